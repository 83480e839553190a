"""What was looked up of public holidays is kept, and believed only as far as it can be."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from afterword.domain.timing import public_holidays
from afterword.domain.timing.public_holidays import holidays_of
from afterword.settings.holiday_file import keep_holidays, recall_holidays

NEW_YEAR = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_holidays, "_known", {})


def test_what_was_looked_up_need_not_be_looked_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cache" / "holidays.json"
    looked_up = holidays_of("DE-BY", 2026), holidays_of("XX", 2026)
    assert NEW_YEAR in looked_up[0]
    assert not looked_up[1]
    keep_holidays(file, 0)
    public_holidays._known.clear()

    def never(region: str, year: int) -> frozenset[date]:
        raise AssertionError(f"{region} {year} was looked up")

    monkeypatch.setattr(public_holidays, "_looked_up", never)
    assert recall_holidays(file) == 2
    assert (holidays_of("DE-BY", 2026), holidays_of("XX", 2026)) == looked_up


def test_it_is_written_only_when_something_is_new(tmp_path: Path) -> None:
    file = tmp_path / "holidays.json"
    holidays_of("US", 2026)
    keep_holidays(file, 1)
    assert not file.exists()
    keep_holidays(file, 0)
    assert file.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"edition": 1}',
        b'{"edition": "another", "days": {"US 2026": ["2026-03-03"]}}',
        b'{"edition": "same", "days": {"US": ["2026-03-03"]}}',
        b'{"edition": "same", "days": {"US 2026": ["soon"]}}',
    ],
)
def test_what_is_spoilt_or_of_another_edition_is_not_believed(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("afterword.settings.holiday_file._edition", lambda: "same")
    file = tmp_path / "holidays.json"
    file.write_bytes(content)
    assert recall_holidays(file) == 0
    assert NEW_YEAR in holidays_of("US", 2026)
    assert date(2026, 3, 3) not in holidays_of("US", 2026)


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    holidays_of("US", 2026)
    (tmp_path / "no-folder").write_bytes(b"")
    keep_holidays(tmp_path / "no-folder" / "holidays.json", 0)


def test_a_kept_file_is_readable(tmp_path: Path) -> None:
    holidays_of("US", 2026)
    keep_holidays(tmp_path / "holidays.json", 0)
    kept = msgspec.json.decode((tmp_path / "holidays.json").read_bytes())
    assert "2026-01-01" in kept["days"]["US 2026"]
