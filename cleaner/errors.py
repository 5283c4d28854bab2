"""What can go wrong, drawn first.

::

    CleanerError
    ├── ConfigError        (ValueError)    a setting that does not exist or does not fit
    ├── UnknownRule        (LookupError)   no rule has this code or prefix
    ├── TextError          (ValueError)    a text that has no UTF-8 form
    ├── EditError          (ValueError)    an edit that does not fit the text
    ├── DocumentFailed     (RuntimeError)  one document could not be cleaned
    │   ├── FilterFailed                   a filter raised
    │   └── TimeBudgetExceeded (TimeoutError)
    ├── FileRefused        (ValueError)    a file that cannot be read without loss
    └── LogError           (ValueError)    something is wrong with a log
        ├── LogBroken                      a line is missing, altered or cut
        ├── LogBusy        (BlockingIOError) another process is writing it
        └── RecordMismatch                 record and text do not belong together

Each also is the builtin that a caller would expect, so ``except ValueError``
does what it says. Every message shows the value that caused it and what to do.
"""

from __future__ import annotations


class CleanerError(Exception):
    """The base of every error that this package raises on purpose."""


class ConfigError(CleanerError, ValueError):
    """A setting does not exist, or its value does not fit."""


class UnknownRule(CleanerError, LookupError):
    """No rule has this code, and no code starts with it."""


class TextError(CleanerError, ValueError):
    """The text holds a lone surrogate, so that it has no UTF-8 form and no digest."""


class EditError(CleanerError, ValueError):
    """An edit does not fit the text it is applied to."""


class DocumentFailed(CleanerError, RuntimeError):
    """One document could not be cleaned. Others are not concerned."""


class FilterFailed(DocumentFailed):
    """A filter raised. The cause is chained to this error."""


class TimeBudgetExceeded(DocumentFailed, TimeoutError):
    """A document took longer than ``Config.time_budget`` seconds."""


class FileRefused(CleanerError, ValueError):
    """The bytes of a file cannot be decoded without loss. The file was not touched."""


class LogError(CleanerError, ValueError):
    """Something is wrong with a log, or with a record in it."""


class LogBroken(LogError):
    """A log holds a line that is missing, altered or cut."""


class LogBusy(LogError, BlockingIOError):
    """Another process is writing this log."""


class RecordMismatch(LogError):
    """A record and a text do not belong together."""
