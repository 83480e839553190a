"""The draft: the message for a follow-up as the facts give it, for the person to read, change and send."""

from dataclasses import dataclass
from datetime import datetime

from afterword.domain.follow_up import FollowUp, Medium
from afterword.domain.search import JobSearch
from afterword.writing.blanks import NEEDS_OF_MEDIUM, Missing, fill
from afterword.writing.catalogue import CONDITIONS, Message, find, frame
from afterword.writing.ingredients import Ingredients, gather
from afterword.writing.rendering import render

_TO_A_MACHINE = "If a machine answers, say:"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A message ready to be read. ``to`` is a contact id; ``voicemail`` goes with a call.

    ``body`` has one line a paragraph and an empty line between, with salutation and signature where
    the medium has them. What is missing stands in it as a blank in brackets, and in ``missing``.
    """

    key: str
    kind: str
    medium: Medium
    to: str | None
    subject: str
    body: str
    voicemail: str | None
    missing: tuple[Missing, ...]

    def row(self) -> dict[str, object]:
        """The draft for scripts (README, "For scripts"); ``missing`` are the sentences that ask."""
        return {
            "key": self.key,
            "kind": self.kind,
            "medium": self.medium,
            "to": self.to,
            "subject": self.subject,
            "body": self.body,
            "voicemail": self.voicemail,
            "missing": [blank.sentence for blank in self.missing],
            "findings": [],
        }

    @property
    def words(self) -> str:
        """What is said or sent: the body, and for a call below it what to say to a machine."""
        return f"{self.body}\n\n{_TO_A_MACHINE}\n\n{self.voicemail}" if self.voicemail else self.body


def draft(search: JobSearch, follow_up: FollowUp, now: datetime) -> Draft:
    """The message for ``follow_up`` as the facts give it at ``now``.

    Raises NotFound when there is no message for its kind, or no such application.
    """
    facts = gather(search, follow_up, now)
    conditions = {name: bool(getattr(facts, name)) for name in CONDITIONS}
    message = find(follow_up.kind, conditions)
    spoken = find(message.voicemail, conditions) if message.voicemail else None
    needs = [*NEEDS_OF_MEDIUM[message.medium], *message.needs, *(spoken.needs if spoken else ())]
    filled, missing = fill(facts, needs, team=message.team)
    return Draft(
        key=follow_up.key,
        kind=follow_up.kind,
        medium=follow_up.medium,
        to=follow_up.contact,
        subject=render(message.subject, vars(filled)),
        body=_written(message, filled),
        voicemail=_written(spoken, filled) if spoken else None,
        missing=missing,
    )


def _written(message: Message, filled: Ingredients) -> str:
    paragraphs = (render(source, vars(filled)) for source in message.chosen(filled.turn))
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return render(frame(message.medium), {**vars(filled), "text": text})
