"""The settings of this machine, as a text the person may write by hand (``settings.toml``).

Pure: texts in, values and sentences out. Each setting has its words and what it may be beside it, so that
the file, the Settings screen and the sentences about mistakes agree.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

import msgspec
from msgspec.structs import replace

from afterword.domain.errors import NotAllowed
from afterword.domain.phrases import shortened
from afterword.domain.toml_text import NotToml, read_toml

ClockSetting = Literal["auto", "12", "24"]
Route = Literal["auto", "system", "tmux", "terminal", "file"]
Tone = Literal["auto", "formal", "friendly"]
Signs = Literal["drawn", "ascii"]
MailKeeping = Literal["keep", "leave out"]


class About(NamedTuple):
    """What people call a setting, and what it means."""

    label: str
    meaning: str


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to this machine and not to the search."""

    theme: Annotated[str, About("Colours", "The theme of the dashboard.")] = "afterword-dark"
    clock: Annotated[
        ClockSetting,
        About(
            "Clock",
            "Hours by 12 or by 24; auto takes what is usual where this computer is set up.",
        ),
    ] = "auto"
    clipboard: Annotated[
        Route,
        About(
            "Clipboard",
            "How a copied message travels: by the system's clipboard, tmux, the terminal itself, or only"
            " into a file; auto tries them in that order.",
        ),
    ] = "auto"
    register: Annotated[
        Tone,
        About(
            "Tone",
            "Formal or friendly messages, where nothing else is chosen for one; auto goes by how each person"
            " is addressed.",
        ),
    ] = "auto"
    signs: Annotated[
        Signs,
        About(
            "Signs",
            "How signs like ▲ and ● are drawn; ascii takes ! and *, where a terminal gives those two cells.",
        ),
    ] = "drawn"
    calendar: Annotated[
        str,
        About(
            "Calendar",
            "The path of an .ics file that follows every change, for a calendar program to show; say it in"
            " settings.toml.",
        ),
    ] = ""
    mail: Annotated[
        MailKeeping,
        About(
            "Mails",
            "Whether the words of a mail that was read stay with what it was recorded as.",
        ),
    ] = "keep"
    keys: Mapping[str, tuple[str, ...]] = {}
    """The person's own keys, by the id of the command."""


@cache
def _kinds() -> Mapping[str, tuple[Any, About]]:
    """The settings with one value each: what it may be, and its words."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: (hint.__origin__, *hint.__metadata__) for name, hint in hints.items() if name != "keys"}


def choosable() -> tuple[str, ...]:
    """The settings with one value each, in the order in which they are shown."""
    return tuple(_kinds())


def about(name: str) -> About:
    """The words for a setting."""
    return _kinds()[name][1]


def choices(name: str) -> tuple[str, ...]:
    """What a setting may be; empty where another part of the program says."""
    return get_args(_kinds()[name][0])


class Written(msgspec.Struct, frozen=True):
    """What a settings file says: its settings, and a sentence for each thing in it that cannot be taken."""

    settings: Settings = Settings()
    troubles: tuple[str, ...] = ()
    lines: Mapping[str, int] = {}
    """On which line each dotted name stands."""
    is_toml: bool = True

    def where(self, name: str) -> str:
        """The place of a name, to begin a sentence with."""
        line = self.lines.get(name)
        return f"settings.toml, line {line}" if line else "settings.toml"


def read_settings(text: str) -> Written:
    """What a settings file says. What cannot be taken is left at its default and told by its line."""
    try:
        table = read_toml(text)
    except NotToml as error:
        return unreadable(
            f"settings.toml, line {error.line}, cannot be read ({error.what});"
            " until that is put right, everything is as it ships."
        )
    found, own = Written(lines=_lines(text)), Settings()
    troubles: list[str] = []
    for name, value in table.items():
        if name == "keys":
            keys, wrong = _keys(found, value)
            own = replace(own, keys=keys)
            troubles += wrong
        elif name not in choosable():
            troubles.append(
                f"{found.where(name)}: there is no setting called {shortened(name)}.{_meant(name)}"
            )
        elif (word := _word(value)) is None:
            troubles.append(f"{found.where(name)}: {name} is a word in quotation marks.")
        elif (allowed := choices(name)) and word not in allowed:
            troubles.append(
                f"{found.where(name)}: {name} is {_or(allowed)}, not {shortened(word)!r};"
                f" {own_default(name)} is taken."
            )
        else:
            changed: dict[str, Any] = {name: word}
            own = replace(own, **changed)
    return replace(found, settings=own, troubles=tuple(troubles))


def unreadable(why: str) -> Written:
    """What a file says that cannot be read: nothing but ``why``."""
    return Written(troubles=(why,), is_toml=False)


def own_default(name: str) -> str:
    """What a setting is while nobody has said otherwise."""
    return str(getattr(Settings(), name))


def with_setting(text: str, name: str, value: str) -> str:
    """The settings file with another value for one setting; comments and all else stay as they are.

    A default is not written. The text must be readable. Raises NotAllowed where it cannot be changed.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if value == own_default(name):
            document.pop(name, None)
        else:
            document[name] = value
        return tomlkit.dumps(document)
    except (RecursionError, TOMLKitError, ValueError):
        # What reads a file to keep its comments takes less than what only reads it.
        raise NotAllowed(
            f'settings.toml cannot be changed from here as it is written; put {name} = "{value}" into it.'
        ) from None


def _keys(found: Written, value: object) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The person's keys, whether written as ``record.copy = "c"`` or ``"record.copy" = "c"``."""
    if not isinstance(value, dict):
        return {}, [f"{found.where('keys')}: keys is a table; write [keys] on a line of its own."]
    keys: dict[str, tuple[str, ...]] = {}
    troubles: list[str] = []
    for command, given in _flat(value).items():
        several = [given] if isinstance(given, str) else given
        if isinstance(several, list) and several and all(isinstance(key, str) and key for key in several):
            keys[command] = tuple(several)
        else:
            troubles.append(
                f'{found.where(f"keys.{command}")}: write a key like "c", or several like ["c", "ctrl+y"].'
            )
    return keys, troubles


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat


def _word(value: object) -> str | None:
    """A value as a word; a number of a few digits is one too."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 32
    return str(value) if isinstance(value, str) or is_number else None


def _lines(text: str) -> dict[str, int]:
    """The line on which each dotted name is given a value, or opens its table."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("["):
            name = table = _plain(line.lstrip().lstrip("[").partition("]")[0])
        else:
            given, equals, _ = line.partition("=")
            name = ".".join(part for part in (table, _plain(given)) if part) if equals else ""
        if name:
            lines.setdefault(name, number)
    return lines


def _plain(name: str) -> str:
    return ".".join(part.strip() for part in name.replace('"', "").replace("'", "").split("."))


def _meant(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, (*choosable(), "keys"), 1)
    return f" Is {near[0]} meant?" if near else ""


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
