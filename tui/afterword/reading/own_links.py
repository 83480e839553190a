"""The links under a person's messages, as one types them: ``linkedin.com/in/rosa, Blog rosa.example``."""

import re
from collections.abc import Mapping

from afterword.domain.phrases import shortened
from afterword.reading.links import BOARDS

_LINK = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})(?:[:/?#]\S*)?", re.IGNORECASE)


def read_links(text: str) -> dict[str, str]:
    """Several links, separated by commas, each with its name before it or without: by what they are called.

    Raises ValueError with a sentence where something is no link.
    """
    links: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        *words, link = part.split()
        name = " ".join(words).rstrip(":") or _called(link)
        if not _called(link):
            raise ValueError(
                f"{shortened(part)} is no link. Write it like: linkedin.com/in/rosa, or: Blog rosa.example"
            )
        if name in links:
            raise ValueError(
                f"Two links are called {shortened(name)}. Write a name before each, like: Blog rosa.example"
            )
        links[name] = link
    return links


def typed_links(links: Mapping[str, str]) -> str:
    """Links, as one would type them."""
    return ", ".join(link if name == _called(link) else f"{name} {link}" for name, link in links.items())


def _called(link: str) -> str:
    """The name of the site that a link leads to, else its host; empty for what is no link."""
    found = _LINK.fullmatch(link)
    if found is None:
        return ""
    host = found[1].lower()
    return next((BOARDS[label] for label in host.split(".") if label in BOARDS), host)
