"""An invitation brought in by keys: shown in the form, confirmed, moved, called off."""

from pathlib import Path

import pytest

from afterword.domain.facts import Interview, InterviewCancelled
from builders import a_search
from interface.dashboards import Dashboard, dashboard

pytestmark = pytest.mark.exhaustive

SHAPES = Path(__file__).parents[1] / "exchange" / "invitations"


async def bring_in(shown: Dashboard, name: str) -> None:
    await shown.press("I")
    await shown.fill(path=str(SHAPES / f"{name}.ics"))
    await shown.press("ctrl+s")
    await shown.rest()


async def test_an_invitation_is_confirmed_then_moved_then_called_off(tmp_path: Path) -> None:
    async with dashboard(tmp_path, a_search(), size=(100, 30)) as shown:
        await bring_in(shown, "google")
        assert shown.typed["company"] == "Lark Analytics"
        assert shown.typed["title"] == "Data Analyst"
        assert shown.typed["when"] == "2026-04-21 10:00-10:45"
        assert shown.typed["people"] == "Dana Osei <dana@lark.example>"
        assert shown.typed["place"] == "https://meet.google.com/qrs-tuvw-xyz"
        await shown.press("ctrl+s")
        assert shown.said == "Interview with Lark Analytics: new. u undoes."
        booked = [fact for fact in shown.desk.search.facts_of("a1") if isinstance(fact, Interview)]
        assert (booked[-1].round, booked[-1].kind, booked[-1].confirmed) == (2, "video", False)
        assert booked[-1].uid.endswith("@google.com")
        await bring_in(shown, "google")
        assert shown.said.startswith("Known already: Lark Analytics (Data Analyst)")
        await bring_in(shown, "updated")
        assert "Moved: Lark Analytics (Data Analyst), Wed 22 Apr 14:00" in " ".join(shown.text.split())
        await shown.press("y")
        await shown.rest()
        assert shown.said == "Interview with Lark Analytics: moved. u undoes."
        await bring_in(shown, "cancelled")
        await shown.press("escape")
        assert not any(isinstance(fact, InterviewCancelled) for fact in shown.desk.search.facts_of("a1"))
        await bring_in(shown, "cancelled")
        await shown.press("y")
        await shown.rest()
        assert isinstance(shown.desk.search.facts_of("a1")[-1], InterviewCancelled)
        # A zone nobody knows is taken as one's own, and says so.
        await bring_in(shown, "unknown-zone")
        assert shown.wrong == {"when": "? Its time zone 'Head Office Time' is not known."}
        await shown.press("escape")
        (shown.folder / "spoilt.ics").write_bytes(b"<html>")
        await shown.press("I")
        await shown.fill(path=str(shown.folder / "spoilt.ics"))
        await shown.press("ctrl+s")
        assert shown.hint.startswith("! This is no calendar file.")
