"""How often each rule edits real pages, with the edits to judge.

usage: python -m tests.benchmarks.counts [CODE]

Without a code, a line a rule: code, edits, edits that differ. With one, each of
its edits in context, for a person to judge; what was judged stands in
``cleaner/measured.tsv``.
"""

from __future__ import annotations

import sys
from collections import Counter

from cleaner import Cleaner
from tests.benchmarks.pages import DATA, articles

AROUND = 60


def main(arguments: list[str]) -> int:
    if not DATA.is_dir():
        print(f"nothing counted: there are no pages at {DATA}")
        return 0
    cleaner = Cleaner()
    edits: Counter[str] = Counter()
    contexts: dict[str, dict[str, str]] = {}
    for text, language in articles():
        for edit in cleaner.clean(text, language=language).edits:
            start, end = edit.origin
            context = f"{text[max(0, start - AROUND) : start]}[-{text[start:end]}-]{text[end : end + AROUND]}"
            edits[edit.rule] += 1
            contexts.setdefault(edit.rule, {})[context] = edit.after
    if arguments:
        for context, after in contexts.get(arguments[0], {}).items():
            print(f"{context!r} -> {after!r}")
        return 0
    for code, number in sorted(edits.items()):
        print(f"{code}\t{number}\t{len(contexts[code])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
