"""What a message needs and the facts do not hold: a visible blank, and a sentence that asks for it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from afterword.domain.history.mistakes import HERE
from afterword.domain.languages import languages
from afterword.domain.languages.definition import Language
from afterword.domain.search import JobSearch

OWN = "own"
"""Under what a kept draft holds a line of the person's own, among the answers to what no fact holds."""

IN_THE_TEXT = "text"
"""The field of what no fact holds: the answer is kept with the draft of this one message."""


class Blank(NamedTuple):
    """How something missing shows: which ingredients become ``text``, and the sentence asking for it.

    Both may use ``{person}``, ``{company}`` and ``{asked}``. Without ``text`` it is needed, but not in
    the text. One of ``known_by`` is enough; where that is empty, the first of the ingredients.
    """

    field: str
    ingredients: tuple[str, ...]
    text: str
    sentence: str
    known_by: tuple[str, ...] = ()

    @property
    def is_of_the_reader(self) -> bool:
        """Whether what is asked for concerns this one person, and nobody else the message may go to."""
        return "{person}" in self.text + self.sentence


BLANKS: Mapping[str, Blank] = {
    "name": Blank(
        "profile.name", ("user_name",), "[your name]", "Add your name; your messages are signed with it."
    ),
    "reach": Blank(
        "profile.phone",
        ("reach",),
        "[your phone number or e-mail address]",
        "Add your phone number or e-mail address, so that they can reach you.",
    ),
    "phone": Blank(
        "profile.phone",
        ("user_phone",),
        "[your phone number]",
        "Add your phone number; a voicemail says it twice.",
    ),
    "recipient": Blank(
        "contact.name",
        ("greeting", "opening", "contact_name"),
        "[name of your interviewer]",
        "Who interviewed you at {company}? Add the name of the person this goes to.",
    ),
    "address": Blank(
        "contact.email", ("contact_email",), "", "Add the e-mail address of {person}; this goes there."
    ),
    "number": Blank(
        "contact.phone", ("contact_phone",), "", "Add the phone number of {person}, so that you can call."
    ),
    "postal": Blank(
        "contact.postal",
        ("postal",),
        "[postal address of {person}]",
        "Add the postal address of {person}; the letter goes there.",
    ),
    "role": Blank(
        "application.title", ("role",), "[the position]", "Add the title of the position at {company}."
    ),
    "company": Blank("company.name", ("company",), "[the company]", "Add the name of the company."),
    "applied": Blank(
        "applied.at",
        ("applied_date", "applied_day"),
        "[date of your application]",
        "When did you apply at {company}? Add the day.",
    ),
    "interview": Blank(
        "interview.start",
        ("date", "day", "weekday", "on_day", "on_weekday", "month", "clock"),
        "[date of the interview]",
        "When was the interview at {company}? Add its date.",
    ),
    "place": Blank(
        "interview.place",
        ("place",),
        "[place or link]",
        "Where does the interview at {company} take place? Add the address or the link.",
    ),
    "key_point": Blank(
        "key_point",
        ("key_point",),
        "[what you talked about with {person}]",
        "Note one thing you talked about with {person}, as you would say it to them, like: your plan to "
        "merge the depots.",
    ),
    "key_points_to_pass_on": Blank(
        "key_point",
        ("passing_on",),
        "[what you talked about with {person}]",
        "Note one thing you talked about with {person}; it goes along with your thanks.",
    ),
    "value": Blank(
        "value",
        ("value",),
        "[what you would bring to the job]",
        "Say what you bring to this job in a few words, with I, like: I have run such reports for two years.",
    ),
    "strength": Blank(
        IN_THE_TEXT,
        ("value",),
        "[what you would bring to the job]",
        "Say in a sentence what you bring to the job at {company}, like: I have run such reports for two "
        "years.",
    ),
    "stress": Blank(
        IN_THE_TEXT,
        ("stress",),
        "[two or three things {person} could mention]",
        "Name two or three things that {person} could mention about you, like: how we ran the two depots.",
    ),
    "point": Blank(
        "missed",
        ("missed",),
        "[what you forgot to ask]",
        "Note the question you forgot to ask {person}, or the point you forgot to make.",
        known_by=("missed", "omitted"),
    ),
    "omitted": Blank(
        "omitted",
        ("omitted",),
        "[what you forgot to say]",
        "Note the point you forgot to make to {person}.",
    ),
    "missed": Blank(
        "missed",
        ("missed",),
        "[what you forgot to ask]",
        "Note the question you forgot to ask {person}.",
    ),
    "idea": Blank(
        "contribution",
        ("contribution",),
        "[your idea for their work]",
        "Note your idea for the work at {company}.",
    ),
    "wish": Blank(
        IN_THE_TEXT,
        ("wish",),
        "[what you would like to change: pay, start, hours or place]",
        "Say in one sentence what you would like, like: I would like to begin in September.",
    ),
    "why": Blank(
        IN_THE_TEXT,
        ("why",),
        "[why, in one sentence]",
        "Say in one sentence why, like: My lease runs until the end of August.",
    ),
    "reason": Blank(IN_THE_TEXT, ("reason",), "[your reason]", "Give your reason in one short sentence."),
    "link": Blank(
        "application.url", ("link",), "[link to the posting]", "Add the link to the posting at {company}."
    ),
    "news": Blank(
        "omitted",
        ("omitted",),
        "[what is new with you]",
        "Note one thing that is new with you since you last spoke with {person}.",
    ),
    "materials": Blank(
        "promised_materials",
        ("materials",),
        "[what you promised]",
        "Name what you promised to send to {person}.",
    ),
    "answer": Blank(
        IN_THE_TEXT, ("answer",), "[your answer{asked}]", "Answer what {person} asked, point by point."
    ),
    "slots": Blank(
        IN_THE_TEXT,
        ("slots",),
        "[two or three days and times]",
        "Name two or three days and times that suit you.",
    ),
    "feedback_point": Blank(
        "feedback",
        ("feedback_point",),
        "[the point you take from it]",
        "Which point of the feedback do you take with you? Note it.",
    ),
    "advice": Blank(
        "advice",
        ("advice",),
        "[the advice you will use]",
        "Which advice of {person} helped you most? Note it.",
    ),
    "connection": Blank(
        IN_THE_TEXT,
        ("connection",),
        "[who suggested that you write, or what connects you with {person}]",
        "Say how you came to write to {person}: who suggested it, or what connects you.",
    ),
    "about_me": Blank(
        IN_THE_TEXT,
        ("about_me",),
        "[what you do, and where you would like to go]",
        "Say in a sentence what you do and where you would like to go.",
    ),
    "terms": Blank(
        "offer.terms",
        ("offer_terms",),
        "[the agreed terms, with your first day]",
        "Add the terms you agreed with {company}, above all your first day.",
    ),
    "ask_until": Blank(
        IN_THE_TEXT,
        ("ask_until",),
        "[the day until which you ask for time]",
        "Name the day until which you ask for time.",
    ),
    "other_deadline": Blank(
        "other_offer.deadline",
        ("other_deadline",),
        "[the day by which you must answer]",
        "Name the day by which you have to answer the other offer.",
    ),
}
"""Everything that can be missing, by the name under which messages say they need it."""


def text_of(need: str, spoken: Language) -> str:
    """What stands in a message in a language for something that is missing."""
    return spoken.blanks.get(need) or BLANKS[need].text


def answers_to(search: JobSearch, key: str) -> Mapping[str, str]:
    """What the person answered to the needs of a message, whoever it was for then.

    Of what was answered for another reader only that holds which does not concern that person.
    """
    others = {
        need: answer
        for other in search.kept_for_others(key)
        for need, answer in other.answers.items()
        if other.id.endswith(":-") or (need in BLANKS and not BLANKS[need].is_of_the_reader)
    }
    return {**others, **search.kept(key).answers}


NEEDS_OF_MEDIUM: Mapping[str, tuple[str, ...]] = {
    "email": ("name", "reach", "recipient", "address"),
    "letter": ("name", "reach", "recipient", "postal"),
    "linkedin": ("name", "recipient"),
    "call": ("name", "phone", "recipient", "number"),
    "text": ("name", "recipient", "number"),
    "in_person": ("name", "recipient"),
}
"""What every message of a medium needs (I1 and I9, R-MESSAGE)."""

_LONGEST_NAME = 300
"""Characters of what stands for a person or a question inside a blank."""


def _pattern(text: str) -> str:
    """How a blank is found, also where an editor has broken its line."""
    parts = (r"\s+".join(map(re.escape, part.split(" "))) for part in re.split(r"\{\w+\}", text))
    return rf"[^\]]{{0,{_LONGEST_NAME}}}".join(parts)


_TEXTS = dict.fromkeys(text_of(need, each) for each in languages() for need in BLANKS)
_KNOWN = "|".join(map(_pattern, filter(None, _TEXTS)))
_ANY = re.compile(rf"{_KNOWN}|\[{HERE}[^\]]*\]", re.IGNORECASE)


def blanks_in(text: str) -> tuple[str, ...]:
    """The blanks that still stand in ``text``, on one line each. Any other brackets are the person's own."""
    return tuple(" ".join(found[0].split()) for found in _ANY.finditer(text))
