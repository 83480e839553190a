"""Text that was half typed comes back; whatever it is, it ends no form, and no form is locked by it."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from afterword.desk.half_typed import HalfTyped
from afterword.interface.dialogs import half_typed
from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.form import Form, FormDialog
from interface.dashboards import Dashboard, dashboard, six
from interface.test_every_form import OF_EACH_KIND, as_it_is
from interface.test_notices import LETTER

FORM = "An interview: coming, or just had "

RUBBISH = (
    "9999-12-31 23:30",
    "0001-01-01 00:00 +14:00",
    "\x1b]52;c;eA==\x07\x9b31m\u202e",
    "d\u0131 \u017fun mai\u0307 3 \u212a",
    "," * 3000,
    "<((" * 700,
    "\ud800 \x00",
    "99999999999999999999 1e999 %s {0} [/x]",
    LETTER,
    "x" * 2000,
    "\u6f22" * 900,
)


@pytest.mark.exhaustive
async def test_any_text_comes_back_ends_no_form_and_is_answered_in_two_rows(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        texts = cycle(RUBBISH)
        for name, case in OF_EACH_KIND.items():
            form = case.make().dialog(as_it_is)
            lines = {field.id: next(texts) for field in form._fields}
            shown.desk.half_typed.keep(form.form.key, lines)
            shown.app.push_screen(form)
            await shown.pilot.pause()
            await shown.press("down", "tab", "ctrl+s")
            assert shown.screen is form or shown.screen_name == "TodayScreen", name
            if shown.screen is form:
                assert form.typed().keys() == lines.keys()
                said = [form.query_one("#hint", Static), *form.query(".about-line").results(Static)]
                assert all(each.size.height <= 2 for each in said if each.display), name
                await shown.press("ctrl+r", "escape")
            assert shown.screen_name == "TodayScreen", name


async def opened(shown: Dashboard, **lines: str) -> None:
    shown.desk.half_typed.keep(FORM, lines)
    await shown.press("i")


def put_aside(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.rglob("put-aside-*.txt"))


async def test_lines_of_another_version_are_put_aside_and_that_is_said(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        await opened(shown, company="Rook Mills", title="Planner", mood="hopeful")
        assert shown.typed["company"] == "Rook Mills"
        assert "cannot all be put back. It is kept in " in shown.hint
        assert put_aside(folder) == f"{FORM}\nmood: hopeful\n"
        await shown.press("escape", "i")
        assert shown.typed["company"] == "Rook Mills"
        assert "starts over" in shown.hint


async def test_a_file_that_could_not_be_read_is_told_of_once(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        state = shown.desk.saving.book.own_folder
        state.mkdir(parents=True, exist_ok=True)
        (state / "half-typed.json").write_text("{")
        await shown.press("i")
        assert "It is kept in " in shown.hint
        await shown.press("escape", "i")
        assert "It is kept in " not in shown.hint


async def test_what_is_half_typed_is_on_disk_soon_after_the_last_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(half_typed, "_KEEP_AFTER", 0.001)
    async with dashboard(folder, six()) as shown:

        def on_disk() -> str:
            return (HalfTyped(shown.desk.saving.book.own_folder).of(FORM) or {}).get("company", "")

        await shown.press("i")
        assert not on_disk()
        await shown.fill(company="Rook Mills")
        await shown.until(lambda: on_disk() == "Rook Mills")
        await shown.fill(company="")
        await shown.until(lambda: not on_disk())
        await shown.fill(company="Rook Mills")
        await shown.until(lambda: on_disk() == "Rook Mills")
        await shown.press("ctrl+r")
        assert not on_disk()


def stumbling(*_: Any) -> Any:
    raise OverflowError("no reader foresaw this")


class AsItStands(Form[Values]):
    """Gives what its lines mean, as it is."""

    def value_of(self, values: Values) -> Values:
        return values


@pytest.mark.usefixtures("walls")
async def test_a_reader_that_stumbles_is_said_at_its_line(folder: Path) -> None:
    fields = (
        Field(id="one", label="One", read=stumbling, preview=stumbling),
        Field(id="two", label=stumbling, suggestions=stumbling, doubt=stumbling, shown=stumbling),
        Field(id="three", label="Three", spread=stumbling),
    )
    async with dashboard(folder, six()) as shown:
        given: list[Any] = []
        shown.app.push_screen(AsItStands("Stumbling", fields).dialog(as_it_is), given.append)
        await shown.pilot.pause()
        await shown.press("x", "down", "y", "tab", "z", "enter")
        assert given == []
        assert "mistake of the program" in shown.wrong["one"]
        assert shown.typed == {"one": "x", "two": "y", "three": "z"}
        await shown.press("escape", "escape")
        assert given == [None]


@pytest.mark.parametrize("place", ["put", "_arrange"])
async def test_text_that_ended_the_program_when_it_came_back_does_so_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    monkeypatch.setattr(FormDialog, place, stumbling_over(getattr(FormDialog, place)))
    with pytest.raises(OverflowError):
        async with dashboard(folder, six()) as shown:
            await opened(shown, company="Rook Mills", when="soon")
    told = " ".join(capsys.readouterr().err.split())
    assert "Afterword had to stop" in told
    assert "cannot all be put back. It is kept in " in told
    assert put_aside(folder) == f"{FORM}\ncompany: Rook Mills\nwhen: soon\n"
    async with dashboard(folder) as again:
        await again.press("i")
        assert again.typed["company"] != "Rook Mills"
        await again.press("escape")
        assert again.screen_name == "TodayScreen"


def stumbling_over(method: Callable[..., Any]) -> Callable[..., Any]:
    def stumble(form: FormDialog[Any], *args: Any, **more: Any) -> Any:
        if "soon" in [*(args[0].values() if args else ()), *(form.typed().values())]:
            raise OverflowError("it is soon")
        return method(form, *args, **more)

    return stumble


async def test_text_that_was_just_typed_when_the_program_stopped_comes_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FormDialog, "_said_here", stumbling_over(FormDialog._said_here))

    async def type_it() -> None:
        async with dashboard(folder, six()) as shown:
            await shown.press("i")
            await shown.fill(company="Rook Mills", when="soon")

    with pytest.raises(OverflowError):
        await type_it()
    monkeypatch.undo()
    async with dashboard(folder) as again:
        await again.press("i")
        assert again.typed["company"] == "Rook Mills"
        assert put_aside(folder) == ""
