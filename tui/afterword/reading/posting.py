"""Quick add: a link, a line or a whole posting, understood as far as it goes and left for confirmation."""

import re

import msgspec
from msgspec.structs import replace

from afterword.reading.days import day_named, read_day
from afterword.reading.here import Here
from afterword.reading.links import LINK, read_link
from afterword.reading.people import read_person

_TITLES = (
    "accountant", "actuary", "administrator", "advisor", "analyst", "apprentice", "architect", "archivist",
    "artist", "assistant", "associate", "auditor", "baker", "buyer", "carpenter", "cashier", "chef",
    "chief", "clerk", "coach", "consultant", "controller", "cook", "coordinator", "counsel", "counselor",
    "curator", "dentist", "designer", "developer", "devops", "director", "doctor", "driver", "economist",
    "editor", "electrician", "engineer", "executive", "expert", "fellow", "gardener", "handler", "head",
    "inspector", "instructor", "intern", "internship", "interpreter", "journalist", "lawyer", "lead",
    "lecturer", "librarian", "machinist", "manager", "marketer", "mechanic", "midwife", "nurse", "officer",
    "operator", "paralegal", "partner", "pharmacist", "photographer", "physician", "pilot", "planner",
    "plumber", "principal", "producer", "programmer", "receptionist", "recruiter", "representative",
    "researcher", "scientist", "secretary", "specialist", "strategist", "supervisor", "surveyor", "teacher",
    "technician", "therapist", "trainee", "trainer", "translator", "tutor", "vet", "waiter", "welder",
    "worker", "writer",
)  # fmt: skip
_TITLE_WORD = re.compile(rf"\b(?:{'|'.join(_TITLES)})s?\b", re.IGNORECASE)
_STATUS = re.compile(
    r"\b(?:(?P<applied>(?:i\s+)?(?:have\s+)?(?:already\s+)?applied|sent)|(?P<saved>saved?|(?:not\s+(?:yet\s+)?)applied(?:\s+yet)?|to\s+apply|interested|bookmark(?:ed)?))\b"
    r"(?:\s+(?P<day>[^,;)]*))?[\s)]*$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d|\byesterday\b", re.IGNORECASE)
"""Only what looks like a date is one where nothing says that the person applied."""
_APPLIED_FIRST = re.compile(
    r"^(?:i\s+)?(?:have\s+)?(?:(?P<applied>applied)|(?P<saved>saved?))(?:\s+(?:to|at|with|for))?[:\s]+",
    re.IGNORECASE,
)
_LABELLED = {
    name: re.compile(rf"^(?:{words})\s*[:–-]\s*(.+)$", re.IGNORECASE)
    for name, words in {
        "title": r"job\s+title|title|position|role|job|stelle|stellenbezeichnung",
        "company": r"company|employer|(?:hiring\s+)?organi[sz]ation|firm|firma|unternehmen|arbeitgeber",
        "contact": r"(?:your |ihre? )?(?:contact(?:\s+person)?|recruiter|ansprechpartner(?:in)?|kontakt)",
        "pay": r"pay(?:\s+range)?|salary(?:\s+range)?|compensation|(?:jahres)?gehalt|vergütung",
        "closes": r"closing\s+date|closes|apply\s+by|(?:application\s+)?deadline|bewerbungs(?:schluss|frist)",
    }.items()
}
_CLOSES = re.compile(
    r"^(?:applications?|this\s+posting|the\s+posting)\s+(?:closes?|(?:is|are)\s+due)\s+(?:(?:on|by)\s+)?(.+)$",
    re.IGNORECASE,
)
"""The day as a sentence says it: Applications close December 4, 2026."""
_HIRES = re.compile(
    r"^(.+?)\s+(?:is|are)\s+(?:hiring|looking\s+for|seeking)(?:\s+an?\b)?\s*:?\s+(.+)$", re.IGNORECASE
)
_OF_LEGAL_FORM = re.compile(
    r"(?<!\w)((?:[A-ZÄÖÜ0-9][\w.&'’-]{0,50} |& ){1,4}(?:GmbH(?: & Co\.? KG)?|AG|SE|KG|LLC|Ltd|PLC))(?!\w)"
)
_NAME = r"([A-ZÄÖÜ0-9][\w.&'’-]{0,50}(?: (?:[A-ZÄÖÜ0-9&][\w.&'’-]{0,50}|of|and|for|the|de|für)){0,4})"
_COMPANY_SAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:About|Join|Why)\s+{_NAME}\s*(?:$|[.!?:,–]|\sas\b)",
        rf"^{_NAME}\s+(?:is|are)\s+(?:hiring|looking|seeking|searching|a\b|an\b|the\b|one\b)",
        rf"\b(?:[Aa]t|@)\s+{_NAME}",
    )
)
_NO_COMPANY = re.compile(
    r"^(?:us|you|the|this|our|we|your|it|team|role|job|position|company|what|who|work|working|a|an|in|least|home|there|scale|full|part)\b",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r"\b(?:GmbH|AG|SE|Inc|LLC|Ltd|Limited|PLC|Corp|Co|BV|SA|AB|Oy)\b\.?$", re.IGNORECASE)
_BREAKS = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")
_STATUS_WITHIN = 100
"""Characters at the end of a line; further from it nothing is said of the person's own application."""
_LONGEST_LINE = 500
"""Characters; what is longer is a posting, also where it has no line breaks."""
_LONGEST_NAME = 80
"""Characters; a longer line is a sentence, not the name of a position or a company."""


class ReadPosting(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood; ``applied`` is empty where nothing was said of it, else "not yet" or a day."""

    company: str = ""
    title: str = ""
    url: str = ""
    source: str = ""
    applied: str = ""
    contact: str = ""
    pay: str = ""
    closes: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        """Whether more than a name was understood."""
        return bool(self.title or self.url or self.text)


def read_posting(text: str, here: Here) -> ReadPosting:
    """What a link, a line like ``Data Analyst at Lark, applied yesterday`` or a whole posting says.

    Nothing is invented: what is not understood stays empty for the person to type.
    """
    text = text.strip()
    found = LINK.search(text)
    url = found[0] if found else ""
    linked = read_link(url) if url else None
    rest = text.replace(url, " ") if url else text
    lines = [" ".join(line.split()) for line in rest.splitlines() if line.strip()]
    if len(lines) > 3 or max(map(len, lines), default=0) > _LONGEST_LINE:
        read = _of_posting(lines, text, here)
    else:
        applied, line = _status(" | ".join(lines), here)
        read = replace(_of_line(line), applied=applied)
    if linked is None:
        # Without a position nothing says that it is more than a company's name.
        return read or ReadPosting(company=text)
    return replace(
        read,
        url=url,
        company=read.company or linked.company,
        title=read.title or linked.title,
        source=linked.source,
    )


def _status(line: str, here: Here) -> tuple[str, str]:
    """Whether and when the person applied, and the line without it."""
    match = _STATUS.search(line, max(len(line) - _STATUS_WITHIN, 0))
    if match:
        day = _day_text(match["day"] or "", here)
        if day is not None:
            return ("not yet" if match["saved"] else day or ""), line[: match.start()].rstrip(" ,;:(.–-")
    before, comma, last = line.rpartition(",")
    if comma and _DATED.search(last) and (day := _day_text(last, here)):
        return day, before
    first = _APPLIED_FIRST.match(line)
    if first is None:
        return "", line
    rest = line[first.end() :]
    for words in (2, 1, 3):
        parts = rest.rsplit(" ", words)
        day = _day_text(" ".join(parts[1:]), here) if len(parts) > words else None
        if day:
            return "not yet" if first["saved"] else day, parts[0].rstrip(" ,")
    return ("not yet" if first["saved"] else ""), rest


def _day_text(words: str, here: Here) -> str | None:
    """The day as it goes into the form: empty for now, None where the words are no day."""
    words = re.sub(r"^(?:on|at)\s+", "", words.strip(" .").lower())
    if words in ("", "now", "today", "just now"):
        return ""
    try:
        return f"{day_named(words, here, 'past').isoformat()} 12:00"
    except ValueError:
        return None


def _of_line(line: str) -> ReadPosting:
    line = line.strip(" .,;:-–|")
    for words, order in ((r"\s+at\s+|\s*@\s*", "title"), (r"\s+as\s+(?:an?\s+)?", "company")):
        parts = re.split(words, line, maxsplit=1)
        if len(parts) == 2 and all(parts):
            one, other = (part.strip(" ,;") for part in parts)
            title, company = (one, other) if order == "title" else (other, one)
            return ReadPosting(company=_first(company), title=_first(title))
    for separator in (_BREAKS, re.compile(r"[,;:]\s+")):
        parts = [part.strip() for part in separator.split(line) if part.strip()]
        title = next((part for part in parts if _TITLE_WORD.search(part)), "")
        others = [part for part in parts if part != title]
        if title and others:
            company = next((part for part in others if _LEGAL_FORM.search(part)), others[0])
            return ReadPosting(company=company, title=_first(title))
    if _TITLE_WORD.search(line) and len(line.split()) > 1:
        return ReadPosting(title=line)
    return ReadPosting(company=line)


def _first(part: str) -> str:
    """A name without the article before it, and the place or the board after it."""
    name = _BREAKS.split(re.split(r",\s+|\s+\(", part)[0])[0].strip()
    return re.sub(r"^an?\s+", "", name, flags=re.IGNORECASE)


def _of_posting(lines: list[str], text: str, here: Here) -> ReadPosting:
    said = {name: _labelled(lines, pattern) for name, pattern in _LABELLED.items()}
    head = next((line for line in lines[:6] if len(line) <= _LONGEST_NAME and _TITLE_WORD.search(line)), "")
    if not head:
        head = next((line for line in lines[:2] if len(line) <= _LONGEST_NAME), "")
    read = ReadPosting(title=_first(head))
    if hires := _HIRES.match(head):
        read = ReadPosting(company=hires[1], title=_first(hires[2].rstrip(" .!")))
    elif " at " in head or _BREAKS.search(head):
        read = _of_line(head)
    company = said["company"] or read.company or _company_in(lines)
    return ReadPosting(
        company=company,
        title=said["title"] or read.title,
        contact=_person_in(said["contact"]),
        pay=said["pay"],
        closes=_day_in(said["closes"] or _labelled(lines, _CLOSES), here),
        text=text,
    )


def _person_in(words: str) -> str:
    """Somebody's name with what stands beside it; nothing where it is no one person."""
    try:
        return words if read_person(words) else ""
    except ValueError:
        return ""


def _day_in(words: str, here: Here) -> str:
    try:
        day = read_day(words.rstrip(" ."), here)
    except ValueError:
        return ""
    return day.isoformat() if day else ""


def _labelled(lines: list[str], pattern: re.Pattern[str]) -> str:
    found = (match[1] for line in lines[:30] if len(line) <= _LONGEST_NAME and (match := pattern.match(line)))
    return next(found, "").strip()


def _company_in(lines: list[str]) -> str:
    for pattern in (*_COMPANY_SAYS, _OF_LEGAL_FORM):
        for line in lines:
            for match in pattern.finditer(line):
                if not _NO_COMPANY.match(match[1]) and not _TITLE_WORD.fullmatch(match[1]):
                    return match[1].rstrip(" .,'’")
    return ""
