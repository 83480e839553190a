"""An interview, coming or just had: from one form to company, people, round and debrief."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from afterword.domain.capturing.capture import CapturedInterview, CapturedTalk
from afterword.domain.capturing.recording import same_name
from afterword.domain.facts import Interview
from afterword.domain.history.story import Story
from afterword.domain.people import Contact
from afterword.domain.phrases import listed
from afterword.domain.timing.public_holidays import holidays_of
from afterword.domain.zones import cities
from afterword.interface.dialogs.field import Field, Typed, Values, under, yes_or_no
from afterword.interface.dialogs.fields import (
    company_field,
    decision_field,
    next_step_field,
    people_field,
    people_in,
    position_field,
    preview_of,
    topic_field,
    typed_people,
    value_field,
)
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View
from afterword.reading.places import read_zone
from afterword.reading.spans import INTERVIEW_HOURS, read_span

_MOST_TOPICS = 6
_LONG = 40
"""Characters; a longer place may be cut in its line, and is said below in full."""
_BARE_WEEKDAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]+(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*(?:-|–|to|until)\s*\d.*)?",
    re.IGNORECASE,
)


class InterviewForm(Form[CapturedInterview]):
    """Asks for the appointment and, if it is past, for what was said.

    ``known`` is the appointment to be corrected, or that has ``moved`` to another time; ``invited`` is
    what an invitation says, and ``doubt`` what in it wants a look; ``next_round`` is the application whose
    next interview is asked for, likely with ``people``.
    """

    def __init__(
        self,
        view: View,
        *,
        company: str = "",
        title: str = "",
        known: Interview | None = None,
        moved: bool = False,
        invited: CapturedInterview | None = None,
        doubt: str = "",
        next_round: Story | None = None,
        people: Sequence[Contact] = (),
    ) -> None:
        if invited:
            company, title = invited.company, invited.title
        if next_round:
            company, title = next_round.company.name, next_round.application.title
        self._view = view
        self._invited = invited
        self._doubt = doubt
        self._known = known
        self._company = company
        self._position = title
        self._moved = moved
        self._next_round = next_round
        self._people = people
        heading = "An interview: coming, or just had"
        if known and moved:
            heading = f"When is the interview with {view.firm(view.plan.stories[known.app])} now?"
        elif known:
            heading = "Correct the interview"
        if invited:
            heading = "You are invited to an interview"
        if next_round:
            heading = f"When is the next interview with {view.firm(next_round)}?"
        super().__init__(
            heading,
            # What was said comes last: lines that appear must not slip in before the one that is next.
            (*self._appointment(company, title), *self._confirmed(), *self._talk()),
            key=f"{heading} {known.id if known else invited.uid if invited else ''}",
        )

    def value_of(self, values: Values) -> CapturedInterview:
        """The interview the person described; its times carry the offset of its own zone."""
        values = {"company": self._company, "title": self._position, **values}
        start, end = values["when"]
        zone = ZoneInfo(values["zone"]) if values["zone"] else self._zone_of(values["company"])
        people = [
            replace(person, key_point=values.get(f"topic{number}", ""))
            for number, person in enumerate(values["people"])
        ]
        talk = CapturedTalk(
            decision_date=values.get("decision"),
            next_step=values.get("next_step", ""),
            value=values.get("value", ""),
        )
        is_told = self._known is None or self._known.confirmed
        invited = self._invited or CapturedInterview(
            company="", title="", start=start, end=end, confirmed=is_told
        )
        return replace(
            invited,
            company=values["company"],
            title=values["title"],
            people=tuple(people),
            start=start.astimezone(zone),
            end=end.astimezone(zone),
            tz=zone.key,
            place=values["place"],
            confirmed=values.get("confirmed", invited.confirmed),
            talk=talk if end <= self._view.now else None,
        )

    def then_with(self, typed: Typed) -> str:
        """The confirmation or the thank-you, where there is one to be written."""
        people = people_in(typed["people"])
        if not people or self._end(typed) is None:
            return ""
        if self._is_over(typed):
            return f"Then: a thank-you to {listed([person.name for person in people])}"
        if typed["confirmed"] == "yes" or not self._asks_whether_confirmed(typed):
            return ""
        # To whoever arranged it, who need not be among them.
        return "Then: a confirmation"

    def _appointment(self, company: str, title: str) -> Iterator[Field]:
        known, invited = self._known, self._invited
        when = under("When and where", self._when(known), self._surroundings())
        if known and self._moved:
            yield from when
        if known is None and self._next_round is None:
            yield from under(
                "With whom",
                company_field(self._view.search, company, spread=self._only_position),
                position_field(self._view.search, title, goes_with="company", doubt=self._another),
            )
        there = known.interviewers if known else ()
        names = [self._view.search.contacts[who] for who in there if who in self._view.search.contacts]
        names += self._people
        yield from under(
            "With whom",
            people_field(
                self._view.search,
                typed_people(invited.people if invited else names),
                lambda typed: typed.get("company", company),
            ),
        )
        yield from when

    def _running_at(self, company: str) -> list[str]:
        """The positions of the applications that run at a company."""
        return [
            story.application.title
            for app, story in self._view.plan.stories.items()
            if app and same_name(story.company.name, company) and story.outcome is None
        ]

    def _another(self, typed: Typed) -> str:
        """That a position is none of those that run there, which may be meant so; or which those are."""
        running, title = self._running_at(typed["company"]), typed["title"]
        if not title.strip():
            return f"Which one: {', '.join(running)}?" if len(running) > 1 else ""
        if not running or any(same_name(known, title) for known in running):
            return ""
        return f"You have {listed(running)} there. As it stands here this begins another application."

    def _only_position(self, company: str) -> Typed:
        """The position of the one application that runs at a company."""
        running = self._running_at(company)
        return {"company": company, "title": running[0]} if len(running) == 1 else {}

    def _when(self, known: Interview | None) -> Field:
        shown = known or self._invited
        return Field(
            id="when",
            label="When",
            initial=_span_as_typed(self._view, shown) if shown and not self._moved else "",
            read=self._read_when,
            preview=self._when_understood,
            required="When is it, or when was it? Like: yesterday 15:00",
            hint="On your own clock: yesterday 15:00, fri 3pm, 12 mar 10:00-11:30",
            doubt=lambda typed: self._doubt or self._just_past(typed["when"]),
        )

    def _talk(self) -> Iterator[Field]:
        def topic(number: int) -> Field:
            def name(typed: Typed) -> str:
                people = people_in(typed["people"])
                return f"Topic, {people[number].name}" if number < len(people) else ""

            return topic_field(number, name, shown=lambda typed: self._is_over(typed) and bool(name(typed)))

        yield from under(
            "What was said",
            decision_field(self._view, shown=self._is_over),
            next_step_field(shown=self._is_over),
            (topic(number) for number in range(_MOST_TOPICS)),
            value_field(shown=self._is_over),
        )

    def _surroundings(self) -> Iterator[Field]:
        shown = self._known or self._invited
        yield Field(
            id="place",
            label="Where",
            initial=shown.place if shown else "",
            preview=lambda text, _: text if len(text) > _LONG else "",
            hint="Address or link. A confirmation says it word for word, like: your office, 12 Dock Street",
        )
        yield Field(
            id="zone",
            label="Their zone",
            initial=(shown.tz or "") if shown else "",
            read=read_zone,
            suggestions=cities(),
            hint="Only if their clock differs from yours, like: Europe/Berlin",
        )

    def _confirmed(self) -> Iterator[Field]:
        """Whether they know that the person will come: not before that is said (B1)."""
        yield from under(
            "What you told them",
            Field(
                id="confirmed",
                label="You confirmed",
                initial="yes" if self._known and self._known.confirmed else "no",
                read=yes_or_no,
                hint="yes if you have told them that you will come; until then the message for it is due.",
                choices={"yes": "yes", "no": "not yet"},
                shown=self._asks_whether_confirmed,
            ),
        )

    def _read_when(self, text: str) -> tuple[datetime, datetime]:
        """The span typed; without an end it lasts as long as it was to last so far."""
        booked = self._known or self._invited
        hours = (booked.end - booked.start) / timedelta(hours=1) if booked else INTERVIEW_HOURS
        return read_span(text, self._view.here, hours)

    def _when_understood(self, text: str, typed: Typed) -> str:
        return preview_of(self._read_when, partial(self._when_text, typed))(text, typed)

    def _when_text(self, typed: Typed, span: tuple[datetime, datetime]) -> str:
        start, end = span
        habit = self._view.habit
        is_overnight = start.date() != end.date()
        until = habit.moment(end, self._view.zone) if is_overnight else habit.clock(end)
        text = f"{habit.moment(start, self._view.zone)} to {until}"
        theirs = start.astimezone(self._their_zone(typed))
        if theirs.utcoffset() != start.astimezone(self._view.zone).utcoffset():
            is_same_day = theirs.date() == start.astimezone(self._view.zone).date()
            day = "" if is_same_day else f"{habit.day(theirs.date())} "
            text += f", their {day}{habit.clock(theirs)}"
        region = self._region_of(typed.get("company", self._company))
        if start.date() in holidays_of(region, start.year):
            text += " · a public holiday"
        return f"{text} · over" if end <= self._view.now else text

    def _just_past(self, text: str) -> str:
        """Whether a bare weekday means the one to come, where the last one is nearer."""
        try:
            start = self._read_when(text)[0]
        except ValueError:
            return ""
        # Only what could be read, which is short, is looked at once more.
        bare = _BARE_WEEKDAY.fullmatch(text.strip())
        if bare is None or self._known:
            return ""
        before = start - timedelta(days=7)
        if start <= self._view.now or self._view.now - before >= start - self._view.now:
            return ""
        day = self._view.habit.day(before.astimezone(self._view.zone).date())
        return f"If {day} is meant, write: last {bare[0]}"

    def _their_zone(self, typed: Typed) -> ZoneInfo:
        """The zone typed so far, else the company's."""
        try:
            zone = read_zone(typed["zone"])
        except ValueError:
            zone = ""
        return ZoneInfo(zone) if zone else self._zone_of(typed.get("company", self._company))

    def _region_of(self, company: str) -> str:
        """Whose holidays the company keeps, if it is known; else the person's own."""
        known = (c.region for c in self._view.search.companies.values() if same_name(c.name, company))
        return next(filter(None, known), self._view.region)

    def _zone_of(self, company: str) -> ZoneInfo:
        """The zone of the company of that name, if it is known; else the person's own."""
        known = (c.tz for c in self._view.search.companies.values() if same_name(c.name, company))
        zone = next(filter(None, known), "")
        return ZoneInfo(zone) if zone else self._view.zone

    def _is_over(self, typed: Typed) -> bool:
        # What was said of a known one belongs to the debrief, which is corrected by itself.
        return self._known is None and self._has_ended(typed)

    def _has_ended(self, typed: Typed) -> bool:
        end = self._end(typed)
        return end is not None and end <= self._view.now

    def _end(self, typed: Typed) -> datetime | None:
        """None as long as no time is typed that can be read."""
        try:
            return self._read_when(typed["when"])[1]
        except ValueError:
            return None

    def _asks_whether_confirmed(self, typed: Typed) -> bool:
        return not (self._moved or self._invited or self._has_ended(typed))


def _span_as_typed(view: View, known: Interview | CapturedInterview) -> str:
    return f"{view.typed(known.start)}-{view.habit.clock(known.end.astimezone(view.zone))}"
