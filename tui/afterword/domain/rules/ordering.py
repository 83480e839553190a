"""The open follow-ups in display order, at most one a key, and what shares a message.

Source: R-ORDER, R-KEY, R-MERGE.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rules.rulebook import BY_ID

Place = tuple[Any, ...]
"""What follow-ups are sorted by; no two open ones have the same."""


def in_order(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """What to do now by priority, then due; after it what is coming, by its opening."""
    return sorted(follow_ups, key=place)


def place(follow_up: FollowUp) -> Place:
    """Where a follow-up stands in the display order."""
    priority = BY_ID[follow_up.rule].rank
    parts = (follow_up.application or "", follow_up.contact or "", follow_up.round or 0, follow_up.rule)
    if follow_up.status is Status.UPCOMING:
        return (1, follow_up.opens, priority, *parts)
    return (0, priority, follow_up.due, *parts)


def merged(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """The open ones, at most one a key: of two the earlier due stays, with both reasons."""
    by_key: dict[str, FollowUp] = {}
    for follow_up in follow_ups:
        if not follow_up.status.is_open:
            continue
        other = by_key.get(follow_up.key)
        if other is None:
            by_key[follow_up.key] = follow_up
            continue
        first, second = sorted((other, follow_up), key=lambda f: f.due)
        reason = _both(first.reason, second.reason)
        pass_on = tuple(dict.fromkeys((*first.pass_on, *second.pass_on)))
        by_key[follow_up.key] = msgspec.structs.replace(first, reason=reason, pass_on=pass_on)
    return list(by_key.values())


def _both(first: str, second: str) -> str:
    """Both reasons; with which sentence both end stands once, and so does a whole reason."""
    if second in first:
        return first
    head, _, last = first.rpartition(". ")
    return f"{head}. {second}" if head and second.endswith(last) else f"{first} {second}"


def together(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """Notes which of them go into the same message (R-MERGE)."""
    partners: dict[str, list[str]] = {}
    by_application: dict[str | None, list[FollowUp]] = {}
    for follow_up in follow_ups:
        by_application.setdefault(follow_up.application, []).append(follow_up)
    for own in by_application.values():
        for one in own:
            for other in own:
                if one.contact == other.contact and _goes_into(one, other):
                    partners.setdefault(one.key, []).append(other.key)
                    partners.setdefault(other.key, []).append(one.key)
    until = {f.key: f.ask_until for f in follow_ups if f.ask_until}

    def joined(follow_up: FollowUp) -> FollowUp:
        keys = tuple(partners[follow_up.key])
        asked = next((until[key] for key in keys if key in until), follow_up.ask_until)
        return msgspec.structs.replace(follow_up, together=keys, ask_until=asked)

    return [joined(f) if f.key in partners else f for f in follow_ups]


def _goes_into(one: FollowUp, other: FollowUp) -> bool:
    """Whether ``one`` is said in the message of ``other``, which goes to the same person (R-MERGE)."""
    rule = BY_ID[one.rule]
    if other.rule == rule.into:
        return one.round == other.round or not rule.into_same_round
    return other.rule in rule.into_open and Status.UPCOMING not in (one.status, other.status)
