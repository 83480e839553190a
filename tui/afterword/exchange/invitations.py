"""Calendar files in: what an .ics file says of interviews, whoever wrote it."""

import hashlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from afterword.domain.addresses import is_address
from afterword.domain.capturing.invitation import Guest, Invitation
from afterword.domain.errors import NotACalendar
from afterword.domain.facts import RoundKind
from afterword.domain.phrases import shortened
from afterword.exchange.calendar_text import calendar_text
from afterword.exchange.calendar_times import Clocks, ends, part_of, shifted, times

if TYPE_CHECKING:
    from icalendar import Event

_LINK = re.compile(r"https?://[^\s<>\"\\]+[^\s<>\"\\.,;:!?)\]]", re.IGNORECASE)
_MEETING = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us|zoomgov\.com|meet\.google\.com|teams\.(?:microsoft|live)\.com|"
    r"webex\.com|whereby\.com|meet\.jit\.si|gotomeeting\.com|gotomeet\.me|chime\.aws|bluejeans\.com|"
    r"calendly\.com/events|coderpad\.io|skype\.com)/",
    re.IGNORECASE,
)
_LINK_FIELDS = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "CONFERENCE",
    "LOCATION",
    "DESCRIPTION",
    "URL",
)
_NO_PLACE = re.compile(
    r"(?:microsoft teams|teams|google meet|zoom|webex|skype|video|online|virtual|remote|phone|web|"
    r"conference|meeting|call|via|on|by|interview|tbd|join|\W)+",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\bphone|\btelephon|\btel:|\bcall(?:s|ing)? you\b|\bdial", re.IGNORECASE)
_NUMBER = re.compile(r"(?:tel:)?\+?[\d(][\d\s()./-]{6,}")
_ONSITE = re.compile(r"\bon-?site\b|\bin person\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:no-?reply|do-?not-?reply|notifications?|calendar|invit(?:e|es|ations?)|scheduling|unknownorganizer)\b.*@"
    r"|.*@(?:[\w-]+\.)*calendar\.google\.com$",
    re.IGNORECASE,
)
_OURS = re.compile(r"@(?:[0-9a-f]{8,64}|new)\.afterword$")
"""How the ids of what was given out end."""
_ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
_LONGEST, _LONGEST_TEXT, _MOST_GUESTS = 300, 20_000, 50


def read_invitations(
    raw: bytes, zone: ZoneInfo, now: datetime, said: ZoneInfo | None = None
) -> tuple[Invitation, ...]:
    """The appointments of a calendar file, earliest first; of a series the next one to come.

    ``zone`` is the person's own, for times that name none; ``said`` the one they named for this file.
    Raises NotACalendar with what to do where there is no appointment to be read.
    """
    found = calendar_text(raw)
    invitations: list[Invitation] = []
    unread: list[str] = []
    methods: set[str] = set()
    own = 0
    for calendar in _parsed(found.text):
        method = _words(calendar.get("METHOD")).upper()
        methods.add(method)
        if method in _ANSWERS:
            continue
        clocks = Clocks(found.zones, _words(calendar.get("X-WR-TIMEZONE")), zone, said)
        series: dict[str, list[Event]] = {}
        for number, event in enumerate(calendar.walk("VEVENT")):
            if _OURS.search(_words(event.get("UID"))):
                own += 1
                continue
            series.setdefault(_words(event.get("UID")) or f"{number}", []).append(event)
        for events in series.values():
            try:
                invitations += _of_series(events, clocks, now, is_cancel=method == "CANCEL")
            except NotACalendar as error:
                unread.append(str(error))
    if not invitations and methods & {*_ANSWERS}:
        raise NotACalendar(
            "This is somebody's answer to an invitation, not the invitation. Save that one, and bring it in."
        )
    if not invitations and own and not unread:
        raise NotACalendar("Afterword wrote all that is in this file: there is nothing new in it.")
    if not invitations:
        none = "There is no appointment in this file. Save the invitation again, or log it yourself."
        raise NotACalendar(unread[0] if unread else none)
    first, *others = sorted(invitations, key=lambda each: each.start)
    if unread:
        more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
        first = replace(first, remarks=(*first.remarks, f"Not read in this file{more}: {unread[0]}"))
    return (first, *others)


def _parsed(text: str) -> list[Any]:
    # Imported on first use: it takes its time, and most days nobody brings a calendar.
    from icalendar import Calendar

    try:
        with warnings.catch_warnings():
            # It warns of names of zones that it guesses at; which zone is meant is found out here.
            warnings.simplefilter("ignore")
            calendars = Calendar.from_ical(text, multiple=True)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, OSError):
        raise NotACalendar(
            "This calendar file is broken off or spoilt. Save the invitation again, or log it yourself."
        ) from None
    return calendars if isinstance(calendars, list) else [calendars]


def _of_series(events: "list[Event]", clocks: Clocks, now: datetime, *, is_cancel: bool) -> list[Invitation]:
    """What the events of one id are: an appointment, the next one of a series, or single changed times."""
    changed = [event for event in events if event.get("RECURRENCE-ID") is not None]
    single = [_invitation(event, clocks, is_cancel=is_cancel) for event in changed]
    wholes = [event for event in events if event.get("RECURRENCE-ID") is None]
    if not wholes:
        return single
    # A later state takes the place of an earlier one; several of one state are appointments of their own.
    newest = max(_number(event.get("SEQUENCE")) for event in wholes)
    whole, *others = (event for event in wholes if _number(event.get("SEQUENCE")) == newest)
    first = _invitation(whole, clocks, is_cancel=is_cancel)
    for event in others:
        found = _invitation(event, clocks, is_cancel=is_cancel)
        if found.start not in (first.start, *(each.start for each in single)):
            single.append(replace(found, uid=_one_of(found.uid, found.start)))
    start = clocks.when(whole.get("DTSTART"))
    if whole.get("RRULE") is None or first.is_cancelled or start is None:
        return [first, *(single if others else ())]
    taken_out = [when.at for when in map(clocks.when, _dates(whole, "EXDATE")) if when]
    taken_out += [when.at for event in changed if (when := clocks.when(event.get("RECURRENCE-ID")))]
    length = first.end.astimezone(UTC) - first.start.astimezone(UTC)
    all_times = [
        replace(first, uid=_one_of(first.uid, at), start=at, end=shifted(at, length))
        for at in times(whole, start, taken_out)
    ]
    ordered = sorted([*all_times, *(each for each in single if not each.is_cancelled)], key=lambda e: e.start)
    coming = next((each for each in ordered if each.end > now), ordered[-1])
    return [replace(coming, remarks=(*coming.remarks, "It repeats: only the next time was taken."))]


def _dates(event: "Event", name: str) -> Iterator[Any]:
    """The times in the lists of that name, each with the zone that its list names."""
    value = event.get(name)
    lists = value if isinstance(value, list) else [value]
    for each in lists:
        zone = (part_of(each, "params") or {}).get("TZID")
        for found in part_of(each, "dts") or ():
            if zone:
                found.params["TZID"] = zone
            yield found


def _invitation(event: "Event", clocks: Clocks, *, is_cancel: bool) -> Invitation:
    start = clocks.when(event.get("DTSTART"))
    summary = _words(event.get("SUMMARY"))
    if start is None:
        what = f"The appointment {shortened(summary)!r}" if summary else "An appointment in this file"
        given = part_of(event.get("DTSTART"), "dt")
        why = "has no date that can be read"
        if isinstance(given, date):
            why = f"is in the year {given.year}, which is too far away"
        raise NotACalendar(f"{what} {why}. Ask for a new one, or log it yourself.")
    end = ends(event, start, clocks)
    text = _words(event.get("DESCRIPTION"), _LONGEST_TEXT)
    original = clocks.when(event.get("RECURRENCE-ID"))
    uid = _words(event.get("UID"), 10_000) or f"{summary} {start.at.isoformat()}"
    uid = uid if len(uid) <= _LONGEST else hashlib.sha256(uid.encode()).hexdigest()
    status = _words(event.get("STATUS")).upper()
    place, kind = _place(event, f"{summary} {text}")
    return Invitation(
        uid=_one_of(uid, original.at) if original else uid,
        sequence=_number(event.get("SEQUENCE")),
        summary=summary,
        text=text,
        start=start.at,
        end=end,
        tz=start.tz,
        guests=tuple(_guests(event)),
        kind=kind,
        place=place,
        is_tentative=status == "TENTATIVE",
        is_cancelled=is_cancel or status == "CANCELLED",
        remarks=start.remarks,
        asks=start.asks,
    )


def _one_of(uid: str, at: datetime) -> str:
    return f"{uid}#{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _number(value: Any) -> int:
    try:
        return max(0, min(int(_words(value)), 1_000_000_000))
    except ValueError:
        return 0


def _words(value: Any, most: int = _LONGEST) -> str:
    """A text in one line without control characters; of several the first."""
    value = value[0] if isinstance(value, list) and value else value
    text = "" if value is None else str(value)[: most * 2]
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+", " ", text).split())[:most]


def _place(event: "Event", said: str) -> tuple[str, RoundKind]:
    """Where it is, a link or an address or both, and what kind of interview that makes it."""
    location = _words(event.get("LOCATION"))
    link = ""
    for name in _LINK_FIELDS:
        text = _words(event.get(name), _LONGEST_TEXT)
        every = [found[0] for found in _LINK.finditer(text)]
        meeting = [each for each in every if _MEETING.match(each)]
        link = next(iter(meeting or (every if name not in ("DESCRIPTION", "URL") else [])), "")
        if link:
            break
    address = _LINK.sub("", location).strip(" ,;-–|")
    if _NO_PLACE.fullmatch(address):
        address = ""
    if address and _NUMBER.fullmatch(address):
        return address, "phone"
    if address and (not link or _ONSITE.search(said)):
        return (f"{address}, {link}" if link else address), "onsite"
    if link:
        return link, "video"
    return "", "phone" if _PHONE.search(f"{location} {said}") else ""


def _guests(event: "Event") -> Iterator[Guest]:
    """Everybody who will be there, the organiser first; rooms and machines are nobody."""
    found: dict[str, Guest] = {}
    organiser = event.get("ORGANIZER")
    attendees = event.get("ATTENDEE", [])
    everybody = [organiser, *(attendees if isinstance(attendees, list) else [attendees])]
    for person in everybody[:_MOST_GUESTS]:
        guest = _guest(person) if person is not None else None
        if guest is None:
            continue
        guest = replace(guest, is_organiser=person is organiser)
        key = guest.email.casefold() or guest.name.casefold()
        known = found.get(key, guest)
        found[key] = replace(known, accepted=guest.accepted if known.accepted is None else known.accepted)
    yield from found.values()


def _guest(person: Any) -> Guest | None:
    params = {name.upper(): _words(value) for name, value in (part_of(person, "params") or {}).items()}
    answer = params.get("PARTSTAT", "").upper()
    kind, role = params.get("CUTYPE", "").upper(), params.get("ROLE", "").upper()
    address = re.sub(r"^mailto:", "", _words(person), flags=re.IGNORECASE).strip()
    email = address if is_address(address) else ""
    if kind in ("ROOM", "RESOURCE", "GROUP") or role == "NON-PARTICIPANT" or answer == "DECLINED":
        return None
    if _NOBODY.match(email):
        return None
    name = _name(params.get("CN", ""), email)
    return Guest(name=name, email=email, accepted=_ACCEPTED.get(answer)) if name else None


_ACCEPTED = {"ACCEPTED": True, "NEEDS-ACTION": False, "TENTATIVE": False}


def _name(common: str, email: str) -> str:
    """A person's name as one says it: ``Osei, Dana (Lark)`` is Dana Osei; without one, from the address."""
    name = re.sub(r"[(\[|].*", "", common.strip("'\" ")).strip()
    if "@" in name or not name:
        return email.partition("@")[0].replace(".", " ").replace("_", " ").title()
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name
