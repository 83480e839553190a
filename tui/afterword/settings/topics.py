"""The topics of the help, which ship as ``data/help``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from afterword.settings.shipped import shipped


@dataclass(frozen=True)
class Topic:
    """One topic of the help: the word it is asked for by, what it is about, and its text in Markdown."""

    name: str
    title: str
    text: str


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by its name."""
    names = sorted(file.name.removesuffix(".md") for file in (shipped() / "help").iterdir())
    return {name: _topic(name) for name in names}


def _topic(name: str) -> Topic:
    text = (shipped() / "help" / f"{name}.md").read_text(encoding="utf-8")
    return Topic(name, text.partition("\n")[0].removeprefix("# "), text)
