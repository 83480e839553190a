"""What a contact settles besides what it was made for: the follow-ups whose keys it includes.

Each stands for one more contact at the same moment: of the follow-up's kind, application, round and
person (L19). It has the id of the fact that includes it, by which it counts once in the guard.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from afterword.domain.facts import Call, CallPurpose, Fact, Sent, SentMedium
from afterword.domain.follow_up import WHAT, Key

KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "A1": ("application_follow_up",),
    "A2": ("status_email",),
    "B1": ("interview_confirmation",),
    "B3": ("rebook",),
    "C2": ("thank_you",),
    "C3": ("thank_you_letter",),
    "C4": ("clarification",),
    "C5": ("materials",),
    "D1": ("status_email", "status_call"),
    "D2": ("status_email", "status_call"),
    "D3": ("second_status_email",),
    "D4": ("check_in",),
    "E1": ("reply", "feedback_thanks"),
    "F1": ("rejection_reply",),
    "F2": ("final_thanks",),
    "F3": ("stay_in_touch",),
    "F4": ("re_contact",),
    "G1": ("offer_thanks",),
    "G3": ("inform_other_company",),
    "G4": ("ask_for_time",),
    "G5": ("written_offer_request",),
    "G6": ("acceptance", "decline"),
    "G7": ("withdrawal", "decline"),
    "G8": ("reference_thanks",),
    "H1": ("networking_reminder",),
    "H2": ("networking_thanks",),
    "H3": ("reference_heads_up",),
}
"""The kinds of message with which each rule is satisfied."""

PERSONAL = frozenset({
    "thank_you", "thank_you_letter", "clarification", "final_thanks", "stay_in_touch", "re_contact",
    "networking_request", "networking_reminder", "networking_thanks", "reference_heads_up",
    "reference_thanks",
})  # fmt: skip
"""Messages of which each reader gets their own: one to somebody else does not stand for it."""

_PURPOSES: Mapping[str, CallPurpose] = {"D1": "status", "D2": "status", "G3": "inform"}
"""What a call is about that does what a rule asks for; for the others it is as good as a message."""


def included(fact: Fact) -> Iterator[Fact]:
    """The contacts that ``fact`` stands for besides itself."""
    if not isinstance(fact, Sent | Call):
        return
    for key in filter(None, map(Key.read, fact.includes)):
        kinds = KINDS_OF.get(key.rule) or ((key.rule,) if key.rule in WHAT else ())
        match fact:
            case Sent(kind=kind) if kinds:
                yield _message(fact, key, kind if kind in kinds else kinds[0], fact.medium)
            case Call() if key.rule in _PURPOSES:
                call: CallPurpose = _PURPOSES[key.rule]
                yield replace(fact, app=key.application, to=key.contact, purpose=call, includes=())
            case Call(result="reached" | "voicemail") if kinds:
                yield _message(fact, key, kinds[0], "call")


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
