"""What the command palette finds: every command of the registry, every application and every person.

The toolkit's own matcher tries all ways in which letters may lie in a text, which for a sentence are too
many; here words are looked for, and a slip of the finger does not matter.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from operator import itemgetter
from typing import TypeVar

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from afterword.domain.insight.finding import words_of
from afterword.domain.kinds import KINDS
from afterword.domain.letters import folded
from afterword.interface.active_commands import ActiveCommand, active_commands
from afterword.interface.commands import COMMANDS, Command, place_of
from afterword.interface.requests import OpenApplication, OpenPerson, WorksElsewhere
from afterword.interface.screens.base import DeskScreen
from afterword.interface.text import clean, content
from afterword.interface.view import View

T = TypeVar("T")

_ALIKE = 0.67
"""From how much likeness on a word counts as found that is spelt otherwise."""

_SPELT_SO = 0.9
"""The likeness of words that are there as typed, though within others."""

_TELLING = 4
"""Shorter words must be there as they were typed."""

_MOST = 8
"""So many names are offered at once."""

_NEAR = (1.0, 0.9, 0.8)
"""What words count that are in a command's label, in its sentence, or only among its other words."""

_ELSEWHERE = 0.5
"""What does not work here stands after what does."""


class RegistryProvider(Provider):
    """The commands: those that work here can be run, the others say where they work."""

    async def startup(self) -> None:
        """The toolkit's own line is to be as still as ours."""
        self.app.screen.query_one(Input).cursor_blink = False

    async def discover(self) -> Hits:
        """What works here, before anything is typed."""
        for each in active_commands(self.screen).values():
            sentence = each.command.sentence
            yield DiscoveryHit(_with_note(content(sentence), each.keys_text), self._run(each), text=sentence)

    async def search(self, query: str) -> Hits:
        """The commands in whose words those typed are found, or by whose other words people look for them."""
        here = active_commands(self.screen)
        # Whoever types what they want to write means the command that asks which.
        kinds = {"record.write": " ".join(kind.said for kind in KINDS.values())}
        known = (
            (f"{each.label}: {each.sentence} {each.also} {kinds.get(each.id, '')}", each) for each in COMMANDS
        )
        words = words_of(query)
        for found, command in alike(query, known):
            score = found * _nearness(words, command)
            line = highlighted(query, command.sentence)
            if each := here.get(command.id):
                yield Hit(score, _with_note(line, each.keys_text), self._run(each), text=command.sentence)
            else:
                say = partial(self.screen.post_message, WorksElsewhere(command))
                line = _with_note(line, f"in {place_of(command)}")
                yield Hit(score * _ELSEWHERE, line, say, text=command.sentence)

    def _run(self, each: ActiveCommand) -> Callable[[], object]:
        return partial(self.app.run_action, each.action, each.node)


class NamesProvider(Provider):
    """Applications and people to go to; a name need not be spelt exactly."""

    async def startup(self) -> None:
        """Takes the names once; above a form one goes nowhere."""
        known = names(self.screen.view) if isinstance(self.screen, DeskScreen) else ()
        self._names = [(name, (name, goal)) for name, goal in known]

    async def search(self, query: str) -> Hits:
        """The names most like what was typed."""
        for score, (name, goal) in nlargest(_MOST, alike(query, self._names), key=itemgetter(0)):
            line = Content.assemble(("Go to ", "$text-muted"), highlighted(query, name))
            yield Hit(score, line, partial(self.screen.post_message, goal), text=f"Go to {name}")


def names(view: View) -> Iterator[tuple[str, Message]]:
    """What one may go to, by what it is called."""
    search = view.search
    for application in search.applications.values():
        company = search.company_of(application).name
        yield clean(f"{company} · {application.title}"), OpenApplication(application.id)
    for contact in search.contacts.values():
        known = search.companies.get(contact.company or "")
        yield clean(f"{contact.name} · {known.name}" if known else contact.name), OpenPerson(contact.id)


def alike(query: str, known: Iterable[tuple[str, T]]) -> list[tuple[float, T]]:
    """Those whose text is like ``query``, with how much; spelt otherwise only where none is spelt so."""
    words = words_of(query)
    texts = [(folded(text), value) for text, value in known]
    exact = [(score, value) for text, value in texts if (score := min(_as_typed(words, text), default=1.0))]
    return exact or [(score, value) for text, value in texts if (score := match_score(words, text))]


def match_score(words: Sequence[str], text: str) -> float:
    """How well the worst of ``words`` is found in ``text``, all of it folded: 0 to 1, 0 where one is not."""
    from rapidfuzz import fuzz

    worst = 1.0
    for word, typed in zip(words, _as_typed(words, text), strict=True):
        near = typed or _SPELT_SO * fuzz.partial_ratio(word, text) / 100
        if not typed and (len(word) < _TELLING or near < _ALIKE):
            return 0
        worst = min(worst, near)
    return worst


def _nearness(words: Sequence[str], command: Command) -> float:
    """How near to a command's name ``words`` are found: in it, in its sentence, or among other words."""
    told = (command.label, f"{command.label} {command.sentence}")
    for near, text in zip(_NEAR, told, strict=False):
        if match_score(words, folded(text)) == 1:
            return near
    return _NEAR[-1]


def _as_typed(words: Sequence[str], text: str) -> list[float]:
    """For each word 1 where it begins one of the text's, less where it lies within one, 0 where it is not."""
    return [
        1.0 if text.startswith(word) or f" {word}" in text else _SPELT_SO if word in text else 0.0
        for word in words
    ]


def highlighted(query: str, text: str) -> Content:
    """``text`` with the words of ``query`` marked."""
    shown = content(text)
    there = shown.plain.lower()
    for word in query.lower().split():
        start = there.find(word)
        if start >= 0 and len(there) == len(shown.plain):
            shown = shown.stylize("bold underline", start, start + len(word))
    return shown


def _with_note(line: Content, note: str) -> Content:
    return Content.assemble(line, ("  " + note, "$text-muted"))
