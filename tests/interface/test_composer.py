"""The composer: what the checks found beside the text, the panel, and the ways out."""

import sys
from pathlib import Path

import pytest
from textual.widgets import TextArea

from afterword.domain.facts import Note, Sent
from afterword.interface.acts import message
from afterword.interface.panes.findings import FindingsPane
from builders import a_contact, a_debrief, a_search, an_interview, instant
from interface.dashboards import Clock, Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive

LATE = "C2:analyst:1:dana"
MORNING = instant("2026-04-15T10:00-04:00")


def text(shown: Dashboard) -> TextArea:
    return shown.find("text", TextArea)


def found(shown: Dashboard) -> list[str]:
    return [finding.id for finding in shown.find("findings", FindingsPane).findings]


async def test_a_mistake_shows_while_typing_and_enter_goes_to_its_place(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await shown.press("enter")
        assert " to mend" in shown.text
        await shown.press("e")
        text(shown).load_text("Dear Dana Osei,\n\nThank you for [something].\n\nKind regards,\nRosa Lind")
        await shown.until(lambda: "PF-04" in found(shown))
        assert " before it goes" in shown.text
        row = next(row for row in shown.rows if "[something]." in row)
        assert "─ 1 [something] is still to be filled in." in row, "beside its line"
        await shown.press("escape")
        shown.find("findings", FindingsPane).highlighted = found(shown).index("PF-04")
        await shown.press("tab", "enter")
        assert text(shown).selected_text == "[something]"
        assert not text(shown).read_only


async def test_with_the_last_finding_gone_the_keys_are_about_the_text_again(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e")
        text(shown).load_text("Dear Dana Osei,\n\nThank you for [something].\n\nKind regards,\nRosa Lind")
        await shown.until(lambda: "PF-04" in found(shown))
        await shown.press("escape", "tab")
        assert shown.focused == "findings"
        assert shown.rows[-1].strip() == "enter to its place   x take out   ? all keys"
        shown.screen._show_findings(text(shown).text, ())  # type: ignore[attr-defined]
        await shown.rest()
        assert shown.focused == "text"


async def test_what_a_check_stops_takes_a_reason_that_is_kept(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "e")
        text(shown).load_text("Dear Dana Osei,\n\nThank you for [something].\n\nKind regards,\nRosa Lind")
        assert " q quit" not in shown.rows[-1]
        assert "ctrl+q quit" in shown.rows[-1]
        assert "f1 all keys" in shown.rows[-1].lower()
        await shown.press("escape")
        for key in ("y", "space"):
            await shown.press(key)
            assert "because …" in shown.text
            assert "PF-" not in shown.text
            await shown.press("escape")
            assert shown.screen_name == "MessageScreen"
        assert not shown.app.clipboard
        await shown.press("y", "m")
        assert "[something]" in shown.app.clipboard
        note = next(f for f in shown.desk.plan.stories["analyst"].facts if isinstance(f, Note))
        assert "[something] is still to be filled in." in note.text
        assert "meant so" in note.text


async def test_a_panel_says_what_became_of_the_others_and_how_alike_the_texts_are(folder: Path) -> None:
    panel = a_search(
        an_interview(interviewers=("dana", "kim")),
        a_debrief(key_points={"dana": "the fax feed", "kim": "the weekly review"}),
        contacts=(a_contact("dana", "Dana Osei"), a_contact("kim", "Kim Park")),
    )
    at = Clock(instant("2026-04-14T18:00-04:00"))
    async with dashboard(folder, panel, clock=at, is_copied=False) as shown:
        await shown.press("enter")
        assert "others    Kim Park: to write" in shown.text
        await shown.press("space", "m", "enter")
        assert "others    Dana Osei: sent, " in shown.text
        assert "% alike" in shown.text


async def test_it_leaves_as_a_mail_and_as_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_link(link: str) -> bool:
        opened.append(link)
        return True

    monkeypatch.setattr(message, "open_link", open_link)
    async with dashboard(folder, six(), clock=Clock(MORNING)) as shown:
        await shown.press("enter", "o")
        assert opened[0].startswith("mailto:dana.osei@lark.example?subject=")
        await shown.press("S")
        await shown.fill(path=str(folder / "thanks.eml"))
        await shown.press("ctrl+s")
        assert shown.said == f"Saved as {folder / 'thanks.eml'}."
        assert b"To: Dana Osei <dana.osei@lark.example>" in (folder / "thanks.eml").read_bytes()
        await shown.press("S")
        await shown.fill(path=str(folder / "thanks.eml"))
        await shown.press("ctrl+s")
        assert "thanks.eml" in shown.text
        assert "choose another name" in shown.text


async def test_without_an_editor_it_says_how_to_name_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "E")
        assert "export EDITOR=nano" in shown.said
        monkeypatch.setenv("EDITOR", sys.executable)
        await shown.press("E")
        assert "cannot lend itself to an editor" in shown.said


async def test_subject_and_words_are_copied_together(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("enter", "Y")
        draft = shown.desk.messages.draft(LATE)
        assert shown.app.clipboard == f"{draft.subject}\n\n{draft.words}"


async def test_what_is_chosen_stays_and_own_words_are_not_lost_unasked(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await shown.press("enter", "t")
        assert text(shown).text.startswith("Hi Dana,")
        await shown.press("e", "H", "i", "escape", "t")
        assert "Your own text would be replaced" in shown.text
        await shown.press("o")
        assert text(shown).text.startswith("HiHi Dana,")
        await shown.press("t", "n")
        assert text(shown).text.startswith("Dear Dana Osei,")
        await shown.press("u")
        assert text(shown).text.startswith("HiHi Dana,")
        await shown.press("K", "down", "enter")
        assert "thank-you letter to Dana Osei" in shown.rows[0]
        await shown.press("escape", "enter")
        assert text(shown).text.startswith("HiHi Dana,")
    async with dashboard(folder) as again:
        await again.press("enter", "r")
        assert text(again).text.startswith("Hi Dana,")


async def test_a_message_of_ones_own_account_is_recorded_as_sent(folder: Path) -> None:
    async with dashboard(folder, six(), clock=Clock(MORNING)) as shown:
        await shown.press("W")
        await shown.press("down", "down", "down", "enter", "f")
        assert "What is missing" in shown.text
        await shown.fill(blank0="the outline; two samples")
        await shown.press("ctrl+s")
        assert "the outline and two samples." in text(shown).text
        await shown.press("space", "m")
        assert shown.screen_name == "TodayScreen"
        sent = shown.desk.plan.stories["analyst"].facts[-1]
        assert isinstance(sent, Sent)
        assert (sent.kind, sent.to, sent.round) == ("materials", "dana", 1)


async def test_a_confirmation_turned_to_somebody_else_of_the_round_is_done(folder: Path) -> None:
    coming = an_interview(start=instant("2026-04-17T10:00-04:00"), place="12 Harbor Street")
    search = a_search(coming).with_entry(a_contact("kim", "Kim Park"))
    async with dashboard(folder, search, clock=Clock(MORNING)) as shown:
        assert [f.key for f in shown.desk.plan.open if f.rule == "B1"] == ["B1:a1:1:dana"]
        await shown.press("enter", "p", "down", "enter")
        await shown.until(lambda: "Dear Kim" in text(shown).text)
        await shown.press("space", "m")
        assert [f for f in shown.desk.plan.open if f.rule == "B1"] == []
