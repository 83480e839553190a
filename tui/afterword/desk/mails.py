"""Mails: read, understood for the search, and recorded where they are plain."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from afterword.desk.saving import Saving
from afterword.domain.calendar import calendar_of
from afterword.domain.corresponding import corresponded
from afterword.domain.errors import NotAllowed
from afterword.domain.invitation import Invitation
from afterword.domain.mail import Mail
from afterword.domain.mail_meaning import Corresponded, Meant, Reader
from afterword.domain.phrases import count_text
from afterword.domain.search import JobSearch
from afterword.exchange.mails import decoded, mails_in_box, pasted, read_mail_file, shape_of
from afterword.reading.here import Here, day_order
from afterword.reading.mail.reading import read_mail
from afterword.reading.mail.vocabulary import MailWords, mail_words
from afterword.settings.shipped import shipped_table

_ENOUGH_TO_TELL = 40_000
"""Bytes by which a file shows what it is."""


class Mails:
    """The verbs about what somebody wrote."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving

    @cached_property
    def _words(self) -> MailWords:
        return mail_words(shipped_table("mail.toml"))

    def mails_in(self, raw: bytes) -> Iterator[Mail]:
        """The mails that a file or a pasted text holds. Raises NotAllowed for a calendar file."""
        match shape_of(raw[:_ENOUGH_TO_TELL]):
            case "mailbox":
                for each in mails_in_box(raw.splitlines(keepends=True)):
                    yield read_mail_file(each, self._invitations_in)
            case "mail":
                yield read_mail_file(raw, self._invitations_in)
            case "calendar":
                raise NotAllowed("This is a calendar file; bring it in with: afterword import")
            case "text":
                yield pasted(decoded(raw))

    def correspond(
        self, mail: Mail, meant: Meant | None = None, search: JobSearch | None = None
    ) -> Corresponded:
        """What a mail means for a search, the one on disk unless another is given."""
        saving = self._saving
        search = search or saving.search
        here = Here(saving.clock(), saving.zone, day_order(saving.region), saving.habit)
        read = read_mail(mail, search.profile, here, self._words)
        reader = Reader(
            saving.plan.is_running,
            saving.new_id,
            saving.clock(),
            saving.zone,
            saving.habit,
            self._business_day,
        )
        return corresponded(search, read, reader, meant or Meant())

    def record(self, found: Sequence[Corresponded], after: JobSearch) -> str:
        """Records what was understood of mails, all in one change."""
        facts = sum(len(each.facts) for each in found)
        return self._saving.commit(after, f"recorded {count_text(facts, 'fact')} from mail", why="import")

    def _invitations_in(self, raw: bytes) -> tuple[Invitation, ...]:
        # Loaded with the first calendar part: most mails have none.
        from afterword.exchange.invitations import read_invitations

        return read_invitations(raw, self._saving.zone, self._saving.clock())

    def _business_day(self, region: str, day: date) -> date:
        return calendar_of(region or self._saving.region, self._saving.cadence).roll(day)
