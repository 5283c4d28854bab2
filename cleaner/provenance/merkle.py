"""The tree over the record lines (RFC 6962, section 2.1), so that one can be proven without showing the others.

A leaf is ``sha256(0x00 + line)``, a node ``sha256(0x01 + left + right)``, and the
root of no leaves ``sha256("")``. Where the number of leaves is no power of two,
the left side is the largest full tree that leaves something for the right.
"""

from __future__ import annotations

import hashlib


class Tree:
    """The root over any number of leaves, in one pass; it keeps one hash for each full subtree.

    >>> tree = Tree()
    >>> tree.add(b"a line")
    >>> tree.root() == hashlib.sha256(bytes([0]) + b"a line").hexdigest()
    True
    """

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Append a *leaf*."""
        hashed = hashlib.sha256(b"\0")
        hashed.update(leaf)
        node, size = hashed.digest(), self.size
        while size & 1:
            node = _node(self._full.pop(), node)
            size >>= 1
        self._full.append(node)
        self.size += 1

    def root(self) -> str:
        """Return the root over the leaves so far, in hex."""
        if not self._full:
            return hashlib.sha256().hexdigest()
        root = self._full[-1]
        for left in reversed(self._full[:-1]):
            root = _node(left, root)
        return root.hex()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
