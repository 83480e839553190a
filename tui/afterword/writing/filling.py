"""Fills what a message can say with a visible blank for whatever it needs and the facts do not hold."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from afterword.domain.languages import language
from afterword.domain.phrasing import ended, one_line
from afterword.domain.search import JobSearch
from afterword.writing.blanks import BLANKS, Blank, text_of
from afterword.writing.ingredients import Ingredients, PassedOn


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


_WHOEVER = Blank("contact.name", (), "", "Add the name of whoever this goes to at {company}, if you know it.")
"""Asked for along with the address, where the hiring team may be greeted."""


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


def fill(
    ingredients: Ingredients, needs: Collection[str], answers: Mapping[str, str], *, team: bool
) -> tuple[dict[str, Any], tuple[Missing, ...]]:
    """The ingredients by name with a blank for everything that is needed and absent, and what is missing.

    What is absent and not needed stays empty, and the message leaves its sentence out. ``answers`` are
    the person's to what no fact holds. ``team``: the hiring team may be addressed where the application
    names nobody.
    """
    missing: list[Missing] = []
    values: dict[str, Any] = msgspec.structs.asdict(ingredients)
    for need in dict.fromkeys(needs):
        blank = BLANKS[need]
        if need == "recipient" and team and ingredients.nobody_known:
            if "address" in needs and not answers.get("address"):
                missing.append(_missing(need, "", ingredients, None, _WHOEVER))
            continue
        if need == "key_points_to_pass_on":
            values["passing_on"] = tuple(
                _told(person, ingredients, missing) for person in values["passing_on"]
            )
        elif any(values.get(name) for name in blank.known_by or blank.ingredients[:1]):
            continue
        elif answers.get(need):
            _put(values, blank, one_line(answers[need]))
        else:
            person = ingredients.contact_name or (
                f"somebody at {ingredients.company}" if team else "your interviewer"
            )
            lacking = _missing(need, person, ingredients, _owner(blank, ingredients))
            missing.append(lacking)
            _put(values, blank, lacking.blank)
    return values, tuple(missing)


def _put(values: dict[str, Any], blank: Blank, text: str) -> None:
    """Has the ingredients of a blank say ``text``."""
    for name in blank.ingredients:
        known = values.get(name)
        # A letter's opening is a sentence of its own around the name.
        said = f"{language(values['language']).greeting} {text}" if name == "opening" else text
        values[name] = (said,) if isinstance(known, tuple) else said


def put_in(text: str, answers: Mapping[str, str]) -> str:
    """``text`` with an answer in the place of each blank; a sentence that ends with it ends once."""
    for blank, answer in answers.items():
        text = text.replace(f"{blank}.", ended(answer.strip())).replace(blank, answer.strip())
    return text


def _told(person: PassedOn, ingredients: Ingredients, missing: list[Missing]) -> PassedOn:
    """The person with a blank for a name and a key point that are not known; ``missing`` grows by them."""
    if not person.name:
        lacking = _missing("recipient", "your interviewer", ingredients, person.id)
        missing.append(lacking)
        person = replace(person, name=lacking.blank)
    if not person.key_point:
        name = person.name if not person.name.startswith("[") else "your interviewer"
        lacking = _missing("key_points_to_pass_on", name, ingredients, person.id)
        missing.append(lacking)
        person = replace(person, key_point=lacking.blank)
    return person


def _owner(blank: Blank, ingredients: Ingredients) -> str | None:
    personal = ("contact.", "key_point", "missed", "omitted", "advice")
    return ingredients.contact_id if blank.field.startswith(personal) else None


def _missing(
    need: str, person: str, ingredients: Ingredients, contact: str | None, blank: Blank | None = None
) -> Missing:
    blank = blank or BLANKS[need]
    asked = _inside(ingredients.asked)
    code = ingredients.language
    words = {
        "person": person,
        "company": ingredients.company or "the company",
        "asked": language(code).asked.format(asked) if asked else "",
    }
    text = text_of(need, code) if blank.text else ""
    return Missing(need, blank.field, blank.sentence.format(**words), contact, text.format(**words))


def _inside(text: str) -> str:
    # Inside a blank: without brackets, and not longer than a line.
    return text.translate(str.maketrans("", "", "[]{}<>"))[:80]
