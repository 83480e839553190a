"""Who speaks in a mail: from the lines under its last words, else from the name beside its address."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterword.domain.mails.mail import Mail, Writer
from afterword.domain.people import Profile
from afterword.domain.titles import titled
from afterword.reading.mail.sentences import in_ascii
from afterword.reading.people import JOBS

_CLOSING = re.compile(
    r"[\s*]{0,4}(?:(?:with )?(?:(?:very |my |our |all |many )?(?:best|kind|kindest|warm|warmest|"
    r"sincere|friendly|good|many)\s?)"
    r"(?:regards|wishes|thanks)?(?: from [\w ]{2,20})?|regards|cheers|thanks(?: (?:again|so much|"
    r"a lot|in advance|and .{3,30}))?|thank you(?: .{2,40})?|many thanks|sincerely(?: yours)?|"
    r"yours(?: (?:sincerely|truly|faithfully))?|warmly|talk soon|speak soon|see you(?: .{2,20})?|"
    r"take care|all the best|congratulations|good luck|"
    r"looking forward(?: .{2,60})?|with (?:thanks|appreciation|gratitude|regards)|respectfully|"
    r"have a (?:great|nice|lovely) .{2,20}|until (?:then|soon)|"
    r"mit (?:den )?(?:freundlich|best|herzlich|lieb|viel|schön|sonnig|"
    r"kollegial)\w{0,4} gr[uü](?:ß|ss)(?:en)?(?: .{2,30})?|"
    r"(?:freundliche|beste|viele|liebe|herzliche|schöne|sonnige|kollegiale)r?"
    r"(?: gr[uü](?:ß|ss)e?n?(?: .{2,30})?)?|"
    r"(?:lg|vg|mfg|bg)(?: .{2,30})?|gr[uü](?:ß|ss)e?(?! gott| dich| euch| sie)(?: .{2,30})?|alles liebe|"
    r"hochachtungsvoll|herzlich(?:st|e)?|mit freundlichem gru(?:ß|ss)|für ihren weiteren .{3,60}|"
    r"bis (?:bald|dann|dahin)(?:,? (?:und )?[\w ]{2,20}gr[uü](?:ß|ss)e?n?)?|"
    r"viel (?:erfolg|spaß|spass)(?: .{2,30})?|alles gute(?: .{2,40})?|"
    r"vielen dank(?: .{2,40})?|besten dank(?: .{2,40})?|danke(?: .{2,40})?|we wish you .{3,60})[\s,.!]*$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:^|[.!?]\s{1,2}|[,;]\s)(?:(?:best|kind|warm|viele|beste|liebe|freundliche|"
    r"herzliche)\s)?(?:regards|wishes|cheers|thanks|best|grüße|gruß|gruss|gruesse|lg|vg|mfg|"
    r"warmly)\s?,?\s(?P<rest>(?-i:[A-ZÄÖÜ])[^\n]{1,80})$",
    re.IGNORECASE,
)
_NAME_WORD = r"[A-ZÀ-ÖØ-ÞŠŽĆČŁŚŻİÇĞŞ][\w'’.-]*"
_PARTICLE = r"(?:von|van|de|der|den|del|da|di|du|la|le|el|al|zu|zur|ten|ter|bin|dos|vom|y)"
NAME = re.compile(
    rf"(?:(?:i\.\s?[AV]\.|ppa\.|i\.\s?Vtr\.)\s{{0,2}})?(?P<name>(?:(?:Dr|Prof|Dipl|Ing|Mag|Mr|Mrs|"
    rf"Ms|Frau|Herr|med|"
    rf"Dipl\.-\w+)\.?\s{{1,2}}(?:-?[A-Z]\w+\.\s)?){{0,3}}{_NAME_WORD}(?:\s{{1,2}}(?:{_PARTICLE}\s{{1,2}}){{0,2}}{_NAME_WORD}){{0,3}})"
)
_FORMS = re.compile(
    r"(?<=\w)\s[xX]{1,3}$|\s\(?(?:she|he|they|sie|er)/\w{2,6}(?:/\w{2,6})?\)?|\s\((?:m|w|d|f|x)\)|,?\s(?:phd|ph\.d\.?|"
    r"mba|msc|m\.sc\.?|m\.a\.?|b\.a\.?|ll\.m\.?|sphri|shrm-\w+|cpc|mrics)\b\.?",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r"^[\s*_(]{0,3}(?:im auftrage?\b|in vertretung\b|i\.?\s?[av]\.(?=\s|$)|i\.\s?vtr\.|ppa\b\.?|p\.\s?p\.|"
    r"per pro\b|gez(?:eichnet\b|\.)|signed\b|(?:for and )?on behalf of\b.{0,60}|im namen\b.{0,60})[\s:,)]*",
    re.IGNORECASE,
)
"""By which authority somebody signs: never a name."""
_PARTS = re.compile(r"\s{0,3}(?:[|·•/]|\s[-–—]\s|,\s|\t)\s{0,3}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w/.])(?:\+|00?)?\(?\d[\d\s()./–-]{6,24}\d(?![\w/])")
_NOT_THEIRS = re.compile(
    r"\b(?:fax|zentrale|switchboard|reception|front desk|main (?:line|number)|hotline|empfang|pforte)\b"
    r"|\bf\s?[:.]",
    re.IGNORECASE,
)
"""What stands before a number at which somebody else answers, or a machine."""
_PHONE_LABEL = re.compile(
    r"\b(?:t|tel|telefon|phone|fon|mobile?|mobil|m|handy|direct|d|durchwahl|cell|office|fax|"
    r"f)\b\s?\.?\s?:?",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]{2,40}\.(?:com|de|org|net|io|example|at|ch|co\.uk|eu)\b", re.IGNORECASE
)
_TEAM = frozenset(
    [
        "team",
        "recruiting",
        "recruitment",
        "talent",
        "acquisition",
        "hiring",
        "careers",
        "career",
        "jobs",
        "hr",
        "personal",
        "personalabteilung",
        "bewerbung",
        "bewerbungen",
        "bewerbermanagement",
        "personalservice",
        "personalwesen",
        "people",
        "operations",
        "department",
        "support",
        "service",
        "notifications",
        "notification",
        "noreply",
        "admissions",
        "office",
        "personalbereich",
        "personalmanagement",
        "karriere",
        "committee",
        "personalreferat",
        "personalgewinnung",
        "personalentwicklung",
        "bewerbungsteam",
        "recruitingteam",
        "staffing",
        "resources",
        "human",
        "group",
        "inbox",
        "info",
        "kontakt",
        "coordinator",
        "scheduling",
        "alerts",
        "newsletter",
        "bot",
        "via",
        "system",
        "workday",
        "greenhouse",
        "lever",
        "unsubscribe",
        "abmelden",
        "impressum",
        "mfg",
        "fyi",
        "the",
    ]
)
_ROLE = re.compile(
    rf"\b(?:{JOBS}|head|lead|leader|partner|recruiter|recruiting|recruitment|talent|acquisition|human|people|vp|"
    r"chief|founder|owner|assistant|associate|professor|chair|dean|secretary|administration|executive|"
    r"generalist|sourcer|team|principal|senior|personal\w*|leiter\w*|referent\w*|sachbearbeiter\w*|"
    r"abteilungs\w*|bereichs\w*|assistenz|berater\w*|inhaber\w*|sekretariat|vorstand|prokurist\w*|"
    r"recruiterin|personalerin|fachbereich|stabsstelle|bewerbermanagement|ausbildung\w*|entwicklung|hiring|careers?|operations)\b",
    re.IGNORECASE,
)
_CALLED_SO_TOO = re.compile(
    r"\w*(?:arzt|ärztin|pfleger(?:in)?|meister(?:in)?|trainer(?:in)?|koch|köchin|nurse|chef)\b", re.IGNORECASE
)
"""What people do, and are called by their names: it tells what somebody does below a name only."""
_COMPANY = re.compile(
    r"\b(?:gmbh|ggmbh|ag|kg|se|ohg|e\.?v|ug|inc|llc|ltd|plc|corp|group|gruppe|holding|universität|"
    r"university|klinikum|hospital|institut\w*|stadtwerke|stadt|college|school|trust|nhs|council|library|"
    r"education|foundation|stiftung|verlag|hochschule|fachhochschule|akademie|academy|verein|verband|"
    r"versicherung\w*|software|systems?|solutions|services|technolog\w+|consulting|logisti\w+|bank|"
    r"theat(?:re|er)|museum|ministry|ministerium|landratsamt|health)\b\.?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[ \t*•-]{0,6}[^\W\d_][\w /&.-]{0,28}(?::|\t)\s?\S")
"""A line that says of something what it is ("Date: …"): it belongs to the mail, not to who signs it."""
_LINES_OF_HEAD = 3
"""Lines in which a messenger says who wrote and when."""
_MOST = 7
"""Lines below the last words that still say who wrote them."""


@dataclass(frozen=True)
class Signed:
    """What a signature says; ``others`` are its parts that are no name, role, number or address."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    others: tuple[str, ...] = ()
    start: int = 0
    """Where it begins in the text."""


def signature_of(text: str) -> Signed:
    """What stands under the last words of a mail."""
    lines = text.splitlines(keepends=True)
    places, place = [], 0
    for line in lines:
        places.append(place)
        place += len(line)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    # What a mail begins with is no end of it: whom it greets may sound like one ("Liebe Frau Lind").
    below_greeting = filled[1:] if len(filled) > 2 else filled
    last = reversed(below_greeting[-_MOST - 3 :])
    closing = next((n for n in last if _CLOSING.match(lines[n].strip())), None)
    marker = next((n for n in reversed(filled) if re.fullmatch(r"\s?--\s*", lines[n])), None)
    if closing is not None:
        below = [n for n in filled if n > closing][:_MOST]
        if below:
            return _read([lines[n].strip() for n in below], places[closing], is_under_closing=True)
        inline = _INLINE.search(lines[closing].strip())
        if inline:
            return _read([inline["rest"]], places[closing], is_under_closing=True)
    tail = filled[-1:] if marker is None else [n for n in filled if n > marker][:_MOST]
    if marker is not None:
        named = [n for n in filled if n < marker][-1:]
        signed = _read([lines[n].strip() for n in tail], places[marker], is_under_closing=True)
        above = _read([lines[n].strip() for n in named], places[marker], is_under_closing=False)
        return signed if signed.name or not above.name else above
    for number in tail:
        line = lines[number].strip()
        if inline := _INLINE.search(line):
            return _read(
                [inline["rest"]], places[number] + len(line) - len(inline["rest"]), is_under_closing=True
            )
        if len(line) < 60 and not _LABELLED.match(line):
            first = _block_start(filled, lines, number)
            found = _read([lines[n].strip() for n in first], places[first[0]], is_under_closing=False)
            if found.name or _is_label(line):
                return found
        if found_last := re.search(rf"[.!?)]\s{{1,3}}(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD})?)\.?$", line):
            return Signed(
                name=found_last["name"].rstrip("."), start=places[number] + found_last.start("name")
            )
    return Signed(start=len(text))


def _is_label(line: str) -> bool:
    """Whether a line is a name of something and no sentence."""
    words = line.split()
    return (
        len(words) <= 7
        and line[-1:] not in ".!?:;,"
        and all(word[:1].isupper() or not word[:1].isalpha() or len(word) < 4 for word in words)
    )


def _block_start(filled: Sequence[int], lines: Sequence[str], last: int) -> list[int]:
    """The short lines that end a text, from the first of their paragraph on."""
    block = [last]
    for number in reversed([n for n in filled if n < last]):
        if number != block[0] - 1 or len(lines[number].strip()) > 60 or len(block) >= 4:
            break
        if lines[number].strip().endswith((".", "?", "!", ",", ":")) or _LABELLED.match(lines[number]):
            break
        block.insert(0, number)
    return block


def _read(lines: Sequence[str], start: int, *, is_under_closing: bool) -> Signed:
    name = role = phone = email = ""
    others: list[str] = []
    for number, line in enumerate(lines):
        if found := _EMAIL.search(line):
            email = email or found[0].lower()
        bare = _ON_BEHALF.sub("", _WEB.sub(" ", _EMAIL.sub(" ", line)))
        if found_phone := _PHONE.search(bare):
            is_theirs = not _NOT_THEIRS.search(bare, 0, found_phone.start())
            phone = phone or (" ".join(found_phone[0].split()) if is_theirs else "")
            bare = bare.replace(found_phone[0], " ")
            bare = _PHONE_LABEL.sub(" ", bare)
        for part in _PARTS.split(_FORMS.sub("", bare)):
            words = part.strip(" *_-–|,;:()\t").strip()
            if len(words) < 2:
                continue
            if not name and not role and number <= 2 and (is_name := name_in(words)) and not is_firm(words):
                inner = re.search(r"\(([^()]{2,60})\)", part)
                name = is_name
                if inner:
                    others.append(inner[1])
            elif name and " " not in name and name in (longer := name_in(words)).split():
                name = longer
            elif not role and name and _is_role(words) and not is_firm(words):
                role = words
            else:
                others.append(words)
        if not is_under_closing and not name:
            break
    return Signed(name, role, phone, email, tuple(others), start)


def _is_role(words: str) -> bool:
    return bool(_ROLE.search(words) or _CALLED_SO_TOO.search(words))


def is_firm(words: str) -> bool:
    """Whether words are called as companies are."""
    return bool(_COMPANY.search(words))


def name_in(words: str) -> str:
    """A person's name where words are one; teams, machines and sentences are none."""
    bare = re.sub(r"\s*\([^()]*\)?", "", words).strip(" ,.*_-")
    bare = re.sub(r"^(?:your|ihre?|dein|gez\.|i\.?\s?[av]\.)\s+", "", bare, flags=re.IGNORECASE).strip()
    found = NAME.fullmatch(bare)
    if found is None or len(bare) > 60:
        return ""
    parts = {in_ascii(word) for word in re.findall(r"[^\W\d_]+", found["name"])}
    is_team = parts & _TEAM or any(
        word.endswith(("team", "recruiting", "abteilung", "personal")) for word in parts
    )
    if is_team or _ROLE.search(found["name"]):
        return ""
    return titled(found["name"].strip())[0]


INTRODUCES = re.compile(
    r"[ \t*•-]{0,6}(?:with|mit|interviewers?|your interviewers?|gesprächspartner(?:in|innen)?|"
    r"ansprechpartner(?:in)?|host|"
    r"teilnehmer(?:in|innen)?|participants?|attendees?|you(?:'|’)ll (?:meet|be meeting)|"
    r"meeting with)\s?(?::|\t)\s?(?P<who>[^\n]{3,120})",
    re.IGNORECASE,
)
"""A line that names whom one meets, as ``who``."""


def introduced_in(lines: Iterable[str]) -> Signed:
    """Somebody whom a line names as the one to meet: ``With: Dana Osei, Head of Data``."""
    for line in lines:
        if found := INTRODUCES.match(line):
            signed = _read([re.split(r"\s(?:and|und)\s|;", found["who"])[0]], 0, is_under_closing=True)
            if signed.name:
                return signed
    return Signed()


def display_name(display: str) -> str:
    """The person's name beside an address; ``Nagel, Dorothea`` is Dorothea Nagel. Empty for a machine's."""
    words = re.sub(
        r"\s*(?:\(.*|\[.*|\bvia\b.*|\||@.*)$", "", display.strip(" \"'"), flags=re.IGNORECASE
    ).strip()
    last, comma, first = words.partition(",")
    if comma and first.strip() and not is_firm(words):
        words = f"{first.strip()} {last.strip()}"
    name = name_in(words)
    return name if name and not is_firm(name) else ""


_DOORS = frozenset({
    "jobs", "job", "career", "careers", "karriere", "hr", "bewerbung", "bewerbungen", "personal", "people",
    "office", "recruiting", "recruitment", "talent", "hiring", "info", "kontakt", "contact", "hello", "hallo",
    "mail", "team", "applications", "admissions", "personalabteilung", "sekretariat", "verwaltung", "post",
})  # fmt: skip
"""Addresses that a house has, whoever answers there."""


def is_house(mail: Mail) -> bool:
    """Whether the name beside an address is the house's: it is one for everybody there, and in its domain."""
    local, _, domain = mail.sender.partition("@")
    core = re.sub(r"[^a-z0-9]", "", domain.split(".")[-2]) if "." in domain else ""
    name = re.sub(r"[^a-z0-9]", "", in_ascii(mail.display))
    is_named = len(core) > 2 and len(name) > 2 and (core in name or name in core)
    return is_named and not _DOORS.isdisjoint(re.split(r"[.+_-]", local))


def is_machine(mail: Mail, machines: Iterable[str]) -> bool:
    """Whether an address is one nobody reads."""
    local, _, domain = mail.sender.partition("@")
    words = re.split(r"[.+_-]", local)
    return any(
        each in local for each in ("noreply", "no-reply", "donotreply", "do-not-reply", "no_reply")
    ) or (
        any(domain == each or domain.endswith(f".{each}") for each in machines)
        or bool(
            set(words)
            & {"notifications", "notification", "mailer", "automailer", "bounce", "system", "alerts"}
        )
    )


def writer_of(mail: Mail, text: str, signed: Signed, own: Profile, *, is_from_machine: bool) -> Writer | None:
    """Who speaks: the signature before the name beside the address; a machine is nobody."""
    beside = "" if is_house(mail) else display_name(mail.display)
    name = signed.name if not _is_same(signed.name, own.name) else ""
    if name and beside and " " not in name and in_ascii(name) in in_ascii(beside).split():
        name = beside
    if name and beside and _is_part(name, beside):
        name = max(name, beside, key=len)
    if name and not beside and " " not in name:
        name = _headed(text, name)
    if not name:
        name = beside if not is_from_machine else _sent_through(mail, text)
    if not name or _is_same(name, own.name):
        met = introduced_in(text.splitlines())
        return (
            Writer(name=met.name, email=met.email, role=met.role)
            if met.name and not _is_same(met.name, own.name)
            else None
        )
    email = signed.email or ("" if is_from_machine else mail.sender)
    if email and own.email and email.casefold() == own.email.casefold():
        email = ""
    # A number under no name is the house's.
    return Writer(name=name, email=email, role=signed.role, phone=signed.phone if signed.name else "")


def _headed(text: str, signed: str) -> str:
    """The whole name over a message that is signed with a first name or less, as messengers set it there."""
    for line in text.splitlines()[:_LINES_OF_HEAD]:
        name = name_in(re.split(r"\s[·|•]\s", line.strip())[0])
        if " " in name and in_ascii(name).startswith(in_ascii(signed.rstrip("."))):
            return name
    return signed


def _sent_through(mail: Mail, text: str) -> str:
    """Who sends by way of a program ("Dana Osei via DocuSign"), where an address of theirs stands there."""
    who, via, _ = mail.display.partition(" via ")
    name = name_in(who) if via else ""
    last = in_ascii(name).rpartition(" ")[2]
    return name if last and any(last in in_ascii(email) for email in _EMAIL.findall(text)) else ""


def _is_same(one: str, other: str) -> bool:
    return bool(one and other) and (
        one.casefold() == other.casefold() or one.casefold() in other.casefold().split()
    )


def _is_part(one: str, other: str) -> bool:
    few, many = sorted((set(in_ascii(one).split()), set(in_ascii(other).split())), key=len)
    return few <= many
