"""Placeholder."""
from collections.abc import Iterator
from cleaner.filter import Filter, Proposal
from cleaner.document import Document
def find(document: Document) -> Iterator[Proposal]:
    yield from ()
encoding = Filter("encoding", 1, (), find)
