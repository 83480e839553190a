"""What a contact settles besides what it was made for: the follow-ups whose keys it includes.

Each stands for one more contact at the same moment: of the follow-up's kind, application, round and
person (L19). It has the id of the fact that includes it, by which it counts once in the guard.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from afterword.domain.facts import Call, Fact, Sent, SentMedium
from afterword.domain.follow_up import Key
from afterword.domain.kinds import MESSAGES, asked_by


def included(fact: Fact) -> Iterator[Fact]:
    """The contacts that ``fact`` stands for besides itself.

    A call stands for a call where the follow-up may be one, and else, if it was heard, for a message.
    """
    if not isinstance(fact, Sent | Call):
        return
    for key in filter(None, map(Key.read, fact.includes)):
        kinds = asked_by(key.rule) or tuple(kind for kind in MESSAGES if kind.name == key.rule)
        purpose = next((kind.purpose for kind in kinds if kind.medium == "call"), None)
        written = [kind.name for kind in kinds if kind.medium not in ("call", "internal")]
        match fact:
            case Sent(kind=kind) if written:
                yield _message(fact, key, kind if kind in written else written[0], fact.medium)
            case Call() if purpose:
                yield replace(fact, app=key.application, to=key.contact, purpose=purpose, includes=())
            case Call(result="reached" | "voicemail") if written:
                yield _message(fact, key, written[0], "call")


def _message(fact: Fact, key: Key, kind: str, medium: SentMedium) -> Sent:
    return Sent(
        id=fact.id,
        at=fact.at,
        recorded_at=fact.recorded_at,
        app=key.application,
        kind=kind,
        medium=medium,
        to=key.contact,
        round=key.round,
    )
