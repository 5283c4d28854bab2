"""Text files: read without loss, and written whole or not at all.

The text of a file is its bytes, decoded, and nothing else: newlines stay as they
are, and a byte order mark stays as U+FEFF. An encoding counts only if it gives
the same bytes back, so that a record of the text is a record of the file.

UTF-8 comes first, then what a UTF-16 or UTF-32 byte order mark says, then what
charset-normalizer finds. A file with a NUL byte and no such mark is taken for
binary. What is refused is not touched.

Results are always written as UTF-8.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import ConfigError, FileRefused

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

STDIN = "-"
"""The name of standard input, as an argument and as the id of its document."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers know, without the encodings of old Macs, is looked at first; and where windows-1252 fits no worse than
# the best, it is taken, as browsers do. Measured on stretches of 120 to 2,000 characters of real pages: of 183 in
# Western languages 182 are read right, 147 without; of 39 in Polish 28, 30 without; of 9 in Chinese 9 either way.
_WEB = [
    *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
    *(f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("big5", "euc_jp", "euc_kr", "gb18030", "iso2022_jp", "koi8_r", "koi8_u", "shift_jis"),
]


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as text: ``text.encode(encoding)`` are its bytes, whose digest is ``sha256``."""

    id: str
    text: str
    encoding: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read, known to be readable.

    ``id``        names its document in logs and messages: the path as it was given, or ``-``
    ``path``      where it is; ``-`` for standard input
    ``root``      the folder that was given, for a file found in one
    ``data``      the bytes of what can be read only once (standard input, a pipe), else None
    ``encoding``  what it was found to be in
    """

    id: str
    path: Path
    root: Path | None = None
    data: bytes | None = None
    encoding: str | None = None

    @property
    def relative(self) -> Path:
        """Where the result goes inside a folder of results."""
        if self.id == STDIN:
            return Path("stdin.txt")
        return Path(self.path.name) if self.root is None else self.path.relative_to(self.root)

    def read(self) -> TextFile:
        """Return the text. Raises FileRefused if it cannot be decoded without loss, and OSError."""
        return decode(self.path.read_bytes() if self.data is None else self.data, self.id, self.encoding)


def read(path: str | Path, encoding: str | None = None) -> TextFile:
    """Return the text of the file at *path*. Raises FileRefused if it cannot be decoded without loss, and OSError."""
    return decode(Path(path).read_bytes(), str(path), encoding)


def decode(data: bytes, id: str, encoding: str | None = None) -> TextFile:
    """Return *data* as text, in *encoding* where it is known.

    Raises FileRefused if no encoding gives the same bytes back, and ConfigError
    if there is no *encoding* of this name.

    >>> decode("\\ufeffna\\u00efve\\r\\n".encode(), "a.txt").text
    '\\ufeffnaïve\\r\\n'
    >>> decode(b"\\xff\\xfea\\x00", "b.txt").encoding
    'utf-16-le'
    """
    if encoding is not None:
        return _named(data, id, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark) and (text := _exactly(data, name)) is not None:
            return _file(id, text, name, data)
    if (nul := data.find(b"\0")) >= 0:
        raise FileRefused(
            f"{id!r} looks like a binary file (a NUL byte at offset {nul}); if it is text, name its encoding "
            "with --encoding NAME"
        )
    try:
        return _file(id, data.decode("utf-8"), "utf-8", data)
    except UnicodeDecodeError as error:
        found = _detect(data)
        if found is None:
            raise FileRefused(
                f"{id!r} is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start}), and no other encoding "
                "gives its bytes back; name its encoding with --encoding NAME"
            ) from error
        return _file(id, *found, data)


def _file(id: str, text: str, encoding: str, data: bytes) -> TextFile:
    return TextFile(id, text, encoding, hashlib.sha256(data).hexdigest())


def _exactly(data: bytes, encoding: str) -> str | None:
    """Return *data* as text if *encoding* gives the same bytes back and the text has a UTF-8 form; else None."""
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # utf-7 can decode to lone surrogates, which no log can hold
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _detect(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=_WEB)) or list(from_bytes(data))
    # Encodings that give the same text are one match.
    western = (match for match in matches if "cp1252" in match.could_be_from_charset)
    names = ["cp1252" for match in western if _as_good(match, matches[0])] + [match.encoding for match in matches]
    for name in names:
        if (text := _exactly(data, name)) is not None:
            return text, name
    return None


def _as_good(match: CharsetMatch, best: CharsetMatch) -> bool:
    return match.chaos <= best.chaos and match.coherence >= best.coherence


def _named(data: bytes, id: str, encoding: str) -> TextFile:
    name = _codec(encoding)
    if name in ("utf-16", "utf-32"):  # these drop the mark, so decode by what the mark says
        name = next((exact for mark, exact in _MARKS if exact.startswith(name) and data.startswith(mark)), name + "-le")
    try:
        text = data.decode(name)
    except UnicodeError as error:
        raise FileRefused(
            f"{id!r} is not {name}: {error}; name another encoding with --encoding NAME, "
            "or leave it out to have it found"
        ) from error
    if _exactly(data, name) is None:
        raise FileRefused(
            f"{id!r}: decoding it as {name} loses something, since encoding the text again gives other bytes; "
            "name another with --encoding NAME"
        )
    return _file(id, text, name, data)


def _codec(encoding: str) -> str:
    """Return the name Python has for *encoding*, without the variant of UTF-8 that drops the byte order mark."""
    try:
        b"x".decode(encoding, "ignore")  # refuses codecs that are not of text, such as base64
        return codecs.lookup(encoding).name.removesuffix("-sig")
    except (LookupError, TypeError, ValueError) as error:
        raise ConfigError(
            f"there is no text encoding {encoding!r}; use a name such as utf-8, cp1252 or gb18030"
        ) from error


def expand(paths: Iterable[str], encoding: str | None = None) -> list[Input]:
    """Return what is to be read for *paths*: files, folders (every ``*.txt`` below), ``-``; each thing once.

    Everything is read once here, so that nothing is begun that cannot be finished.
    Raises FileNotFoundError for a path that is not there, OSError for one that
    cannot be opened, and FileRefused for a folder without text or a file that
    cannot be decoded without loss.
    """
    found: dict[tuple[Path, bool], Input] = {}
    for given in paths:
        for one in _expanded(given):
            found.setdefault((one.path.resolve(), one.data is None), one)
    return [replace(one, encoding=replace(one, encoding=encoding).read().encoding) for one in found.values()]


def _expanded(given: str) -> Iterator[Input]:
    path = Path(given)
    if given == STDIN:
        yield Input(STDIN, path, data=sys.stdin.buffer.read())
    elif path.is_dir():
        texts = below(path, ".txt")
        if not texts:
            raise FileRefused(f"the folder {given!r} holds no *.txt file; name the files, or another folder")
        yield from (Input(_id(text), text, path) for text in texts)
    elif path.exists():
        yield Input(_id(path), path, data=None if path.is_file() else path.read_bytes())
    else:
        raise FileNotFoundError(f"there is no file or folder {given!r}; check the path")


def _id(path: Path) -> str:
    """Return *path* as a text that has a UTF-8 form, which not every file name has."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def below(folder: Path, suffix: str = "") -> list[Path]:
    """Return the files in *folder* and below whose name ends in *suffix*, sorted. Raises OSError."""

    def stop(error: OSError) -> None:
        raise error  # os.walk would pass over a folder that it may not open

    paths = [Path(where, name) for where, _, names in os.walk(folder, onerror=stop) for name in names]
    wanted = (path for path in paths if path.name.endswith(suffix) and (path.is_file() or path.is_symlink()))
    return sorted(wanted, key=lambda path: path.parts)


@contextlib.contextmanager
def replacing(path: Path, data: bytes) -> Iterator[None]:
    """Put *data* at *path* when the block ends. If it raises, or the machine stops, *path* is as it was.

    The bytes are on the disk beside *path* before the block begins, so that what is left to do is a rename.
    A file that is there keeps its mode; a link keeps pointing at its file; a device is simply written to.
    """
    if path.exists() and not path.is_file():
        yield
        path.write_bytes(data)
        return
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".cleaner-{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        yield
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
