"""What each parameter means and where the advice comes from, as ``data/cadence.toml`` says beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from afterword.settings.shipped import shipped

_SOURCE = "Source: "


@dataclass(frozen=True)
class Meaning:
    """The words for one parameter."""

    name: str
    """What people call it: the first sentence."""
    words: str
    """The rest of what there is to say; may be empty."""
    source: str
    """Who advises it; empty where it is this program's own choice."""


@cache
def meanings() -> Mapping[str, Meaning]:
    """The words for every parameter, by its dotted name."""
    found: dict[str, Meaning] = {}
    table = source_of_table = ""
    said: list[str] = []
    text = (shipped() / "cadence.toml").read_text(encoding="utf-8")
    for line in text.partition("\n[sets.")[0].splitlines():
        if line.startswith("#"):
            said.append(line.removeprefix("#").strip())
        elif line.startswith("["):
            table, said, source_of_table = line.strip("[]"), [], ""
        elif " = " in line:
            *_, sentence = (part for part in said if not part.startswith(_SOURCE))
            sources = [part.removeprefix(_SOURCE) for part in said if part.startswith(_SOURCE)]
            # What stands above the first sentence is said of the table.
            if said[0].startswith(_SOURCE):
                source_of_table = sources.pop(0)
            name, mark, words = _first(sentence)
            leaf = line.partition(" = ")[0]
            source = sources[0] if sources else source_of_table
            found[f"{table}.{leaf}"] = Meaning(name + mark, words, source)
            said = []
    return found


def _first(sentence: str) -> tuple[str, str, str]:
    """The first sentence without its full stop, the question mark it may end with, and the rest."""
    if "? " in sentence:
        name, _, rest = sentence.partition("? ")
        return name, "?", rest
    name, _, rest = sentence.partition(". ")
    return name.removesuffix("."), "", rest
