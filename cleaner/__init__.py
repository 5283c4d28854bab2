"""Repair scraped text, and record every single fix.

>>> import cleaner
>>> r = cleaner.clean("Officials have told that the the border is closed.")
>>> r.text
'Officials have said that the border is closed.'
>>> [edit.rule for edit in r.edits]
['ELI101', 'DUP101']
>>> r.undo()
'Officials have told that the the border is closed.'

One word for one thing, here and in every message:

source / result   the text given / the text handed back
filter            a module that finds one family of damage and proposes edits
rule              one kind of damage inside a filter, with a code and a name
edit              replace ``before`` at ``start`` by ``after``; carries its rule
flag              a finding that is reported and not applied
pass              one run of one filter over the text as it stands then
record            everything that happened to one document
log               an append-only file of records, chained and sealed
safety            SAFE applied by default, RISKY when asked for, REPORT never applied
origin            the span of an edit or flag in the source
"""

from cleaner.cleaned import Cleaned, Pass
from cleaner.config import Config
from cleaner.edits import Edit, Flag, Safety
from cleaner.engine import Cleaner, clean
from cleaner.errors import CleanerError
from cleaner.provenance.record import replay, undo
from cleaner.version import __version__

__all__ = [
    "Cleaned",
    "Cleaner",
    "CleanerError",
    "Config",
    "Edit",
    "Flag",
    "Pass",
    "Safety",
    "__version__",
    "clean",
    "replay",
    "undo",
]
