"""The outbox: messages drafted, checked, kept, and recorded as sent. Nothing here sends anything."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from afterword.desk.diary import Diary
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import DayOrInstant, Note, Sent, SentMedium
from afterword.domain.follow_up import FollowUp
from afterword.domain.language import LANGUAGES
from afterword.domain.own_account import find
from afterword.domain.phrases import listed
from afterword.domain.search import JobSearch, KeptDraft, Register
from afterword.domain.supplying import Answer, Supplying
from afterword.files import at_home, write_new

if TYPE_CHECKING:
    from afterword.writing.draft import Draft
    from afterword.writing.filling import Missing
    from afterword.writing.preflight.finding import Finding
    from afterword.writing.preflight.occasion import Occasion


class Outbox(Diary):
    """The verbs about messages."""

    @cached_property
    def copied(self) -> set[str]:
        """The follow-ups whose message was copied since the program began; copied is not sent."""
        return set()

    def describe(self, follow_up: FollowUp) -> str:
        """A follow-up in a few words: ``thank-you to Dana Osei``."""
        contact = self.search.contacts.get(follow_up.contact or "")
        return f"{follow_up.what} to {contact.name}" if contact else follow_up.what

    def draft(self, key: str) -> "Draft":
        """The message for the follow-up with that key, as the facts give it now."""
        from afterword.writing.draft import draft

        follow_up = self.follow_up(key)
        return draft(self.plan.story_of(follow_up), follow_up, self.catalogue, self.preferences.register)

    def occasion(self, key: str) -> "Occasion":
        """What the checks on a message for the follow-up with that key have to know."""
        # What writes and checks messages is loaded with the first one, not with the program.
        from afterword.writing.preflight.occasion import Occasion

        follow_up = self.follow_up(key)
        return Occasion(self.plan.story_of(follow_up), follow_up, self.draft(key))

    def findings(self, text: str, occasion: "Occasion", *, grammar: bool) -> "tuple[Finding, ...]":
        """What the checks find in ``text``; with ``grammar`` the first time takes about a second."""
        from afterword.writing.preflight import check

        return check(text, occasion, grammar=grammar)

    def speaks_against(self, follow_up: FollowUp, text: str) -> "tuple[Finding, ...]":
        """What the quick checks find that should keep ``text`` from going out as it is."""
        found = self.findings(text, self.occasion(follow_up.key), grammar=False)
        return tuple(finding for finding in found if finding.level == "block")

    def as_left(self, follow_up: FollowUp) -> tuple[str, str]:
        """Subject and words of a message as the person left it, else as drafted; empty where none is."""
        if kept := self.search.typed(follow_up.key):
            return kept.subject, kept.body
        try:
            message = self.draft(follow_up.key)
        except NotFound:
            return "", ""
        return message.subject, message.words

    def mark_sent(self, follow_up: FollowUp, subject: str, text: str, at: datetime | None = None) -> str:
        """Records that the person sent the message of a follow-up, ``at`` a moment or now, with its words.

        Without words they sent others than those drafted. Raises NotAllowed where a blank stands in them.
        """
        if follow_up.medium == "internal":
            raise NotAllowed(f"The {follow_up.what} is for yourself; there is nothing to send.")
        if follow_up.medium == "call":
            raise NotAllowed(f"The {follow_up.what} is not sent; say how it went instead.")
        _must_be_filled_in(subject, text)
        words = f"marked the {self.describe(follow_up)} as sent"
        after = self._with_sent(follow_up, follow_up.kind, follow_up.medium, subject, text, at)
        return self.commit(after, words)

    def mark_written_instead(self, follow_up: FollowUp) -> str:
        """Records that the person wrote a status e-mail where a call was meant."""
        words = f"wrote an e-mail instead of the {self.describe(follow_up)}"
        return self.commit(self._with_sent(follow_up, "status_email", "email", "", ""), words)

    def allow(self, follow_up: FollowUp, against: Sequence[str], reason: str) -> str:
        """Keeps the reason for which a message goes out although sentences of the checks spoke against it."""
        text = f"{self.describe(follow_up)}: taken as it is ({reason}). Against it: {' '.join(against)}"
        note = Note(id=self.new_id(), app=follow_up.application, at=self.clock(), text=text)
        return self.commit(self.search.with_fact(note), "noted why it goes out as it is")

    def save_message(self, follow_up: FollowUp, path: Path, subject: str, body: str) -> str:
        """Writes a message into a new file: ``.eml`` for a mail program, else plain text.

        Raises NotAllowed where a blank stands in it, where there is such a file already, or it cannot be
        written.
        """
        from afterword.writing.sending import email_file, text_file

        _must_be_filled_in(subject, body)

        profile, contact = self.search.profile, self.search.contacts.get(follow_up.contact or "")
        to = (contact.name, contact.email) if contact else ("", "")
        if path.suffix.lower() == ".eml":
            written = email_file((profile.name, profile.email), to, subject, body)
        else:
            written = text_file(subject, body).encode()
        return self.save_new(path, written)

    def save_new(self, path: Path, written: bytes) -> str:
        """Writes a new file. Raises NotAllowed where there is one already or it cannot be written."""
        path = at_home(path)
        try:
            write_new(path, written)
        except FileExistsError:
            raise NotAllowed(f"{path} exists already; choose another name.") from None
        except OSError as error:
            raise NotAllowed(
                f"{path} could not be written: {error.strerror}. Choose another place."
            ) from None
        return f"Saved as {path}."

    def keep_draft(self, key: str, subject: str, body: str) -> str:
        """Keeps a message as the person left it."""
        kept = msgspec.structs.replace(self._kept(key), subject=subject, body=body)
        return self.commit(self.search.with_entry(kept), f"kept your words for the {self._message(key)}")

    def choose(
        self, key: str, *, register: Register | None = None, optional: tuple[str, ...] | None = None
    ) -> str:
        """Has a message drafted in another register, or with other optional ingredients; drops own words."""
        kept = msgspec.structs.replace(self._kept(key), subject="", body="")
        if register is not None:
            kept = msgspec.structs.replace(kept, register=register)
        if optional is not None:
            kept = msgspec.structs.replace(kept, optional=optional)
        return self.commit(self.search.with_entry(kept), f"drafted the {self._message(key)} anew")

    def write_in(self, key: str, language: str) -> str:
        """Has what is written for the application of a message be in another language; drops own words.

        Where there is no application it holds for this message.
        """
        follow_up = self.follow_up(key)
        application = self.search.applications.get(follow_up.application or "")
        kept = msgspec.structs.replace(self._kept(key), subject="", body="")
        if application is None:
            kept = msgspec.structs.replace(kept, language=language)
            return self.commit(self.search.with_entry(kept), f"drafted it in {LANGUAGES[language]}")
        search = self.search.with_entry(msgspec.structs.replace(application, language=language))
        search = search.with_entry(kept) if key in search.drafts else search
        company = search.company_of(application).name
        return self.commit(search, f"messages for {company} are in {LANGUAGES[language]} from now on")

    def forget_draft(self, key: str) -> str:
        """Goes back to the message as it is drafted from the facts, with the choices made for it."""
        kept = self.search.drafts.get(key)
        if kept is None:
            return self.commit(self.search, "nothing to go back from")
        bare = msgspec.structs.replace(kept, subject="", body="")
        is_plain = bare == KeptDraft(id=key)
        after = self.search.without(kept) if is_plain else self.search.with_entry(bare)
        return self.commit(after, f"went back to the draft of the {self._message(key)}")

    def supply(self, follow_up: FollowUp, answers: "Mapping[Missing, Answer]") -> str:
        """Puts what a message lacked where it belongs: profile, contact, application, a round or a fact.

        What no fact holds is kept with the message; in the person's own words it takes the blank's place.
        """
        from afterword.writing.days import usage
        from afterword.writing.filling import Missing, put_in
        from afterword.writing.gathering import round_of

        search, said, now = self.search, dict[Missing, str](), self.clock()
        story = self.plan.story_of(follow_up)
        undated = next((offer for offer in story.offers_elsewhere if not offer.deadline), None)
        words = usage(self.draft(follow_up.key).language, story.recipient(follow_up.contact).calendar.region)
        for blank, answer in answers.items():
            if not answer:
                continue
            held = round_of(story.told_in(search, now, story.elsewhere), follow_up)
            number = held.number if held else None
            supplying = Supplying(search, follow_up, number, undated, self.new_id, now)
            said[blank] = _in_words(answer, words)
            search = supplying.supplied(blank.field, blank.contact, answer) or _answered(
                search, follow_up.key, blank.need, said[blank]
            )
        if kept := search.typed(follow_up.key):
            written = {blank.blank: words for blank, words in said.items() if blank.blank}
            subject, body = put_in(kept.subject, written), put_in(kept.body, written)
            search = search.with_entry(msgspec.structs.replace(kept, subject=subject, body=body))
        return self.commit(search, "filled in what was missing")

    def follow_up(self, key: str) -> FollowUp:
        """The follow-up with that key, open or not. Raises NotFound where there is none."""
        follow_up = find(self.plan, key)
        if follow_up is None:
            raise NotFound(f"There is no follow-up {key}; 'afterword due --all' lists them.")
        return follow_up

    def _kept(self, key: str) -> KeptDraft:
        return self.search.drafts.get(key) or KeptDraft(id=key)

    def _must_be_open(self, follow_up: FollowUp) -> None:
        if not follow_up.is_own and follow_up.key not in {open_one.key for open_one in self.plan.open}:
            raise NotFound(f"The {self.describe(follow_up)} is not open any more.")

    def _message(self, key: str) -> str:
        follow_up = find(self.plan, key)
        return self.describe(follow_up) if follow_up else "message"

    def _with_sent(
        self,
        follow_up: FollowUp,
        kind: str,
        medium: SentMedium,
        subject: str,
        text: str,
        at: datetime | None = None,
    ) -> JobSearch:
        """The search in which this was sent; the kept draft has served its turn."""
        self._must_be_open(follow_up)
        sent = Sent(
            id=self.new_id(),
            app=follow_up.application,
            at=at or self.clock(),
            kind=kind,
            medium=medium,
            to=follow_up.contact,
            round=follow_up.round,
            subject=subject,
            text=text,
        )
        search = self.search.with_fact(sent)
        if kind == "offer_thanks" and follow_up.ask_until:
            # The thanks asked for time too: one fact for each kind in the message (R-MERGE).
            asked = msgspec.structs.replace(sent, id=self.new_id(), kind="ask_for_time", text="")
            search = search.with_fact(asked)
        kept = search.drafts.get(follow_up.key)
        return search.without(kept) if kept else search


def _must_be_filled_in(*texts: str) -> None:
    """Raises NotAllowed where a blank stands in ``texts``: whatever the reason, nobody else reads one."""
    from afterword.writing.blanks import blanks_in

    for blank in blanks_in("\n".join(texts)):
        raise NotAllowed(f"{blank} is still to be filled in.")


def _answered(search: JobSearch, key: str, need: str, words: str) -> JobSearch:
    """The search in which the message with that key has an answer that no fact holds."""
    kept = search.drafts.get(key) or KeptDraft(id=key)
    return search.with_entry(msgspec.structs.replace(kept, answers={**kept.answers, need: words}))


def _in_words(answer: Answer, usage: str) -> str:
    """An answer as it stands in a text."""
    from afterword.writing.days import long_day

    match answer:
        case str():
            return answer
        case tuple():
            return listed(answer)
        case DayOrInstant(value=value) | value:
            return long_day(value.date() if isinstance(value, datetime) else value, usage)
