"""Mistakes planted by program into good messages, and the names of the people and firms they are about."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any

import msgspec

from afterword.domain.facts import Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.kinds import kind_named
from afterword.domain.search import JobSearch
from afterword.writing import proofreading
from afterword.writing.preflight import check
from afterword.writing.preflight.finding import Finding
from afterword.writing.preflight.occasion import Occasion
from every_kind import CASES, NOW, REJECTED, Case, Names, a_search_for, fact, supplied, the_follow_up
from messages import occasion_of

_FIRST = """
Dana Kim Bea May Mark Will Grace Hope Rose Lee Omar Ana Jo Uwe Zoë Jürgen Siobhán Ngozi Priya Wei Olga Chen
Björn Hannah Faith Drew Art Bill Rob Sue Pat Frank Ernest Joy Summer April June
"""
_LAST = """
Osei Whitfield May Mark Marsh Stone Nguyen O'Brien Müller-Lüdow Ruiz Tolland Brandt Adeyemi Kowalski Smith
Young Long Rice Price Park Bell Cook Baker Fischer Lindqvist Okonkwo Hall Moore Castellanos Aydin
"""
_COMPANIES = """
Target|Square|Lark Analytics|Apple|Stripe|Acme GmbH|Moss & Daughters|Vesper Freight|eBay|Tern Press
Brook Clinic|Opal Robotics|Shell|Gap|Visa|Oracle|Amazon|Kroger|Wayfair|Spreewerk AG|O'Neill Group|Zalando SE
Bank of the West|First Choice Staffing|Northwind Traders Inc.|Palantir|Chase|Delta|Subway|Best Buy
"""
_ROLES = """
Data Analyst|Buyer|Benefits Manager|Payroll Clerk|Senior C++ Engineer|Account Executive (f/m/d)|Trainer
Status Reporting Lead|Nurse|Route Planner|Catalogue Librarian|Head of Offers|Deadline Editor|Interpreter
SQL Developer|Target Marketing Manager|HR Business Partner|Compensation Analyst
"""
FIRST, LAST = _FIRST.split(), _LAST.split()
COMPANIES, ROLES = (re.split(r"[|\n]", lines.strip()) for lines in (_COMPANIES, _ROLES))


def many_names(count: int) -> Iterator[Names]:
    """``count`` different casts, the same ones each time."""
    chance = random.Random(22)
    for number in range(count):
        company, other = chance.sample(COMPANIES, 2)
        role, other_role = chance.sample(ROLES, 2)
        last, colleague, stranger = chance.sample(LAST, 3)
        first = FIRST[number % len(FIRST)]
        yield Names(
            company=company, other_company=other, role=role, other_role=other_role,
            person=f"{first} {last}", salutation=chance.choice([f"Ms. {last}", f"Mr. {last}", "", first]),
            colleague=f"{chance.choice(FIRST)} {colleague}",
            other_person=f"{chance.choice(FIRST)} {stranger}",
        )  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A message with a mistake in it, and what should be found: any of ``ids`` at ``level``."""

    search: JobSearch
    follow_up: FollowUp
    text: str
    ids: tuple[str, ...]
    level: str
    now: datetime = NOW

    def findings(self, *, grammar: bool = True) -> tuple[Finding, ...]:
        return check(self.text, occasion_of(self.search, self.follow_up, self.now), grammar=grammar)

    @property
    def is_found(self) -> bool:
        return any(
            found.id in self.ids and found.level == self.level
            for found in self.findings(grammar="PF-01" in self.ids)
        )


@dataclass(frozen=True)
class Good:
    """A complete message as it would be sent, to plant something into."""

    case: Case
    names: Names
    search: JobSearch
    follow_up: FollowUp
    text: str
    chance: random.Random

    @cached_property
    def occasion(self) -> Occasion:
        return occasion_of(self.search, self.follow_up, NOW)

    def planted(self, text: str | None, ids: str, level: str, **given: Any) -> Planted | None:
        if text is None or (text == self.text and not given):
            return None
        base = Planted(self.search, self.follow_up, text, tuple(ids.split()), level)
        return replace(base, **given)

    def with_sentence(self, sentence: str) -> str:
        """The text with one more sentence at the end of what it says."""
        letter = self.occasion.letter(self.text)
        at = letter.core[0] + len(self.text[slice(*letter.core)].rstrip())
        return f"{self.text[:at]} {sentence}{self.text[at:]}"

    def without(self, pattern: str) -> str | None:
        """The text without the sentences that match; None where there are none."""
        letter = self.occasion.letter(self.text)
        text = self.text
        for sentence in letter.sentences:
            if re.search(pattern, sentence, re.IGNORECASE):
                text = text.replace(sentence, "", 1)
        return text if text != self.text else None


def good(case: Case, names: Names, chance: random.Random) -> Good:
    search, follow_up = a_search_for(case, names), the_follow_up(case)
    text = supplied(case, occasion_of(search, follow_up, NOW).draft.words)
    return Good(case, names, search, follow_up, text, chance)


def _slip(word: str, chance: random.Random) -> str:
    """The word with one letter left out, doubled, swapped or other."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice([
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + chance.choice("aeiouxz") + word[at + 1 :],
    ])  # fmt: skip


def misspelt_name(g: Good) -> Planted | None:
    named = f"{g.names.company} {g.names.role} {g.names.person}"
    words = [
        w for w in re.findall(r"[^\W\d_]{5,}", named) if w[0].isupper() and re.search(rf"\b{w}\b", g.text)
    ]
    if not words:
        return None
    word = g.chance.choice(words)
    slip = _slip(word, g.chance)
    known = {w for name in vars(g.names).values() for w in name.split()}
    if slip in (word, f"{word}s") or slip in known or proofreading.is_word(slip):
        return None
    return g.planted(re.sub(rf"\b{word}\b", slip, g.text, count=1), "PF-02 PF-11", "block")


def other_company(g: Good) -> Planted | None:
    name = g.names.other_company
    is_word = " " not in name and proofreading.is_word(name)
    if len(name) < 4 or name in g.names.company or name in g.names.role:
        return None
    return g.planted(
        g.with_sentence(f"It would be good to work with {name} one day."),
        "PF-03",
        "warn" if is_word else "block",
    )


def other_person(g: Good) -> Planted | None:
    if g.names.other_person in (g.names.person, g.names.colleague):
        return None
    return g.planted(g.with_sentence(f"Please give my regards to {g.names.other_person}."), "PF-03", "block")


def other_surname(g: Good) -> Planted | None:
    name = g.names.other_person.split()[-1]
    if len(name) < 4 or name in f"{g.names.person} {g.names.colleague} {g.names.company} {g.names.role}":
        return None
    level = "warn" if proofreading.is_word(name) else "block"
    return g.planted(g.with_sentence(f"Please give my regards to Mx. {name}."), "PF-03", level)


def other_role(g: Good) -> Planted | None:
    if g.names.other_role in g.names.role or g.follow_up.application is None:
        return None
    return g.planted(
        g.with_sentence(f"I am well prepared for the work of a {g.names.other_role}."), "PF-03", "warn"
    )


def placeholder(g: Good) -> Planted | None:
    blank = g.chance.choice(
        ["[company]", "{name}", "<date>", "XXX", "TODO", "TBD", "Company Name", "{{ role }}"]
    )
    return g.planted(g.with_sentence(f"I look forward to {blank}."), "PF-04", "block")


def no_contact_information(g: Good) -> Planted | None:
    unsigned = r"\+1 212 555 0142|rosa@lind\.example|^Rosa Lind$"
    text = re.sub(unsigned, "", g.text, flags=re.MULTILINE)
    if g.follow_up.medium == "call":
        text = re.sub(r"(?:plus )?1, 2 1 2, 5 5 5, 0 1 4 2", "", text)
    return g.planted(text, "PF-05", "block" if g.follow_up.medium in ("call", "letter") else "warn")


def number_of_somebody(g: Good) -> Planted | None:
    return g.planted(g.text.replace("555 0142", "555 0124"), "PF-05", "block")


def number_said_once(g: Good) -> Planted | None:
    if g.follow_up.medium != "call":
        return None
    return g.planted(re.sub(r"Once more: [^.]*\.", "", g.text), "PF-05", "block")


def far_too_long(g: Good) -> Planted | None:
    more = "There is one more thing I would like to say about the work and the people in it. " * 18
    return g.planted(g.with_sentence(more.strip()), "PF-06", "block")


def too_short(g: Good) -> Planted | None:
    letter = g.occasion.letter(g.text)
    start, end = letter.core
    return g.planted(f"{g.text[:start]}\n\nThank you.\n\n{g.text[end:]}", "PF-06", "warn")


def no_key_point(g: Good) -> Planted | None:
    if g.follow_up.kind not in ("thank_you", "thank_you_letter") or not g.occasion.facts.key_point:
        return None
    if "I4" not in g.occasion.draft.message.must or g.follow_up.pass_on:
        return None
    return g.planted(g.text.replace(g.occasion.facts.key_point, "many things"), "PF-07", "warn")


def nothing_but_thanks(g: Good) -> Planted | None:
    letter = g.occasion.letter(g.text)
    must = set(g.occasion.draft.message.must) - {"I2", "I4", "I9", "I19"}
    if not must:
        return None
    start, end = letter.core
    head = g.text[:start] if start else "Hello,"
    return g.planted(
        f"{head}\n\nThank you ever so much. Have a good week.\n\n{g.text[end:]}", "PF-08", "warn"
    )


def sent_already(g: Good) -> Planted | None:
    if g.case.kind not in ("thank_you", "thank_you_letter", "clarification"):
        return None
    sent = fact(
        Sent, "21T08:00", id="again", kind=g.case.kind, to=g.follow_up.contact, round=g.follow_up.round
    )
    return g.planted(g.text, "PF-09", "block", search=g.search.with_fact(sent))


def copied_text(g: Good) -> Planted | None:
    if g.follow_up.application is None:
        return None
    sent = fact(Sent, "21T08:00", id="again", kind="check_in", to="kim", text=g.text)
    if g.case.kind == "check_in":
        sent = msgspec.structs.replace(sent, kind="status_email")
    return g.planted(g.text, "PF-09", "warn", search=g.search.with_fact(sent))


def draft_word_for_word(g: Good) -> Planted | None:
    facts = g.occasion.facts
    own = (facts.key_point, facts.value, *facts.omitted, *facts.missed, *facts.materials, facts.advice)
    if g.follow_up.medium == "call" or any((*own, facts.feedback_point, facts.offer_terms, *g.case.supplied)):
        return None
    if facts.pass_on or g.occasion.kind.is_plain:
        return None
    return Planted(g.search, g.follow_up, g.text, ("PF-10",), "warn")


def wrong_reader(g: Good) -> Planted | None:
    letter = g.occasion.letter(g.text)
    name = g.chance.choice([g.names.other_person, "Ms. Hartwell", "Kimberly", "Bob Dole"])
    if not letter.salutation or set(name.lower().split()) & g.occasion.reader_words:
        return None
    start, end = letter.salutation.span("reader")
    return g.planted(f"{g.text[:start]} {name}{g.text[end:]}", "PF-11", "block")


def desperate(g: Good) -> Planted | None:
    words = ["I really need this.", "I am desperate.", "I would take any job.", "Why haven't you answered?",
             "I deserve an answer.", "This is the last chance."]  # fmt: skip
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-12", "block")


def pushy(g: Good) -> Planted | None:
    words = ["Please answer as soon as possible.", "I urgently await your answer.", "I am still waiting.",
             "Just checking in.", "What a day! What a week!",
             "This is VERY VERY good news. It is REALLY good.",
             "See you soon \U0001f600."]  # fmt: skip
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-12", "warn")


def no_thanks(g: Good) -> Planted | None:
    kind = g.occasion.kind
    if not (kind.is_thanks or kind.offer or kind.name.endswith("_thanks")):
        return None
    thanks = r"(?i)\b(thank\w*|grateful|gratitude|appreciat\w*|enjoyed|pleasure|(?:good|great) to meet)\b"
    text = re.sub(thanks, "greet", g.text)
    return g.planted(text, "PF-13", "warn")


def private(g: Good) -> Planted | None:
    if kind_named(g.case.kind).offer in ("open", "yes"):
        return None
    words = ["What is the salary?", "How many vacation days are there?",
             "I hope the other candidates are well.",
             "I have to pay my rent.", "Does it come with benefits?"]  # fmt: skip
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-14", "warn")


def untrue_offer(g: Good) -> Planted | None:
    if g.case.rule.startswith("G") or g.case.name.startswith("final_thanks_"):
        return None
    words = ["I have received an offer.", "There is another offer I have to weigh.", "I have a job offer."]
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-15", "block")


def untrue_deadline(g: Good) -> Planted | None:
    if g.case.rule.startswith("G"):
        return None
    return g.planted(g.with_sentence("I must decide by Friday, so my deadline is close."), "PF-15", "block")


def unwelcome_call(g: Good) -> Planted | None:
    if g.follow_up.medium != "call":
        return None
    dana = msgspec.structs.replace(g.search.contacts["dana"], no_calls=True)
    return g.planted(g.text, "PF-16", "warn", search=g.search.with_entry(dana))


def unwanted_question(g: Good) -> Planted | None:
    if not kind_named(g.case.kind).enquires or g.case.rule == "A1":
        return None
    waits = Reply(id="wait", app="a1", at=NOW, type="no_contact", from_="dana")
    return g.planted(g.text, "PF-16", "warn", search=g.search.with_fact(waits))


def at_night(g: Good) -> Planted | None:
    if g.follow_up.medium not in ("email", "call"):
        return None
    return g.planted(g.text, "PF-17", "warn", now=NOW + timedelta(hours=13))


def too_early(g: Good) -> Planted | None:
    early = msgspec.structs.replace(g.follow_up, status=Status.UPCOMING)
    return g.planted(g.text, "PF-18", "warn", follow_up=early)


def wrong_weekday(g: Good) -> Planted | None:
    words = ["I think back to Monday, 14 April.", "Let us speak on Friday, April 23rd.",
             "The 31 April suits me.",
             "I wrote on Sunday the 14th of April 2026.", "See you on Tuesday, 5 June 2026."]  # fmt: skip
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-19", "block")


def day_gone_by(g: Good) -> Planted | None:
    if g.case.kind not in ("rebook", "ask_for_time", "networking_request"):
        return None
    return g.planted(g.with_sentence("Would 2 March suit you?"), "PF-19", "block")


def attachment(g: Good) -> Planted | None:
    if g.case.kind == "materials":
        return None
    words = ["Please find my certificate attached.", "I have enclosed a sample.", "See the attachment."]
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-20", "warn")


def too_late_for_that(g: Good) -> Planted | None:
    if g.case.kind not in ("thank_you", "thank_you_letter", "status_email", "status_call",
                           "second_status_email",
                           "check_in", "application_follow_up"):  # fmt: skip
        return None
    return g.planted(g.text, "PF-21", "block", search=g.search.with_fact(REJECTED))


def accepting_words(g: Good) -> Planted | None:
    if g.case.kind != "offer_thanks":
        return None
    words = ["I am looking forward to starting.", "I gladly accept.", "I am happy to join you."]
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-21", "block")


def other_language(g: Good) -> Planted | None:
    if g.follow_up.application is None:
        return None
    application = msgspec.structs.replace(g.search.applications["a1"], language="de")
    occasion = occasion_of(g.search.with_entry(application), g.follow_up, NOW)
    return g.planted(g.text, "PF-22", "warn", search=occasion.search)


def grammar(g: Good) -> Planted | None:
    words = ["I would of called.", "I liked you're migration.", "It was good to to talk.", "I recieved it.",
             "Their is a lot to do.", "It is is late.", "I look forwrad to it.",
             "We could of met."]  # fmt: skip
    return g.planted(g.with_sentence(g.chance.choice(words)), "PF-01", "warn")


def no_sentence_end(g: Good) -> Planted | None:
    letter = g.occasion.letter(g.text)
    start, end = letter.paragraphs[0]
    line = g.text[start:end].rstrip()
    return g.planted(g.text[:start] + line[:-1] + g.text[start + len(line) :], "PF-01", "warn")


Planting = Callable[[Good], Planted | None]
MISTAKES: tuple[Planting, ...] = (
    grammar, no_sentence_end, misspelt_name, other_company, other_person, other_surname, other_role,
    placeholder,
    no_contact_information, number_of_somebody, number_said_once,
    far_too_long, too_short, no_key_point, nothing_but_thanks,
    sent_already, copied_text, draft_word_for_word, wrong_reader, desperate, pushy, no_thanks, private,
    untrue_offer, untrue_deadline, unwelcome_call, unwanted_question, at_night, too_early, wrong_weekday,
    day_gone_by, attachment,
    too_late_for_that, accepting_words, other_language,
)  # fmt: skip


@dataclass
class Tally:
    """How often a mistake was planted and found."""

    planted: int = 0
    found: int = 0


def measured(casts: int, each: int = 2) -> tuple[dict[str, Tally], list[Planted], list[Planted], int]:
    """Each mistake planted ``each`` times for each cast, the cases in turn.

    Gives the tallies, what was missed, the good messages that blocked, and how many were good.
    """
    chance = random.Random(7)
    tallies = {plant.__name__: Tally() for plant in MISTAKES}
    missed: list[Planted] = []
    blocked: list[Planted] = []
    count = turn = 0
    for names in many_names(casts):
        goods = [good(CASES[(turn + step) % len(CASES)], names, chance) for step in range(len(CASES))]
        for one in goods[:6]:
            count += 1
            text = Planted(one.search, one.follow_up, one.text, (), "")
            if any(found.level == "block" for found in text.findings()):
                blocked.append(text)
        for number, plant in enumerate(MISTAKES):
            order = (goods[(turn + number + step) % len(goods)] for step in range(len(goods)))
            planted = islice(filter(None, map(plant, order)), each)
            tally = tallies[plant.__name__]
            for one_planted in planted:
                tally.planted += 1
                if one_planted.is_found:
                    tally.found += 1
                else:
                    missed.append(one_planted)
        turn += 7
    return tallies, missed, blocked, count
