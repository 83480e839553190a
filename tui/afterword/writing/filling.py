"""Fills what a message can say with a visible blank for whatever it needs and the facts do not hold."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from afterword.domain.phrases import listed
from afterword.domain.phrasing import ended, one_line
from afterword.writing.blanks import BLANKS, NEEDS_OF_MEDIUM, Blank, text_of
from afterword.writing.ingredients import INGREDIENTS, Ingredients, PassedOn
from afterword.writing.message import Message
from afterword.writing.optional import AT_MOST, CHOICES


class Missing(msgspec.Struct, frozen=True):
    """Something the person should supply before the message is ready.

    ``need`` is its name among BLANKS. ``field`` says where it belongs, for a form that asks for exactly
    this: an entry and its field (``profile.name``, ``contact.email``, ``application.title``,
    ``company.name``), a fact and its field (``interview.start``, ``interview.place``, ``applied.at``,
    ``offer.terms``, ``other_offer.deadline``), ``key_point``, ``value``, ``contribution`` and
    ``promised_materials``, which a debrief holds, ``omitted``, ``missed``, ``feedback`` and ``advice``,
    which are facts of their own, or IN_THE_TEXT. ``contact`` is whose, where it is somebody's; ``blank``
    is what stands in the text, if anything.
    """

    need: str
    field: str
    sentence: str
    contact: str | None = None
    blank: str = ""


_WHOEVER = Blank(
    "contact.name", (), "", "Add the name of whoever this goes to at {company}, if you know it{known}."
)
"""Asked for along with the address, where the hiring team may be greeted."""


_FEW = 3
"""So many people are named where anybody might be meant."""


class Filled(NamedTuple):
    """All that templates ask for by name, what is missing, and the optional ingredients that are in it."""

    values: dict[str, Any]
    missing: tuple[Missing, ...]
    chosen: tuple[str, ...]


def fill(message: Message, voicemail: Message | None, facts: Ingredients) -> Filled:
    """What a message says, with a blank for everything that it needs and neither facts nor answers hold.

    What is absent and not needed stays empty, and the message leaves its sentence out. Of the optional
    ingredients it holds those the person chose, else those that suggest themselves.
    """
    values: dict[str, Any] = {name: getattr(facts, name) for name in INGREDIENTS}
    chosen = _chosen(message, values, facts.kept.optional)
    for name in set(message.optional) - set(chosen):
        if (attribute := CHOICES[name].attribute) in values:
            values[attribute] = type(values[attribute])()
    needs = [*NEEDS_OF_MEDIUM[message.medium], *message.all_needs, *(voicemail.needs if voicemail else ())]
    needs += (CHOICES[name].need for name in chosen if CHOICES[name].need)
    missing: list[Missing] = []
    for need in dict.fromkeys(needs):
        blank = BLANKS[need]
        if need == "recipient" and message.team and facts.nobody_known:
            if "address" in needs and not facts.answers.get("address"):
                missing.append(_missing(need, "", facts, None, _WHOEVER))
            continue
        if need == "key_points_to_pass_on":
            values["passing_on"] = tuple(_told(person, facts, missing) for person in values["passing_on"])
        elif any(values.get(name) for name in blank.known_by or blank.ingredients[:1]):
            continue
        elif need == "place" and facts.held and facts.held.kind == "phone":
            # They call, or the number is known: a talk by phone is nowhere.
            continue
        elif facts.answers.get(need):
            _put(values, blank, one_line(facts.answers[need]), facts)
        else:
            somebody = f"somebody at {facts.company}" if message.team else "your interviewer"
            lacking = _missing(need, facts.contact_name or somebody, facts, _owner(blank, facts))
            missing.append(lacking)
            _put(values, blank, lacking.blank, facts)
    values |= {name: name in chosen for name in CHOICES if name not in INGREDIENTS}
    return Filled(values, tuple(missing), chosen)


def _chosen(message: Message, values: Mapping[str, Any], wanted: Collection[str] | None) -> tuple[str, ...]:
    if wanted is not None:
        return tuple(name for name in message.optional if name in wanted)
    attributes = ((name, CHOICES[name].attribute) for name in message.may)
    return tuple(name for name, holds in attributes if not holds or values.get(holds))[:AT_MOST]


def _put(values: dict[str, Any], blank: Blank, text: str, facts: Ingredients) -> None:
    """Has the ingredients of a blank say ``text``."""
    for name in blank.ingredients:
        known = values.get(name)
        # A letter's opening is a sentence of its own around the name.
        said = f"{facts.spoken.greeting} {text}" if name == "opening" else text
        values[name] = (said,) if isinstance(known, tuple) else said


def put_in(text: str, answers: Mapping[str, str]) -> str:
    """``text`` with an answer in the place of each blank; a sentence that ends with it ends once."""
    for blank, answer in answers.items():
        text = text.replace(f"{blank}.", ended(answer.strip())).replace(blank, answer.strip())
    return text


def _told(person: PassedOn, facts: Ingredients, missing: list[Missing]) -> PassedOn:
    """The person with a blank for a name and a key point that are not known; ``missing`` grows by them."""
    if not person.name:
        lacking = _missing("recipient", "your interviewer", facts, person.id)
        missing.append(lacking)
        person = replace(person, name=lacking.blank)
    if not person.key_point:
        name = person.name if not person.name.startswith("[") else "your interviewer"
        lacking = _missing("key_points_to_pass_on", name, facts, person.id)
        missing.append(lacking)
        person = replace(person, key_point=lacking.blank)
    return person


def _owner(blank: Blank, facts: Ingredients) -> str | None:
    personal = ("contact.", "key_point", "missed", "omitted", "advice")
    return facts.contact_id if blank.field.startswith(personal) else None


def _known_there(facts: Ingredients) -> str:
    """Whom the person knows at the employer, as of another application there."""
    people = facts.story.search.contacts.values()
    names = [one_line(p.name) for p in people if p.company == facts.employer.id and not p.left and p.name]
    return f"; you know {listed(names[:_FEW])} there" if names else ""


def _missing(
    need: str, person: str, facts: Ingredients, contact: str | None, blank: Blank | None = None
) -> Missing:
    blank = blank or BLANKS[need]
    asked = _inside(facts.asked)
    words = {
        "person": person,
        "company": facts.company or "the company",
        "asked": facts.spoken.asked.format(asked) if asked else "",
        "known": _known_there(facts),
    }
    text = text_of(need, facts.spoken) if blank.text else ""
    return Missing(need, blank.field, blank.sentence.format(**words), contact, text.format(**words))


def _inside(text: str) -> str:
    # Inside a blank: without brackets, and not longer than a line.
    return text.translate(str.maketrans("", "", "[]{}<>"))[:80]
