"""The kinds of message and of act: what each is called, and all that holds for it wherever it turns up.

A new kind is a line here, its texts in ``data/messages``, and the rule that asks for it.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from afterword.domain.facts import CallPurpose

Medium = Literal["email", "call", "letter", "linkedin", "text", "in_person", "internal"]
"""How one gets in touch; ``internal`` is for what one does for oneself."""

MEDIA: Mapping[str, str] = {
    "email": "e-mail", "call": "call", "letter": "letter", "linkedin": "LinkedIn", "text": "text",
    "in_person": "in person",
}  # fmt: skip
"""Each medium as people call it."""

BY: Mapping[str, str] = {
    "email": "by e-mail", "call": "by phone", "letter": "by post", "linkedin": "on LinkedIn",
    "text": "by text message", "in_person": "in person",
}  # fmt: skip
"""How one gets in touch by it."""

Situation = Literal[
    "offer", "accepted", "declined", "withdrawn", "after_yes", "after_no", "agreed", "held", "applied",
    "running", "referred", "references", "talked", "networking",
]  # fmt: skip
"""What may be so of an application: an open offer, how it ended, an appointment, a round that was held …"""


class Kind(msgspec.Struct, frozen=True):
    """One kind of message, or of act one does for oneself; all that is not said of it does not hold.

    - ``name`` in files, ``said`` in sentences; ``asked_by`` are the rules that ask for it, ``fits`` the
      situations in which it is offered first.
    - ``medium`` is the usual one. What has a ``purpose`` may be a call of that one (``other``: of any).
    - ``round`` says which round it is about: the one that was ``held``, or the one that is ``agreed``.
    - Of what ``is_personal`` each reader gets one of their own. ``to_team``: it may greet the hiring team.
      What ``is_plain`` settles an appointment, a paper or a day, and needs no words of one's own (PF-10).
    - What ``enquires`` asks how things stand. What ``counts`` uses up the guard's allowance (R-COUNTED).
      What ``carries_points`` says what was forgotten, what ``names_days`` asks for a day to come.
    - ``offer`` says what it makes of an offer: leaves it ``open``, says ``yes`` or ``no`` to it; ``after``
      how the application must have ended for it to be true.
    """

    name: str
    said: str
    asked_by: tuple[str, ...] = ()
    fits: tuple[Situation, ...] = ()
    medium: Medium = "email"
    purpose: CallPurpose | None = None
    round: Literal["", "held", "agreed"] = ""
    is_personal: bool = False
    to_team: bool = False
    is_plain: bool = False
    is_thanks: bool = False
    enquires: bool = False
    counts: bool = False
    carries_points: bool = False
    names_days: bool = False
    offer: Literal["", "open", "yes", "no"] = ""
    after: Literal["", "rejected", "ended", "accepted"] = ""

    @property
    def is_once_a_round(self) -> bool:
        """Whether one sends it to a person once a round."""
        return self.is_personal and self.round == "held"


_TABLE: tuple[Kind, ...] = (
    Kind("application_follow_up", "application follow-up", ("A1",), fits=("applied",), purpose="status",
         to_team=True, enquires=True, counts=True),
    Kind("interview_confirmation", "confirmation", ("B1",), fits=("agreed",), purpose="other", round="agreed",
         to_team=True, is_plain=True),
    Kind("prepare", "preparation", ("B2",), medium="internal", round="agreed"),
    Kind("rebook", "new date", ("B3",), fits=("agreed",), purpose="status", round="agreed", to_team=True,
         is_plain=True, counts=True, names_days=True),
    Kind("decline_invitation", "invitation declined", fits=("agreed",), round="agreed", to_team=True,
         is_plain=True),
    Kind("debrief", "debrief", ("C1",), medium="internal", round="held"),
    Kind("thank_you", "thank-you", ("C2",), fits=("held",), round="held", is_personal=True, is_thanks=True,
         carries_points=True),
    Kind("thank_you_letter", "thank-you letter", ("C3",), fits=("held",), medium="letter", round="held",
         is_personal=True, is_thanks=True),
    Kind("clarification", "clarification", ("C4",), fits=("held",), purpose="other", round="held",
         is_personal=True, counts=True, carries_points=True),
    Kind("materials", "promised materials", ("C5",), fits=("held",), round="held", is_plain=True),
    Kind("status_call", "status call", ("D1", "D2"), fits=("held",), medium="call", purpose="status",
         round="held", enquires=True),
    Kind("status_email", "status e-mail", ("A2", "D1", "D2"), fits=("held", "applied"), purpose="status",
         round="held", to_team=True, enquires=True, counts=True, carries_points=True),
    Kind("second_status_email", "second status e-mail", ("D3",), fits=("held",), purpose="status",
         round="held", to_team=True, enquires=True, counts=True, carries_points=True),
    Kind("check_in", "check-in", ("D4",), fits=("held",), purpose="status", round="held", to_team=True,
         enquires=True, counts=True, carries_points=True),
    Kind("move_on", "moving on", ("D6",), medium="internal"),
    Kind("rejection_reply", "rejection reply", ("F1",), fits=("after_no",), to_team=True, after="rejected"),
    Kind("feedback_request", "request for feedback", fits=("after_no",), to_team=True, after="rejected"),
    Kind("reply", "reply", ("E1",), fits=("running", "after_no"), purpose="other", to_team=True),
    Kind("feedback_thanks", "feedback thanks", ("E1",), fits=("after_no",), purpose="other", to_team=True),
    Kind("final_thanks", "final thanks", ("F2",), fits=("after_no", "after_yes"), is_personal=True,
         after="ended"),
    Kind("stay_in_touch", "invitation", ("F3",), fits=("after_no",), medium="linkedin", is_personal=True),
    Kind("re_contact", "re-contact", ("F4",), fits=("after_no",), is_personal=True, counts=True,
         carries_points=True),
    Kind("offer_thanks", "offer thanks", ("G1",), fits=("offer",), to_team=True, offer="open"),
    Kind("decide", "decision", ("G2",), medium="internal"),
    Kind("inform_other_company", "offer news", ("G3",), fits=("running",), purpose="inform", to_team=True,
         is_plain=True, counts=True),
    Kind("ask_for_time", "request for time", ("G4",), fits=("offer",), to_team=True, is_plain=True,
         names_days=True, offer="open"),
    Kind("written_offer_request", "written offer", ("G5",), fits=("offer",), to_team=True, is_plain=True,
         offer="open"),
    Kind("negotiation", "negotiation", fits=("offer",), to_team=True, offer="open"),
    Kind("acceptance", "acceptance", ("G6",), fits=("offer", "accepted"), purpose="other",
         to_team=True, offer="yes"),
    Kind("withdrawal", "withdrawal", ("G7",), fits=("withdrawn", "running"), to_team=True),
    Kind("decline", "decline", ("G6", "G7"), fits=("offer", "declined"), purpose="other",
         to_team=True, offer="no"),
    Kind("record_outcome", "offer outcome", ("G9",), medium="internal"),
    Kind("conditions", "open conditions", ("G5c",), medium="internal"),
    Kind("networking_request", "networking request", fits=("networking",), is_personal=True,
         names_days=True),
    Kind("networking_reminder", "networking reminder", ("H1",), fits=("networking",), purpose="other",
         is_personal=True),
    Kind("networking_thanks", "networking thanks", ("H2",), fits=("talked", "networking"),
         is_personal=True),
    Kind("referrer_update", "news for your referrer", ("H4",), fits=("referred",), is_personal=True),
    Kind("reference_request", "request for a reference", fits=("references", "running"), is_personal=True),
    Kind("reference_heads_up", "reference heads-up", ("H3",), fits=("references",), purpose="other",
         is_personal=True),
    Kind("reference_thanks", "reference thanks", ("G8",), fits=("after_yes", "references"),
         is_personal=True, after="accepted"),
)  # fmt: skip
"""Every kind, in the order in which a search goes through them."""

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _TABLE}
"""Every kind by its name."""

MESSAGES: tuple[Kind, ...] = tuple(kind for kind in KINDS.values() if kind.medium != "internal")
"""The kinds of message; the others one does for oneself."""


def kind_named(name: str) -> Kind:
    """The kind with that name; of one that a newer version or another program wrote, only its name."""
    return KINDS.get(name) or Kind(name, name.replace("_", " "))


def asked_by(rule: str) -> tuple[Kind, ...]:
    """The kinds that a rule asks for, its usual one first."""
    return tuple(kind for kind in KINDS.values() if rule in kind.asked_by)
