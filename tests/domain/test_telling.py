"""A fact told in a few words."""

from typing import Any, get_args

import pytest

from afterword.domain.entries import FACT_KINDS, decode_entry
from afterword.domain.facts import AnyFact, Fact
from afterword.domain.phrases import PLAIN
from afterword.domain.telling import told
from builders import a_search

START, END = "2026-04-14T10:00-04:00", "2026-04-14T11:00-04:00"
TOLD: list[tuple[dict[str, Any], str]] = [
    ({"fact": "saved"}, "saved the posting"),
    ({"fact": "applied"}, "applied"),
    ({"fact": "withdrawn"}, "withdrew"),
    ({"fact": "accepted"}, "accepted the offer"),
    ({"fact": "accepted", "written": True}, "accepted the offer, on paper"),
    ({"fact": "accepted", "written": False}, "accepted the offer, not on paper yet"),
    ({"fact": "accepted", "starts": "2026-06-01"}, "accepted the offer; you start on Mon 1 Jun"),
    ({"fact": "declined"}, "declined the offer"),
    ({"fact": "closed"}, "closed it"),
    (
        {"fact": "interview", "round": 2, "start": START, "end": END, "interviewers": ["dana", "gone"]},
        "was invited to round 2, Tue 14 Apr 10:00, with Dana Osei",
    ),
    ({"fact": "interview", "round": 1, "start": START, "end": END},
     "was invited to round 1, Tue 14 Apr 10:00"),
    ({"fact": "interview", "round": 1, "start": START, "end": END, "confirmed": True},
     "agreed on round 1, Tue 14 Apr 10:00"),
    ({"fact": "prepared", "round": 1}, "prepared for round 1"),
    ({"fact": "interview_cancelled", "round": 1}, "round 1 was called off"),
    ({"fact": "interview_cancelled", "round": 1, "why": "nobody_came"},
     "round 1 did not take place: nobody came"),
    ({"fact": "debrief", "round": 1}, "debriefed round 1"),
    ({"fact": "debrief", "round": 1, "decision_date": "2026-05-04"},
     "debriefed round 1; they decide by Mon 4 May"),
    ({"fact": "missed", "round": 1, "missed": ["travel", "pay"]}, "remembered a question: travel; pay"),
    ({"fact": "omitted", "round": 1, "omitted": ["Hollis"]}, "remembered a point: Hollis"),
    ({"fact": "feedback", "text": "be brief", "from": "dana"}, "feedback from Dana Osei: be brief"),
    ({"fact": "note", "text": "parking"}, "note: parking"),
    ({"fact": "sent", "kind": "thank_you", "to": "dana"}, "sent the thank-you to Dana Osei"),
    ({"fact": "sent", "kind": "later_kind"}, "sent the later kind"),
    ({"fact": "call", "result": "voicemail", "to": "dana"}, "called Dana Osei: left a voicemail"),
    ({"fact": "call", "result": "reached", "decision_date": "2026-05-04"},
     "called Lark Analytics: reached them; they decide by Mon 4 May"),
    ({"fact": "reply", "type": "on_hold", "from": "dana"}, "Dana Osei answered: it is on hold"),
    ({"fact": "reply", "type": "call_back", "from": "dana"}, "Dana Osei answered: please ring"),
    ({"fact": "rejected", "from": "dana"}, "rejection from Dana Osei"),
    ({"fact": "offer", "deadline": "2026-05-04"}, "offer from Lark Analytics, to be answered by Mon 4 May"),
    ({"fact": "offer", "from": "dana", "conditions": "a background check"},
     "offer from Dana Osei, subject to: a background check"),
    ({"fact": "offer_in_writing"}, "the offer from Lark Analytics came in writing"),
    ({"fact": "offer_in_writing", "conditions": "two references"},
     "the offer from Lark Analytics came in writing, subject to: two references"),
    ({"fact": "offer_deadline", "deadline": "2026-05-04T17:00-04:00"},
     "the offer is to be answered by Mon 4 May 17:00"),
    ({"fact": "snooze", "key": "D1:a1:1:dana", "until": "2026-05-04"},
     "put a follow-up to Dana Osei (D1) off until Mon 4 May"),
    ({"fact": "dismiss", "key": "D1:a1:1:dana"}, "let a follow-up to Dana Osei (D1) go"),
    ({"fact": "override", "key": "D1:a1:1:dana"}, "opened a follow-up to Dana Osei (D1) early"),
    ({"fact": "network_request", "to": "dana"}, "asked Dana Osei for advice"),
    ({"fact": "network_talk", "with": "gone"}, "talked with somebody"),
    ({"fact": "references_given", "references": ["dana"]}, "named references: Dana Osei"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "words"), TOLD)
def test_a_fact_is_told_with_peoples_names(raw: dict[str, Any], words: str) -> None:
    fact, unread = decode_entry("facts", "x", {"at": START, "app": "a1", **raw}, "$")
    assert isinstance(fact, Fact)
    assert unread == {}
    assert told(a_search(), fact, PLAIN) == words


def test_every_kind_of_fact_can_be_told() -> None:
    assert {raw["fact"] for raw, _ in TOLD} == set(FACT_KINDS)
    assert len(FACT_KINDS) == len(get_args(AnyFact))
