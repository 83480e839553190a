"""Follow-ups as JSON rows for scripts. Their shape is a contract (README, "For scripts")."""

from datetime import datetime
from typing import Any

from afterword.domain.follow_up import FollowUp


def follow_up_row(follow_up: FollowUp) -> dict[str, Any]:
    """One follow-up; instants carry the recipient's offset, absent parts are null."""

    def local(instant: datetime | None) -> str | None:
        return follow_up.local(instant).isoformat() if instant else None

    return {
        "key": follow_up.key,
        "rule": follow_up.rule,
        "application": follow_up.application,
        "round": follow_up.round,
        "contact": follow_up.contact,
        "kind": follow_up.kind,
        "medium": follow_up.medium,
        "status": follow_up.status.value,
        "opens": local(follow_up.opens),
        "due": local(follow_up.due),
        "overdue": local(follow_up.overdue),
        "expires": local(follow_up.expires),
        "held_by": follow_up.held_by,
        "pass_on": list(follow_up.pass_on),
        "with": list(follow_up.together),
        "ask_until": follow_up.ask_until.isoformat() if follow_up.ask_until else None,
        "closed_because": follow_up.closed_because,
        "reason": follow_up.reason,
    }
