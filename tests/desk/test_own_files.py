"""What the desk writes beside the data file is for nobody else to read, and only files are brought in."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.errors import NotFound
from afterword.domain.insight.unprompted import find
from afterword.exchange.search_document import write_document
from builders import DANA, a_search
from desk.desks import desk_on
from test_files import ODD


def a_desk(folder: Path) -> Desk:
    desk = desk_on(folder)
    desk.files.import_document(write_document(a_search()))
    return desk


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_messages_pictures_half_typed_words_and_merged_copies_are_for_nobody_else(
    tmp_path: Path, umask: int
) -> None:
    desk = a_desk(tmp_path)
    shutil.copy(desk.saving.book.path, tmp_path / "search.sync-conflict-20260414-180000-ABCDEFG.json")
    follow_up = find(desk.plan, "C2:a1:1:dana")
    assert follow_up is not None
    before = os.umask(umask)
    try:
        for name in ("thanks.eml", "thanks.txt"):
            desk.messages.save_as(follow_up, tmp_path / name, "Thank you", "Dear Dana")
        desk.files.save_funnel(tmp_path / "figures.svg")
        desk.files.write_out(tmp_path / "out.csv", desk.files.export_applications())
        desk.half_typed.keep("new", {"company": "Acme"})
        desk.half_typed.put_down()
        desk.half_typed.put_aside("new", {"company": "Acme"})
        desk.backups.merge_copies()
    finally:
        os.umask(before)
    written = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()}
    assert {"thanks.eml", "thanks.txt", "figures.svg", "out.csv", "half-typed.json"} < written.keys()
    assert any("sync-conflict" in name for name in written)
    assert {name for name, mode in written.items() if mode != 0o600} == set()


def test_a_mail_to_what_is_no_address_is_to_nobody_and_says_so(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    dana = msgspec.structs.replace(DANA, email="dana@lark.example, kim@lark.example")
    desk.files.import_document(write_document(a_search(contacts=(dana,))))
    follow_up = find(desk.plan, "C2:a1:1:dana")
    assert follow_up is not None
    said = desk.messages.save_as(follow_up, tmp_path / "thanks.eml", "Thank you", "Dear Dana")
    assert said.endswith("It has no address yet: that of Dana Osei is not a single e-mail address.")
    assert b"lark.example" not in (tmp_path / "thanks.eml").read_bytes()
    said = desk.messages.save_as(follow_up, tmp_path / "thanks.txt", "Thank you", "Dear Dana")
    assert said == f"Saved as {tmp_path / 'thanks.txt'}."


@pytest.mark.parametrize("make", ODD)
def test_what_is_no_file_is_not_brought_in(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "odd.csv")
    with pytest.raises(NotFound, match=f"could not be read: {ODD[make]}"):
        a_desk(tmp_path).files.incoming(tmp_path / "odd.csv")
