"""People as they are typed, several at once."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

from afterword.domain.addresses import is_address
from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.recording import ALMOST
from afterword.domain.letters import small
from afterword.domain.people import Reach, Role
from afterword.domain.phrases import shortened
from afterword.domain.search import JobSearch
from afterword.domain.titles import person_named, titled

JOBS = (
    r"\w*manager(?:in)?|director|direktor(?:in)?|officer|president|coordinator|specialist|consultant|advis[eo]r|"
    r"administrator|supervisor|engineer|developer|designer|scientist|analyst|hr|ceo|cto|cfo|coo|"
    r"\w*leiter(?:in)?|\w*leitung|\w*referent(?:in)?|\w*berater(?:in)?|geschäftsführ\w*"
)
"""What people do at a company, which nobody is called by, in small letters."""
_LONGEST, _MOST = 300, 100
"""Characters of one person, with all that is said of them, and how many are typed at once."""
_WORD = re.compile(r"[^\s<>,;()\[\]\"]+")
"""What an address is one of: words that nothing ends but a blank, a bracket or what stands between people."""
_FEWEST_FIGURES = 3
"""No number to call has fewer."""
_PHONE = re.compile(r"\+?[\d(][\d\s()./-]{5,}\d")
_BETWEEN = re.compile(r"[,;()]| and | & ")
"""Brackets, and what stands between two people."""
_SAID_OF = re.compile(r"\(([^()]*)\)?")
ROLES: dict[str, Role] = {role.replace("_", " "): role for role in get_args(Role) if role}
"""What somebody can be to an applicant, in words."""
_PASTED = re.compile(
    r"(?P<cut>^|[,;] ?| and | & )(?P<last>[^\s,;<>()]+), (?P<first>[^\s,;<>()]+(?: \w\.)?)(?= <\S+@)"
)
"""``Osei, Dana <dana@lark.example>``, as mail programs write it."""
_SURNAME_FIRST = re.compile(
    r"(?P<last>[^\s,;<>()@\d]+), (?P<first>[^\s,;<>()@\d]+(?: [^\s,;<>()@\d]+)?)"
    r"(?P<more>(?: ?(?:[(<+\d]|\S+@).*)?)"
)
"""``Osei, Dana`` where it is said to be one person; ``Dana Osei, Sam Park`` are two."""
_WAYS: dict[str, Reach] = {
    "email": "email", "e-mail": "email", "mail": "email", "call": "call", "calls": "call", "phone": "call",
    "telephone": "call", "text": "text", "texts": "text", "sms": "text", "linkedin": "linkedin",
    "in person": "in_person",
}  # fmt: skip
"""How somebody is reached, as one says it."""
_ONLY = re.compile(r"^(?:only )?(?:(?:by|via|on) )?(?P<way>.+?)(?: only)?$")
_LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/[^\s<>,;()]{1,200}", re.IGNORECASE)
_DEGREES = re.compile(r", ?[A-Z][A-Za-z]?[A-Z.]{1,6}(?:-[A-Z]{1,4})?(?= ?(?:[,;<(]|$))")
"""``, RN`` and ``, Ph.D.`` behind a name."""
_AFTER_COMMA = re.compile(
    rf", ?({'|'.join(ROLES)}|no e-?mail|(?:only )?(?:(?:by|via|on) )?(?:{'|'.join(_WAYS)})(?: only)?)"
    r"(?= ?(?:[,;<(]|$))",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"(?:[\w'’./&-]+ ){{0,4}}(?:{JOBS}|(?:team ?)?leads?"
    r"|(?:head|dean|chair|partner|owner|secretary|principal|chef|leiter(?:in)?) (?:of|der|des|im)"
    r"(?: (?!(?:and|und)\b)[\w-]+)+)",
    re.IGNORECASE,
)
"""What somebody does: nobody is called Chief Nursing Officer."""
_TITLE_AFTER_COMMA = re.compile(rf"(?<=\w), ?({_TITLE.pattern})(?= ?(?:[,;<(]|$))", re.IGNORECASE)
_NUMBER_AFTER_COMMA = re.compile(rf", ?(?={_PHONE.pattern} ?(?:[,;<(]|$))")


def read_people(text: str) -> tuple[CapturedPerson, ...]:
    """Several people typed at once: ``Ms. Dana Osei <dana@lark.example>, Kim Park 555-0142 (recruiter)``.

    A title before the name becomes the salutation. What a comma or brackets set off is what they do (``HR
    Manager``), their role, how they are reached (``by text``) or a note. Raises ValueError with a sentence.
    """
    several = text.split(";")
    in_order = "; ".join(map(_in_order, several)) if len(several) > 1 else text
    parts = [part for part in _parts(_bracketed(in_order)) if part.strip()]
    if len(parts) > _MOST:
        raise ValueError(f"That would be {len(parts)} people at once. Write a few of them.")
    return tuple(map(_person, parts))


def read_person(text: str) -> CapturedPerson | None:
    """One person, or None where nothing was typed. Raises ValueError with a sentence."""
    # One is asked for: a comma only sets off their address or number.
    text = _in_order(text)
    _refuse_long(text)
    name, comma, rest = text.partition(",")
    is_theirs = comma and not _PHONE.sub("", _without_addresses(rest)).strip(" <>,;")
    people = read_people(f"{name} {rest.replace(',', ' ')}" if is_theirs else text)
    if len(people) > 1:
        raise ValueError("One person only, please.")
    return people[0] if people else None


def _in_order(text: str) -> str:
    """The text of one person in brackets, the first name first: ``Dana Osei`` for ``Osei, Dana``."""
    said = _bracketed(text)
    found = _SURNAME_FIRST.fullmatch(said)
    if found is None or found["last"][0].isupper() is not found["first"][0].isupper():
        return said
    return f"{found['first']} {found['last']}{found['more']}"


def _bracketed(text: str) -> str:
    """``text`` with what a comma sets off in brackets: nobody is called recruiter, by phone, or RN."""
    in_order = _PASTED.sub(r"\g<cut>\g<first> \g<last>", " ".join(text.split()))
    return _DEGREES.sub("", _NUMBER_AFTER_COMMA.sub(" ", _set_off(in_order)))


def _set_off(text: str) -> str:
    return _TITLE_AFTER_COMMA.sub(r" (\1)", _AFTER_COMMA.sub(r" (\1)", text))


def _parts(text: str) -> Iterator[str]:
    """The text of each person; within brackets a comma belongs to what is said about one."""
    cuts, is_inside = [], False
    for mark in reversed([*_BETWEEN.finditer(text)]):
        if mark[0] in "()":
            is_inside = mark[0] == ")"
        elif not is_inside:
            cuts.append(mark.span())
    start = 0
    for end, after in reversed(cuts):
        yield text[start:end]
        start = after
    yield text[start:]


def _refuse_long(text: str) -> None:
    if len(text) > _LONGEST:
        raise ValueError(
            f"{shortened(text)} is more than a name. Write people like: Dana Osei <dana@lark.com>, Kim Park"
        )


def _person(text: str) -> CapturedPerson:
    _refuse_long(text)
    addresses = [word.rstrip(".:!?") for word in filter(_looks_like_an_address, _WORD.findall(text))]
    if len(addresses) > 1:
        raise ValueError(f"{' and '.join(addresses)} are several addresses. Write one for each person.")
    email = read_email(addresses[0]) if addresses else ""
    link = _LINKEDIN.search(text)
    rest = _without_addresses(text.replace(link[0], " ") if link else text)
    phone = _PHONE.search(rest)
    rest = rest.replace(phone[0], " ") if phone else rest
    said = [words for found in _SAID_OF.findall(rest) if (words := " ".join(found.split()))]
    name = " ".join(re.sub(r"[<>()]", " ", _SAID_OF.sub(" ", rest)).split())
    if not name and email:
        name = email.partition("@")[0].replace(".", " ").title()
    if not name:
        raise ValueError("A name is missing. Write people like: Dana Osei <dana@lark.com>, Kim Park")
    name, salutation = titled(name)
    return CapturedPerson(
        name=name,
        salutation=salutation,
        title=next((words for words in said if _is_title(words)), ""),
        role=next(filter(None, map(_role, said)), ""),
        email=email,
        phone=phone[0].strip() if phone else "",
        reach=next(filter(None, map(_way, said)), ""),
        linkedin=link[0] if link else "",
        note="; ".join(words for words in said if not (_role(words) or _way(words) or _is_title(words))),
    )


def _role(words: str) -> Role:
    return ROLES.get(small(words), "")


def _is_title(words: str) -> bool:
    return not _role(words) and _TITLE.fullmatch(words) is not None


def _way(words: str) -> Reach:
    said = _ONLY.match(small(words))
    return _WAYS.get(said["way"], "") if said else ""


def _looks_like_an_address(word: str) -> bool:
    return "@" in word[1:-1]


def _without_addresses(text: str) -> str:
    return _WORD.sub(lambda word: " " if _looks_like_an_address(word[0]) else word[0], text)


def read_email(text: str) -> str:
    """An e-mail address, empty where nothing was typed. Raises ValueError with a sentence."""
    address = text.strip().strip("<>")
    if address and not is_address(address):
        raise ValueError(f"{shortened(text)} is no e-mail address. Write it like: rosa@lind.example")
    return address


def read_phone(text: str) -> str:
    """A number to call, as it was typed; empty where nothing was. Raises ValueError with a sentence."""
    number = text.strip()
    if number and ("@" in number or len(re.findall(r"\d", number)) < _FEWEST_FIGURES):
        raise ValueError(f"{shortened(number)} is no number to call. Write it like: +1 212 555 0142")
    return number


def read_known(text: str, search: JobSearch, company: str = "") -> str | None:
    """The id of the recorded person meant by the beginning of a name, first among those of a company.

    None where nothing was typed. Raises ValueError with a sentence, a question where several are meant.
    """
    known = _known(text, search, company)
    if text.strip() and known is None:
        raise ValueError(f"Nobody called {shortened(text)} is recorded. Leave it out, or record them first.")
    return known


def read_anybody(text: str, search: JobSearch, company: str = "") -> str | CapturedPerson | None:
    """As ``read_known``; but a whole name that nobody recorded has is somebody new.

    A name spelt almost like one that is recorded is asked about, unless an address or number comes with it.
    """
    known = _known(text, search, company)
    if known or not text.strip():
        return known
    person = read_person(text)
    if person is None:
        return None
    if person_named(search.contacts, person.name) or person.email or person.phone:
        return person
    if " " not in person.name:
        raise ValueError(
            f"Nobody called {person.name} is recorded. Write the whole name of somebody new, "
            "with their address if you have it."
        )
    names = [contact.name for contact in search.contacts.values()]
    if close := get_close_matches(person.name, names, 1, ALMOST):
        raise ValueError(
            f"Is {close[0]} meant? Then write it like that; of somebody new add the address, "
            f"like: {person.name} <name@company.com>"
        )
    return person


def _known(text: str, search: JobSearch, company: str) -> str | None:
    """The id of the recorded person that the beginning of a name means; None where there is none."""
    start = text.strip().casefold()
    if not start:
        return None
    found = [contact for contact in search.contacts.values() if contact.name.casefold().startswith(start)]
    if not found and (meant := person_named(search.contacts, text)):
        return meant.id
    there = [contact for contact in found if contact.company == company] or found
    if not there:
        return None
    exact = next((contact.id for contact in there if contact.name.casefold() == start), None)
    if len(there) > 1 and exact is None:
        raise ValueError(
            f"Which one: {', '.join(contact.name for contact in there)}? Write more of the name."
        )
    return exact or there[0].id
