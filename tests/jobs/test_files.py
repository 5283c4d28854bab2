"""Text files: what counts as one, what its text is, and that a write is whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import ConfigError, FileRefused
from cleaner.jobs import files

FRENCH = "Plusieurs élus s’y opposent, jugeant la mesure « disproportionnée ». À l’étranger, la décision étonne. "
SWEDISH = "På morgonen åkte hon till Göteborg för att träffa sin äldre bror. Det regnade hela vägen. "
POLISH = "Żółta łódka płynęła powoli po jeziorze, gdy dzieci śpiewały. Później wszyscy poszli do domu. "
RUSSIAN = "Вчера в Москве открылась новая библиотека. Люди пришли с утра и взяли книги. "

JAPANESE = "昨日、東京で新しい図書館が開館しました。多くの人々が朝から列を作り、本を手に取りました。"
CHINESE = "昨天，新的图书馆在北京开放了。许多人从早上就开始排队，拿起书来阅读。"
ENGLISH = "The minister said the café would reopen — “very soon”, he added. Nobody believed a word of it. "


@given(st.binary(max_size=80))
def test_what_is_decoded_encodes_to_the_same_bytes(data: bytes) -> None:
    try:
        file = files.decode(data, "a")
    except FileRefused:
        return
    assert file.text.encode(file.encoding) == data
    assert file.text.encode("utf-8").decode() == file.text


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf_8_comes_first_and_keeps_every_character(text: str) -> None:
    # A text may begin with what is also a mark of UTF-16; no UTF-8 does.
    assert files.decode(text.encode(), "a").text == text


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        ("\ufeffa\r\nb\rc\n".encode(), "utf-8", "\ufeffa\r\nb\rc\n"),
        ("\ufeffaé".encode("utf-16-le"), "utf-16-le", "\ufeffaé"),
        ("\ufeffaé".encode("utf-16-be"), "utf-16-be", "\ufeffaé"),
        ("\ufeffa😀".encode("utf-32-le"), "utf-32-le", "\ufeffa😀"),
        ("\ufeffa😀".encode("utf-32-be"), "utf-32-be", "\ufeffa😀"),
        (FRENCH.encode("cp1252"), "cp1252", FRENCH),
        (SWEDISH.encode("cp1252"), "cp1252", SWEDISH),  # hp_roman8 looks better, and reads "vðgen" for "vägen"
        (POLISH.encode("cp1250"), "cp1250", POLISH),
        (RUSSIAN.encode("koi8-r"), "koi8_r", RUSSIAN),
        (JAPANESE.encode("shift_jis"), "cp932", JAPANESE),
        (CHINESE.encode("gb18030"), "gb18030", CHINESE),
        (ENGLISH.encode("cp1252"), "cp1252", ENGLISH),  # cp1250 gives the same text
    ],
)
def test_encodings_are_found(data: bytes, encoding: str, text: str) -> None:
    file = files.decode(data, "a")

    assert (file.encoding, file.text) == (encoding, text)


@pytest.mark.parametrize(
    ("named", "data", "encoding", "text"),
    [
        ("UTF8", b"a", "utf-8", "a"),
        ("utf-8-sig", "\ufeffa".encode(), "utf-8", "\ufeffa"),
        ("utf-8-sig", b"a", "utf-8", "a"),
        ("utf-8", b"a\0b", "utf-8", "a\0b"),
        ("utf-16", "\ufeffa".encode("utf-16-be"), "utf-16-be", "\ufeffa"),
        ("utf-16", "a".encode("utf-16-le"), "utf-16-le", "a"),
        ("utf-32", "\ufeffa".encode("utf-32-be"), "utf-32-be", "\ufeffa"),
        ("latin1", b"\xe9", "iso8859-1", "é"),
    ],
)
def test_an_encoding_that_is_named_is_taken(named: str, data: bytes, encoding: str, text: str) -> None:
    file = files.decode(data, "a", named)

    assert (file.encoding, file.text) == (encoding, text)


@pytest.mark.parametrize(
    ("data", "named", "said"),
    [
        (b"ab\0c", None, "NUL byte at offset 2"),
        (bytes(range(0x80, 0x100)) * 20, None, "0x80 at offset 0"),
        (b"a\xff", "utf-8", "0xff in position 1"),
        (b"+2AA-", "utf-7", "loses something"),  # a lone surrogate, which no UTF-8 can hold
        (b"+AGE-", "utf-7", "loses something"),  # the same text has a shorter form
    ],
)
def test_what_would_be_lost_is_refused(data: bytes, named: str | None, said: str) -> None:
    with pytest.raises(FileRefused, match=said) as refused:
        files.decode(data, "some.txt", named)
    assert "'some.txt'" in str(refused.value) and "--encoding" in str(refused.value)


@pytest.mark.parametrize("named", ["utf-9", "rot13", "base64", "", "a\0b"])
def test_an_encoding_that_is_none_is_an_error(named: str) -> None:
    with pytest.raises(ConfigError, match="there is no text encoding"):
        files.decode(b"a", "a", named)


def test_folders_give_their_text_files_sorted_and_each_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", "a/no.md", "c.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("b.txt")

    found = files.expand([str(tmp_path), str(tmp_path / "a" / ".." / "b.txt")])

    assert [one.relative.as_posix() for one in found] == ["a/y.txt", "a/z.txt", "b.txt"]
    assert [one.id for one in found] == [(tmp_path / one.relative).as_posix() for one in found]


def test_a_link_to_nowhere_in_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("nowhere")

    with pytest.raises(FileNotFoundError, match=r"link\.txt"):
        files.expand([str(tmp_path)])


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes elsewhere")
def test_an_id_has_a_utf_8_form_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("x")

    (one,) = files.expand([os.fsdecode(path)])

    assert one.id.endswith("/caf\\xe9.txt") and one.read().text == "x"


def test_a_write_is_in_place_only_when_the_block_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"

    with files.replacing(path, b"new"):
        assert not path.exists()
        assert [other.read_bytes() for other in path.parent.iterdir()] == [b"new"]

    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_the_bytes_are_on_the_disk_before_the_block_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(os.fstat(number).st_size))

    with files.replacing(tmp_path / "a.txt", b"new"):
        assert synced == [3]


def test_a_block_that_raises_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    with pytest.raises(KeyboardInterrupt), files.replacing(path, b"new"):
        raise KeyboardInterrupt

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_mode_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    old, new, usual = (tmp_path / name for name in ("old", "new", "usual"))
    old.write_bytes(b"")
    old.chmod(0o604)
    usual.touch()

    for path in (old, new):
        with files.replacing(path, b"x"):
            pass

    assert old.stat().st_mode & 0o777 == 0o604
    assert new.stat().st_mode == usual.stat().st_mode
