"""What was said in a round, written down while it is fresh (C1)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

from msgspec.structs import replace

from afterword.domain.capturing.capture import CapturedDebrief, CapturedPerson
from afterword.domain.capturing.debriefing import spelt_people
from afterword.domain.facts import Debrief
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.phrases import listed
from afterword.domain.rules.thanks import note_sent, recipients_of_thanks
from afterword.interface.dialogs.entry_fields import YES_NO
from afterword.interface.dialogs.field import Field, Typed, Values, as_texts, kept, one_of, under
from afterword.interface.dialogs.fields import (
    KnownPeople,
    decision_field,
    next_step_field,
    people_field,
    people_in,
    people_text,
    preview_of,
    topic_field,
    typed_people,
    value_field,
)
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View
from afterword.reading.people import read_person
from afterword.reading.spans import read_end

_OUTCOMES = ("yes", "moved", "no_show", "cancelled")
_SEVERAL = "Separate several with a semicolon."
_MOST_TOPICS = 8


class Debriefed(NamedTuple):
    """What became of a round: whether it took place, and if it did, what was said."""

    outcome: str
    said: CapturedDebrief | None


class DebriefForm(Form[Debriefed]):
    """Asks what the messages and the next follow-ups need.

    It may be saved half filled in and taken up again: nothing in it must be given.
    """

    def __init__(self, view: View, story: Story, held: Round) -> None:
        self._view = view
        self._story = story
        self._held = held
        self._people = [view.search.contacts[p] for p in held.interviewers if p in view.search.contacts]
        super().__init__(
            f"Debrief: {view.firm(story)}, {view.habit.day(held.day)}",
            tuple(self._lines(held.debrief or Debrief(id="", app="", at=view.now, round=held.number))),
            key=f"Debrief of {story.application.id} {held.number}",
        )

    def value_of(self, values: Values) -> Debriefed:
        """What the person described."""
        outcome: str = values["outcome"]
        if outcome != "yes":
            return Debriefed(outcome, None)
        people = [
            replace(person, key_point=values.get(f"topic{number}", ""))
            for number, person in enumerate(values["people"])
        ]
        said = CapturedDebrief(
            ended=values["ended"],
            people=tuple(people),
            follow_up_with=values["whom"],
            decision_date=values["decision"],
            next_step=values["next_step"],
            follow_up_medium=values["medium"] or None,
            keep_in_touch=values["keep_in_touch"] == "yes",
            value=values["value"],
            missed=values["missed"],
            omitted=values["omitted"],
            contribution=values["contribution"],
            promised_materials=values["promised"],
            notes=values["notes"],
        )
        return Debriefed(outcome, said)

    def then_with(self, typed: Typed) -> str:
        """The thank-you, or what is asked about an interview that did not take place."""
        if not _took_place(typed):
            return "Then: the new day is asked" if typed["outcome"].startswith("m") else ""
        people = people_in(typed["people"]) if self._held.has_people else ()
        return self._thanks(people) if people else ""

    def _thanks(self, people: Sequence[CapturedPerson]) -> str:
        """Who of these people gets a thank-you once they are recorded, and whose thanks go with it."""
        ids = map("typed {}".format, count())
        search, met = spelt_people(
            self._view.search, self._story.company, self._held.interviewers, tuple(people), lambda: next(ids)
        )
        story = self._story.told_in(search, self._view.now, self._story.elsewhere)
        held = replace(self._held, interviewers=met)
        coming = [
            (search.contacts[person].name, [search.contacts[other].name for other in pass_on])
            for person, pass_on in recipients_of_thanks(story, held)
            if person and not note_sent(story, held, person)
        ]
        if not coming:
            return ""
        others = [name for _, passed_on in coming for name in passed_on]
        written_to = listed([name for name, _ in coming])
        if others:
            # Shorter, so that two names fit a line of 80 columns.
            return f"Then: thanks to {written_to}, also for {listed(others)}"
        return f"Then: a thank-you to {written_to}"

    def _lines(self, known: Debrief) -> Iterator[Field]:
        yield from under(
            "What happened",
            Field(
                id="outcome",
                label="The interview",
                initial="yes",
                read=one_of(*_OUTCOMES),
                required="Answer with one of: yes, moved, no show, cancelled.",
                hint="Moved to another time, nobody came to it, or you called it off?",
                choices={
                    "yes": "took place",
                    "moved": "moved",
                    "no show": "no show",
                    "cancelled": "called off",
                },
            ),
            self._ended(),
            people_field(
                self._view.search,
                typed_people(self._people),
                lambda _: self._story.company.name,
                shown=_took_place,
            ),
            (self._topic(number, known) for number in range(_MOST_TOPICS)),
        )
        yield from under(
            "What comes next",
            decision_field(self._view, known.decision_date, shown=_took_place),
            next_step_field(known.next_step, shown=_took_place),
            Field(
                id="medium",
                label="They wish to hear by",
                initial=known.follow_up_medium or "",
                read=one_of("", "email", "call"),
                hint="How they want to hear from you.",
                choices={"email": "e-mail", "call": "call", "": "not said"},
                shown=_took_place,
            ),
        )
        yield from under(
            "For your letters",
            value_field(known.value, shown=_took_place),
            _texts("missed", "Forgot to ask", known.missed, "A question you did not get to."),
            _texts("omitted", "Forgot to say", known.omitted, "A point you did not make."),
            _texts("promised", "You promised", known.promised_materials, "Things to send them."),
            Field(
                id="contribution",
                label="An idea",
                initial=known.contribution,
                hint="Something you could contribute, to mention in the thank-you.",
                shown=_took_place,
            ),
            self._whom(known),
        )
        yield from under(
            "For yourself",
            Field(
                id="keep_in_touch",
                label="Keep in touch",
                initial="yes" if known.keep_in_touch else "no",
                read=one_of("no", "yes"),
                hint="yes if they asked you to; then a call is welcome.",
                choices=YES_NO,
                shown=_took_place,
            ),
            Field(
                id="notes",
                label="Notes",
                initial=known.notes,
                hint="Nobody else reads them.",
                shown=_took_place,
            ),
        )

    def _ended(self) -> Field:
        held, zone = self._held, self._view.zone
        planned = min(held.end, self._view.now)
        shown_as = self._view.habit.clock(planned.astimezone(zone))

        def read(text: str) -> datetime:
            return read_end(text, held.start, self._view.here)

        return Field(
            id="ended",
            label="It ended at",
            initial=shown_as,
            read=kept(planned, shown_as, read),
            preview=preview_of(read, lambda end: self._view.habit.moment(end, zone)),
            required="When did it end? Like: 15:20",
            hint="The thank-you and the days to wait count from its end, like: 15:20",
            shown=_took_place,
        )

    def _topic(self, number: int, known: Debrief) -> Field:
        def name(typed: Typed) -> str:
            people = people_in(typed["people"])
            return f"Topic, {people[number].name}" if number < len(people) else ""

        person = self._people[number].id if number < len(self._people) else ""
        return topic_field(
            number,
            name,
            initial=known.key_points.get(person, ""),
            shown=lambda typed: _took_place(typed) and bool(name(typed)),
        )

    def _whom(self, known: Debrief) -> Field:
        person = self._view.search.contacts.get(known.follow_up_contact or "")
        people = KnownPeople(self._view.search, lambda _: self._story.company.name)
        return Field(
            id="whom",
            label="Follow up with",
            initial=typed_people([person]) if person else "",
            read=read_person,
            preview=preview_of(read_person, lambda named: people_text([named] if named else [])),
            suggestions=people.suggested,
            meant=people.meant_by("whom"),
            hint="Whom they told you to ask. Empty if nobody: then it is who led the interview.",
            shown=_took_place,
        )


def _took_place(typed: Typed) -> bool:
    return not typed["outcome"].strip().lower().startswith(("m", "n", "c"))


def _texts(field_id: str, label: str, known: tuple[str, ...], hint: str) -> Field:
    read: Callable[[str], Any] = as_texts
    return Field(
        id=field_id,
        label=label,
        initial="; ".join(known),
        read=read,
        hint=f"{hint} {_SEVERAL}",
        shown=_took_place,
    )
