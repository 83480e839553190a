"""The draft: the message for a follow-up as the facts give it, for the person to read, change and send."""

from typing import Literal

import msgspec

from afterword.domain.errors import InvalidEntry, NotFound
from afterword.domain.follow_up import FollowUp
from afterword.domain.history import mistakes
from afterword.domain.history.story import Story
from afterword.domain.kinds import Medium, kind_named
from afterword.domain.languages import FIRST, language, writes_in
from afterword.domain.search import JobSearch, Register
from afterword.writing.catalogue import Catalogue, shipped_catalogue
from afterword.writing.filling import Missing, fill
from afterword.writing.ingredients import Ingredients, nothing_known
from afterword.writing.message import CONDITIONS, Message
from afterword.writing.rendering import Passage, Rendered
from afterword.writing.threads import in_thread

_THANKS = 12
"""So many words more have room where thanks for a talk are still owed."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A message ready to be read. ``to`` is a contact id; ``voicemail`` goes with a call.

    ``body`` has one line a paragraph and an empty line between, with salutation and signature where
    the medium has them. What is missing stands in it as a blank in brackets, and in ``missing``.
    ``message`` is the one of the catalogue it was written from, ``chosen`` what it holds of the optional
    ingredients of that, ``facts`` what it could say, ``passages`` what stands between salutation and
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
    passages: tuple[Passage, ...] = ()
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
        known, now = before.by_place, self.by_place
        for place, said in now.items():
            if place in known:
                text = text.replace(known.pop(place), said)
            elif place is None:
                *_, last = now.values()
                text = text.replace(last, f"{said}\n\n{last}")
        return text.replace(f"{known[None]}\n\n", "") if None in known else text

    @property
    def by_place(self) -> dict[int | None, str]:
        """Its paragraphs as they stand in the body: after a greeting without a comma with a capital."""
        capital = {p.place: f"{p.text[:1].upper()}{p.text[1:]}" for p in self.passages}
        return {p.place: p.text if p.text in self.body else capital[p.place] for p in self.passages}

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
    wanted = _wanted(story.search, follow_up)
    # Whatever asks how things stand does so in the same words by phone.
    by_call = follow_up.medium == "call" and kind_named(follow_up.kind).enquires
    kind = "status_call" if by_call else follow_up.kind
    spoken = language(catalogue.language(kind, wanted))
    facts = Ingredients(story, follow_up, spoken, register)
    case = {name: getattr(facts, name) for name in CONDITIONS}
    found = catalogue.find(kind, case, spoken.code)
    voicemail = catalogue.find(found.voicemail, case, spoken.code) if found.voicemail else None
    message = _as_reached(found, follow_up.medium, owes_thanks=facts.owes_thanks)
    values, missing, chosen = fill(message, voicemail, facts)
    rendered = Rendered(facts, values)
    try:
        passages = rendered.passages(message)
        body = rendered.framed(message, passages, thanks=facts.owes_thanks)
        to_machine = rendered.framed(voicemail, rendered.passages(voicemail)) if voicemail else None
        by_itself = rendered.subject(message)
        subject, thread = in_thread(message, facts, by_itself)
        return Draft(
            key=follow_up.key,
            kind=follow_up.kind,
            medium=follow_up.medium,
            to=follow_up.contact,
            subject=subject,
            thread=thread,
            body=body,
            voicemail=to_machine,
            passages=passages,
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


def _wanted(search: JobSearch, follow_up: FollowUp) -> str:
    """The language a message is wanted in: as its application has it; without one, as was said for it."""
    application = search.applications.get(follow_up.application or "")
    said = "" if application else search.kept(follow_up.key).language
    return said or writes_in(search, application, follow_up.contact)


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
