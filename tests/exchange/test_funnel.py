"""The funnel as a picture: a bar for each step, and no name in it."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from afterword.domain.errors import NotAllowed
from afterword.domain.insight.statistics import statistics
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch, job_search
from afterword.exchange.out.funnel import funnel_svg
from builders import instant
from domain.plans import CADENCE
from interface.dashboards import open_desk, six
from interface.test_insights import talked_with

SVG = "{http://www.w3.org/2000/svg}"
NOW = instant("2026-04-15T11:05-04:00")


def drawn(search: JobSearch) -> str:
    return funnel_svg(statistics(plan(search, CADENCE, NOW)))


def test_each_step_has_its_name_a_bar_as_wide_as_its_part_and_its_figure() -> None:
    picture = Xml.fromstring(drawn(talked_with("Acme", "Birch", offer=True)))
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert texts[:2] == ["2 applications", "by the furthest point each one reached"]
    assert texts[2:8] == ["applied", "2", "answered", "2", "interviewed", "2"]
    _, *bars = picture.iter(f"{SVG}rect")
    widths = [float(bar.get("width", "")) for bar in bars]
    assert widths == pytest.approx([widths[0]] * 3 + [0, widths[0] / 2, 0])
    middles = {float(bar.get("x", "")) + width / 2 for bar, width in zip(bars, widths, strict=True)}
    assert len(middles) == 1


def test_a_search_with_nothing_in_it_has_no_bars() -> None:
    picture = Xml.fromstring(drawn(job_search((), {})))
    assert [bar.get("width") for bar in picture.iter(f"{SVG}rect")] == ["100%", *["0"] * 6]


def test_nobody_and_nothing_is_named_in_it_and_no_file_is_written_over(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.files.import_document(six())
    file = tmp_path / "funnel.svg"
    assert desk.files.save_funnel(file) == f"Saved as {file}."
    text = file.read_text(encoding="utf-8")
    said = " ".join(element.text or "" for element in Xml.fromstring(text).iter())
    steps = "applied answered interviewed later round offer accepted"
    other = "A job search in figures applications by the furthest point each one reached "
    other += "still waiting for an answer"
    assert set(re.findall("[A-Za-z]+", said)) <= {*steps.split(), *other.split()}
    with pytest.raises(NotAllowed, match="exists already; choose another name"):
        desk.files.save_funnel(file)
    assert file.read_text(encoding="utf-8") == text
