"""The paragraphs of the rulebook, with the numbers that hold."""

from typing import Any

import pytest

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.timing.cadence import Cadence, cadence_from
from afterword.settings.paragraphs import behind, paragraphs_of, referred_to, rulebook
from afterword.settings.shipped import shipped_table
from builders import instant


@pytest.fixture
def cadence() -> Cadence:
    return cadence_from(shipped_table("cadence.toml"))


def test_a_rule_says_what_and_when_and_names_its_sources(cadence: Cadence) -> None:
    thanks = rulebook()["C2"]
    assert thanks.title == "Thank whoever interviewed you"
    assert "Opens 2 hours after the end" in thanks.said(cadence)
    assert {"SE-07", "K-01", "EV-02"} <= {*thanks.sources}
    assert not thanks.said(cadence).endswith(")")


def test_a_number_of_ones_own_is_told_with_the_one_that_ships(cadence: Cadence) -> None:
    own = cadence.having("guard.min_gap_bd", 5)
    assert rulebook()["GUARD-1"].said(own).startswith("A company rests for 5 (ships as 3) business days")


def test_hours_and_lists_are_told_as_they_are_written(cadence: Cadence) -> None:
    slots = rulebook()["R-SLOTS"].said(cadence)
    assert "at 09:00/10:00" in slots
    assert "into 09:30-11:30,13:30-15:30" in slots
    assert "12-24..01-01" in rulebook()["R-DAYS"].said(cadence)
    assert "Days in none" in rulebook()["R-DAYS"].said(cadence)


def test_no_mark_of_the_file_is_left_in_what_is_said(cadence: Cadence) -> None:
    for paragraph in rulebook().values():
        said = paragraph.said(cadence)
        assert said, paragraph.id
        assert not {"`", "*", "#"} & {*said}, paragraph.id


def test_behind_a_rule_stand_its_sources_and_theirs_each_once() -> None:
    found = [each.id for each in behind([rulebook()["C3"], rulebook()["C2"]])]
    assert found[:4] == ["SE-50", "SE-65", "SE-87", "K-05"]
    assert len(found) == len(set(found))
    assert "SE-66" in found


def follow_up(rule: str, **more: Any) -> FollowUp:
    moment = instant("2026-04-14T10:00-04:00")
    parts: dict[str, Any] = {"kind": "status_call", "medium": "call", "company": "lark", "application": "a1"}
    parts |= {"round": 1, "contact": "dana", "zone": "UTC", "status": Status.DUE, "reason": ""}
    moments = dict.fromkeys(("opens", "due", "overdue", "expires"), moment)
    return FollowUp(rule=rule, **parts | moments | more)


def ids(follow_up: FollowUp) -> list[str]:
    return [each.id for each in paragraphs_of(follow_up)]


def test_of_a_follow_up_that_was_moved_the_limit_is_told_too() -> None:
    assert ids(follow_up("D1")) == ["D1"]
    assert ids(follow_up("D1", held_by="GUARD-1")) == ["D1", "GUARD-1"]
    assert ids(follow_up("D3", held_by="OOO")) == ["D3", "OOO"]


def test_of_a_message_on_ones_own_account_it_tells_what_holds_for_all_messages() -> None:
    assert ids(follow_up("re_contact", kind="re_contact")) == ["R-MESSAGE"]


def test_what_a_rule_points_to_is_told_with_it() -> None:
    found = [each.id for each in referred_to(paragraphs_of(follow_up("D1")))]
    assert found == ["R-WHO", "R-MEDIUM"]
