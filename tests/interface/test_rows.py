"""How follow-ups read in one line, without a screen."""

from zoneinfo import ZoneInfo

import pytest

from afterword.domain.application import Application
from afterword.domain.facts import Applied
from afterword.domain.people import Company
from afterword.domain.planning.planner import plan
from afterword.domain.search import job_search
from afterword.interface.panes.rows import ColumnWidths, follow_up_line
from afterword.interface.view import View
from builders import ROSA, a_contact, instant
from interface.dashboards import CADENCE

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="module")
def view() -> View:
    """Three firms whose applications are due, one of them known by somebody with a long name."""
    names = {"baer": "Bärenfels Versicherung AG", "linden": "Lindenpay GmbH", "muel": "Müller & Söhne KG"}
    companies = [Company(id=key, name=name, region="DE", tz="Europe/Berlin") for key, name in names.items()]
    ewa = a_contact("ewa", "Frau Dr. Ewa Kaya-Hohenstein", company="baer")
    applications = [
        Application(id=key, company=key, title="Data Analyst", contact="ewa" if key == "baer" else None)
        for key in names
    ]
    facts = [Applied(id=f"f-{key}", app=key, at=instant("2026-11-09T10:00+01:00")) for key in names]
    search = job_search([ROSA, ewa, *companies, *applications, *facts], {})
    now = instant("2026-11-19T10:30+01:00")
    return View(search, plan(search, CADENCE, now), BERLIN, "DE")


@pytest.mark.parametrize("width", [54, 57, 60, 71, 79, 100, 118])
def test_the_company_stays_in_every_row(view: View, width: int) -> None:
    rows = view.plan.open
    columns = ColumnWidths.fitting(view, rows)
    lines = [follow_up_line(view, columns, row, width) for row in rows]
    assert len(rows) == 3
    shown = 6 if width >= 71 else 5
    for line, row in zip(lines, rows, strict=True):
        assert view.company_name(row.company)[:shown] in line.plain
        assert line.cell_length <= width
        assert "application follow-up" in line.plain or width < 71
