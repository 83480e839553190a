"""People as they are typed, several at once."""

import re

from afterword.domain.capture import CapturedPerson

_EMAIL = re.compile(r"[^\s<>,;]+@[^\s<>,;]+")
_PHONE = re.compile(r"\+?[\d(][\d\s()./-]{5,}\d")


def read_people(text: str) -> tuple[CapturedPerson, ...]:
    """Several people typed at once: ``Dana Osei <dana@lark.example>, Kim Park 555-0142``."""
    people = (_person(part) for part in re.split(r"[,;]|\s+and\s+|\s&\s", text) if part.strip())
    return tuple(people)


def read_person(text: str) -> CapturedPerson | None:
    """One person, or None where nothing was typed."""
    people = read_people(text)
    if len(people) > 1:
        raise ValueError("One person only, please.")
    return people[0] if people else None


def _person(text: str) -> CapturedPerson:
    email = _EMAIL.search(text)
    rest = text.replace(email[0], " ") if email else text
    phone = _PHONE.search(rest)
    rest = rest.replace(phone[0], " ") if phone else rest
    name = " ".join(re.sub(r"[<>()]", " ", rest).split())
    if not name and email:
        name = email[0].partition("@")[0].replace(".", " ").title()
    if not name:
        raise ValueError("A name is missing. Write people like: Dana Osei <dana@lark.com>, Kim Park")
    return CapturedPerson(name=name, email=email[0] if email else "", phone=phone[0].strip() if phone else "")
