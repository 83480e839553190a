"""The person's own keys: what they may be, what clashes, and that the dashboard follows them."""

import ast
import re
from importlib import import_module
from itertools import combinations
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

import msgspec
import pytest
from textual.binding import Binding
from textual.widget import Widget

from afterword.desk.preferences import Preferences
from afterword.domain.capturing.capture import CapturedApplication
from afterword.interface import keymap as keymap_module
from afterword.interface import panes, screens
from afterword.interface.app import AfterwordApp
from afterword.interface.commands import COMMANDS, PLACES
from afterword.interface.key_names import key_called, written
from afterword.interface.keymap import keymap
from afterword.interface.screens.base import DeskScreen
from afterword.writing.preflight.finding import block
from builders import instant
from interface.dashboards import dashboard, open_desk, six

pytestmark = pytest.mark.exhaustive

K = TypeVar("K")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("c", "c"), ("C", "C"), ("shift+c", "C"), ("?", "question_mark"), (",", "comma"),
        ("+", "plus"), ("é", "é"),
        ("ctrl++", "ctrl+plus"), ("space", "space"), (" ", "space"), ("esc", "escape"), ("PgDn", "pagedown"),
        ("F5", "f5"), ("shift+f5", "shift+f5"), ("Ctrl+Y", "ctrl+y"), ("alt+ctrl+x", "alt+ctrl+x"),
        ("shift+tab", "shift+tab"), ("question_mark", "question_mark"),
    ],
)  # fmt: skip
def test_keys_are_written_as_people_do(text: str, key: str) -> None:
    assert key_called(text) == key
    assert key_called(written(key)) == key


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("cc", "is not a key"), ("hyper+c", "is not a key"), ("ctrl+", "is not a key"),
        ("f99", "is not a key"), ("☃", "is not a key"), ("ctrl+i", "is the same as tab"),
        ("ctrl+m", "is the same as enter"),
        ("ctrl+h", "is the same as backspace"), ("ctrl+[", "is the same as esc"),
        ("ctrl+c", "copies what is"),
    ],
)  # fmt: skip
def test_what_no_terminal_sends_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}"):
        key_called(text)


@pytest.mark.parametrize("key", sorted({key for command in COMMANDS for key in command.keys}))
def test_the_registrys_own_keys_can_be_written(key: str) -> None:
    assert key_called(written(key)) == key


def test_as_it_ships_no_key_means_two_things_in_one_place() -> None:
    for place, scopes in PLACES.items():
        there = [command for command in COMMANDS if command.scope in scopes]
        for one, other in combinations(there, 2):
            assert not set(one.keys) & set(other.keys), (place, one.id, other.id)


def subclasses(kind: type[K]) -> set[type[K]]:
    found = {kind}
    for each in kind.__subclasses__():
        found |= subclasses(each)
    return found


def load_all(package: ModuleType) -> None:
    """Loads what a package holds, so that its classes are found whatever ran before."""
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")


def test_the_places_are_those_of_the_screens() -> None:
    """Each screen has the scopes of its place, beside those of lists, panes, dialogs and the app."""
    load_all(screens)
    found = set()
    for screen in subclasses(DeskScreen):  # type: ignore[type-abstract] # those below it are whole
        own = [each for each in screen.__dict__.get("BINDINGS", ()) if isinstance(each, Binding) and each.id]
        if own:
            found.add(frozenset(str(binding.id).partition(".")[0] for binding in own))
    assert found == {
        frozenset(set(scopes) - {"list", "app", "form", "hope", "questions", "mail", "mails", "reading"})
        for scopes in PLACES.values()
    } - {frozenset()}


def test_a_wish_is_held_against_every_place_of_its_command() -> None:
    assert keymap({"record.copy": ("c",)}).troubles == (
        "record.copy: c is the key of applications.close in Applications; record.copy keeps y.",
    )
    found = keymap({"record.copy": ("ctrl+y", "ctrl+y")})
    assert (found.own, found.troubles) == ({"record.copy": ("ctrl+y",)}, ())


def test_two_commands_may_change_their_keys() -> None:
    found = keymap({"record.copy": ("r",), "record.reply": ("y",)})
    assert found.troubles == ()
    assert found.own == {"record.copy": ("r",), "record.reply": ("y",)}


def test_what_hangs_on_a_refused_wish_is_refused_too() -> None:
    found = keymap({"record.copy": ("r",), "record.reply": ("i",)})
    assert found.own == {}
    assert len(found.troubles) == 2


@pytest.mark.parametrize(
    ("command", "key", "said"),
    [
        ("record.cpoy", "c", "there is no command called record.cpoy. Is record.copy meant?"),
        ("record.copy", "ctrl+i", "ctrl+i is the same as tab in most terminals."),
        ("form.save", "s", "s is typed as text in a form; take a key like ctrl+y or F5."),
    ],
)
def test_what_cannot_be_is_told(command: str, key: str, said: str) -> None:
    assert keymap({command: (key,)}).troubles == (f"{command}: {said}",)


SETTINGS = """\
theme = "pink"
[keys]
record.copy = "Y"
record.done = ["ctrl+y", "+"]
record.reply = "Y"
list.down = "down"
record.move = "j"
"""


@pytest.fixture
def settings(folder: Path) -> Path:
    return written_down(folder, SETTINGS)


def written_down(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    folder.mkdir(parents=True)
    file.write_text(text)
    return file


async def test_the_dashboard_follows_the_keymap_and_tells_its_clashes(folder: Path, settings: Path) -> None:
    async with dashboard(folder, six(), size=(120, 30), preferences=Preferences(settings)) as shown:
        await shown.until(lambda: bool(shown.said))
        assert "settings.toml, line 1: there is no theme called pink." in shown.said
        assert "line 5: Y is the key of record.copy in Today; record.reply keeps r." in shown.said
        await shown.press("y")
        assert shown.app.clipboard == ""
        assert "Y copy" in shown.rows[-1]
        await shown.press("Y")
        assert "ctrl+y marks it as sent" in shown.said, "sentences name the keys that hold"
        assert shown.app.clipboard.startswith("Dear")
        await shown.press("j")
        assert "What happened?" in shown.text, "m has moved to j"
        await shown.press("escape", "r")
        assert "What did they say?" in shown.text, "the clash left r where it was"
        await shown.press("escape", "plus")
        assert shown.said.startswith("Marked the thank-you")
        await shown.press("question_mark")
        assert "Y copies the message, ctrl+y" in shown.text
        assert " ctrl+y +   Done: sent," in shown.text
        await shown.press("escape")
        shown.app.theme = "nord"
        await shown.rest()
    assert Preferences(settings).settings.theme == "nord"


def write_keys(file: Path, line: str) -> None:
    file.write_text(f"[keys]\n{line}\n")


def test_a_broken_file_stops_nothing_and_is_told_by_its_line(folder: Path) -> None:
    desk = open_desk(folder)
    file = folder / "settings.toml"
    file.write_text('theme = "nord"\nclock = \n')
    desk.saving.preferences = Preferences(file)
    app = AfterwordApp(desk, state=folder, is_moved=False)
    assert app.theme == "afterword-dark"
    assert [trouble[:37] for trouble in app.keys.troubles] == ["settings.toml, line 2, cannot be read"]


def test_help_speaks_of_commands_and_so_of_the_keys_that_hold() -> None:
    for package in (panes, screens):
        load_all(package)
    helps = [pane.HELP for pane in subclasses(Widget) if "afterword" in pane.__module__ and pane.HELP]
    named = {name for words in helps for name in re.findall("`([^`]*)`", words)}
    assert len(named) > 10
    assert named <= {command.id for command in COMMANDS}


def test_sentences_name_commands_that_there_are() -> None:
    """A slip in an id between backticks would be shown as it stands."""
    modules = Path(keymap_module.__file__).parent.rglob("*.py")
    texts = (
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    named = {name for text in texts for name in re.findall(r"(?<!`)`([a-z]+\.[a-z_]+)`(?!`)", text)}
    assert len(named) > 30
    assert named <= {command.id for command in COMMANDS}


async def test_empty_lists_and_forms_name_the_keys_that_hold(folder: Path) -> None:
    file = written_down(folder, '[keys]\n"capture.applied" = "T"\n"people.add" = "N"\n"form.save" = "F5"\n')
    async with dashboard(folder, preferences=Preferences(file)) as shown:
        assert "T   I applied somewhere" in shown.text
        await shown.press("2")
        assert "No application is open. T adds one" in shown.text
        await shown.press("3")
        assert "T logs an application, i an interview." in shown.text
        await shown.press("4")
        assert "Nobody yet. N writes somebody down" in shown.text
        await shown.press("1", "T", "x", "escape")
        assert "Not saved yet: F5 saves." in shown.text
        await shown.press("escape")
        write_keys(file, 'app.people = "5"')
        shown.desk.saving.change_setting("clock", "24")
        await shown.press("5")
        assert "5 People" in shown.rows[0], "what was written meanwhile holds with the next change"


OTHER_KEYS = """\
[keys]
application.text = "T"
app.applications = "5"
message.copy = "ctrl+y"
message.edit = "ctrl+b"
"""


async def test_sentences_name_the_keys_that_hold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written_down(folder, OTHER_KEYS)
    long_ago = instant("2026-02-02T10:00-05:00")
    quiet = CapturedApplication(company="Fern Mutual", title="Clerk", at=long_ago)
    async with dashboard(folder, six(), size=(120, 40), preferences=Preferences(file)) as shown:
        await shown.press("p", "G")
        assert "T keeps the posting's text" in shown.text
        await shown.press("escape")
        monkeypatch.setattr(shown.desk.messages, "speaks_against", lambda *_: (block("PF-01", "No."),))
        await shown.press("y")
        assert shown.said.startswith("No. ctrl+y once more takes it as it is.")
        monkeypatch.setenv("EDITOR", "")
        await shown.press("E")
        assert shown.said.endswith("ctrl+b edits here.")
        await shown.press("escape")
        shown.desk.facts.log_application(quiet)
        shown.desk.facts.log_application(msgspec.structs.replace(quiet, company="Juno Travel"))
        await shown.rest()
        await shown.move_to("quiet")
        await shown.press("enter", "x")
        assert shown.said == "Kept Fern Mutual as it is; 5 still lists it. u undoes."
