"""The draft: the message for a follow-up as the facts give it, for the person to read, change and send."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from afterword.domain.errors import InvalidEntry, NotFound
from afterword.domain.follow_up import FollowUp
from afterword.domain.history import mistakes
from afterword.domain.history.story import Story
from afterword.domain.kinds import Medium, kind_named
from afterword.domain.languages import FIRST, language, writes_in
from afterword.domain.phrasing import ended
from afterword.domain.search import Register
from afterword.writing.catalogue import Catalogue, frame, part, shipped_catalogue
from afterword.writing.filling import Missing, answers_to, fill
from afterword.writing.ingredients import Ingredients, nothing_known
from afterword.writing.message import CONDITIONS, Message
from afterword.writing.rendering import render
from afterword.writing.threads import answered, answering, thread_of
from afterword.writing.wordings import wordings

_THANKS = 12
"""So many words more have room where thanks for a talk are still owed."""


class Paragraph(NamedTuple):
    """A paragraph of a draft: its place in the message, None for the person's own line, and how many wordings
    there are of it.
    """

    place: int | None
    text: str
    wordings: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A message ready to be read. ``to`` is a contact id; ``voicemail`` goes with a call.

    ``body`` has one line a paragraph and an empty line between, with salutation and signature where
    the medium has them. What is missing stands in it as a blank in brackets, and in ``missing``.
    ``message`` is the one of the catalogue it was written from, ``chosen`` what it holds of the optional
    ingredients of that, ``facts`` what it could say, ``paragraphs`` what stands between salutation and
    signature, ``thread`` the name of the mail it answers.
    """

    key: str
    kind: str
    medium: Medium
    to: str | None
    subject: str
    body: str
    voicemail: str | None
    missing: tuple[Missing, ...]
    message: Message
    register: Literal["formal", "friendly"]
    chosen: tuple[str, ...]
    facts: Ingredients
    paragraphs: tuple[Paragraph, ...] = ()
    thread: str = ""

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.message.language

    def row(self) -> dict[str, object]:
        """The draft for scripts (``data/help/scripts.md``); ``missing`` are the sentences that ask."""
        return {
            "key": self.key,
            "kind": self.kind,
            "medium": self.medium,
            "to": self.to,
            "subject": self.subject,
            "body": self.body,
            "voicemail": self.voicemail,
            "missing": [blank.sentence for blank in self.missing],
        }

    def replaced_in(self, text: str, before: "Draft") -> str:
        """``text`` of the person's own, with the paragraphs of this draft for those of the one ``before``."""
        known = {paragraph.place: paragraph.text for paragraph in before.paragraphs}
        for paragraph in self.paragraphs:
            if paragraph.place in known:
                text = text.replace(known.pop(paragraph.place), paragraph.text)
            elif paragraph.place is None:
                last = self.paragraphs[-1].text
                text = text.replace(last, f"{paragraph.text}\n\n{last}")
        return text.replace(f"{known[None]}\n\n", "") if None in known else text

    @property
    def words(self) -> str:
        """What is said or sent: the body, and for a call below it what to say to a machine."""
        if not self.voicemail:
            return self.body
        return f"{self.body}\n\n{language(self.language).to_a_machine}\n\n{self.voicemail}"


def draft(
    story: Story, follow_up: FollowUp, catalogue: Catalogue | None = None, register: Register = ""
) -> Draft:
    """The message for ``follow_up`` as its story gives it, from ``catalogue`` or as shipped.

    It is formal or friendly as chosen for it, else as ``register`` says, else as the recipient is addressed.

    The person's choices for it are kept; their own text, if they wrote one, is not looked at. Where writing
    it fails by a mistake of the program's own, a blank stands in its place that says over which entry.
    Raises NotFound when there is no message for its kind.
    """
    catalogue = catalogue or shipped_catalogue()

    def written(story: Story) -> Draft:
        return _draft(story, follow_up, catalogue, register)

    try:
        return written(story)
    except NotFound:
        raise
    except Exception as error:
        mistakes.met(error)
        return _in_its_place(follow_up, catalogue, mistakes.went_wrong(story, error, written))


def _draft(story: Story, follow_up: FollowUp, catalogue: Catalogue, register: Register) -> Draft:
    search, kept = story.search, story.search.kept(follow_up.key)
    application = search.applications.get(follow_up.application or "")
    own_language = kept.language if application is None else ""
    wanted = own_language or writes_in(search, application, follow_up.contact)
    # Whatever asks how things stand does so in the same words by phone.
    by_call = follow_up.medium == "call" and kind_named(follow_up.kind).enquires
    kind = "status_call" if by_call else follow_up.kind
    spoken = language(catalogue.language(kind, wanted))
    facts = Ingredients(story, follow_up, spoken, register)
    case = {name: getattr(facts, name) for name in CONDITIONS}
    found = catalogue.find(kind, case, spoken.code)
    message = _as_reached(found, follow_up.medium, owes_thanks=facts.owes_thanks)
    voicemail = catalogue.find(message.voicemail, case, spoken.code) if message.voicemail else None
    values, missing, chosen = fill(
        message, voicemail, facts, kept.optional, answers_to(search, follow_up.key)
    )
    paper = _Paper(facts, values)
    mail = answered(story, follow_up) if message.medium == "email" else None
    try:
        paragraphs = paper.paragraphs(message, wordings(message, facts))
        on_machine = paper.paragraphs(voicemail, wordings(voicemail, facts)) if voicemail else ()
        return Draft(
            key=follow_up.key,
            kind=follow_up.kind,
            medium=follow_up.medium,
            to=follow_up.contact,
            subject=answering(mail, paper.subject(message)),
            thread=thread_of(mail),
            body=paper.framed(message, paragraphs, thanks=facts.owes_thanks),
            voicemail=paper.framed(voicemail, on_machine) if voicemail else None,
            paragraphs=paragraphs,
            missing=missing,
            message=message,
            register="friendly" if facts.friendly else "formal",
            chosen=chosen,
            facts=facts,
        )
    except InvalidEntry as error:
        own = next((m for m in (found, voicemail) if m and catalogue.is_own(m)), None)
        if own is None:
            raise
        catalogue.set_aside(own, error.what)
        return _draft(story, follow_up, catalogue, register)


def _as_reached(message: Message, medium: Medium, *, owes_thanks: bool) -> Message:
    """What is written as an e-mail, by the medium in which its reader is reached; a question how things stand
    carries the thanks that are still owed (L17).
    """
    if message.medium == "email" and medium not in ("email", "internal"):
        message = msgspec.structs.replace(message, medium=medium, subject="")
    if not owes_thanks:
        return message
    least, most = message.words
    must = tuple(dict.fromkeys((*message.must, "I2")))
    return msgspec.structs.replace(message, must=must, words=(least, most + _THANKS))


def _in_its_place(follow_up: FollowUp, catalogue: Catalogue, sentence: str) -> Draft:
    """A draft that is one blank: it is never sent, and whoever likes writes their own words instead."""
    blank = sentence.translate(str.maketrans("[]{}<>\n", "()()() "))
    return Draft(
        key=follow_up.key,
        kind=follow_up.kind,
        medium=follow_up.medium,
        to=follow_up.contact,
        subject="",
        body=f"[{blank}]",
        voicemail=None,
        missing=(),
        message=catalogue.variants(follow_up.kind, FIRST)[0],
        register="formal",
        chosen=(),
        facts=nothing_known(language(FIRST)),
    )


class _Paper:
    """What the templates of a message become, as one writes to its reader: to a friend with short forms or
    with du, and spelled as is usual where they are.
    """

    def __init__(self, facts: Ingredients, values: Mapping[str, Any]) -> None:
        self._facts, self._values = facts, values

    def subject(self, message: Message) -> str:
        """The subject, with the position of each application that the message is about."""
        roles = (self._values["role"], *(role for role, _ in self._facts.others if role))
        return self._written(message.subject, role=" / ".join(roles))

    def paragraphs(self, message: Message, chosen: Iterable[int]) -> tuple[Paragraph, ...]:
        """What each paragraph says that says anything; a line of the person's own stands before the last."""
        said: list[Paragraph] = []
        for place, (lines, one) in enumerate(zip(message.paragraphs, chosen, strict=True)):
            if text := self._written(lines[one]).strip():
                said.append(Paragraph(place, text, len(lines)))
        if self._values["own"] and message.medium != "call":
            own = Paragraph(None, self._spelled(ended(self._values["own"])), 1)
            said.insert(max(len(said) - 1, 0), own)
        return tuple(said)

    def framed(self, message: Message, said: Iterable[Paragraph], *, thanks: bool = False) -> str:
        """The whole text: behind its first paragraph ``thanks`` still owed, and what else it is about."""
        first, *rest = (paragraph.text for paragraph in said)
        parts = (*("thanks",) * thanks, *("others",) * bool(self._facts.others))
        more = (self._written(part(name, message.language)) for name in parts)
        frame_of_it = frame(message.medium, message.language)
        return self._spelled(
            render(frame_of_it, {**self._values, "text": "\n\n".join((first, *more, *rest))})
        )

    def _written(self, template: str, **more: str) -> str:
        as_to_them = self._facts.spoken.as_to(template, self._values["friendly"])
        return self._spelled(render(as_to_them, {**self._values, **more}))

    def _spelled(self, text: str) -> str:
        """A text as it is spelled where its reader is; names keep their letters."""
        facts, spelled = self._facts, self._facts.spoken.spelled
        here = spelled(text, facts.country)
        for name in (facts.user_name, facts.contact_name, facts.greeting, facts.company, *facts.people):
            if name and spelled(name, facts.country) != name:
                here = here.replace(spelled(name, facts.country), name)
        return here
