"""What a mail amounts to: phrases with their guards, weighed with what its head, times and links say.

A kind is plain only where a strong phrase stands in the newest part, in a sentence that is neither a
condition, nor about applicants in general, nor denied, and where no phrase of a contrary kind does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from afterword.domain.mails.kinds import MailKind
from afterword.domain.mails.mail import Because, Mail
from afterword.domain.timing.calendar import zone_of
from afterword.reading.here import Here
from afterword.reading.mail.heads import bare_subject
from afterword.reading.mail.phrasebook import Found, Phrasebook
from afterword.reading.mail.sentences import Sentence
from afterword.reading.mail.terms import names_terms
from afterword.reading.mail.times import NamedTime
from afterword.reading.mail.vocabulary import MailWords
from afterword.reading.mail.writer import Signed

_SHORT_WORD = 400
"""Characters of a mail that is a kind word and nothing more."""
_FEW_WORDS = 4
"""Words below which a sentence is a greeting or less."""
_SAYS_LITTLE = 9
"""Words below which a sentence has no room for news."""
_STRONG, _WEAK, _SPOILT = 10, 3, 1
"""What a strong phrase weighs, a weak one, and one that a guard has taken the force of."""
_DENIABLE = frozenset({
    "invitation", "confirmed", "choose_times", "advance", "offer", "contract", "receipt", "moved",
    "cancelled", "task", "references", "question", "courtesy", "cold", "proposal", "arrange", "meet",
})  # fmt: skip
"""Kinds whose phrases a "not" turns round; in those of the others it belongs to the phrase."""
_STATED = frozenset({
    "rejection", "closed", "on_hold", "offer", "contract", "receipt", "holding", "timeline", "advance",
})  # fmt: skip
"""Kinds that are stated: asked, they are no news."""
_NOES = frozenset({"rejection", "closed", "cancelled", "on_hold"})
"""Kinds that say no; a "not" before their phrases takes it back."""
_JUST_BEFORE, _SOON_AFTER = 4, 5
"""Words in which a "not" before a no belongs to it, and a "before" or "without" after it."""
_DONE_TO = frozenset({"rejection", "closed", "cancelled", "moved", "on_hold", "contract", "offer"})
"""Kinds that the person may have brought about: then a mail only confirms it."""
_WELCOME = frozenset({"invitation", "confirmed", "advance", "offer", "contract"})
"""Kinds that nobody regrets to tell."""
_CONTRARY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (*_WELCOME, "receipt", "courtesy", "choose_times", "proposal", "arrange", "meet", "task"),
        frozenset({"rejection", "closed", "farewell", "mistaken"}),
    ),
    **dict.fromkeys(("references", "survey", "noise"), frozenset({"farewell", "closed"})),
    "question": frozenset({"farewell", "closed", "references"}),
    **dict.fromkeys(("rejection", "closed"), frozenset({"vacant", "mistaken"})),
    "cancelled": frozenset({"mistaken"}),
    "holding": frozenset({"farewell", "closed", "on_hold"}),
    "timeline": frozenset({"farewell", "closed", "on_hold", "receipt"}),
}
"""Kinds that are not plain while even a hint of another stands beside them."""
_TELLS: Mapping[str, str] = {
    "farewell": "rejection", "applied": "receipt", "reviewed": "receipt", "asked": "question",
    "vacant": "holding", "mistaken": "holding",
}  # fmt: skip
"""Sorts of phrases that tell a kind in a way of their own, and the kind."""
_SUPPOSED = frozenset(
    {"invitation", "confirmed", "proposal", "arrange", "meet", "choose_times", "advance", "offer", "contract"}
)
"""Kinds that "may" and "possibly" leave open."""

_YIELDS: Mapping[str, frozenset[str]] = {
    name: frozenset(lesser.split())
    for name, lesser in {
        "closed": (
            "timeline proposal arrange meet rejection on_hold cancelled receipt courtesy holding question"
        ),
        "rejection": (
            "timeline proposal arrange meet receipt courtesy cancelled holding choose_times references "
            "task survey question cold"
        ),
        "on_hold": "timeline proposal arrange meet holding receipt courtesy cancelled question advance",
        "contract": (
            "timeline proposal arrange meet receipt courtesy question advance references task confirmed"
        ),
        "offer": (
            "timeline proposal arrange meet advance courtesy receipt question holding references "
            "choose_times task"
        ),
        "moved": (
            "timeline proposal arrange meet cancelled confirmed invitation courtesy question choose_times "
            "holding advance"
        ),
        "cancelled": (
            "timeline proposal arrange meet confirmed courtesy question choose_times holding receipt"
        ),
        "task": (
            "timeline proposal arrange meet invitation advance receipt courtesy question confirmed holding"
        ),
        "references": "timeline proposal arrange meet question advance courtesy holding receipt",
        "cold": "proposal arrange meet choose_times invitation question advance courtesy",
        "invitation": (
            "timeline advance courtesy receipt question holding confirmed choose_times proposal arrange meet"
        ),
        "confirmed": "timeline advance courtesy receipt question choose_times proposal arrange meet",
        "choose_times": "timeline advance courtesy receipt question holding proposal arrange meet",
        "proposal": "timeline advance courtesy receipt question holding arrange meet",
        "arrange": "timeline advance courtesy receipt question holding meet",
        "meet": "timeline advance courtesy receipt question holding",
        "question": "timeline advance receipt courtesy holding",
        "advance": "timeline courtesy receipt holding",
        "holding": "timeline receipt courtesy",
        "receipt": "courtesy timeline",
        "timeline": "courtesy",
        "out_of_office": "courtesy question holding receipt",
    }.items()
}
"""What each kind outweighs though its own words stand there too: a no thanks for the application as well."""

_WITHOUT_TIMES: frozenset[MailKind] = frozenset({
    "rejection", "closed", "cancelled", "receipt", "holding", "on_hold", "courtesy", "references",
})  # fmt: skip
"""Kinds that name no hour of an appointment to come; where one stands there, it is about that."""

_ASKING: frozenset[MailKind] = frozenset({
    "choose_times", "question", "task", "offer", "contract", "references", "cold",
})  # fmt: skip


_LESS_THAN_TERMS = frozenset({"choose_times", "courtesy", "proposal", "meet"})
"""Kinds that are only the manner in which somebody tells pay and first day."""
_QUOTES = (("„", "“”"), ("“", "”"), ("»", "«"), ("«", "»"), ('"', '"'))
_THANKED = re.compile(r"\b(?:thank|thanks|danke?|dankeschön)\b", re.IGNORECASE)

_NEWS = frozenset({
    "rejection", "farewell", "closed", "on_hold", "offer", "contract", "cancelled", "moved", "invitation",
    "confirmed", "task", "references", "choose_times", "proposal", "arrange", "meet", "advance",
})  # fmt: skip
"""Kinds of which there is none yet when an application has only arrived."""
_OTHER_NEWS = frozenset({
    "rejection", "farewell", "closed", "on_hold", "offer", "contract", "cancelled", "moved",
})  # fmt: skip
"""Those of them that keep a mail from being a mere receipt even where they are only hinted at."""


def _moment(said: NamedTime) -> object:
    """When it is: an hour told on two clocks is one."""
    when = said.time
    if when.clock and when.zone:
        return datetime.combine(when.day, when.clock, zone_of(when.zone)).astimezone(UTC)
    return when.day, when.clock


@dataclass(frozen=True)
class Evidence:
    """All that a kind is judged by."""

    mail: Mail
    text: str
    sentences: tuple[Sentence, ...]
    subject: tuple[Sentence, ...]
    times: tuple[NamedTime, ...]
    signed: Signed
    is_from_machine: bool
    here: Here

    @property
    def all_sentences(self) -> tuple[Sentence, ...]:
        """Those of the subject too."""
        return (*self.subject, *self.sentences)

    @cached_property
    def slots(self) -> tuple[NamedTime, ...]:
        """The times an appointment may have: those with an hour, else days; each once."""
        slots = [said for said in self.times if said.role == "slot"]
        timed = [said for said in slots if said.time.clock or said.time.same_hour]
        once = {(said.time.day, said.time.clock): said for said in reversed(timed or slots)}
        by_moment = {_moment(said): said for said in once.values()}
        return tuple(reversed(by_moment.values()))

    @property
    def asks(self) -> bool:
        """Whether a question stands in it."""
        return any(sentence.is_question for sentence in self.sentences)


@dataclass(frozen=True)
class Judged:
    """The kind, how sure it is, and the words it comes from."""

    kind: MailKind
    is_plain: bool
    likely: tuple[MailKind, ...]
    needs_reply: bool
    key: str
    because: tuple[Because, ...] = ()


@dataclass
class _Weights:
    weights: dict[str, float] = field(default_factory=dict)
    words: dict[str, Found] = field(default_factory=dict)
    strong: set[str] = field(default_factory=set)
    hinted: set[str] = field(default_factory=set)
    """The kinds of which at least a weak phrase stands there unspoilt."""

    def add(self, found: Found, weight: float) -> None:
        if weight >= _WEAK:
            self.hinted.add(found.name)
        found = replace(found, name=_TELLS.get(found.name, found.name))
        self.weights[found.name] = self.weights.get(found.name, 0) + weight
        if found.name not in self.words or (weight >= _STRONG and found.name not in self.strong):
            self.words[found.name] = found
        if weight >= _STRONG:
            self.strong.add(found.name)
        if weight >= _WEAK:
            self.hinted.add(found.name)

    def drop(self, name: str) -> None:
        """Leave out a kind that it cannot be."""
        self.strong.discard(name)
        self.hinted.discard(name)
        self.weights.pop(name, None)

    def is_receipt(self, subject_says_so: bool) -> bool:
        """Whether thanks for an application stand beside what happens with it, and no other news does."""
        told = "reviewed" in self.hinted or subject_says_so
        return "applied" in self.hinted and told and not (self.strong & _NEWS or self.hinted & _OTHER_NEWS)


def judged(evidence: Evidence, words: MailWords) -> Judged:
    """What a mail amounts to."""
    weighed = _weighed(evidence, words)
    by_head = _by_head(evidence, words, weighed)
    if by_head:
        return _judged(evidence, words, weighed, by_head, is_plain=True)
    if not evidence.slots:
        # What suits or is possible is a time only where times are named.
        weighed.strong.discard("proposal")
    if len(evidence.text) > _SHORT_WORD or evidence.asks or not _is_all_courtesy(evidence, words):
        # Thanks at the beginning of something else are not what it is about.
        weighed.strong.discard("courtesy")
    if evidence.slots and any(said.role == "old" or said.time.same_hour for said in evidence.times):
        weighed.strong.add("moved")
    timed = [said for said in evidence.slots if said.time.clock]
    if timed and "cancelled" in weighed.strong and len({said.time.day for said in evidence.times}) > 1:
        # Called off on one day and set for another.
        weighed.strong.add("moved")
    if timed and weighed.strong & {"invitation", "confirmed"}:
        # What is to be brought or sent before an appointment is none of its own.
        weighed.strong.discard("task")
    if "applied" in weighed.hinted or (timed and weighed.strong & {"invitation", "confirmed"}):
        # Who thanks for an application, or invites at an hour, knows of it: what they praise is in there.
        weighed.drop("cold")
    if any(said.role == "theirs" for said in evidence.times):
        weighed.strong.add("timeline")
        if "applied" not in weighed.hinted:
            # That they look at it and when they decide is no receipt where nobody thanks for an application.
            weighed.hinted.discard("receipt")
    if names_terms(evidence.text, words) and not weighed.hinted & {"applied", "cold"}:
        weighed.strong -= _LESS_THAN_TERMS
        if "offer" in weighed.hinted:
            weighed.strong -= {"timeline", "holding"}
        weighed.weights["offer"] = weighed.weights.get("offer", 0) + _STRONG
    if weighed.is_receipt(_is_receipt_by_subject(evidence, words)):
        weighed.strong.add("receipt")
    strong = _prevailing(weighed.strong)
    _lean_on_head(evidence, words, weighed)
    if len(strong) == 1:
        name = next(iter(strong))
        kind = _settled(name, evidence, weighed)
        is_plain = not weighed.hinted & _CONTRARY.get(name, frozenset()) and _fits(
            kind, evidence, words, weighed
        )
        if name == "rejection" and "receipt" in weighed.strong and _is_receipt_by_subject(evidence, words):
            # What only confirms that an application is there says what a no would look like.
            is_plain = False
        if kind == "invitation":
            # That they want to see somebody, and a day, is no hour to come at yet; what is booked has one.
            is_vague = name == "meet" or (name == "confirmed" and not evidence.slots)
            is_plain = is_plain and (bool(timed) or not is_vague)
        return _judged(evidence, words, weighed, kind, is_plain=is_plain)
    if not strong and _answers_thanks(evidence, words, weighed):
        return _judged(evidence, words, weighed, "courtesy", is_plain=True)
    order = sorted(weighed.weights, key=lambda name: -weighed.weights[name])
    if strong:
        first = min(strong, key=lambda name: order.index(name))
        return _judged(evidence, words, weighed, _settled(first, evidence, weighed), is_plain=False)
    best = next((name for name in order if weighed.weights[name] >= _WEAK), "")
    kind = _settled(best, evidence, weighed) if best else "unsure"
    return _judged(evidence, words, weighed, kind, is_plain=False)


def _fits(kind: MailKind, evidence: Evidence, words: MailWords, weighed: _Weights) -> bool:
    """Whether the times and links of a mail are those that its kind has."""
    timed = [said for said in evidence.slots if said.time.clock or said.time.same_hour]
    has_link = any(words.links.booking.search(link.url) for link in evidence.mail.links)
    if kind in _WITHOUT_TIMES:
        return not timed
    if kind == "question":
        return not evidence.slots
    if kind == "advance":
        process = words.guards["process"]
        asks = any(each.is_question and not process.is_in(each) for each in evidence.sentences)
        return not evidence.slots and not has_link and not asks
    if kind != "choose_times":
        return True
    asks = "choose_times" in weighed.strong or has_link or evidence.asks or len(evidence.slots) > 1
    return asks and len(timed) != 1


def _is_receipt_by_subject(evidence: Evidence, words: MailWords) -> bool:
    return words.subjects["receipt"].search(evidence.mail.subject) is not None


def _answers_thanks(evidence: Evidence, words: MailWords, weighed: _Weights) -> bool:
    """Whether a mail answers one's thanks with kind words, and there is no room in it for more."""
    subject = evidence.mail.subject
    return (
        subject != bare_subject(subject)
        and _THANKED.search(subject) is not None
        and weighed.hinted == {"courtesy"}
        and not (evidence.asks or any(said.time.clock for said in evidence.times))
        and _is_all_courtesy(evidence, words, _SAYS_LITTLE)
    )


def _is_all_courtesy(evidence: Evidence, words: MailWords, few: int = _FEW_WORDS) -> bool:
    """Whether every sentence of ``few`` words is a kind one, or says at most that one hears from them."""
    return all(
        len(sentence.words) < few
        or any(
            found.name in ("courtesy", "holding", "timeline")
            for book in (words.strong, words.weak)
            for found in book.found_in(sentence)
        )
        for sentence in evidence.sentences
    )


def _weighed(evidence: Evidence, words: MailWords) -> _Weights:
    weighed = _Weights()
    tells_process = False
    for sentence in evidence.sentences:
        for found in words.strong.found_in(sentence):
            is_spoilt = _is_spoilt(found, words) or (tells_process and found.name in _SUPPOSED | {"task"})
            weighed.add(found, _SPOILT if is_spoilt else _STRONG)
        # What follows "What happens next?" is what may come for anybody.
        tells_process = tells_process or words.guards["process"].is_in(sentence)
        is_trifle = words.guards["trifles"].is_in(sentence)
        for found in words.weak.found_in(sentence):
            is_spoilt = _is_spoilt(found, words) or (is_trifle and found.name == "rejection")
            weighed.add(found, _SPOILT if is_spoilt else _WEAK)
    for sentence in evidence.subject:
        for found in (*words.strong.found_in(sentence), *words.weak.found_in(sentence)):
            if not _is_spoilt(found, words):
                weighed.add(found, _WEAK)
    return weighed


def _is_spoilt(found: Found, words: MailWords) -> bool:
    """Whether a guard takes a phrase its force: a condition, a general remark, a denial, a maybe."""
    guards = words.guards
    sentence = found.sentence
    place = (found.first, found.last)
    harmless = [(each.first, each.last) for each in guards["harmless"].found_in(sentence)]

    def stands(name: str, first: int, last: int) -> bool:
        return any(
            first <= each.first < last and not any(a <= each.first < b for a, b in harmless)
            for each in guards[name].found_in(sentence)
        )

    start = _clause_start(found)
    if _is_quoted(found) or _is_condition(sentence, guards["verb_first"]):
        return True
    if stands("conditional", _after_colon(found), place[0]):
        return True
    if found.name == "asked" and (not sentence.is_question or guards["idle"].is_in(sentence)):
        return True
    if found.name == "task" and guards["handed_in"].is_in(sentence):
        return True
    if found.name in _STATED and sentence.is_question:
        return True
    if found.name in _DONE_TO and stands("own_act", 0, place[1]):
        return True
    if found.name in ("rejection", "closed") and stands("still_open", start, place[1]):
        return True
    if found.name in _NOES and _is_no_no(found, words, start):
        return True
    if found.name == "on_hold" and stands("ended", 0, len(sentence.words)):
        return True
    if found.name == "contract" and stands("other_papers", place[0], place[1] + _SOON_AFTER):
        return True
    if found.name in ("cancelled", "moved") and stands("of_others", *place):
        return True
    if found.name in _WELCOME and stands("regret", 0, place[1]):
        return True
    if found.name == "confirmed" and words.times.moving.is_in(sentence):
        return True
    names_a_time = any(letter.isdigit() for letter in sentence.raw)
    comes_later = found.name == "contract" or (found.name == "confirmed" and not names_a_time)
    if comes_later and stands("later", 0, len(sentence.words)):
        return True
    if found.name == "advance" and not guards["addressed"].is_in(sentence):
        return True
    if found.name in _SUPPOSED and stands("conditional_after", place[1], len(sentence.words)):
        return True
    is_general = stands("general", 0, place[0]) or stands("general", place[1], len(sentence.words))
    if is_general and found.name not in ("out_of_office", "closed", "on_hold", "timeline"):
        return True
    if found.name in _DENIABLE and (
        stands("denied", start, place[0])
        or (not found.denies and stands("denied_after", place[0], min(place[1] + 5, len(sentence.words))))
    ):
        return True
    return found.name in _SUPPOSED | {"task"} and stands("perhaps", start, place[1])


def _is_no_no(found: Found, words: MailWords, start: int) -> bool:
    """Whether a no is itself denied ("not on hold"), or only says "not yet" or "not in this way"."""
    guard, first, last = (
        ("proviso", start, found.last + _SOON_AFTER)
        if found.denies
        else ("denied", max(start, found.first - _JUST_BEFORE), found.last)
    )
    return any(first <= each.first < last for each in words.guards[guard].found_in(found.sentence))


_RELATIVE = frozenset({
    "die", "der", "den", "das", "denen", "welche", "who", "whom", "which", "that",
})  # fmt: skip
"""What a clause begins with that belongs to the one before it."""


def _clause_start(found: Found) -> int:
    """The first word of the clause a phrase stands in: a denial before "but" is none of it."""
    words = found.sentence.words
    raw, base = found.sentence.raw, found.sentence.start
    for number in range(found.first, 0, -1):
        between = raw[words[number - 1].end - base : words[number].start - base]
        if any(mark in between for mark in (";", ":", " - ", "–", "—", "(")):
            return number
        if "," in between and words[number].text not in _RELATIVE:
            return number
        if words[number].text in ("but", "aber", "sondern", "however", "and", "und", "so"):
            return number
    return 0


def _is_quoted(found: Found) -> bool:
    """Whether a phrase stands between quotation marks: then somebody tells what others write."""
    raw, base = found.sentence.raw, found.sentence.start
    first, last = found.place
    before, after = raw[: first - base], raw[last - base :]
    for opens, closes in _QUOTES:
        if opens == closes:
            is_open = before.count(opens) % 2 == 1
        else:
            # What stands between two titles in quotation marks stands in neither.
            is_open = before.rfind(opens) > max(map(before.rfind, closes))
        if is_open and any(mark in after for mark in closes):
            return True
    return False


def _is_condition(sentence: Sentence, verbs: Phrasebook) -> bool:
    """Whether a sentence begins with a verb that sets a condition: ``Sollte ich Ihnen absagen müssen, …``."""
    begins = any(found.first == 0 for found in verbs.found_in(sentence))
    return begins and "," in sentence.raw and not sentence.is_question


def _after_colon(found: Found) -> int:
    """The first word behind the last colon or dash before a phrase: there another thought begins."""
    raw, base = found.sentence.raw, found.sentence.start
    words = found.sentence.words
    for number in range(found.first, 0, -1):
        between = raw[words[number - 1].end - base : words[number].start - base]
        if ":" in between or " - " in between or "–" in between:
            return number
    return 0


def _prevailing(strong: set[str]) -> set[str]:
    """The kinds that stand when those that others outweigh are gone."""
    left = set(strong)
    for name, lesser in _YIELDS.items():
        if name in left:
            left -= lesser
    return left


def _by_head(evidence: Evidence, words: MailWords, weighed: _Weights) -> MailKind | None:
    """A kind that the calendar part, the head or the subject tells without a doubt."""
    mail, subject = evidence.mail, evidence.mail.subject
    if words.senders["bounce"].search(f"{mail.sender} {subject}"):
        return "noise"
    if mail.invitations:
        if all(each.is_cancelled for each in mail.invitations):
            return "cancelled"
        changed = any(each.sequence for each in mail.invitations) or words.subjects["updated"].search(subject)
        return "moved" if changed else "invitation"
    says_away = words.subjects["away"].search(subject) is not None
    if says_away or (mail.is_automatic and "out_of_office" in weighed.weights):
        return "out_of_office"
    is_noisy = words.senders["noise"].search(f"{mail.display} <{mail.sender}>") is not None
    if is_noisy and "noise" in weighed.strong:
        return "noise"
    decided = weighed.strong & {
        "rejection",
        "closed",
        "offer",
        "contract",
        "invitation",
        "cancelled",
        "moved",
        "task",
        "on_hold",
    }
    if decided:
        return None
    if is_noisy or words.subjects["noise"].search(subject):
        return "noise"
    if (
        "noise" in weighed.strong
        and not weighed.strong - {"noise", "courtesy", "receipt", "survey"}
        and ("receipt" not in weighed.strong)
    ):
        return "noise"
    return None


def _lean_on_head(evidence: Evidence, words: MailWords, weighed: _Weights) -> None:
    """What subject, sender, times and questions add; never enough to be plain."""
    mail = evidence.mail
    for name, pattern in words.subjects.items():
        if name in ("away", "noise", "updated"):
            continue
        if pattern.search(mail.subject):
            weighed.weights[name] = weighed.weights.get(name, 0) + _WEAK
    for name in ("task", "contract", "choose_times", "cold"):
        if name in words.senders and words.senders[name].search(mail.sender):
            weighed.weights[name] = weighed.weights.get(name, 0) + _WEAK + 1
    if mail.is_bulk and not weighed.strong:
        weighed.weights["noise"] = weighed.weights.get("noise", 0) + _WEAK + 1
    timed = [said for said in evidence.slots if said.time.clock]
    if len(timed) == 1 and weighed.strong <= {"cold"} and not weighed.hinted & {"moved", "cancelled"}:
        # Somebody who names one hour and nothing else that is plain most likely means to meet.
        weighed.weights["invitation"] = weighed.weights.get("invitation", 0) + 2 * _WEAK + 1
    if not any(weight >= _WEAK for weight in weighed.weights.values()):
        if timed:
            weighed.weights["invitation"] = _WEAK
        elif evidence.asks and not evidence.is_from_machine:
            weighed.weights["question"] = _WEAK


def _settled(name: str, evidence: Evidence, weighed: _Weights) -> MailKind:
    """The kind that a phrase's name means beside the times the mail names."""
    timed = [said for said in evidence.slots if said.time.clock or said.time.same_hour]
    several = len(timed) > 1
    asks_times = "choose_times" in weighed.strong
    match name:
        case "invitation" | "confirmed":
            if several and name == "invitation":
                return "choose_times"
            if asks_times and not timed:
                return "choose_times"
            return "invitation"
        case "meet":
            # That they want to see somebody is no appointment yet.
            if asks_times or several:
                return "choose_times"
            return "invitation" if evidence.slots else "advance"
        case "proposal" | "arrange":
            return "invitation" if len(timed) == 1 and not asks_times else "choose_times"
        case "choose_times":
            is_fixed = len(timed) == 1 and "invitation" in weighed.strong
            return "invitation" if is_fixed else "choose_times"
        case "moved":
            is_open = several and not any(said.time.same_hour for said in timed)
            return "choose_times" if is_open and (asks_times or "proposal" in weighed.strong) else "moved"
        case "cancelled":
            if several and asks_times:
                return "choose_times"
            return "cancelled"
        case "advance":
            is_named = len(timed) == 1 and ("invitation" in weighed.weights or "confirmed" in weighed.weights)
            return "invitation" if is_named else ("choose_times" if several else "advance")
        case "timeline":
            return "holding"
        case "survey":
            return "noise"
    return name  # type: ignore[return-value]


def _judged(
    evidence: Evidence, words: MailWords, weighed: _Weights, kind: MailKind, *, is_plain: bool
) -> Judged:
    order = sorted(weighed.weights, key=lambda name: -weighed.weights[name])
    likely = tuple(dict.fromkeys((kind, *(_settled(name, evidence, weighed) for name in order))))
    told = _words_of(kind, weighed)
    because = []
    if told and told.sentence in evidence.sentences:
        start, end = told.place
        because.append(Because("type", evidence.text[start:end], start, end))
    return Judged(
        kind,
        is_plain,
        tuple(each for each in likely if each != "unsure")[:4],
        _needs_reply(kind, evidence, words),
        told.sentence.raw if told else "",
        tuple(because),
    )


_ALSO: Mapping[str, tuple[str, ...]] = {
    "invitation": ("confirmed", "proposal", "arrange", "meet", "advance", "choose_times"),
    "choose_times": ("proposal", "arrange", "meet", "invitation", "moved", "advance"),
    "advance": ("meet",),
    "holding": ("timeline",),
    "noise": ("survey",),
}  # fmt: skip


def _words_of(kind: MailKind, weighed: _Weights) -> Found | None:
    names: Sequence[str] = (kind, *_ALSO.get(kind, ()))
    found = [weighed.words[name] for name in names if name in weighed.words]
    strong = [each for each in found if each.name in weighed.strong]
    return next(iter(strong or found), None)


def _needs_reply(kind: MailKind, evidence: Evidence, words: MailWords) -> bool:
    """Whether they ask for an answer, a choice, a paper or a piece of work."""
    if kind in _ASKING:
        return True
    if kind in ("noise", "out_of_office", "receipt"):
        return False
    guards = words.guards
    for sentence in evidence.sentences:
        if any(found for found in words.asking.found_in(sentence) if not _is_idle(found, words)):
            return True
        if sentence.is_question and not guards["idle"].is_in(sentence) and not evidence.is_from_machine:
            return True
    return False


def _is_idle(found: Found, words: MailWords) -> bool:
    """Whether an answer is wanted only in a case that need not come."""
    guards = words.guards
    if guards["idle"].is_in(found.sentence):
        return True
    harmless = [(each.first, each.last) for each in guards["harmless"].found_in(found.sentence)]
    return any(
        each.first < found.first and not any(a <= each.first < b for a, b in harmless)
        for each in guards["conditional"].found_in(found.sentence)
    )
