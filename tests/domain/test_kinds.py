"""The table of kinds: complete, and fit for whoever asks it."""

from afterword.domain.facts import Accepted, Closed, Declined, NetworkTalk, Offer, Rejected, Withdrawn
from afterword.domain.insight.unprompted import fitting_kinds, unfitting_kinds
from afterword.domain.kinds import KINDS, MESSAGES, asked_by, kind_named
from builders import a_search, an_interview, instant
from domain.plans import planned

NOW = "2026-04-20T12:00-04:00"
AT = instant("2026-04-20T09:00-04:00")


def fitting(*facts: object) -> list[str]:
    return list(fitting_kinds(planned(NOW, a_search(an_interview(), *facts)).stories["a1"]))  # type: ignore[arg-type]


def test_every_kind_has_a_name_of_its_own_and_words_for_it() -> None:
    assert len({kind.said for kind in KINDS.values()}) == len(KINDS)
    for_oneself = {"prepare", "debrief", "move_on", "decide", "record_outcome", "conditions"}
    assert KINDS.keys() - {kind.name for kind in MESSAGES} == for_oneself


def test_every_message_is_offered_in_some_situation() -> None:
    assert [kind.name for kind in MESSAGES if not kind.fits] == []


def test_a_rule_asks_first_for_its_usual_kind() -> None:
    assert [kind.name for kind in asked_by("D1")] == ["status_call", "status_email"]
    assert [kind.name for kind in asked_by("E1")] == ["reply", "feedback_thanks"]
    assert [kind.name for kind in asked_by("G6")] == ["acceptance", "decline"]
    assert [kind.name for kind in asked_by("G7")] == ["withdrawal", "decline"]
    assert asked_by("Z9") == ()


def test_of_an_unknown_kind_only_the_name_is_known() -> None:
    assert kind_named("x_mas_card").said == "x mas card"
    assert not kind_named("x_mas_card").counts


def test_what_fits_comes_in_the_order_of_what_matters() -> None:
    held = [
        "thank_you", "thank_you_letter", "clarification", "materials", "status_call", "status_email",
        "second_status_email", "check_in",
    ]  # fmt: skip
    running = ["reply", "inform_other_company", "withdrawal", "reference_request"]
    offer = [
        "offer_thanks", "ask_for_time", "written_offer_request", "negotiation", "acceptance", "decline",
    ]  # fmt: skip
    after_no = [
        "rejection_reply", "feedback_request", "reply", "feedback_thanks", "final_thanks", "stay_in_touch",
        "re_contact",
    ]  # fmt: skip
    assert fitting() == held + running
    assert fitting(Offer(id="o", app="a1", at=AT)) == offer + held + running
    assert fitting(Rejected(id="r", app="a1", at=AT)) == after_no
    assert fitting(Closed(id="r", app="a1", at=AT)) == after_no
    assert fitting(Declined(id="r", app="a1", at=AT)) == ["decline", *after_no]
    assert fitting(Withdrawn(id="r", app="a1", at=AT)) == ["withdrawal", *after_no]
    assert fitting(Accepted(id="r", app="a1", at=AT)) == ["acceptance", "final_thanks", "reference_thanks"]
    story = planned(NOW, a_search(an_interview())).stories["a1"]
    assert set(unfitting_kinds(story)) | set(fitting()) == {kind.name for kind in MESSAGES}


def test_without_an_application_it_is_networking() -> None:
    talk = NetworkTalk(id="n", at=AT, with_="dana")
    story = planned(NOW, a_search(an_interview()).with_fact(talk)).stories[""]
    assert fitting_kinds(story) == ("networking_thanks", "networking_request", "networking_reminder")
    nobody_yet = planned(NOW, a_search(an_interview())).stories[""]
    assert fitting_kinds(nobody_yet)[0] == "networking_request"
