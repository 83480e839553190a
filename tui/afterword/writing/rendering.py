"""Fills a template of the catalogue. Jinja2 is loaded with the first message, not with the program."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from afterword.domain.errors import InvalidEntry
from afterword.domain.languages import languages
from afterword.domain.phrases import listed
from afterword.domain.phrasing import ended, spoken

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
    for language in languages():
        sandbox.filters.update(language.filters)
    return sandbox
