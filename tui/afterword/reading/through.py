"""Through whom one came to a position, as it is typed: an agency's recruiter, and who referred one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.recording import same_name
from afterword.domain.phrases import shortened
from afterword.domain.search import JobSearch
from afterword.domain.titles import person_named
from afterword.reading.links import BOARDS
from afterword.reading.people import ROLES, read_person

_REFERRED = (
    r"(?:was )?(?:referred|recommended|introduced|suggested|brought in) (?:to \w+ )?by"
    r"|(?:an? )?(?:referral|recommendation|tip)(?: from| by|(?=:))|referrer(?=:)|thanks to|dank"
    r"|(?:empfohlen|vermittelt|geworben) (?:von|durch)|(?:auf )?(?:Empfehlung|Tipp) (?:von|durch)"
)
_VIA = r"via|through|by way of|represented by|(?:agency|recruiter|headhunter|Agentur)(?=:)|über|durch"
_MARK = re.compile(
    rf"(?<!\w)(?:(?:I|found|applied|came) )?(?:(?P<referred>{_REFERRED})|(?:{_VIA}))(?!\w):?", re.IGNORECASE
)
"""What stands before a name and says which of the two they are."""
_REFERRED_ME = re.compile(
    r",? (?:has |had |hat )?(?:(?:referred|recommended|suggested|introduced) me|mich empfohlen)\b.*",
    re.IGNORECASE,
)
_OF_MINE = re.compile(
    r"(?:my|an?|meine?[nmr]?|eine?[nmr]?) (?:(?:best|old|good|former|guten?|alten?|ehemaligen?) )?"
    r"(?P<what>friend|colleague|co-?worker|boss|manager|teacher|professor|neighbou?r|uncle|aunt|cousin|sister"
    r"|brother|Freund(?:in)?|Kolleg(?:e|in|en)|Bekannten?|Nachbarn?|Nachbarin)(?: of mine)?(?:,? |$)",
    re.IGNORECASE,
)
"""What somebody is to whom they referred: no agency says it."""
_FIRM = re.compile(
    r"\b(?:staffing|recruit\w*|agency|agentur|personnel|personal\w*|talents?|search|consult\w*|partners?|group"
    r"|gruppe|resourc\w*|services?|solutions?|associates|zeitarbeit|vermittlung|gmbh|ag|inc|llc|ltd|plc)\b",
    re.IGNORECASE,
)
_AT = re.compile(r" (?:at|of|from|with|bei) ", re.IGNORECASE)
_LONGEST = 300
_HOW = "Write it like: via Doug Marsh, Prairie Staffing"


class Through(NamedTuple):
    """An agency's recruiter with the agency, and who referred one."""

    recruiter: CapturedPerson | None = None
    agency: str = ""
    referrer: CapturedPerson | None = None


def read_through(text: str, search: JobSearch) -> Through:
    """``via Doug Marsh, Prairie Staffing; referred by Angela Ruiz``: either of them, or both.

    Raises ValueError with a sentence.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"{shortened(text)} is too long for this line. {_HOW}")
    found = Through()
    for is_referral, words in _clauses(" ".join(text.split())):
        if is_referral:
            if found.referrer:
                raise ValueError("One person who referred you, please; put others into the notes.")
            found = found._replace(referrer=_referrer(words))
        elif found.recruiter:
            raise ValueError(f"One recruiter, please. {_HOW}")
        else:
            recruiter, agency = _recruiter(words, search, is_said=is_referral is False)
            found = found._replace(recruiter=recruiter, agency=agency)
    return found


def through_text(through: Through) -> str:
    """What was understood, in words."""
    parts = []
    if through.recruiter:
        at = f" of {through.agency}, an agency" if through.agency else ""
        parts.append(f"via {through.recruiter.name}{at}")
    if through.referrer:
        parts.append(f"referred by {through.referrer.name}, who is told how it goes")
    return "; ".join(parts)


def known_ways(search: JobSearch) -> tuple[str, ...]:
    """Everybody who helped before, as one would type them again."""
    found: set[str] = set()
    for application in search.applications.values():
        for said, who in (("via", application.via_recruiter), ("referred by", application.referrer)):
            if contact := search.contacts.get(who or ""):
                found.add(f"{said} {contact.name}")
    return tuple(sorted(found))


def _clauses(text: str) -> Iterator[tuple[bool | None, str]]:
    """Each of the names, with whether they are said to have referred one; None where nothing is said."""
    for clause in text.split(";"):
        marks = [*_MARK.finditer(clause)]
        ends = [*(mark.start() for mark in marks), len(clause)]
        said: list[tuple[bool | None, str]] = [(None, clause[: ends[0]])]
        said += [
            (bool(mark["referred"]), clause[mark.end() : end])
            for mark, end in zip(marks, ends[1:], strict=True)
        ]
        for is_referral, words in said:
            words = re.sub(r"[\s,](?:and|und|&)\s*$", "", words.strip(" ,")).strip(" ,")
            told = _REFERRED_ME.sub("", words)
            if told:
                is_friend = any(map(_OF_MINE.match, re.split(r", ?", told)))
                yield True if is_friend or told != words else is_referral, told


def _referrer(words: str) -> CapturedPerson:
    said = []
    if mine := _OF_MINE.match(words):
        said, words = [mine["what"]], words[mine.end() :]
    name, rest = _parted(words)
    person = read_person(name)
    if person is None:
        raise ValueError("Who referred you? Write it like: referred by Angela Ruiz")
    return replace(person, note="; ".join(filter(None, (person.note, *said, rest))))


def _recruiter(words: str, search: JobSearch, *, is_said: bool) -> tuple[CapturedPerson, str]:
    name, agency = _parted(words)
    if agency and _is_firm(name.partition("(")[0].strip(), search) and not _is_firm(agency, search):
        name, agency = agency, name
    person = read_person(name)
    if person is None:
        raise ValueError(_HOW)
    known = None if agency else person_named(search.contacts, person.name)
    if known and (is_said or known.role == "recruiter"):
        works_at = search.companies.get(known.company or "")
        agency = works_at.name if works_at else ""
    if agency:
        return person, agency
    if person.name.casefold() in BOARDS:
        raise ValueError(f"{person.name} belongs into Found at; here stands who helped you in.")
    shown = shortened(person.name)
    if _is_firm(person.name, search):
        raise ValueError(f"Who is it at {shown}? Like: via Doug Marsh, {shown}")
    if is_said:
        raise ValueError(f"Which agency is that? Like: via {shown}, Prairie Staffing")
    raise ValueError(f"Write: via {shown}, and their agency; or: referred by {shown}")


def _parted(words: str) -> tuple[str, str]:
    """Somebody with their address and number, and what else is said: their agency, or who they are."""
    name, rest = "", []
    for part in filter(None, map(str.strip, words.split(","))):
        if not name:
            name = part
        elif part.casefold() in ROLES:
            name = f"{name} ({part})"
        elif "@" in part or not re.sub(r"[\d\s()+./-]", "", part):
            name = f"{name} {part}"
        else:
            rest.append(part)
    at = None if rest else _AT.search(name)
    return (name[: at.start()], name[at.end() :]) if at else (name, ", ".join(rest))


def _is_firm(name: str, search: JobSearch) -> bool:
    return bool(_FIRM.search(name)) or any(same_name(each.name, name) for each in search.companies.values())
