"""What a message needs and the facts do not hold: a visible blank, and a sentence that asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from afterword.writing.ingredients import Ingredients, PassedOn


@dataclass(frozen=True)
class Missing:
    """Something the person should supply before the message is ready.

    ``field`` says what, for a form that asks for exactly this: an entry and its field
    (``profile.name``, ``contact.email``, ``application.title``), or ``key_point``, ``value`` and
    ``interview``, which a debrief and an interview hold. ``contact`` is whose, where it is somebody's.
    """

    field: str
    sentence: str
    contact: str | None = None


class Blank(NamedTuple):
    """How something missing shows: which ingredients become ``text``, and the sentence asking for it.

    Both may use ``{person}`` and ``{company}``. Without ``text`` it is needed, but not in the text.
    """

    field: str
    ingredients: tuple[str, ...]
    text: str
    sentence: str


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
        ("greeting",),
        "[name of your interviewer]",
        "Who interviewed you at {company}? Add the name of the person this goes to.",
    ),
    "address": Blank(
        "contact.email", ("contact_email",), "", "Add the e-mail address of {person}; this goes there."
    ),
    "number": Blank(
        "contact.phone", ("contact_phone",), "", "Add the phone number of {person}, so that you can call."
    ),
    "role": Blank(
        "application.title", ("role",), "[the position]", "Add the title of the position at {company}."
    ),
    "interview": Blank(
        "interview",
        ("date", "day", "weekday"),
        "[date of the interview]",
        "When was the interview at {company}? Add its date.",
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
}
"""Everything that can be missing, by the name under which messages say they need it."""

NEEDS_OF_MEDIUM: Mapping[str, tuple[str, ...]] = {
    "email": ("name", "reach", "recipient", "address", "role"),
    "call": ("name", "phone", "recipient", "number", "role"),
}
"""What every message of a medium needs (I1 and I9, domain.md 5.1)."""


def fill(
    ingredients: Ingredients, needs: Iterable[str], *, team: bool
) -> tuple[Ingredients, tuple[Missing, ...]]:
    """``ingredients`` with a blank for everything that is needed and absent, and what is missing.

    What is absent and not needed stays empty, and the message leaves its sentence out. ``team``: the
    hiring team may be addressed where the application names nobody.
    """
    missing: list[Missing] = []
    blanked: dict[str, Any] = {}
    for need in dict.fromkeys(needs):
        blank = BLANKS[need]
        if need == "recipient" and team and ingredients.nobody_known:
            continue
        if need == "key_points_to_pass_on":
            missing += [_missing(blank, p.name, ingredients.company, p.id) for p in _silent(ingredients)]
            blanked["passing_on"] = tuple(
                replace(p, key_point=p.key_point or blank.text.format(person=p.name))
                for p in ingredients.passing_on
            )
        elif not getattr(ingredients, blank.ingredients[0]):
            person = ingredients.contact_name or (
                f"somebody at {ingredients.company}" if team else "your interviewer"
            )
            missing.append(_missing(blank, person, ingredients.company, _owner(blank, ingredients)))
            text = blank.text.format(person=person)
            blanked |= {name: (text,) if name == "reach" else text for name in blank.ingredients}
    return replace(ingredients, **blanked), tuple(missing)


def _silent(ingredients: Ingredients) -> Iterable[PassedOn]:
    return (person for person in ingredients.passing_on if not person.key_point)


def _owner(blank: Blank, ingredients: Ingredients) -> str | None:
    return ingredients.contact_id if blank.field.startswith(("contact.", "key_point")) else None


def _missing(blank: Blank, person: str, company: str, contact: str | None) -> Missing:
    return Missing(blank.field, blank.sentence.format(person=person, company=company), contact)
