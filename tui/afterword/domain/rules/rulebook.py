"""Every rule, in the order of the rulebook."""

from collections.abc import Mapping

from afterword.domain.kinds import KINDS

# Each family makes its rules known.
from afterword.domain.rules import (  # noqa: F401
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
from afterword.domain.rules.rule import KNOWN, Rule

BY_ID: Mapping[str, Rule] = dict(sorted(KNOWN.items()))
"""Every rule by its id."""

RULES: tuple[Rule, ...] = tuple(BY_ID.values())
"""Every rule, in the order of the rulebook."""

OFFER_RULES: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.of_offers)
"""The rules that read what offers there are elsewhere, and who else is talking with the person."""

NETWORK_RULES: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.of_people)
"""The rules that speak of people, whether or not there is an application."""

_UNKNOWN = {rule for kind in KINDS.values() for rule in kind.asked_by} - BY_ID.keys()
if _UNKNOWN:
    raise TypeError(f"kinds.py names rules that there are not: {sorted(_UNKNOWN)}")
