"""``cleaner log``: read, verify, undo and replay a log."""
