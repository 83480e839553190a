"""The settings of this machine, as a text the person may write by hand (``settings.toml``).

Pure: texts in, values and sentences out. Each setting has its words and what it may be beside it, so that
the file, the Settings screen and the sentences about mistakes agree.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

Clock = Literal["auto", "12", "24"]
Route = Literal["auto", "system", "tmux", "terminal", "file"]
Tone = Literal["auto", "formal", "friendly"]


class About(NamedTuple):
    """What people call a setting, and what it means."""

    label: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What belongs to this machine and not to the search."""

    theme: Annotated[str, About("Colours", "The theme of the dashboard.")] = "afterword-dark"
    clock: Annotated[
        Clock,
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
    calendar: Annotated[
        str,
        About(
            "Calendar",
            "The path of an .ics file that follows every change, for a calendar program to show; say it in"
            " settings.toml.",
        ),
    ] = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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


@dataclass(frozen=True)
class Written:
    """What a settings file says: its settings, and a sentence for each thing in it that cannot be taken."""

    settings: Settings = Settings()
    troubles: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """On which line each dotted name stands."""
    is_toml: bool = True

    def where(self, name: str) -> str:
        """The place of a name, to begin a sentence with."""
        line = self.lines.get(name)
        return f"settings.toml, line {line}" if line else "settings.toml"


def read_settings(text: str) -> Written:
    """What a settings file says. What cannot be taken is left at its default and told by its line."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return unreadable(_sentence(text, str(error)))
    found, own = Written(lines=_lines(text)), Settings()
    troubles: list[str] = []
    for name, value in table.items():
        if name == "keys":
            keys, wrong = _keys(found, value)
            own = replace(own, keys=keys)
            troubles += wrong
        elif name not in choosable():
            troubles.append(f"{found.where(name)}: there is no setting called {name}.{_meant(name)}")
        elif isinstance(value, bool) or not isinstance(value, str | int):
            troubles.append(f"{found.where(name)}: {name} is a word in quotation marks.")
        elif (allowed := choices(name)) and str(value) not in allowed:
            troubles.append(
                f"{found.where(name)}: {name} is {_or(allowed)}, not {str(value)!r};"
                f" {own_default(name)} is taken."
            )
        else:
            changed: dict[str, Any] = {name: str(value)}
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

    A default is not written. The text must be readable.
    """
    import tomlkit

    document = tomlkit.parse(text)
    if value == own_default(name):
        document.pop(name, None)
    else:
        document[name] = value
    return tomlkit.dumps(document)


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


_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_LINE = re.compile(r"\s*(?:\[(?P<table>[^\]]+)\]|(?P<name>[\w.\"'\s-]+?)\s*=)")


def _sentence(text: str, error: str) -> str:
    found = _AT.search(error)
    line = (found and found.group(1)) or str(len(text.splitlines()) or 1)
    what = _AT.sub("", error)
    return (
        f"settings.toml, line {line}, cannot be read ({what[:1].lower()}{what[1:]});"
        " until that is put right, everything is as it ships."
    )


def _lines(text: str) -> dict[str, int]:
    """The line on which each dotted name is given a value, or opens its table."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _LINE.match(line):
            if found["table"]:
                name = table = _plain(found["table"])
            else:
                name = ".".join(part for part in (table, _plain(found["name"])) if part)
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
