"""What the address of a posting says: the board it stands on, and often the company and the position."""

import re
from urllib.parse import unquote, urlsplit

import msgspec

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)\]]", re.IGNORECASE)
"""An address in a text, without the full stop after it."""

BOARDS = {
    "linkedin": "LinkedIn", "indeed": "Indeed", "glassdoor": "Glassdoor", "monster": "Monster",
    "stepstone": "StepStone", "xing": "Xing", "ziprecruiter": "ZipRecruiter", "wellfound": "Wellfound",
    "ycombinator": "Work at a Startup", "dice": "Dice", "builtin": "Built In", "otta": "Otta", "reed": "Reed",
    "totaljobs": "Totaljobs", "seek": "Seek", "arbeitsagentur": "Arbeitsagentur", "eures": "EURES",
    "idealist": "Idealist", "simplyhired": "SimplyHired", "remoteok": "Remote OK",
}  # fmt: skip
_COMPANY_IN_PATH = (
    "greenhouse.io", "lever.co", "ashbyhq.com", "workable.com", "smartrecruiters.com", "breezy.hr",
    "jobvite.com", "rippling.com", "welcometothejungle.com",
)  # fmt: skip
_COMPANY_IN_HOST = (
    "bamboohr.com", "recruitee.com", "teamtailor.com", "personio.de", "personio.com", "myworkdayjobs.com",
    "applytojob.com", "pinpointhq.com", "icims.com", "factorialhr.com", "join.com",
)  # fmt: skip
_NO_NAME = (
    "www",
    "jobs",
    "job",
    "careers",
    "career",
    "apply",
    "boards",
    "job-boards",
    "hire",
    "work",
    "embed",
    "join",
    "m",
)
_PATH_WORDS = (
    "jobs", "job", "careers", "career", "o", "j", "p", "en", "de", "en-us", "en-gb", "view", "apply",
    "positions", "position", "openings", "opening", "vacancies", "vacancy", "companies", "roles",
    "job-details",
)  # fmt: skip
LONGEST = 4_000
"""Characters; what is longer is no address of a posting, and not taken apart."""
_LONGEST_STEP = 300
"""Characters; a longer part of a path is no name."""
_TITLE_AT_COMPANY = re.compile(r"(.+)-at-(.+?)-\d+")


class LinkedPosting(msgspec.Struct, frozen=True):
    """What an address says; empty where it says nothing."""

    company: str = ""
    title: str = ""
    source: str = ""


def read_link(url: str) -> LinkedPosting:
    """What a posting's address says of it."""
    if len(url) > LONGEST:
        return LinkedPosting()
    try:
        parts = urlsplit(url if "//" in url else f"https://{url}")
    except ValueError:
        return LinkedPosting()
    host = (parts.hostname or "").lower()
    steps = [unquote(step) for step in parts.path.split("/") if 0 < len(step) <= _LONGEST_STEP]
    labels = host.split(".")
    board = next((name for label, name in BOARDS.items() if label in labels), "")
    if board:
        found = next((match for step in steps if (match := _TITLE_AT_COMPANY.fullmatch(step))), None)
        return (
            LinkedPosting(_named(found[2]), _named(found[1]), board) if found else LinkedPosting(source=board)
        )
    title = next((_named(step) for step in reversed(steps) if _is_title(step)), "")
    if host.endswith(_COMPANY_IN_PATH):
        company = next((step for step in steps if step.lower() not in (*_PATH_WORDS, *_NO_NAME)), "")
        return LinkedPosting(_named(company), title if _named(company) != title else "", "their site")
    if host.endswith(_COMPANY_IN_HOST):
        return LinkedPosting(_named(labels[0]) if labels[0] not in _NO_NAME else "", title, "their site")
    names = [label for label in labels[:-1] if label not in _NO_NAME and len(label) > 3] or labels[-2:-1]
    return LinkedPosting(_named(names[-1]) if names else "", title, "their site" if names else "")


def _is_title(step: str) -> bool:
    """Whether a part of a path reads like a position: words joined by dashes, not a number or an id."""
    words = [word for word in re.split(r"[-_+]", step) if word]
    letters = [word for word in words if word.isalpha()]
    is_id = re.fullmatch(r"[0-9a-f-]{8,}", step.lower())
    return (
        step.lower() not in _PATH_WORDS and not is_id and len(letters) > 1 and len(letters) * 2 > len(words)
    )


def _named(slug: str) -> str:
    """``data-analyst_R1234`` as people write it: Data Analyst."""
    words = [word for word in re.split(r"[-_+\s]+", slug) if word and not re.fullmatch(r"\w*\d{2,}\w*", word)]
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in words)
