"""The words mails are read by, from ``data/mail.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from afterword.domain.languages import LANGUAGES
from afterword.domain.mails.kinds import MAIL_KINDS
from afterword.reading.mail.phrasebook import Phrasebook, lists_in
from afterword.reading.mail.sentences import in_ascii
from afterword.reading.mail.times import TimeWords
from afterword.settings.shipped import shipped_table


@dataclass(frozen=True)
class LinkWords:
    """Which links are to be acted on, by kind of mail, and which never are."""

    meeting: re.Pattern[str]
    booking: re.Pattern[str]
    signing: re.Pattern[str]
    testing: re.Pattern[str]
    portal: re.Pattern[str]
    never: re.Pattern[str]


@dataclass(frozen=True)
class TermWords:
    """What tells the terms of an offer, and the sentence that makes it."""

    named: re.Pattern[str]
    pay: re.Pattern[str]
    begins: re.Pattern[str]
    offered: re.Pattern[str]
    joins: re.Pattern[str]
    before: re.Pattern[str]
    makes_it: re.Pattern[str]


@dataclass(frozen=True)
class MailWords:
    """All of it. ``relays`` are programs that send in an employer's name, ``public`` is mail for anybody."""

    strong: Phrasebook
    weak: Phrasebook
    guards: Mapping[str, Phrasebook]
    asking: Phrasebook
    subjects: Mapping[str, re.Pattern[str]]
    senders: Mapping[str, re.Pattern[str]]
    times: TimeWords
    links: LinkWords
    terms: TermWords
    machines: tuple[str, ...]
    relays: frozenset[str]
    public: frozenset[str]
    team: re.Pattern[str]

    def without_team(self, display: str) -> str:
        """The employer's name beside an address: ``Lark Analytics Hiring Team`` is Lark Analytics."""
        words = re.sub(r"\s*(?:\bvia\b|@|\||\(|\[).*$", "", display.strip(" \"'"), flags=re.IGNORECASE)
        before = ""
        while words != before:
            before, words = words, self.team.sub("", words).strip(" ,-–|")
        return words


@cache
def mail_words() -> MailWords:
    """The words of the shipped file, read once. Raises ValueError for a pattern or a kind it cannot know."""
    table = shipped_table("mail.toml")
    languages = [table[code] for code in LANGUAGES if code in table]
    classes = {name: words for language in languages for name, words in language.get("classes", {}).items()}
    strong = lists_in(languages, "strong")
    weak = lists_in(languages, "weak")
    known: set[str] = {
        *MAIL_KINDS, "confirmed", "proposal", "arrange", "meet", "timeline", "survey", "asked", "farewell",
        "applied", "reviewed", "vacant", "mistaken",
    }  # fmt: skip
    if unknown := (strong.keys() | weak.keys()) - known:
        raise ValueError(f"There is no kind of mail called {', '.join(sorted(unknown))}.")
    guards = lists_in(languages, "guards")
    times = lists_in(languages, "times")

    def book(name: str, lists: Mapping[str, list[str]]) -> Phrasebook:
        return Phrasebook({name: lists[name]}, classes)

    def regex(words: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(words), re.IGNORECASE)

    return MailWords(
        strong=Phrasebook(strong, classes),
        weak=Phrasebook(weak, classes),
        guards={name: book(name, guards) for name in guards},
        asking=book("asking", lists_in(languages, "replies")),
        subjects={name: regex(words) for name, words in table["subjects"].items()},
        senders={name: regex(words) for name, words in table["senders"].items()},
        times=TimeWords(book("yours", times), book("theirs", times), book("moving", times)),
        links=LinkWords(**{name: regex(words) for name, words in table["links"].items()}),
        terms=TermWords(**{name: regex(words) for name, words in table["terms"].items()}),
        machines=tuple(table["relays"]["domains"]),
        relays=frozenset(map(in_ascii, table["relays"]["names"])),
        public=frozenset(table["relays"]["public"]),
        team=regex([
            rf"(?:^|[\s,–-])(?:{'|'.join(table['relays']['team'])})\s*$",
            rf"^(?:{'|'.join(table['relays']['before'])})\s+",
        ]),
    )  # fmt: skip
