"""Each parameter of the rules changes what follows: some timeline comes out differently."""

from datetime import datetime
from typing import Any

import pytest

from afterword.domain.planning.planner import plan
from afterword.domain.timing.cadence import parameter_names
from afterword.settings.shipped import shipped_table
from domain.plans import CADENCE
from domain.timelines import CHECKS, plan_of, search_of

OTHERWISE: dict[str, Any] = {
    "thank_you.evening": "18:30", "thank_you.next_morning": "09:30", "thank_you.latest": "18:00",
    "thank_you.earliest": "07:30", "email.slot": "09:05/10:05", "email.sensible": "08:00-20:00",
    "call.windows": "10:00-11:00,14:00-15:00", "call.monday": "am", "call.friday": "pm",
    "user.waking": "12:00-13:00", "status.default_medium": "email", "quiet.periods": "04-01..04-30",
    "holidays.skip": ["2026-09-07"], "holidays.extra": ["2026-04-15"],
}  # fmt: skip
"""Another value for the parameters that are no numbers."""

NOT_IN_A_TIMELINE = {
    "thank_you.letter", "letter.transit_bd", "letter.post_by", "checkin.max", "recontact.max",
    "references.heads_up_h", "network.remind_bd", "network.max", "basket.live", "basket.companies",
    "basket.new",
}  # fmt: skip
"""Parameters of rules that have tests of their own."""


def others(name: str) -> list[Any]:
    if name in OTHERWISE:
        return [OTHERWISE[name]]
    family, leaf = name.split(".")
    value = shipped_table("cadence.toml")[family][leaf]
    return [value + 1, max(value - 1, 0)]


@pytest.mark.parametrize("name", [name for name in parameter_names() if name not in NOT_IN_A_TIMELINE])
def test_a_changed_parameter_changes_a_plan(name: str) -> None:
    changed = [CADENCE.overridden({name: value}) for value in others(name)]
    assert any(
        plan(search_of(check.scenario), cadence, now).open != plan_of(check.scenario, check.now).open
        for cadence in changed
        for check in CHECKS
        for now in (datetime.fromisoformat(check.now),)
    )
