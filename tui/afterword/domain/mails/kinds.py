"""What a mail can amount to, and what each of that is called."""

from collections.abc import Mapping
from typing import Literal, get_args

MailKind = Literal[
    "invitation", "choose_times", "moved", "cancelled", "receipt", "holding", "question", "advance", "task",
    "rejection", "on_hold", "closed", "offer", "contract", "out_of_office", "references", "courtesy", "cold",
    "noise", "unsure",
]  # fmt: skip
"""What a mail amounts to; ``unsure`` where nothing in it tells."""

MAIL_KINDS: tuple[MailKind, ...] = get_args(MailKind)

CALLED: Mapping[MailKind, str] = {
    "invitation": "Invitation", "choose_times": "Times to choose from", "moved": "Moved",
    "cancelled": "Called off", "receipt": "They have your application", "holding": "Not decided yet",
    "question": "They want to know something", "advance": "You are through", "task": "Work to hand in",
    "rejection": "A no", "on_hold": "On hold", "closed": "The position is gone", "offer": "An offer",
    "contract": "Papers to sign", "out_of_office": "Away", "references": "They want references",
    "courtesy": "A kind word", "cold": "A recruiter you do not know", "noise": "Nothing about an application",
    "unsure": "Not clear what it is",
}  # fmt: skip
"""The kinds as a line begins with them."""

PUT_OFF: frozenset[MailKind] = frozenset({"moved", "cancelled"})
"""Kinds after which an appointment does not take place when it was to."""
