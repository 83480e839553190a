"""Mails: read, understood for the search, and recorded where they are plain."""

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from afterword.desk.saving import Saving
from afterword.domain.capturing.invitation import Invitation
from afterword.domain.errors import NotAllowed
from afterword.domain.follow_up import FollowUp
from afterword.domain.mails.belonging import Names
from afterword.domain.mails.corresponding import corresponded
from afterword.domain.mails.mail import Mail, ReadMail
from afterword.domain.mails.meaning import Corresponded, Meant, Reader
from afterword.domain.mails.parting import may_be_of_several, parts_of
from afterword.domain.mails.sending import sent_along, waited_for
from afterword.domain.phrases import count_text
from afterword.domain.planning.planner import Planner
from afterword.domain.search import JobSearch
from afterword.domain.telling import told
from afterword.domain.timing.calendar import calendar_of
from afterword.exchange.kinds import shape_of
from afterword.exchange.mails import (
    MOST_BYTES,
    decoded,
    lines_of,
    mails_in_box,
    pasted,
    read_mail_file,
)
from afterword.reading.here import Here, day_order
from afterword.reading.mail.reading import read_at_a_glance, read_mail
from afterword.reading.mail.vocabulary import mail_words

_ENOUGH_TO_TELL = 40_000
"""Bytes by which a file shows what it is."""


@dataclass
class Unseen:
    """How many mails of a mailbox were passed over, since they are about nothing of the search."""

    number: int = 0


class Mails:
    """The verbs about what somebody wrote."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self.left: Mail | None = None
        """The mail that was left without being recorded; kept until the program ends."""
        self._planner = Planner(saving.cadence)
        """What waited when a mail of one's own was written."""

    def mails_in(self, stream: BinaryIO, *, unseen: Unseen | None = None) -> Iterator[Mail]:
        """The mails that a file or a pasted text holds, one at a time, however many there are.

        With ``unseen`` those of a mailbox that cannot concern the search are only counted there. Raises
        NotAllowed for a calendar file, OSError for a text that is longer than any mail.
        """
        start = stream.read(_ENOUGH_TO_TELL)
        shape = shape_of(start)
        if shape == "mailbox":
            names = Names(self._saving.search)
            for raw in mails_in_box(lines_of(start, stream)):
                mail = replace(read_mail_file(raw, self._invitations_in), is_of_many=True)
                if names.may_concern(mail):
                    yield from self._parted(mail)
                elif unseen is None:
                    yield replace(mail, is_aside=True)
                else:
                    unseen.number += 1
            return
        whole = start + stream.read(MOST_BYTES)
        if shape == "calendar":
            raise NotAllowed("This is a calendar file; bring it in with: afterword import")
        if shape == "text" and len(whole) > MOST_BYTES:
            raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES / 1e6:g} MB, and no mail")
        is_mail = shape == "mail"
        yield from self._parted(
            read_mail_file(whole, self._invitations_in) if is_mail else pasted(decoded(whole))
        )

    def correspond(
        self, mail: Mail, meant: Meant | None = None, search: JobSearch | None = None
    ) -> Corresponded:
        """What a mail means for a search, the one on disk unless another is given."""
        saving = self._saving
        search = search or saving.search
        read = self._read(mail)
        reader = Reader(
            saving.plan.is_running,
            saving.new_id,
            saving.clock(),
            saving.zone,
            saving.habit,
            self._business_day,
            keeps_text=saving.preferences.settings.mail == "keep",
        )
        found = corresponded(search, read, reader, meant or Meant())
        if not read.is_own:
            return found
        at = reader.at(read)
        waiting = waited_for(search, read, self._planner.plan(search, at).open, at)
        return sent_along(search, found, waiting, reader)

    def settled_by(self, mail: Mail) -> tuple[tuple[FollowUp, ...], ReadMail]:
        """The open follow-ups that a mail of one's own may be, the newest first, and the mail as read."""
        read, search = self._read(mail), self._saving.search
        if not read.is_own:
            return (), read
        at = read.mail.at or self._saving.clock()
        return waited_for(search, read, self._saving.plan.open, at), read

    def _read(self, mail: Mail) -> ReadMail:
        saving = self._saving
        own, words = saving.search.profile, mail_words()
        if mail.is_aside and (found := read_at_a_glance(mail, own, words)):
            return found
        here = Here(saving.clock(), saving.zone, day_order(saving.region), saving.habit)
        return read_mail(mail, own, here, words)

    def _parted(self, mail: Mail) -> tuple[Mail, ...]:
        """A mail, or what it says of each of two applications where that differs."""
        search = self._saving.search
        if not may_be_of_several(search, mail):
            return (mail,)
        parts = parts_of(search, self._read(mail))
        read = [self._read(part) for part in parts]
        differs = len({each.kind for each in read}) > 1 and all(each.is_plain for each in read)
        return parts if differs else (mail,)

    def record(self, found: Sequence[Corresponded], after: JobSearch) -> str:
        """Records what was understood of mails, all in one change."""
        facts = [fact for each in found for fact in each.facts]
        words = f"recorded {count_text(len(facts), 'fact')} from mail"
        if len(facts) == 1:
            words = f"{words}: {told(after, facts[0], self._saving.habit)}"
        return self._saving.commit(after, words, why="import")

    def _invitations_in(self, raw: bytes) -> tuple[Invitation, ...]:
        # Loaded with the first calendar part: most mails have none.
        from afterword.exchange.invitations import read_invitations

        return read_invitations(raw, self._saving.zone, self._saving.clock())

    def _business_day(self, region: str, day: date) -> date:
        return calendar_of(region or self._saving.region, self._saving.cadence).roll(day)
