"""Measurements that are run by hand or by CI, not by pytest: quality on real pages, and proof of the cases."""
