"""Every rule, in the order of the rulebook, and what comes first among things to do now."""

from collections.abc import Callable, Iterable, Mapping

from afterword.domain.follow_up import FollowUp
from afterword.domain.rules import (
    after_thanks,
    applied,
    appointment,
    network,
    offers,
    others_offer,
    rejection,
    replies,
    status,
    status_walk,
    thanks,
)
from afterword.domain.story import Story

Rule = Callable[[Story], Iterable[FollowUp]]

RULES: tuple[Rule, ...] = (
    applied.application_follow_up,
    applied.enquiry_after_answer,
    appointment.confirm,
    appointment.prepare,
    appointment.rebook,
    appointment.debrief,
    thanks.thank_you,
    thanks.thank_you_letter,
    after_thanks.clarification,
    after_thanks.materials,
    status_walk.status_enquiries,
    status.move_on,
    replies.answer,
    rejection.rejection_reply,
    rejection.final_thanks,
    rejection.connect,
    rejection.re_contact,
    offers.offer_thanks,
    offers.decide,
    others_offer.inform,
    offers.ask_for_time,
    offers.ask_for_paper,
    offers.give_your_answer,
    others_offer.withdraw,
    offers.thank_references,
    offers.record_what_became,
    network.reminder,
    network.thanks_for_talk,
    network.heads_up,
)
"""Every rule, in the order of the rulebook."""

OFFER_RULES: tuple[Rule, ...] = (others_offer.inform, offers.ask_for_time)
"""The rules that read what offers there are elsewhere, and who else is talking with the person."""

NETWORK_RULES: tuple[Rule, ...] = (
    replies.answer,
    network.reminder,
    network.thanks_for_talk,
    network.heads_up,
)
"""The rules that speak of people, whether or not there is an application, or it has ended."""

RULES_AFTER: Mapping[str, tuple[Rule, ...]] = {
    "rejected": (
        rejection.rejection_reply,
        rejection.final_thanks,
        rejection.connect,
        rejection.re_contact,
        *NETWORK_RULES,
    ),
    "withdrawn": (others_offer.withdraw, *NETWORK_RULES),
    "accepted": (
        rejection.final_thanks,
        offers.give_your_answer,
        offers.thank_references,
        *NETWORK_RULES,
    ),
    "declined": (
        rejection.final_thanks,
        offers.give_your_answer,
        others_offer.withdraw,
        *NETWORK_RULES,
    ),
    "closed": (rejection.re_contact, *NETWORK_RULES),
}
"""The rules that may ask for something once an application has ended so; its end voids all the others."""

LASTING_RULES: tuple[Rule, ...] = (offers.give_your_answer,)
"""The rules whose items stay open however long ago an application ended."""

_PRIORITIES: Mapping[int, str] = {
    0: "G2 G6 G9",
    1: "B1 E1",
    2: "G1 G3 G4 G7 H3",
    3: "C2 C3 C5 H2",
    4: "B2 C1",
    5: "D1 D2 D6 F1",
    6: "B3 C4 D3 F2 G5",
    7: "A1 A2 D4",
    8: "F3 F4 G8 H1",
}
PRIORITY: Mapping[str, int] = {rule: rank for rank, rules in _PRIORITIES.items() for rule in rules.split()}
"""What comes first among things to do now (R-ORDER)."""
