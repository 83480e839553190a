"""Messages drafted, checked and kept. Nothing here sends anything."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from afterword.desk.saving import Saving
from afterword.domain.addresses import is_address
from afterword.domain.capturing.supplying import Answer, Supplying
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import DayOrInstant, Note
from afterword.domain.follow_up import FollowUp
from afterword.domain.insight.unprompted import find, message_of
from afterword.domain.kinds import kind_named
from afterword.domain.languages import FIRST, LANGUAGES, language
from afterword.domain.phrases import listed
from afterword.domain.search import JobSearch, KeptDraft, Register
from afterword.domain.telling import in_words

if TYPE_CHECKING:
    from afterword.writing.catalogue import Catalogue
    from afterword.writing.days import Usage
    from afterword.writing.draft import Draft
    from afterword.writing.filling import Missing
    from afterword.writing.preflight.finding import Finding
    from afterword.writing.preflight.occasion import Occasion


class Messages:
    """The verbs about the words of a message."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self.copied: set[str] = set()
        """The follow-ups whose message was copied since the program began; copied is not sent."""

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The messages to write: those that ship, unless the person has their own."""
        # What writes messages is loaded with the first one, not with the program.
        from afterword.writing.catalogue import shipped_catalogue

        return shipped_catalogue()

    def follow_up(self, key: str) -> FollowUp:
        """The follow-up with that key, open or not. Raises NotFound where there is none."""
        follow_up = find(self._saving.plan, key)
        if follow_up is None:
            raise NotFound(f"There is no follow-up {key}; 'afterword due --all --json' lists their keys.")
        return follow_up

    def draft(self, key: str) -> "Draft":
        """The message for the follow-up with that key, as the facts give it now."""
        from afterword.writing.draft import draft

        follow_up = self.follow_up(key)
        return draft(
            self._saving.plan.story_of(follow_up),
            follow_up,
            self.catalogue,
            self._saving.preferences.register,
        )

    def check_in_message(self, follow_up: FollowUp) -> FollowUp:
        """The enquiry with which one checks in once more: to somebody who never answered, or not since."""
        application = follow_up.application or ""
        story = self._saving.plan.stories[application]
        kind = "status_email" if story.has_answered else "application_follow_up"
        asked = message_of(
            self._saving.plan, kind, application, story.primary_contact(None, self._saving.clock())
        )
        if asked is None:
            raise NotFound(f"There is no application {application!r} to check in with.")
        return asked

    def as_left(self, follow_up: FollowUp) -> tuple[str, str]:
        """Subject and words of a message as the person left it, else as drafted; empty where none is."""
        if kept := self._saving.search.typed(follow_up.key):
            return kept.subject, kept.body
        try:
            message = self.draft(follow_up.key)
        except NotFound:
            return "", ""
        return message.subject, message.words

    def occasion(self, key: str) -> "Occasion":
        """What the checks on a message for the follow-up with that key have to know."""
        # What writes and checks messages is loaded with the first one, not with the program.
        from afterword.writing.preflight.occasion import Occasion

        follow_up = self.follow_up(key)
        return Occasion(self._saving.plan.story_of(follow_up), follow_up, self.draft(key))

    def findings(self, text: str, occasion: "Occasion", *, grammar: bool) -> "tuple[Finding, ...]":
        """What the checks find in ``text``; with ``grammar`` the first time takes about a second."""
        from afterword.writing.preflight import check

        return check(text, occasion, grammar=grammar)

    def speaks_against(self, follow_up: FollowUp, text: str) -> "tuple[Finding, ...]":
        """What the quick checks find that should keep ``text`` from going out as it is."""
        found = self.findings(text, self.occasion(follow_up.key), grammar=False)
        return tuple(finding for finding in found if finding.level == "block")

    def never_again(self, finding: "Finding") -> str:
        """Has the checks never remark that again; a word that no dictionary knows goes into the own one."""
        profile = self._saving.search.profile
        if finding.word:
            words = (*profile.words, finding.word)
            return self._saving.put(
                msgspec.structs.replace(profile, words=words),
                f"put \u201c{finding.word}\u201d into your dictionary",
            )
        unasked = (*profile.unasked, finding.about)
        return self._saving.put(
            msgspec.structs.replace(profile, unasked=unasked), "will not remark that again"
        )

    def allow(self, follow_up: FollowUp, against: Sequence[str], reason: str) -> str:
        """Keeps the reason for which a message goes out although sentences of the checks spoke against it."""
        what = in_words(self._saving.search, follow_up)
        text = f"{what}: taken as it is ({reason}). Against it: {' '.join(against)}"
        note = Note(id=self._saving.new_id(), app=follow_up.application, at=self._saving.clock(), text=text)
        return self._saving.add(note, "noted why it goes out as it is")

    def save_as(self, follow_up: FollowUp, path: Path, subject: str, body: str) -> str:
        """Writes a message into a new file: ``.eml`` for a mail program, else plain text.

        Raises NotAllowed where a blank stands in it, where there is such a file already, or it cannot be
        written.
        """
        from afterword.desk.files import save_new
        from afterword.writing.sending import email_file, reader_of, text_file

        must_be_filled_in(subject, body)
        if path.suffix.lower() != ".eml":
            return save_new(path, text_file(subject, body).encode())
        profile, to = self._saving.search.profile, reader_of(self._saving.search, follow_up)
        thread = self.draft(follow_up.key).thread
        written = email_file((profile.name, profile.email), (to.name, to.email), subject, body, thread)
        saved = save_new(path, written)
        return f"{saved} {nobody}" if (nobody := self.to_nobody(follow_up)) else saved

    def to_nobody(self, follow_up: FollowUp) -> str:
        """Why a mail is to nobody although an address is known; empty where it is to somebody."""
        from afterword.writing.sending import reader_of

        to = reader_of(self._saving.search, follow_up)
        if not to.email or is_address(to.email):
            return ""
        return f"It has no address yet: that of {to.name or 'the team'} is not a single e-mail address."

    def keep_draft(self, key: str, subject: str, body: str) -> str:
        """Keeps a message as the person left it."""
        kept = msgspec.structs.replace(self._saving.search.kept(key), subject=subject, body=body)
        return self._keep(kept, f"kept your words for the {self._message(key)}")

    def choose(
        self, key: str, *, register: Register | None = None, optional: tuple[str, ...] | None = None
    ) -> str:
        """Has a message drafted in another register, or with other optional ingredients; drops own words."""
        kept = msgspec.structs.replace(self._saving.search.kept(key), subject="", body="")
        if register is not None:
            kept = msgspec.structs.replace(kept, register=register)
        if optional is not None:
            kept = msgspec.structs.replace(kept, optional=optional)
        return self._keep(kept, f"drafted the {self._message(key)} anew")

    def own_line(self, draft: "Draft") -> tuple[str, str]:
        """What the person is asked for, for a line only they can write, and one they wrote before."""
        from afterword.writing.own_words import offered, question

        follow_up = self.follow_up(draft.key)
        return question(draft.kind, draft.facts), offered(self._saving.plan.story_of(follow_up), follow_up)

    def say_own(self, key: str, line: str) -> str:
        """Has a message hold a line of the person's own; the rest stays as it is."""
        from afterword.writing.blanks import OWN

        kept = self._saving.search.kept(key)
        kept = msgspec.structs.replace(kept, answers={**kept.answers, OWN: line.strip()})
        return self._rewrite(kept, f"put your words into the {self._message(key)}")

    def reword(self, key: str, place: int | None = None) -> str:
        """Has the paragraph at ``place`` of a message say it in other words, or all of them."""
        kept, draft = self._saving.search.kept(key), self.draft(key)
        turned = [*kept.turned, *(0,) * (len(draft.message.paragraphs) - len(kept.turned))]
        turned = [by + (place in (None, at)) for at, by in enumerate(turned)]
        kept = msgspec.structs.replace(kept, turned=tuple(turned))
        return self._rewrite(kept, f"put the {self._message(key)} in other words")

    def _rewrite(self, kept: KeptDraft, words: str) -> str:
        """Keeps what was chosen for a message; in the person's own text only what differs is replaced."""
        from afterword.writing.draft import draft

        search = self._saving.search.with_kept(kept)
        if kept.body:
            follow_up = self.follow_up(kept.id)
            story = self._saving.plan.story_of(follow_up)
            told = story.told_in(search, self._saving.clock(), story.elsewhere)
            after = draft(told, follow_up, self.catalogue, self._saving.preferences.register)
            body = after.replaced_in(kept.body, self.draft(kept.id))
            search = search.with_kept(msgspec.structs.replace(kept, body=body))
        return self._saving.commit(search, words)

    def carry_over(self, follow_up: FollowUp, to: FollowUp, register: Register = "") -> str:
        """Has a message to somebody else hold what was chosen and answered for another, and settle both.

        ``register`` is that of the one before, where the other would have another one. What the person
        has written to them already stays.
        """
        from afterword.writing.blanks import OWN, answers_to

        search = self._saving.search
        kept, before = search.kept(to.key), search.kept(follow_up.key)
        if not kept.body:
            not_theirs = ("address", OWN)
            answers = {n: words for n, words in answers_to(search, before.id).items() if n not in not_theirs}
            kept = msgspec.structs.replace(
                kept,
                register=register or kept.register,
                optional=before.optional if kept.optional is None else kept.optional,
                answers={**answers, **kept.answers},
            )
        if not kind_named(to.kind).is_personal:
            asked = before.instead_of if follow_up.is_own else follow_up.key
            kept = msgspec.structs.replace(kept, instead_of=asked or kept.instead_of)
        return self._keep(kept, f"drafted the {self._message(to.key)} like the other")

    def settled_along(self, follow_up: FollowUp, text: str) -> list[FollowUp]:
        """The open follow-ups that a message settles too: what it says, and what it was turned from (L19)."""
        from afterword.writing.also_said import also_said

        plan = self._saving.plan
        others = [f for f in plan.of_application(follow_up.application or "") if f.key != follow_up.key]
        said = also_said(
            text, plan.story_of(follow_up), follow_up.contact, others, self._language_of(follow_up)
        )
        keys = {*said, self._saving.search.kept(follow_up.key).instead_of}
        return [other for other in others if other.key in keys]

    def _language_of(self, follow_up: FollowUp) -> str:
        try:
            return self.draft(follow_up.key).language
        except NotFound:
            return FIRST

    def write_in(self, key: str, language: str) -> str:
        """Has what is written for the application of a message be in another language; drops own words.

        Where there is no application it holds for this message.
        """
        follow_up = self.follow_up(key)
        search = self._saving.search
        application = search.applications.get(follow_up.application or "")
        kept = msgspec.structs.replace(search.kept(key), subject="", body="")
        if application is None:
            kept = msgspec.structs.replace(kept, language=language)
            return self._keep(kept, f"drafted it in {LANGUAGES[language]}")
        search = search.with_kept(kept)
        search = search.with_entry(msgspec.structs.replace(application, language=language))
        called, there = search.company_of(application).name, search.applications.values()
        if sum(each.company == application.company for each in there) > 1:
            # The others keep the language they have.
            called = f"{application.title} at {called}"
        return self._saving.commit(search, f"messages for {called} are in {LANGUAGES[language]} from now on")

    def forget_draft(self, key: str) -> str:
        """Goes back to the message as it is drafted from the facts, with the choices made for it."""
        bare = msgspec.structs.replace(self._saving.search.kept(key), subject="", body="")
        return self._keep(bare, f"went back to the draft of the {self._message(key)}")

    def supply(self, follow_up: FollowUp, answers: "Mapping[Missing, Answer]") -> str:
        """Puts what a message lacked where it belongs: profile, contact, application, a round or a fact.

        What no fact holds is kept with the message; in the person's own words it takes the blank's place.
        """
        from afterword.writing.days import usage
        from afterword.writing.filling import Missing, put_in
        from afterword.writing.ingredients import round_of

        search, said, now = self._saving.search, dict[Missing, str](), self._saving.clock()
        story = self._saving.plan.story_of(follow_up)
        undated = next((offer for offer in story.offers_elsewhere if not offer.deadline), None)
        spoken = language(self.draft(follow_up.key).language)
        region = story.recipient(follow_up.contact).calendar.region
        words = usage(spoken, region, now.astimezone(self._saving.zone).year)
        for blank, answer in answers.items():
            if not answer:
                continue
            held = round_of(story.told_in(search, now, story.elsewhere), follow_up)
            number = held.number if held else None
            supplying = Supplying(search, follow_up, number, undated, self._saving.new_id, now)
            said[blank] = _written(answer, words)
            search = supplying.supplied(blank.field, blank.contact, answer) or _answered(
                search, follow_up.key, blank.need, said[blank]
            )
        if kept := search.typed(follow_up.key):
            written = {blank.blank: words for blank, words in said.items() if blank.blank}
            subject, body = put_in(kept.subject, written), put_in(kept.body, written)
            search = search.with_kept(msgspec.structs.replace(kept, subject=subject, body=body))
        before = self._thanked_through(follow_up.application)
        done = self._saving.commit(search, "filled in what was missing")
        return done + self._told_of_thanks(before, self._thanked_through(follow_up.application))

    def _thanked_through(self, application: str | None) -> dict[str, str]:
        """Who of an application can be thanked through somebody else only, and through whom."""
        contacts = self._saving.search.contacts
        return {
            person: contacts[thanks.contact].name
            for thanks in self._saving.plan.of_application(application or "")
            if thanks.contact and thanks.pass_on
            for person in thanks.pass_on
            if not contacts[person].left
        }

    def _told_of_thanks(self, before: Collection[str], now: Mapping[str, str]) -> str:
        """A sentence where somebody's own letter has gone, as somebody else passes the thanks on now."""
        new = [person for person in now if person not in before]
        if not new:
            return ""
        names = [self._saving.search.contacts[person].name for person in new]
        are = "are" if len(names) > 1 else "is"
        return (
            f" {listed(names)} {are} thanked through {now[new[0]]}; "
            "their own address brings their own letter back."
        )

    def _keep(self, kept: KeptDraft, words: str) -> str:
        return self._saving.commit(self._saving.search.with_kept(kept), words)

    def _message(self, key: str) -> str:
        follow_up = find(self._saving.plan, key)
        return in_words(self._saving.search, follow_up) if follow_up else "message"


def must_be_filled_in(*texts: str) -> None:
    """Raises NotAllowed where a blank stands in ``texts``: whatever the reason, nobody else reads one."""
    from afterword.writing.blanks import blanks_in

    for blank in blanks_in("\n".join(texts)):
        raise NotAllowed(f"{blank} is still to be filled in.")


def _answered(search: JobSearch, key: str, need: str, words: str) -> JobSearch:
    """The search in which the message with that key has an answer that no fact holds."""
    kept = search.kept(key)
    return search.with_kept(msgspec.structs.replace(kept, answers={**kept.answers, need: words}))


def _written(answer: Answer, usage: "Usage") -> str:
    """An answer as it stands in a text."""
    match answer:
        case str():
            return answer
        case tuple():
            return listed(answer)
        case DayOrInstant(value=value) | value:
            return usage.long_day(value.date() if isinstance(value, datetime) else value)
