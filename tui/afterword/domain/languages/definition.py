"""What languages differ in, in letters and in reading; each is told in a module of its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Odd(NamedTuple):
    """What reads oddly in a topic: ``start`` to ``end``, and the word to write ``instead`` if one will do.

    What is ``sore`` is right, and not nice to read.
    """

    start: int
    end: int
    instead: str
    sore: bool = False


class DayForms(NamedTuple):
    """How days are written, in arrow's tokens: ``14 April``, ``Tuesday, 14 April`` and ``14 April 2026``."""

    day: str
    long: str
    full: str


class Address(NamedTuple):
    """``name`` as it is spoken ("Ms. Osei"), the ``opening`` of a letter, and whether both are familiar."""

    name: str
    opening: str
    is_friendly: bool


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language messages are written in. A part that is left out is an error where the module is read."""

    code: str
    name: str
    called: frozenset[str]
    """What else people call it, in small letters."""
    speakers: frozenset[str]
    """The countries in which one writes it unless something else is said."""
    titles: re.Pattern[str] | None
    """What stands behind a position in postings of this language only."""
    firms: re.Pattern[str] | None
    """How the name of an employer ends that is a firm by the law of a country with this language."""
    addresses: re.Pattern[str] | None
    """The web and mail addresses of employers in countries in which one writes it."""
    of_a_company: re.Pattern[str]
    """The end of what stands before an employer's name in a sentence."""
    pay_rate: re.Pattern[str]
    """Sums without their currency, by what they are for; as many things are counted so."""
    nouns_have_capitals: bool
    """Whether every noun has one, and not only a name."""
    common: frozenset[str]
    """Words that hardly a sentence does without, and that the other languages do not have."""

    weekdays: Sequence[str]
    """In small letters, Monday first."""
    months: Sequence[str]
    more_days: Mapping[str, int]
    """Other names of weekdays with their numbers, Monday is 0."""
    in_english: Callable[[str], str]
    """Puts words for days and hours, in small letters, into the English ones that are then read."""

    day_forms: Mapping[str, DayForms]
    """By the country of the reader; ``""`` for all that are not named."""
    is_day_first: bool
    """Whether days stand before months in figures, in every country."""
    conversation: Callable[[Sequence[str], bool], str]
    """What the talk with those people is to a reader who took part in it, or did not."""
    test_task: str
    """What a task that was handed in is called where others had a talk."""
    about: tuple[str, str]
    """What leads from a talk, and from a task, to the position."""
    at: Callable[[str], str]
    """A company as the place where one works: ``at Lark``."""
    with_you: Callable[[bool], str]
    """The same to those who work there, familiar or not."""
    on: str
    """How a day is named in a sentence: ``on {}``."""
    today: str
    clock: Callable[[datetime, str], str]
    """An hour as a reader in that country writes it."""
    clocks: Callable[[str, str, str, str], str]
    """An hour with its zone by its city and its usual name, and what one's own clock shows then."""
    hour: Callable[[str], str]
    """An hour as it is said in a sentence."""

    nobody: str
    """The opening of a letter to nobody in particular."""
    greeting: str
    """What stands before any name whatever."""
    greetings: Sequence[str]
    """With what letters that were sent may open."""
    to_friend: str
    """What stands before a first name."""
    addressed: Callable[[str, str], tuple[str, str]]
    """Name and opening for a formal reader, from their salutation (or "") and their full name."""
    friendly_by_first_name_only: bool
    """Whether friendly words need a first name in the opening."""
    registers: Mapping[str, str]
    """What formal and friendly are called, with the words that go with it."""
    as_to: Callable[[str, bool], str]
    """A template as one writes it to a reader who is familiar, or not."""
    filters: Mapping[str, Callable[..., str]]
    """What templates of this language can do with a value."""
    spelled: Callable[[str, str], str]
    """A text as readers in a country spell it."""
    blanks: Mapping[str, str]
    """What stands in a letter for something missing, by its name; what is not there stands in English."""
    asked: str
    """To what a missing answer is one."""
    to_a_machine: str
    """What stands between the words of a call and those for a machine."""

    fitted: Callable[[str, bool, bool], str]
    """A topic as it can follow a colon and be read by a friendly reader, or by one outside of the company."""
    oddity: Callable[[str, bool], Odd | None]
    """Where a topic still speaks of its reader as of somebody else, or is half a sentence."""
    a_topic: str
    """An example of a topic."""
    places_are_read: bool
    """Whether a place is put into sentences as it was typed, and so read for oddities like a topic."""
    dialects: Mapping[str, str]
    """What the grammar checker calls it, by the country of the reader; empty where it does not know it."""
    word_list: str
    """By which list its words are looked up where grammar cannot be checked."""

    @property
    def has_grammar(self) -> bool:
        """Whether grammar can be checked."""
        return bool(self.dialects)

    def fit(self, text: str, *, friendly: bool = False, outside: bool = False) -> str:
        """``text`` as it can follow a colon and be read by somebody of the company, or ``outside`` of it."""
        return self.fitted(text, friendly, outside)

    def odd(self, text: str, *, outside: bool = False) -> Odd | None:
        """Where ``text`` still speaks of its reader as of somebody else, or is half a sentence."""
        return self.oddity(text, outside)
