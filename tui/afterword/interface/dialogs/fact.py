"""A form for any kind of fact, made of the fields it has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, get_args

import msgspec

from afterword.domain.capturing.recording import NewId, people_met
from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    CallPurpose,
    CallResult,
    Cancellation,
    DayOrInstant,
    Fact,
    Feedback,
    Offer,
    Rejected,
    Reply,
    Sent,
    SentMedium,
)
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.insight.unprompted import fitting_kinds
from afterword.domain.kinds import MESSAGES
from afterword.domain.people import Contact
from afterword.domain.reply_type import ReplyType
from afterword.interface.dialogs.entry_fields import choice_line, people_line, person_line, yes_no_line
from afterword.interface.dialogs.field import Field, Typed, Values, as_texts, kept, yes_or_no
from afterword.interface.dialogs.fields import decision_field, happened_field, preview_of
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View
from afterword.reading.days import read_day
from afterword.reading.moments import read_day_or_moment
from afterword.reading.papers import Paper, paper_text, read_paper, typed_paper

_WITH_THE_EMPLOYER = (Call, Feedback, Offer, Rejected, Reply, Sent)
_NOT_ASKED = ("id", "recorded_at", "app", "key", "includes", "mail", "undated", "own")
_NEEDED = {"to": "Who?", "deadline": "By when? Like: fri, 12 mar, tomorrow 17:00"}
_LABELS = {
    "reason": ("Why", "If you want to keep it."),
    "text": ("What was said", "In your own words."),
    "conditions": ("Conditions", "What must still happen: a background check, references, funding."),
    "terms": ("Terms", "Pay, start, place, as they said it."),
    "notes": ("Notes", "If you want to keep anything."),
    "subject": ("Subject", "If you want to keep it."),
}
_CHOICES = {
    "type": ("Kind", get_args(ReplyType)),
    "result": ("How it went", get_args(CallResult)),
    "purpose": ("About", get_args(CallPurpose)),
    "why": ("Why", get_args(Cancellation)),
    "medium": ("By", get_args(SentMedium)),
}
_MESSAGES = tuple(kind.name for kind in MESSAGES)
_EXAMPLES = 4
_NO_DAY_YET = re.compile(
    r"^\W*(?:(?:ab )?sofort|immediately|at once|right away|asap)\W*$|\bnotice\b|kündigungs|nächstmöglich",
    re.IGNORECASE,
)
"""When work begins, said without a day."""


class Told(NamedTuple):
    """A fact, and the people who are new with it."""

    fact: Fact
    people: Sequence[Contact]


class FactForm(Form[Told]):
    """Asks for every field of a kind of fact that ``preset`` does not say; gives it and who is new with it.

    ``known`` is the fact to be corrected; a new one happened now unless the person says otherwise.
    """

    def __init__(
        self,
        title: str,
        view: View,
        story: Story,
        kind: type[Fact],
        new_id: NewId,
        *,
        known: Fact | None = None,
        preset: Mapping[str, Any] | None = None,
    ) -> None:
        self._view = view
        self._story = story
        self._kind = kind
        self._new_id = new_id
        self._known = known
        self._preset = preset or {}
        lines = list(self._lines())
        # What only the person knows comes first; of an application sent, that is the day.
        if kind is not Applied:
            lines.sort(key=lambda line: (bool(line.initial) and known is None, self._comes(line)))
        super().__init__(title, lines)

    def _comes(self, line: Field) -> int:
        """The day comes last, but first where it is what is asked for."""
        return 0 if line.id != "at" else -1 if self._is_undated else 1

    @property
    def _is_undated(self) -> bool:
        """Whether the day of the fact to be corrected is not known."""
        return self._known is not None and self._known.undated

    def value_of(self, values: Values) -> Told:
        """The fact with the answers given, and the people who are new with it."""
        app = self._story.application.id or None
        company = self._story.company if app and issubclass(self._kind, _WITH_THE_EMPLOYER) else None
        if isinstance(paper := values.get("written"), Paper):
            values = {**values, **paper._asdict()}
        told, people = people_met(self._view.search, company, values, self._new_id)
        if self._known:
            undated = self._is_undated and told["at"] == self._known.at
            return Told(msgspec.structs.replace(self._known, **told, undated=undated), people)
        return Told(self._kind(id=self._new_id(), app=app, **{**self._preset, **told}), people)

    def _lines(self) -> Iterator[Field]:
        for field in msgspec.structs.fields(self._kind):
            if field.name in _NOT_ASKED or field.name in self._preset:
                continue
            if self._kind is Offer and field.name == "conditions":
                # Said in the same line as whether it is on paper.
                continue
            value = self._view.now if field.name == "at" else field.default
            if self._known:
                value = getattr(self._known, field.name)
            line = self._line(field.name, None if value is msgspec.NODEFAULT else value)
            if field.required and not line.required and not (field.name == "at" and self._is_undated):
                line = msgspec.structs.replace(line, required=_NEEDED.get(field.name, line.hint))
            if self._known or field.name == "at":
                line = msgspec.structs.replace(line, read=kept(value, line.initial, line.read))
            yield line

    def _line(self, name: str, value: Any) -> Field:
        view = self._view
        match name:
            case "at":
                return happened_field(view, None if self._is_undated else value)
            case "round":
                last = max(self._story.rounds, default=1)
                return Field(
                    id=name,
                    label="Round",
                    initial=str(value or last),
                    read=_number,
                    hint="1 is the first.",
                )
            case "from_" | "to" | "with_":
                label = {"from_": "From", "to": "To", "with_": "With"}[name]
                return person_line(
                    view.search,
                    name,
                    label,
                    value if self._known else self._most_likely(name),
                    "The beginning of a name you have recorded, or the whole name of somebody new.",
                    self._story.company.id,
                    required=_NEEDED["to"] if name == "with_" else "",
                )
            case "references":
                hint = "Names separated by commas; somebody new with the whole name."
                return people_line(
                    view.search, name, "References", value or (), hint, required="Whom did you name?"
                )
            case "decision_date":
                return decision_field(view, value, id=name)
            case "starts":
                return first_day_field(view, value)
            case "back_on" | "deadline" | "until":
                return day_or_moment_field(view, name, value)
            case "needs_reply":
                return yes_no_line(name, "Needs an answer", value, "yes if they wait for one.")
            case "written" if self._kind is Accepted:
                offer = None if self._known else offer_of(self._story)
                return Field(
                    id=name,
                    label="On paper",
                    initial="yes" if value or (offer and offer.written_at) else "",
                    read=lambda text: bool(text.strip()) and yes_or_no(text),
                    hint="yes once the paper says what you agreed on; until then you are reminded of it.",
                    choices={"yes": "yes", "": "not yet"},
                )
            case "written":
                open_still = self._known.conditions if isinstance(self._known, Offer) else ""
                return Field(
                    id=name,
                    label="On paper",
                    initial=typed_paper(Paper(value, open_still)),
                    read=read_paper,
                    preview=preview_of(read_paper, paper_text),
                    hint="yes or no, and what is still open, like: yes, if references are fine",
                )
            case "missed" | "omitted":
                label = "Question" if name == "missed" else "Point"
                return Field(
                    id=name,
                    label=label,
                    initial="; ".join(value or ()),
                    read=as_texts,
                    required=f"Which {label.lower()}?",
                    hint="Separate several with a semicolon.",
                )
        if name == "kind":
            return self._message_kind(str(value or ""))
        if name in _CHOICES:
            label, words = _CHOICES[name]
            shown = str(value or ("email" if name == "medium" else "status" if name == "purpose" else ""))
            return choice_line(name, label, shown, words, required="Which of these?")
        label, hint = _LABELS[name]
        required = (
            "Write down what it was."
            if name == "text" and self._kind.__name__ in ("Note", "Feedback")
            else ""
        )
        return Field(id=name, label=label, initial=value or "", hint=hint, required=required)

    def _message_kind(self, value: str) -> Field:
        """One of many: those that fit come first, and what is typed picks among them."""
        fitting = [kind for kind in fitting_kinds(self._story) if kind in _MESSAGES]
        kinds = list(dict.fromkeys((*fitting, *_MESSAGES)))
        hint = f"Its first letters are enough, like: {', '.join(map(_spoken, kinds[:_EXAMPLES]))}."

        def found(text: str) -> list[str]:
            typed = re.sub(r"[\s_-]+", "_", text.strip().lower().replace("e-mail", "email"))
            begun = [kind for kind in kinds if kind.startswith(typed)]
            # "thank_you" is meant by its whole name, though "thank_you_letter" begins like it.
            begun.sort(key=lambda kind: kind != typed)
            return begun or [kind for kind in kinds if f"_{typed}" in kind]

        def read(text: str) -> str:
            if not text.strip():
                return ""
            if not (several := found(text)):
                raise ValueError(f"No message is called '{text.strip()}'. {hint}")
            return several[0]

        def preview(text: str, _: Typed) -> str:
            match [_spoken(kind) for kind in found(text)]:
                case [first, *more] if more:
                    return f"{first}; or go on typing for: {', '.join(more)}"
                case [only]:
                    return only
            # One that another edition has, or that was typed by hand into the file.
            return ""

        return Field(
            id="kind",
            label="What",
            initial=_spoken(value),
            read=read,
            preview=preview,
            required=f"Which message? {hint}",
            hint=hint,
            suggestions=[*map(_spoken, kinds)],
        )

    def _most_likely(self, name: str) -> str | None:
        """Who it will have been: of what was said, who said something last; else whom messages go to."""
        story = self._story
        if not issubclass(self._kind, _WITH_THE_EMPLOYER):
            return None
        for fact in reversed(story.facts) if name == "from_" else ():
            who: str | None = getattr(fact, "from_", None)
            if who in self._view.search.contacts:
                return who
        return story.primary_contact(story.held[-1] if story.held else None, self._view.now)


def _spoken(kind: str) -> str:
    """A kind of message, as it is typed."""
    return kind.replace("_", " ")


def day_or_moment_field(view: View, name: str, value: date | DayOrInstant | None) -> Field:
    """A day, with or without a time; ``back_on`` is a day only."""
    label = {"back_on": "Back on", "deadline": "Answer by", "until": "Wait until"}[name]

    def read(text: str) -> date | DayOrInstant | None:
        if not text.strip():
            return None
        if name == "back_on":
            return read_day(text, view.here)
        given = read_day_or_moment(text, view.here)
        return DayOrInstant(given) if given else None

    initial = value.value if isinstance(value, DayOrInstant) else value
    return Field(
        id=name,
        label=label,
        initial=_typed(initial, view) if initial else "",
        read=read,
        preview=preview_of(read, lambda moment: _said(moment, view)),
        required="Until when? Like: fri, +3d, tomorrow 9:00" if name == "until" else "",
        hint="Like: fri, +3d, 12 mar, tomorrow 17:00",
    )


def first_day_field(view: View, value: date | None) -> Field:
    """The first day of work."""

    def read(text: str) -> date | None:
        if _NO_DAY_YET.search(text):
            raise ValueError("Which day is that? Until it is agreed leave this empty; the terms can say it.")
        return read_day(text, view.here)

    return Field(
        id="starts",
        label="You start on",
        initial=value.isoformat() if value else "",
        read=read,
        preview=preview_of(read, lambda day: _said(day, view)),
        hint="Your first day of work, like: 15 june. Empty while it is not agreed.",
    )


def _typed(value: date | datetime, view: View) -> str:
    if isinstance(value, datetime):
        return view.typed(value)
    return value.isoformat()


def _said(value: date | DayOrInstant | None, view: View) -> str:
    moment = value.value if isinstance(value, DayOrInstant) else value
    if isinstance(moment, datetime):
        return view.habit.moment(moment, view.zone)
    return view.habit.day(moment) if moment else "no date"


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]?", text.strip()):
        raise ValueError("Rounds are counted from 1.")
    return int(text)
