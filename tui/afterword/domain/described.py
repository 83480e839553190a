"""The plain texts of an entry, described once, beside the entry's own fields."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, get_type_hints

import msgspec


class Described(NamedTuple):
    """What a plain text is called in forms, on pages, in tables and stories, and what it is for."""

    label: str
    hint: str


def described(label: str, hint: str) -> msgspec.Meta:
    """Describes a plain text where it is declared: ``pay: Annotated[str, described("Pay", "…")] = ""``."""
    return msgspec.Meta(title=label, description=hint)


@cache
def texts_of(entry: type[msgspec.Struct]) -> Mapping[str, Described]:
    """The described texts of an entry by name, in their order.

    Whatever shows, edits, writes out or brings in an entry asks here, so that a new text is a field of
    its entry and, for tables that people kept so far, a line of ``data/sheets.toml``.
    """
    found = {}
    for name, hint in get_type_hints(entry, include_extras=True).items():
        for meta in getattr(hint, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta):
                found[name] = Described(meta.title or name, meta.description or "")
    return found


def told_texts(entry: msgspec.Struct, *, without: str = "") -> tuple[tuple[str, str], ...]:
    """Each described text of an entry behind its label, but the one named ``without``."""
    known = texts_of(type(entry)).items()
    return tuple((text.label, getattr(entry, name)) for name, text in known if name != without)
