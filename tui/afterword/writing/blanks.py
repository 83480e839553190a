"""What a message needs and the facts do not hold: a visible blank, and a sentence that asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from afterword.writing.ingredients import Ingredients, PassedOn
from afterword.writing.phrasing import ended

IN_THE_TEXT = "text"
"""The field of what no fact holds: the answer takes the blank's place in the text."""


@dataclass(frozen=True)
class Missing:
    """Something the person should supply before the message is ready.

    ``field`` says what, for a form that asks for exactly this: an entry and its field
    (``profile.name``, ``contact.email``, ``application.title``, ``company.name``, ``interview.place``,
    ``offer.terms``),
    ``key_point``, ``value`` and ``interview``, which a debrief and an interview hold, ``omitted``,
    ``missed``, ``feedback`` and ``advice``, which are facts of their own, or IN_THE_TEXT. ``contact``
    is whose, where it is somebody's; ``blank`` is what stands in the text, if anything.
    """

    field: str
    sentence: str
    contact: str | None = None
    blank: str = ""


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
        ("greeting", "opening"),
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
        IN_THE_TEXT,
        ("applied_date", "applied_day"),
        "[date of your application]",
        "When did you apply at {company}? Write the date into the text.",
    ),
    "interview": Blank(
        "interview",
        ("date", "day", "weekday", "month", "clock"),
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
        "Note one thing you talked about with {person}; a thank-you lives on it.",
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
        "Note what you would bring to the job, such as something you have done that is like it.",
    ),
    "strength": Blank(
        IN_THE_TEXT,
        ("value",),
        "[what you would bring to the job]",
        "Say in a sentence what you would bring to the job at {company}.",
    ),
    "stress": Blank(
        IN_THE_TEXT,
        ("value",),
        "[two or three things {person} could mention]",
        "Name two or three things that {person} could mention about you.",
    ),
    "point": Blank(
        "missed",
        ("missed",),
        "[what you forgot to ask]",
        "Note the question you forgot to ask {person}, or the point you forgot to make.",
        known_by=("missed", "omitted"),
    ),
    "news": Blank(
        "omitted",
        ("omitted",),
        "[what is new with you]",
        "Note one thing that is new with you since you last spoke with {person}.",
    ),
    "materials": Blank(
        IN_THE_TEXT,
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
        IN_THE_TEXT,
        ("other_deadline",),
        "[the day by which you must answer]",
        "Name the day by which you have to answer the other offer.",
    ),
}
"""Everything that can be missing, by the name under which messages say they need it."""

NEEDS_OF_MEDIUM: Mapping[str, tuple[str, ...]] = {
    "email": ("name", "reach", "recipient", "address"),
    "letter": ("name", "reach", "recipient", "postal"),
    "linkedin": ("name", "reach", "recipient"),
    "call": ("name", "phone", "recipient", "number"),
}
"""What every message of a medium needs (I1 and I9, domain.md 5.1)."""


def fill(
    ingredients: Ingredients, needs: Iterable[str], *, team: bool
) -> tuple[dict[str, Any], tuple[Missing, ...]]:
    """The ingredients by name with a blank for everything that is needed and absent, and what is missing.

    What is absent and not needed stays empty, and the message leaves its sentence out. ``team``: the
    hiring team may be addressed where the application names nobody.
    """
    missing: list[Missing] = []
    values: dict[str, Any] = dict(vars(ingredients))
    for need in dict.fromkeys(needs):
        blank = BLANKS[need]
        if need == "recipient" and team and ingredients.nobody_known:
            continue
        if need == "key_points_to_pass_on":
            values["passing_on"] = tuple(
                _told(person, ingredients, missing) for person in values["passing_on"]
            )
        elif not any(values.get(name) for name in blank.known_by or blank.ingredients[:1]):
            person = ingredients.contact_name or (
                f"somebody at {ingredients.company}" if team else "your interviewer"
            )
            lacking = _missing(blank, person, ingredients, _owner(blank, ingredients))
            missing.append(lacking)
            for name in blank.ingredients:
                known = values.get(name)
                # A letter's opening is a sentence of its own around the name.
                text = f"{str(known).split()[0]} {lacking.blank}" if name == "opening" else lacking.blank
                values[name] = (text,) if isinstance(known, tuple) else text
    return values, tuple(missing)


def put_in(text: str, answers: Mapping[str, str]) -> str:
    """``text`` with an answer in the place of each blank; a sentence that ends with it ends once."""
    for blank, answer in answers.items():
        text = text.replace(f"{blank}.", ended(answer.strip())).replace(blank, answer.strip())
    return text


def _told(person: PassedOn, ingredients: Ingredients, missing: list[Missing]) -> PassedOn:
    """The person with a blank for a name and a key point that are not known; ``missing`` grows by them."""
    if not person.name:
        lacking = _missing(BLANKS["recipient"], "your interviewer", ingredients, person.id)
        missing.append(lacking)
        person = replace(person, name=lacking.blank)
    if not person.key_point:
        name = person.name if not person.name.startswith("[") else "your interviewer"
        lacking = _missing(BLANKS["key_points_to_pass_on"], name, ingredients, person.id)
        missing.append(lacking)
        person = replace(person, key_point=lacking.blank)
    return person


def _owner(blank: Blank, ingredients: Ingredients) -> str | None:
    personal = ("contact.", "key_point", "missed", "omitted", "advice")
    return ingredients.contact_id if blank.field.startswith(personal) else None


def _missing(blank: Blank, person: str, ingredients: Ingredients, contact: str | None) -> Missing:
    asked = _inside(ingredients.asked)
    words = {
        "person": person,
        "company": ingredients.company or "the company",
        "asked": f" to: {asked}" if asked else "",
    }
    return Missing(blank.field, blank.sentence.format(**words), contact, blank.text.format(**words))


def _inside(text: str) -> str:
    # Inside a blank: without brackets, and not longer than a line.
    return text.translate(str.maketrans("", "", "[]{}<>"))[:80]
