"""The timelines of ``tests/scenarios`` as searches, as plans and as moments to look at."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from afterword.domain.planning.plan import Plan
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import cadence_from
from afterword.exchange.search_document import read_document
from afterword.settings.shipped import shipped_table

FOLDER = Path(__file__).parents[1] / "scenarios"

Row = dict[str, Any]


class Check(NamedTuple):
    """One moment of a scenario, and what is expected then."""

    scenario: str
    now: str
    expected: Row


class _Reader(yaml.CSafeLoader):  # ten times as quick as the one in Python
    """Leaves days and instants the texts that they are in a search document."""


_Reader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def scenario(name: str) -> Row:
    read: Row = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_Reader)
    return read


def document_of(timeline: Row) -> Row:
    """The scenario as a search document."""
    return {
        "afterword": 1,
        "profile": timeline["user"],
        "cadence": timeline.get("params", {}),
        "companies": {key: {"name": key.title(), **given} for key, given in timeline["companies"].items()},
        "contacts": {key: _contact(key, given) for key, given in timeline["contacts"].items()},
        "applications": timeline["applications"],
        "facts": [_fact(fact) for fact in timeline["facts"]],
    }


def _contact(key: str, given: Row) -> Row:
    """They have an e-mail address unless said otherwise; a number and a postal address only if said."""
    has = {
        "email": f"{key}@example.com" if given.get("email", True) else "",
        "phone": "+1 212 555 0142" if given.get("phone") else "",
        "postal": "1 Main Street" if given.get("postal") else "",
    }
    return {"name": key.title(), **given, **has}


def _fact(given: Row) -> Row:
    return {name: None if value == "none" else value for name, value in given.items()}


@cache
def search_of(name: str) -> JobSearch:
    imported = read_document(json.dumps(document_of(scenario(name))))
    assert imported.warnings == ()
    return imported.search


@cache
def plan_of(name: str, now: str) -> Plan:
    cadence = cadence_from(shipped_table("cadence.toml"))
    return plan(search_of(name), cadence, datetime.fromisoformat(now))


SCENARIOS = tuple(sorted(path.stem for path in FOLDER.glob("[STU]*.yaml")))
CHECKS = [Check(name, check["now"], check) for name in SCENARIOS for check in scenario(name)["checks"]]
