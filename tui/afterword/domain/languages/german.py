"""German: Sie and du, and the words people write for days."""

import re
from collections.abc import Mapping, Sequence

from afterword.domain.languages.definition import DayForms, Language, Odd
from afterword.domain.languages.german_employers import LEGAL_FORMS, at, from_
from afterword.domain.languages.german_sentences import asked, of_oneself, topic, topic_first
from afterword.domain.phrasing import addressed, ended, fragment
from afterword.domain.titles import TITLES

_WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember"
_COMMON = (
    "der das und mit für ist sind sie ihr ihre wir unser du dein ein eine zu auf dem den ich mir mich es"
    " nicht bei von im haben habe auch uns ihnen einen einer zum zur vielen dass als"
)

# Days and hours

_WORDS: Mapping[str, str] = {
    word: english
    for english, words in {
        "mon": "montag mo",
        "tue": "dienstag di",
        "wed": "mittwoch mi",
        "thu": "donnerstag do",
        "fri": "freitag fr",
        "sat": "samstag sonnabend sa",
        "sun": "sonntag so",
        "january": "januar jänner",
        "february": "februar",
        "march": "märz maerz mrz mär",
        "may": "mai",
        "june": "juni",
        "july": "juli",
        "october": "oktober okt",
        "december": "dezember dez",
        "today": "heute",
        "yesterday": "gestern",
        "day before yesterday": "vorgestern",
        "tomorrow": "morgen",
        "day after tomorrow": "übermorgen uebermorgen",
        "last": "letzten letzte letzter letztes vergangenen vergangene vorigen vorige",
        "after next": "übernächsten übernächste übernächster uebernaechsten uebernaechste uebernaechster",
        "next": "nächsten nächste nächster nächstes naechsten naechste naechster",
        "coming": "kommenden kommende kommender",
        "this": "diesen diese dieser dieses",
        "week": "woche",
        "weeks": "wochen",
        "weekend": "wochenende",
        "month": "monat monats",
        "months": "monate monaten",
        "day": "tag",
        "days": "tage tagen",
        "hour": "stunde",
        "hours": "stunden",
        "minutes": "minute minuten",
        "a": "einem einer einen ein eine",
        "two": "zwei",
        "three": "drei",
        "four": "vier",
        "five": "fünf",
        "six": "sechs",
        "seven": "sieben",
        "one": "eins",
        "eight": "acht",
        "nine": "neun",
        "ten": "zehn",
        "eleven": "elf",
        "twelve": "zwölf zwoelf",
        "fourteen": "vierzehn",
        "morning": "früh frueh vormittag vormittags morgens",
        "afternoon": "nachmittag nachmittags",
        "evening": "abend abends",
        "early": "anfang",
        "mid": "mitte",
        "end of": "ende",
        "end of month": "monatsende",
        "until": "bis",
        "at": "um",
        "around": "gegen",
        "half before": "halb",
        "half": "halben",
        "quarter": "viertel",
        "quarter to": "dreiviertel",
        "before": "vor",
        "after": "nach",
        "noon": "mittags mittag",
        "midnight": "mitternacht",
        "now": "jetzt",
        "": "den der dem des von zum",
    }.items()
    for word in words.split()
}
_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)\.?")
_DAY = r"\b(heute|gestern|vorgestern|übermorgen|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
_THAT_MORNING = re.compile(rf"{_DAY}\s*morgen\b")
_IN_ONE_WORD = re.compile(rf"{_DAY}(?=(?:vormittag|nachmittag|abend)s?\b)")
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})(?:[.:](\d\d))?\s*uhr(?:\s*(\d\d))?\b")
_BEFORE_MONTH = re.compile(r"\b(\d{1,2})\.\s*(?=[a-zäö]{3})")
_AGO = re.compile(r"^vor\s+((?:einer\s+)?\w+)\s+((?:tag|woche|monat|stunde|minute)(?:e?n?))\b")
_ON_THAT_DAY = re.compile(r"\bam (?=(?:(?:after )?next |coming |this )?(?:mon|tue|wed|thu|fri|sat|sun)\b)")
"""It is no half of the day behind a German hour."""
_ON = re.compile(r"^(?:am|ab)\s+")


def _in_english(text: str) -> str:
    """Plain letters in English words and ``10:00`` for ``10 Uhr``; what is not German stays as it is."""
    text = _ON.sub("", _AGO.sub(r"\1 \2 ago", text.strip()))
    text = _CLOCK.sub(lambda clock: f"{clock[1]}:{clock[2] or clock[3] or '00'}", text)
    text = _IN_ONE_WORD.sub(r"\1 ", _THAT_MORNING.sub(r"\1 morgens", text))
    text = _BEFORE_MONTH.sub(r"\1 ", text)
    text, changed = _WORD.subn(lambda word: _WORDS[word[0].rstrip(".")], text)
    if changed:
        text = _ON_THAT_DAY.sub("", re.sub(r"\s+(?=,)|,(?=\s*,)", "", " ".join(text.split())))
    return text


# How one addresses somebody


def _addressed(salutation: str, full: str) -> tuple[str, str]:
    title, _, rest = salutation.partition(" ")
    name = (salutation if rest else "") or full
    known = TITLES.get(title.lower().rstrip("."), "") if rest else ""
    if not known:
        return name, f"Guten Tag {name}"
    ending = "r" if known == "Herr" else ""
    return f"{known} {rest}", f"Sehr geehrte{ending} {known} {rest}"


def _listed(names: Sequence[str]) -> str:
    """``Ana, Bo und Cy``."""
    return " und ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _conversation(people: Sequence[str], is_ours: bool) -> str:
    if is_ours:
        return "unser Gespräch"
    return f"mein Gespräch mit {_listed(people)}" if people else "mein Gespräch"


def _dative(conversation: str) -> str:
    """``unserem Gespräch`` for ``unser Gespräch``, ``meiner Testaufgabe`` for ``meine``."""
    return re.sub(r"^meine\b", "meiner", re.sub(r"^(unser|mein)\b", r"\1em", conversation))


def _begun(text: str) -> str:
    """``text`` with a capital, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    """``text`` as a sentence of its own."""
    return ended(_begun(text))


def _spelled(text: str, country: str) -> str:
    """No ß in Switzerland, and the first month as Austria calls it."""
    if country in ("CH", "LI"):
        return text.replace("ß", "ss")
    return re.sub(r"\bJanuar\b", "Jänner", text) if country == "AT" else text


# What was talked about

_QUESTION = (
    r"(?:dass|wie(?: \w+)?|warum|weshalb|wieso|was|wann|wo|ob|wo(?:r)?(?:an|mit|für|bei|von|rauf|um|zu|hin))"
)
_VIEL = r"(?:(?:uns|mir|auch|kurz|lange|länger|viel|ausführlich|vor allem|hauptsächlich) )*"
_WER = r"(?:wir|ich|sie|er|man)"
_WER_HAT = rf"{_WER} (?:haben?|hat|hatten?) {_VIEL}"
_GEREDET = r"(?:gesprochen|geredet|unterhalten|diskutiert)"
_BERICHTE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WER_HAT}über (?P<topic>.+) {_GEREDET}",
        rf"{_WER_HAT}darüber {_GEREDET}, (?P<topic>.+)",
        rf"{_WER_HAT}(?:erzählt|gesagt|erklärt|erwähnt|gezeigt), (?P<topic>.+)",
        rf"{_WER} (?:sprachen|sprach|redeten?|unterhielten) {_VIEL}(?:über|darüber,) (?P<topic>.+)",
        rf"{_WER} (?:erzählten?|sagten?|erklärten?|erwähnten?) {_VIEL}(?:davon)?, (?P<topic>.+)",
        r"es ging (?:auch |vor allem )?(?:um|darum,) (?P<topic>.+)",
        r"über (?P<topic>(?:das|die|den|einen?|ihren?|euren?|eure)\b.+)",
    )
)
_DEN = re.compile(
    r"(?P<article>den|(?P<stem>k?ein|ihr|euer|eur|mein)en) (?P<more>(?:[a-zäöüß-]+en )*)"
    r"(?P<noun>[A-ZÄÖÜ]\S*[^n\W])(?=\W|$)"
)
"""A man's or a thing's case after ``über``: it becomes the one that follows a colon."""

_SIE = re.compile(
    rf"(?P<before>(?:{_QUESTION} )?)sie(?P<between> (?P<rest>[^\s,;.?!][^,;.?!]*))(?P<more>.*)", re.IGNORECASE
)
_IHR_NOUN = re.compile(r"(?P<ihr>[Ii]hr)(?P<ending>e[mnrs]?)? (?=(?:[a-zäöüß-]+e[mnrs]? )*[A-ZÄÖÜ])")
_SPOKEN_OF = re.compile(
    rf"(?:^|^(?i:{_QUESTION}) |\bund {_QUESTION} )(?:(?P<they>sie)|(?P<word>er|ihn|ihm))\b"
    r"|^(?P<she>Er|Sie(?= [a-zäöüß]+t\b))"
)
_HALF = re.compile(r"(?:weil|denn|da|sodass|aber|obwohl|und|oder|den|einen)\b")


def _fitted(text: str, friendly: bool, outside: bool) -> str:
    bare = _without_report(fragment(text))
    return bare if outside else _as_sie(bare, friendly=friendly)


_SORE = re.compile(
    r"\b(?:verloren|Entlassungen|entlassen|Kündigungen|Kündigungswelle|Insolvenz|insolvent|Skandal|Personalmangel|"
    r"Fluktuation|unterbesetzt|Sparkurs|Budget ist|knappes Budget|wenig Geld|Beschwerden|Kununu|"
    r"mein(?:e|er)? (?:Lücke|Auszeit|Scheidung|Krankheit|Kündigung|Gehalt))\b",
    re.IGNORECASE,
)
"""What nobody likes to read of themselves, or what one had better not write of oneself."""


def _oddity(text: str, outside: bool) -> Odd | None:
    if sore := _SORE.search(text):
        return Odd(*sore.span(), "", sore=True)
    if half := _HALF.match(text):
        return Odd(*half.span(), "")
    found = _SPOKEN_OF.search(text)
    if found and not (outside and found["they"]):
        return Odd(*found.span(found.lastgroup or 0), "")
    return None


def _without_report(topic: str) -> str:
    for report in _BERICHTE:
        if found := report.fullmatch(topic):
            return _nominative(fragment(found["topic"]))
    return topic


def _nominative(topic: str) -> str:
    found = _DEN.match(topic)
    if found is None:
        return topic
    article = "der" if found["article"] == "den" else {"eur": "euer"}.get(found["stem"], found["stem"])
    ending = "e" if article == "der" else "er"
    more = re.sub(r"en ", f"{ending} ", found["more"])
    return f"{article} {more}{topic[found.start('noun') :]}"


def _as_sie(topic: str, *, friendly: bool) -> str:
    if noun := _IHR_NOUN.match(topic):
        return _theirs(noun, friendly=friendly) + topic[noun.end() :]
    found = _SIE.fullmatch(topic)
    verb = _finite(found["rest"].split(), is_clause=bool(found["before"])) if found else None
    if found is None or verb is None:
        return topic
    words = found["rest"].split()
    if friendly:
        words[verb] = _of_ihr(words[verb])
    inner = re.sub(
        rf"^(?P<verbs>(?:[a-zäöüß]+ ){{0,2}})(?=ihre?[mnrs]? )(?P<their>{_IHR_NOUN.pattern})",
        lambda match: match["verbs"] + _theirs(match, friendly=friendly),
        " ".join(words),
    )
    pronoun = ("ihr" if found["before"] else "Ihr") if friendly else "Sie"
    return f"{found['before']}{pronoun} {inner}{found['more']}"


def _finite(words: list[str], *, is_clause: bool) -> int | None:
    """The place of the verb that goes with sie, if that are several; one alone ends otherwise."""
    place = len(words) - 1 if is_clause else 0
    return place if re.fullmatch(r"[a-zäöüß]+n|sind", words[place]) else None


def _of_ihr(verb: str) -> str:
    """``plant`` for ``planen``, ``arbeitet`` for ``arbeiten``, ``seid`` for ``sind``."""
    if verb == "sind":
        return "seid"
    stem = re.sub(r"(?:e(?=n$))?n$", "", verb)
    return f"{stem}et" if re.search(r"(?:[dt]|[^aeiouäöülmnrh][mn])$", stem) else f"{stem}t"


def _theirs(found: re.Match[str], *, friendly: bool) -> str:
    ending = found["ending"] or ""
    if not friendly:
        return f"Ihr{ending} "
    return f"eur{ending} " if ending else "euer "


# What is missing

_BLANKS: Mapping[str, str] = {
    "name": "[mein Name]",
    "reach": "[meine Telefonnummer oder E-Mail-Adresse]",
    "phone": "[meine Telefonnummer]",
    "recipient": "[Name]",
    "postal": "[Anschrift von {person}]",
    "role": "[die Stelle]",
    "company": "[die Firma]",
    "applied": "[Tag der Bewerbung]",
    "interview": "[Tag des Gesprächs]",
    "place": "[Ort oder Link]",
    "key_point": "[worüber gesprochen wurde mit {person}]",
    "key_points_to_pass_on": "[worüber gesprochen wurde mit {person}]",
    "value": "[was ich für die Stelle mitbringe]",
    "strength": "[was ich für die Stelle mitbringe]",
    "stress": "[zwei oder drei Punkte für {person}]",
    "point": "[was vergessen wurde zu fragen]",
    "omitted": "[was vergessen wurde zu sagen]",
    "missed": "[was vergessen wurde zu fragen]",
    "idea": "[meine Idee für die Arbeit dort]",
    "wish": "[was ich mir anders wünsche: Gehalt, Beginn, Stunden oder Ort]",
    "why": "[warum, in einem Satz]",
    "reason": "[mein Grund]",
    "link": "[Link zur Anzeige]",
    "news": "[was es Neues von mir gibt]",
    "materials": "[was ich versprochen habe]",
    "answer": "[meine Antwort{asked}]",
    "slots": "[zwei oder drei Tage mit Uhrzeit]",
    "feedback_point": "[der Punkt, den ich daraus mitnehme]",
    "advice": "[der Rat, den ich befolge]",
    "connection": "[wer dazu geraten hat, oder was mich mit {person} verbindet]",
    "about_me": "[was ich tue, und wohin ich möchte]",
    "terms": "[die vereinbarten Bedingungen, mit dem ersten Tag]",
    "ask_until": "[Tag, bis zu dem ich um Zeit bitte]",
    "other_deadline": "[Tag, bis zu dem ich antworten muss]",
}

LANGUAGE = Language(
    code="de",
    name="German",
    called=frozenset({"deutsch", "de-de", "de-at", "de-ch"}),
    speakers=frozenset({"DE", "AT", "LI"}),
    titles=re.compile(r"\([mwdx](?:\s*[/|]\s*[mwdx]){1,2}\)", re.IGNORECASE),
    firms=re.compile(rf" (?:{LEGAL_FORMS}|e\. ?[KUV]\.)$"),
    addresses=re.compile(r"(?:https?://)?[^/\s]+\.(?:de|at|li)(?![\w.-])", re.IGNORECASE),
    of_a_company=re.compile(r"\b(?:bei|für|zu[mr]?|vo[nm]|im|beim|mit)\s+(?:der\s+|dem\s+)?$", re.IGNORECASE),
    pay_rate=re.compile(
        r"(?<![\w.,])(?:\d[\d.,]{0,9}|\w{0,20}(?:zehn|zwanzig|dreißig|vierzig|fünfzig|tausend|hundert))"
        r"\s(?:die|pro|in der)\s(?:Stunde|Schicht)\b"
        r"|(?<![\w.,])(?:\d[\d.,]{2,9}|\w{0,20}tausend(?:\w{1,20})?)\s(?:im|pro)\s(?:Jahr|Monat)\b",
        re.IGNORECASE,
    ),
    nouns_have_capitals=True,
    common=frozenset(_COMMON.split()),
    weekdays=_WEEKDAYS.split(),
    months=_MONTHS.split(),
    more_days={"sonnabend": 5},
    in_english=_in_english,
    day_forms={"": DayForms("D. MMMM", "dddd, D. MMMM", "D. MMMM YYYY")},
    is_day_first=True,
    conversation=_conversation,
    test_task="meine Testaufgabe",
    about=("über", "für"),
    at=at,
    with_you=lambda familiar: "bei euch" if familiar else "bei Ihnen",
    on="am {}",
    today="heute",
    clock=lambda local, country: f"{local:%H:%M}",
    clocks=lambda said, city, usual, mine: f"{said} ({city}; bei mir {mine})",
    hour=lambda said: f"{said} Uhr",
    nobody="Sehr geehrte Damen und Herren",
    greeting="Guten Tag",
    greetings=("Hallo", "Liebe", "Lieber", "Guten Tag", "Sehr geehrte", "Sehr geehrter"),
    to_friend="Hallo",
    addressed=_addressed,
    friendly_by_first_name_only=True,
    registers={"formal": "formal (Sie)", "friendly": "friendly (du)"},
    as_to=lambda source, familiar: addressed(source, familiar=familiar),
    filters={
        "aufgezaehlt": _listed,
        "satz": _sentence,
        "von_mir": of_oneself,
        "dativ": _dative,
        "gross": _begun,
        "thema": topic,
        "vorweg": topic_first,
        "frage": asked,
        "bei": at,
        "von": from_,
    },
    spelled=_spelled,
    blanks=_BLANKS,
    asked=" auf: {}",
    to_a_machine="Meldet sich der Anrufbeantworter:",
    fitted=_fitted,
    oddity=_oddity,
    a_topic="der Umzug ins neue Lager",
    places_are_read=False,
    dialects={},
    word_list="de",
)
