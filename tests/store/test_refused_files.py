"""A file that is not ours, or no longer whole, is refused in one sentence and left as it is."""

import json
from pathlib import Path

import pytest

from afterword.domain.errors import NotSaved, UnreadableFile
from afterword.domain.search import JobSearch
from builders import a_search
from store.books import a_book, a_note, saved
from unix import make_pipe

META = '"meta": {"file": {"schema": 1, "id": "ab"}}'

REFUSED = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n", "the file is empty"),
    "zeros": (b"\0" * 64, "line 1, column 1"),
    "truncated": (b'{"meta": {"file": {"sch', "truncated"),
    "old tail": (b"{" + META.encode() + b"} }}", "line 1, column 48: this is not JSON (trailing characters)"),
    "UTF-16": (("{" + META + "}").encode("utf-16"), "not UTF-8"),
    "Latin-1": (b'{"meta": {"file": {"schema": 1}},\n"x": {"\xe9": {}}}', "line 2, column 8: this is not"),
    "lone surrogate": (b'{"\\ud800": {}}', "not JSON"),
    "NaN": (b'{%s, "x": {"y": {"z": NaN}}}' % META.encode(), "not JSON"),
    "huge number": (b'{%s, "x": {"y": {"z": 1e999}}}' % META.encode(), "number out of range"),
    "deep": (b"[" * 100_000, "nested too deeply"),
    "list": (b"[]", "one object in braces"),
    "null": (b"null", "one object in braces"),
    "repeated table": (b'{%s, "facts": {}, "facts": {}}' % META.encode(), '$: "facts" stands twice'),
    "repeated entry": (
        b'{%s, "companies": {"lark": {"name": "A"}, "lark": {"name": "B"}}}' % META.encode(),
        '$.companies: "lark" stands twice',
    ),
    "empty object": (b"{}", "not a file of Afterword"),
    "foreign JSON": (b'{"jobs": {"1": {"company": "Lark"}}}', "not a file of Afterword"),
    "plain TinyDB": (b'{"_default": {"1": {"company": "Lark"}}}', "not a file of Afterword"),
    "meta without schema": (b'{"meta": {"file": {"schema": true}}}', "not a file of Afterword"),
    "search document": (b'{"afterword": 1, "facts": []}', "afterword import"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_and_left_untouched(tmp_path: Path, name: str) -> None:
    raw, sentence = REFUSED[name]
    book = a_book(tmp_path)
    book.path.write_bytes(raw)
    with pytest.raises(UnreadableFile) as refusal:
        book.load()
    assert sentence in str(refusal.value)
    assert str(book.path) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    with pytest.raises(NotSaved):
        saved(book, JobSearch(), a_search(a_note(1)))
    assert book.path.read_bytes() == raw
    assert [path.name for path in tmp_path.iterdir() if path.name != "state"] == ["search.json"]


def test_a_truncated_file_is_refused_wherever_it_was_cut(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    saved(book, JobSearch(), a_search())
    whole = book.path.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        book.path.write_bytes(whole[:length])
        with pytest.raises(UnreadableFile):
            a_book(tmp_path).load()


@pytest.mark.parametrize("make", [Path.mkdir, make_pipe], ids=["folder", "pipe"])
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path, make: object) -> None:
    book = a_book(tmp_path)
    make(book.path)  # type: ignore[operator]
    with pytest.raises(UnreadableFile, match="not an ordinary file"):
        book.load()


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    book.path.symlink_to(book.path)
    with pytest.raises(UnreadableFile):
        book.load()
    with pytest.raises(NotSaved):
        saved(book, JobSearch(), a_search())


def test_a_byte_order_mark_another_layout_and_another_order_are_accepted(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    saved(book, JobSearch(), a_search())
    tables = json.loads(book.path.read_bytes())
    text = json.dumps(dict(reversed(tables.items())), ensure_ascii=True)
    book.path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert a_book(tmp_path).load() == a_search()
