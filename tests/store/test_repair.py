"""A damaged file: seen before anybody sees data, never written over, repaired with the best there is."""

import json
from pathlib import Path

import pytest

from afterword.domain.errors import DamagedFile
from afterword.domain.search import JobSearch
from afterword.store.repair import remedies, repair
from afterword.store.salvage import salvage
from builders import a_search
from store.books import a_book, a_note, saved


def damaged(folder: Path, *, backups: int = 1) -> tuple[Path, bytes]:
    """A book saved a few times; its path and its bytes, to be spoilt."""
    book, search = a_book(folder), JobSearch()
    for number in range(backups + 1):
        search = saved(book, search, a_search(a_note(1), a_note(2, f"state {number}")))
    return book.path, book.path.read_bytes()


def notes(search: JobSearch) -> list[str]:
    return [fact.text for fact in search.all_facts()]  # type: ignore[attr-defined]


def test_a_good_text_before_an_old_tail_is_read_completely(tmp_path: Path) -> None:
    path, raw = damaged(tmp_path)
    path.write_bytes(raw + raw[-200:])
    with pytest.raises(DamagedFile, match="afterword doctor"):
        a_book(tmp_path).load()
    best = remedies(path, tmp_path / "state")[0]
    assert best.backup is None
    assert best.losses == ()
    kept = repair(path, best)
    assert kept is not None
    assert kept.read_bytes() == raw + raw[-200:]
    assert notes(a_book(tmp_path).load()) == ["hello", "state 1"]


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 500, b"<<<<<<< ours\n"], ids=["empty", "zeros", "text"])
def test_where_nothing_can_be_read_the_newest_good_backup_is_offered(tmp_path: Path, spoilt: bytes) -> None:
    path, _ = damaged(tmp_path, backups=3)
    path.write_bytes(spoilt)
    newest = a_book(tmp_path).backups.all()[0].path
    newest.unlink()
    newest.write_bytes(b"spoilt as well")
    with pytest.raises(DamagedFile):
        a_book(tmp_path).load()
    (only,) = remedies(path, tmp_path / "state")
    assert only.backup is not None
    assert notes(only.search) == ["hello", "state 1"]
    repair(path, only)
    assert notes(a_book(tmp_path).load()) == ["hello", "state 1"]


def test_a_file_that_is_gone_is_no_new_search_while_backups_are_left(tmp_path: Path) -> None:
    path, _ = damaged(tmp_path)
    path.unlink()
    with pytest.raises(DamagedFile, match="it is gone"):
        a_book(tmp_path).load()
    (only,) = remedies(path, tmp_path / "state")
    assert repair(path, only) is None
    assert notes(a_book(tmp_path).load()) == ["hello", "state 0"]


def test_a_text_that_breaks_off_is_read_up_to_the_break(tmp_path: Path) -> None:
    path, raw = damaged(tmp_path, backups=0)
    whole = json.loads(raw)
    found = 0
    for length in range(0, len(raw), 11):
        read = salvage(raw[:length])
        for table, entries in read.tables.items() if read else ():
            found += 1
            for entry_id, entry in entries.items() if table != "meta" else ():
                assert entry == whole[table][entry_id]
    assert found > 20
    path.write_bytes(raw[: raw.index(b'"n2"')])
    first, *more = remedies(path, tmp_path / "state")
    assert more == []
    assert notes(first.search) == ["hello"]
    assert first.losses == ("what followed the point at which the file breaks off",)


def test_the_backup_comes_first_when_what_can_be_read_has_holes(tmp_path: Path) -> None:
    path, raw = damaged(tmp_path)
    path.write_bytes(raw[: raw.index(b'"n2"')])
    first, second = remedies(path, tmp_path / "state")
    assert first.backup is not None
    assert second.backup is None


def test_what_is_no_entry_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    _, raw = damaged(tmp_path)
    tables = json.loads(raw)
    tables["facts"]["n1"]["at"] = "noon"
    tables["contacts"]["dana"] = "Dana"
    tables["weather"] = []
    spoilt = json.dumps(tables, indent=1) + "}}"
    read = salvage(spoilt.encode())
    assert read is not None
    assert read.tables["facts"] == tables["facts"], "what is not understood is kept"
    assert read.tables.keys() == tables.keys() - {"contacts", "weather"}
    lines = [number for number, line in enumerate(spoilt.splitlines(), 1) if "Dana" in line or "[]" in line]
    assert [f"what stands in line {line}" for line in lines[-2:]] == list(read.losses)


def test_of_a_key_that_stands_twice_both_entries_are_kept() -> None:
    read = salvage(
        b'{"meta": {"file": {"schema": 1}}, "companies": {"lark": {"name": "A"}, "lark": {"name": "B"}},'
        b' "companies": {"finch": {"name": "C"}}}'
    )
    assert read is not None
    names = {entry_id: entry["name"] for entry_id, entry in read.tables["companies"].items()}
    assert names == {"lark": "A", "lark_2": "B", "finch": "C"}


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_read_as_far_as_it_can_be(encoding: str) -> None:
    text = '{"meta": {"file": {"schema": 1}}, "companies": {"lark": {"name": "Zoë"}}}'
    read = salvage(text.encode(encoding))
    assert read is not None
    assert read.tables["companies"]["lark"]["name"] == ("Zoë" if encoding == "utf-16" else "Zo\ufffd")
    assert len(read.losses) == (encoding == "latin-1")


@pytest.mark.parametrize("raw", [b"[]", b"{}", b'{"jobs": {}}', b"[" * 100_000, b'{"meta": [NaN'])
def test_what_was_never_ours_is_not_salvaged(raw: bytes) -> None:
    assert salvage(raw) is None
