"""Fills the templates of a message. Jinja2 is loaded with the first one, not with the program."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from afterword.domain.errors import InvalidEntry
from afterword.domain.kinds import Medium
from afterword.domain.languages import FIRST, languages
from afterword.domain.phrases import listed
from afterword.domain.phrasing import ended, spoken
from afterword.settings.shipped import shipped
from afterword.writing.ingredients import Ingredients
from afterword.writing.message import Message
from afterword.writing.wordings import wordings

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Passage(NamedTuple):
    """A paragraph of a draft: its place in the message, None for the person's own line, and how many wordings
    there are of it.
    """

    place: int | None
    text: str
    wordings: int


class Rendered:
    """What the templates of a message become, as one writes to its reader: to a friend with short forms or
    with du, and spelled as is usual where they are.
    """

    def __init__(self, facts: Ingredients, values: Mapping[str, Any]) -> None:
        self._facts, self._values = facts, values

    def subject(self, message: Message) -> str:
        """The subject, with the position of each application that the message is about."""
        there, at = self._values["there"], self._facts.spoken.at
        roles = [self._values["role"]]
        if others := [(role, company) for role, company in self._facts.others if role]:
            placed = (
                f"{role} {at(company)}" if there and company else role + there for role, company in others
            )
            roles, there = [roles[0] + there, *placed], ""
        return self._written(message.subject, role=" / ".join(roles), there=there)

    def passages(self, message: Message) -> tuple[Passage, ...]:
        """What each paragraph says that says anything; a line of the person's own stands before the last."""
        said: list[Passage] = []
        for place, (lines, one) in enumerate(
            zip(message.paragraphs, wordings(message, self._facts), strict=True)
        ):
            if text := self._written(lines[one]).strip():
                said.append(Passage(place, text, len(lines)))
        if self._values["own"] and message.medium != "call":
            own = Passage(None, self._spelled(ended(self._values["own"])), 1)
            said.insert(max(len(said) - 1, 0), own)
        return tuple(said)

    def framed(self, message: Message, said: Iterable[Passage], *, thanks: bool = False) -> str:
        """The whole text: behind its first paragraph ``thanks`` still owed, and what else it is about."""
        first, *rest = (passage.text for passage in said)
        parts = (*("thanks",) * thanks, *("others",) * bool(self._facts.others))
        more = (self._written(part(name, message.language)) for name in parts)
        frame_of_it = frame(message.medium, message.language)
        return self._spelled(
            render(frame_of_it, {**self._values, "text": "\n\n".join((first, *more, *rest))})
        )

    def _written(self, template: str, **more: str) -> str:
        as_to_them = self._facts.spoken.as_to(template, self._values["friendly"])
        return self._spelled(render(as_to_them, {**self._values, **more}))

    def _spelled(self, text: str) -> str:
        """A text as it is spelled where its reader is; names keep their letters."""
        facts, spelled = self._facts, self._facts.spoken.spelled
        here = spelled(text, facts.country)
        for name in (facts.user_name, facts.contact_name, facts.greeting, facts.company, *facts.people):
            if name and spelled(name, facts.country) != name:
                here = here.replace(spelled(name, facts.country), name)
        return here


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


@cache
def frame(medium: Medium, language: str) -> str:
    """The template around the text: salutation and signature of an e-mail; a call has only its text."""
    return part(medium, language) or "{{ text }}"


@cache
def part(name: str, language: str) -> str:
    """What is told once for all messages: a frame, the ``thanks`` for a talk that are still owed, or the
    ``others`` that a message is about as well.
    """
    file = of_language(shipped() / "messages", language) / "frames" / f"{name}.md"
    return file.read_text("utf-8").strip() if file.is_file() else ""


def of_language(folder: Path, language: str) -> Path:
    """Where the messages of a language lie in a folder of messages."""
    return folder if language == FIRST else folder / language
