"""What the command palette finds: every command of the registry, every application and every person.

The toolkit's own matcher tries all ways in which letters may lie in a text, which for a sentence are too
many; here words are looked for, and a slip of the finger does not matter.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from operator import itemgetter
from typing import TypeVar

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.message import Message

from afterword.domain.finding import folded, words_of
from afterword.interface.commands import COMMANDS, PLACES, Command
from afterword.interface.live import Live, live
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.opening import OpenApplication, OpenPerson
from afterword.interface.text import clean, content
from afterword.interface.view import View

T = TypeVar("T")

_ALIKE = 0.75
"""From how much likeness on a word counts as found."""

_SPELT_SO = 0.9
"""The likeness of words that are there as typed, though within others."""

_TELLING = 4
"""Shorter words must be there as they were typed."""

_MOST = 8
"""So many names are offered at once."""

_ELSEWHERE = 0.5
"""What does not work here stands after what does."""


@dataclass
class WorksElsewhere(Message):
    """Say where a command works that was chosen in another place."""

    command: Command


class RegistryProvider(Provider):
    """The commands: those that work here can be run, the others say where they work."""

    async def discover(self) -> Hits:
        """What works here, before anything is typed."""
        for each in live(self.screen).values():
            sentence = each.command.sentence
            yield DiscoveryHit(_with_note(content(sentence), each.keys_text), self._run(each), text=sentence)

    async def search(self, query: str) -> Hits:
        """The commands in whose words those typed are found."""
        here = live(self.screen)
        for score, command in alike(query, ((f"{each.label}: {each.sentence}", each) for each in COMMANDS)):
            line = highlighted(query, command.sentence)
            if each := here.get(command.id):
                yield Hit(score, _with_note(line, each.keys_text), self._run(each), text=command.sentence)
            else:
                say = partial(self.screen.post_message, WorksElsewhere(command))
                line = _with_note(line, f"in {place_of(command)}")
                yield Hit(score * _ELSEWHERE, line, say, text=command.sentence)

    def _run(self, each: Live) -> Callable[[], object]:
        return partial(self.app.run_action, each.action, each.node)


class NamesProvider(Provider):
    """Applications and people to go to; a name need not be spelt exactly."""

    async def search(self, query: str) -> Hits:
        """The names most like what was typed; above a form one goes nowhere."""
        if not isinstance(self.screen, DeskScreen):
            return
        known = ((name, (name, goal)) for name, goal in names(self.screen.view))
        for score, (name, goal) in nlargest(_MOST, alike(query, known), key=itemgetter(0)):
            line = Content.assemble(("go to ", "dim"), highlighted(query, name))
            yield Hit(score, line, partial(self.screen.post_message, goal), text=f"go to {name}")


def place_of(command: Command) -> str:
    """Where a command works, in words."""
    return next(place for place, scopes in PLACES.items() if command.scope in scopes)


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
    scored = [(score, value) for text, value in known if (score := likeness(query, text))]
    if any(score >= _SPELT_SO for score, _ in scored):
        return [each for each in scored if each[0] >= _SPELT_SO]
    return scored


def likeness(query: str, text: str) -> float:
    """How well the worst word of ``query`` is found in ``text``, from 0 to 1; 0 where one is not."""
    from rapidfuzz import fuzz

    there = folded(text)
    worst = 1.0
    for word in words_of(query):
        if there.startswith(word) or f" {word}" in there:
            continue
        near = 1.0 if word in there else fuzz.partial_ratio(word, there) / 100
        if near < (_ALIKE if len(word) >= _TELLING else 1):
            return 0
        worst = min(worst, _SPELT_SO * near)
    return worst


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
    return Content.assemble(line, ("  " + note, "dim"))
