"""Fills a template of the catalogue. Jinja2 is loaded with the first message, not with the program."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from afterword.domain.errors import InvalidEntry
from afterword.domain.phrases import listed
from afterword.writing.phrasing import ended, spoken

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render(source: str, values: Mapping[str, object]) -> str:
    """The template ``source`` with ``values`` in it. Values are put in as they are, never read as templates.

    Raises InvalidEntry for a name that is no value, and for anything else that cannot be filled.
    """
    from jinja2 import TemplateError

    try:
        return _template(source).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise InvalidEntry(source[:40], str(error)) from error


@cache
def _template(source: str) -> "Template":
    return environment().from_string(source)


@cache
def environment() -> "Environment":
    """The sandbox in which messages are filled: plain text, and no silent gaps."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    sandbox = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    sandbox.filters.update(ended=ended, listed=listed, spoken=spoken)
    sandbox.filters.update(aufgezaehlt=_in_german, satz=_as_sentence)
    return sandbox


def _as_sentence(text: str) -> str:
    """``text`` as a sentence of its own."""
    return ended(text[:1].upper() + text[1:])


def _in_german(names: Sequence[str]) -> str:
    """``Ana, Bo und Cy``."""
    return " und ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
