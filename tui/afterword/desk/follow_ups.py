"""What is done about a follow-up: sent, called, put off, let go."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.desk.messages import Messages, must_be_filled_in
from afterword.desk.saving import Saving
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import (
    Call,
    CallResult,
    DayOrInstant,
    Dismiss,
    Override,
    Prepared,
    Sent,
    SentMedium,
    Snooze,
)
from afterword.domain.follow_up import FollowUp, Status, key_of
from afterword.domain.insight.balance import put_off_until
from afterword.domain.insight.basket import Nudge
from afterword.domain.kinds import kind_named
from afterword.domain.phrases import count_text, listed
from afterword.domain.rules.moments import MORNING
from afterword.domain.rules.rulebook import BY_ID
from afterword.domain.search import JobSearch
from afterword.domain.telling import in_words
from afterword.domain.timing.calendar import day_of, moment


class FollowUps:
    """The verbs that record what the person did about a follow-up."""

    def __init__(self, saving: Saving, messages: Messages) -> None:
        self._saving = saving
        self._messages = messages

    def mark_sent(self, follow_up: FollowUp, subject: str, text: str, at: datetime | None = None) -> str:
        """Records that the person sent the message of a follow-up, ``at`` a moment or now, with its words.

        Without words they sent others than those drafted. Raises NotAllowed where a blank stands in them.
        """
        if follow_up.medium == "internal":
            raise NotAllowed(f"The {follow_up.what} is for yourself; there is nothing to send.")
        if follow_up.medium == "call":
            raise NotAllowed(f"The {follow_up.what} is not sent; say how it went instead.")
        must_be_filled_in(subject, text)
        also = self._messages.settled_along(follow_up, text)
        words = f"marked the {in_words(self._saving.search, follow_up)} as sent"
        if more := listed([other.what for other in also if other.kind != follow_up.kind]):
            words += f"; done with it: {more}"
        keys = tuple(dict.fromkeys((*follow_up.carries, *(other.key for other in also))))
        after = self._with_sent(follow_up, follow_up.kind, follow_up.medium, subject, text, at, keys)
        return self._saving.commit(after, words)

    def mark_written_instead(self, follow_up: FollowUp) -> str:
        """Records that the person wrote where a call was meant."""
        kind = "status_email" if follow_up.kind == "status_call" else follow_up.kind
        words = f"wrote an e-mail instead of the {in_words(self._saving.search, follow_up)}"
        return self._saving.commit(
            self._with_sent(follow_up, kind, "email", "", "", includes=follow_up.carries), words
        )

    def mark_called(self, follow_up: FollowUp, result: CallResult) -> str:
        """Records the call a follow-up asked for, and how it went."""
        self._must_be_open(follow_up)
        call = Call(
            id=self._saving.new_id(),
            app=follow_up.application,
            at=self._saving.clock(),
            to=follow_up.contact,
            result=result,
            purpose=kind_named(follow_up.kind).purpose or "other",
            includes=follow_up.carries,
        )
        words = {"reached": "reached", "voicemail": "voicemail left", "no_answer": "no answer"}[result]
        return self._saving.add(call, f"logged the {in_words(self._saving.search, follow_up)}: {words}")

    def snooze(self, follow_up: FollowUp, until: DayOrInstant) -> str:
        """Puts a follow-up off; not beyond its lapse, and not to before it is due anyway."""
        self._must_be_open(follow_up)
        chosen = until.instant(MORNING, ZoneInfo(follow_up.zone))
        if chosen <= follow_up.due:
            raise NotAllowed("It is not due before then anyway; choose a later day.")
        if follow_up.expires and chosen >= follow_up.expires:
            last = self._saving.habit.moment(follow_up.expires, self._saving.zone)
            raise NotAllowed(f"It lapses on {last}; choose an earlier day, or let it go.")
        search, now = self._saving.search, self._saving.clock()
        for application, key in _slots(follow_up):
            search = search.with_fact(
                Snooze(id=self._saving.new_id(), app=application, at=now, key=key, until=until)
            )
        day = self._saving.habit.moment(chosen, self._saving.zone)
        words = f"put the {in_words(self._saving.search, follow_up)} off until {day}"
        return self._saving.commit(search, words)

    def dismiss(self, follow_up: FollowUp, reason: str) -> str:
        """Lets a follow-up go."""
        words = f"let the {in_words(self._saving.search, follow_up)} go"
        return self._saving.commit(self._let_go((follow_up,), reason), words)

    def dismiss_all(self, follow_ups: Sequence[FollowUp], reason: str) -> str:
        """Lets several go in one change."""
        words = f"let {count_text(len(follow_ups), 'follow-up')} go"
        return self._saving.commit(self._let_go(follow_ups, reason), words)

    def _let_go(self, follow_ups: Sequence[FollowUp], reason: str) -> JobSearch:
        search, now = self._saving.search, self._saving.clock()
        for follow_up in follow_ups:
            self._must_be_open(follow_up)
            for application, key in _slots(follow_up):
                search = search.with_fact(
                    Dismiss(id=self._saving.new_id(), app=application, at=now, key=key, reason=reason)
                )
        return search

    def override(self, follow_up: FollowUp, reason: str) -> str:
        """Opens a follow-up now that is still held back."""
        self.must_be_held_back(follow_up)
        fact = Override(
            id=self._saving.new_id(),
            app=follow_up.application,
            at=self._saving.clock(),
            key=follow_up.key,
            reason=reason,
        )
        return self._saving.add(fact, f"opened the {in_words(self._saving.search, follow_up)} early")

    def must_be_held_back(self, follow_up: FollowUp) -> None:
        """Raises NotAllowed where there is nothing to open early."""
        self._must_be_open(follow_up)
        if follow_up.status is not Status.UPCOMING:
            raise NotAllowed("It is open already.")
        if not (rule := BY_ID.get(follow_up.rule)) or not rule.paced:
            raise NotAllowed(f"Nothing holds the {follow_up.what} back; do it whenever you like.")

    def mark_prepared(self, follow_up: FollowUp) -> str:
        """Records that the person prepared for a round."""
        self._must_be_open(follow_up)
        fact = Prepared(
            id=self._saving.new_id(),
            app=follow_up.application or "",
            at=self._saving.clock(),
            round=follow_up.round or 1,
        )
        return self._saving.add(fact, "prepared for the interview")

    def check_in(self, follow_up: FollowUp) -> str:
        """Records that the person wrote once more to one that had gone quiet, and asks again in a while."""
        asked = self._messages.check_in_message(follow_up)
        story = self._saving.plan.stories[follow_up.application or ""]
        now, zone = self._saving.clock(), story.employer_zone
        day = story.employer_calendar.after(day_of(now, zone), story.cadence.checkin.spacing_bd)
        until = max(moment(day, MORNING, zone), follow_up.due + timedelta(minutes=1))
        search = self._saving.search.with_fact(
            Sent(
                id=self._saving.new_id(),
                app=follow_up.application,
                at=now,
                kind=asked.kind,
                medium="email" if asked.medium == "internal" else asked.medium,
                to=asked.contact,
            )
        ).with_fact(
            Snooze(
                id=self._saving.new_id(),
                app=follow_up.application,
                at=now,
                key=follow_up.key,
                until=DayOrInstant(until),
            )
        )
        name = story.company.name
        return self._saving.commit(
            search, f"checked in with {name}; it is asked again from {self._saving.habit.day(day)}"
        )

    def _must_be_open(self, follow_up: FollowUp) -> None:
        if not follow_up.is_own and follow_up.key not in {
            open_one.key for open_one in self._saving.plan.open
        }:
            raise NotFound(f"The {in_words(self._saving.search, follow_up)} is not open any more.")

    def _with_sent(
        self,
        follow_up: FollowUp,
        kind: str,
        medium: SentMedium,
        subject: str,
        text: str,
        at: datetime | None = None,
        includes: tuple[str, ...] = (),
    ) -> JobSearch:
        """The search in which this was sent; the kept draft has served its turn."""
        from afterword.writing.blanks import OWN

        self._must_be_open(follow_up)
        own = self._saving.search.kept(follow_up.key).answers.get(OWN, "")
        sent = Sent(
            id=self._saving.new_id(),
            app=follow_up.application,
            at=at or self._saving.clock(),
            kind=kind,
            medium=medium,
            to=follow_up.contact,
            round=follow_up.round,
            subject=subject,
            text=text,
            includes=includes,
            own=own if own in text else "",
        )
        return self._saving.search.with_fact(sent).without_kept(follow_up.key)

    def put_off_nudge(self, nudge: Nudge) -> str:
        """Wants to hear nothing of an indicator for three business days."""
        until = DayOrInstant(put_off_until(self._saving.plan))
        fact = Snooze(id=self._saving.new_id(), at=self._saving.clock(), key=nudge.indicator, until=until)
        return self._saving.add(fact, "put that thought off for three business days")

    def describe(self, follow_up: FollowUp) -> str:
        """A follow-up in a few words: ``thank-you to Dana Osei``."""
        contact = self._saving.search.contacts.get(follow_up.contact or "")
        return f"{follow_up.what} to {contact.name}" if contact else follow_up.what


def _slots(follow_up: FollowUp) -> Iterator[tuple[str | None, str]]:
    """Application and key of a follow-up, and of each that is settled with it (L15)."""
    yield follow_up.application, follow_up.key
    for key in follow_up.carried:
        yield key.application, key_of(*key)
