"""What is different for some kinds of employer (L13) and in some places (L14)."""

from datetime import datetime
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.domain.errors import InvalidEntry
from afterword.domain.facts import Accepted, Applied, Debrief, Offer
from afterword.domain.follow_up import FollowUp
from afterword.domain.people import CompanyKind
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, Parameter
from afterword.domain.timing.cadence import cadence_from
from afterword.settings.shipped import shipped_table
from builders import LARK, a_search, an_interview, instant
from domain.plans import CADENCE, planned, the
from searches import moments, searches

KINDS = [kind for kind in get_args(CompanyKind) if kind]


def at(kind: CompanyKind, region: str = "US", *facts: Applied | Debrief | Offer | Accepted) -> JobSearch:
    """A search at a company of that kind and region."""
    search = a_search(*(facts or (Applied(id="f1", app="a1", at=instant("2026-03-02T10:00-05:00")),)))
    return search.with_entry(replace(LARK, kind=kind, region=region))


@pytest.mark.parametrize(
    ("kind", "region", "own", "days"),
    [
        ("", "US", {}, 7),
        ("", "DE", {}, 15),
        ("", "DE-BY", {}, 15),
        ("small", "DE", {}, 4),
        ("small", "DE", {"apply.follow_up_bd": 9}, 9),
        ("small", "DE", {"apply.follow_up_bd": 9, "apply.follow_up_bd@DE": 8}, 8),
        ("small", "DE-BY", {"apply.follow_up_bd@DE-BY": 6, "apply.follow_up_bd@DE": 8}, 6),
        ("small", "DE", {"apply.follow_up_bd@small": 5, "apply.follow_up_bd@DE": 8}, 5),
        ("", "DE", {"apply.follow_up_bd@small": 5}, 15),
        ("small", "", {}, 4),
    ],
)
def test_ones_own_goes_before_the_kind_the_kind_before_the_place(
    kind: str, region: str, own: dict[str, int], days: int
) -> None:
    assert CADENCE.overridden(own).for_employer(kind, region).apply.follow_up_bd == days


@pytest.mark.parametrize(
    ("region", "medium"), [("US", "call"), ("GB", "call"), ("", "call"), ("FR", "email"), ("DE-BY", "email")]
)
def test_one_writes_but_where_the_telephone_is_usual(region: str, medium: str) -> None:
    assert CADENCE.for_employer("", region).status.default_medium == medium


def test_every_kind_of_employer_has_a_set_and_no_other_kind_has() -> None:
    assert {kind for each in CADENCE.sets for kind in each.kinds} == set(KINDS)


def test_a_set_changes_only_what_differs() -> None:
    for each in CADENCE.sets:
        assert [name for name, value in each.values.items() if CADENCE.value(name) == value] == []


def test_a_set_with_a_value_of_the_wrong_form_or_without_its_words_is_refused() -> None:
    table = shipped_table("cadence.toml")
    table["sets"]["small"]["apply"]["follow_up_bd"] = "four"
    with pytest.raises(InvalidEntry, match=r"^\$\.cadence\.sets\.small\.apply\.follow_up_bd: "):
        cadence_from(table)


def test_the_reason_says_what_makes_the_number_another() -> None:
    asked = the("A1", planned("2026-03-03T10:00-05:00", at("university"))).reason
    assert "30 business days (universities take weeks) after you applied" in asked
    own = planned("2026-03-03T10:00-05:00", at("university"), apply__follow_up_bd=30)
    assert "30 business days after" in the("A1", own).reason


def test_the_reason_says_where_one_writes() -> None:
    facts = (an_interview(), Debrief(id="f9", app="a1", at=instant("2026-04-14T15:00-04:00"), round=1))
    search = a_search(*facts).with_entry(replace(LARK, region="FR"))
    asked = the("D1", planned("2026-04-15T10:00-04:00", search))
    assert asked.medium == "email"
    assert asked.reason.endswith("By e-mail: there one writes rather than calls.")


def test_what_went_quiet_says_how_long_it_takes_there() -> None:
    silent = the("D6", planned("2026-08-03T10:00-04:00", at("university"))).reason
    assert silent.startswith("Universities take weeks, and Lark")


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(searches(), st.sampled_from(["small", "university", "public"]), moments())
def test_a_kind_is_nothing_but_its_parameters(search: JobSearch, kind: CompanyKind, now: datetime) -> None:
    """Employers of a kind get what all others would with its values for one's own; only reasons differ."""
    values = next(each.values for each in CADENCE.sets if kind in each.kinds)
    of_the_kind, with_its_values = search, search
    for company in search.companies.values():
        of_the_kind = of_the_kind.with_entry(replace(company, kind=kind))
        with_its_values = with_its_values.with_entry(replace(company, kind=""))
    for name, value in values.items():
        if name not in search.cadence and isinstance(value, int | str):
            with_its_values = with_its_values.with_entry(Parameter(id=name, value=value))

    def asked(found: JobSearch) -> list[FollowUp]:
        return [replace(each, reason="") for each in plan(found, CADENCE, now).open]

    assert asked(of_the_kind) == asked(with_its_values)
