"""How far applications got, as a picture to share: figures only, no name of anybody or anything.

The colours are the picture's own, on a ground of its own, so that it looks the same on every page.
"""

from xml.etree import ElementTree as Xml

from afterword.domain.insight.statistics import FunnelStep, Statistics

_WIDTH, _MARGIN, _HEAD, _ROW, _FOOT = 720, 32, 92, 44, 56
_NAME_WIDTH, _BAR_HEIGHT, _NUMBER_WIDTH = 116, 30, 44
_GROUND, _INK, _QUIET = "#FAF9F6", "#282C33", "#5A606A"
_BARS = ("#1D6470", "#2F7580", "#468690", "#5E969F", "#77A7AE", "#8FB7BD")
_FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"


def funnel_svg(found: Statistics) -> str:
    """The funnel as an SVG document: a bar for each step, as wide as its part of all applications."""
    made, waiting = found.applications.number, found.applications.waiting
    words = ", ".join(f"{step.name} {step.reached}" for step in found.funnel)
    height = _HEAD + _ROW * len(found.funnel) + _FOOT
    picture = Xml.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_WIDTH} {height}", "role": "img"},
        width=str(_WIDTH),
        height=str(height),
    )
    Xml.SubElement(picture, "title").text = "A job search in figures"
    Xml.SubElement(picture, "desc").text = f"{words}; {waiting} still waiting"
    Xml.SubElement(picture, "rect", width="100%", height="100%", rx="12", fill=_GROUND)
    heading = f"{made} application{'' if made == 1 else 's'}"
    _write(picture, _MARGIN, 46, heading, size=24, fill=_INK, weight="600")
    _write(picture, _MARGIN, 68, "by the furthest point each one reached", size=14, fill=_QUIET)
    most = max((step.reached for step in found.funnel), default=0)
    for place, step in enumerate(found.funnel):
        _draw(picture, place, step, most)
    if waiting:
        below = f"{waiting} still waiting for an answer"
        _write(picture, _MARGIN, height - 24, below, size=14, fill=_QUIET)
    Xml.indent(picture)
    return Xml.tostring(picture, encoding="unicode") + "\n"


def _draw(picture: Xml.Element, place: int, step: FunnelStep, most: int) -> None:
    """A step's name, its bar, which stands in the middle as in a funnel, and its figure."""
    room = _WIDTH - 2 * _MARGIN - _NAME_WIDTH - _NUMBER_WIDTH
    top = _HEAD + _ROW * place
    line = top + _BAR_HEIGHT * 0.68
    width = max(room * step.reached / most, 4) if step.reached else 0
    left = _MARGIN + _NAME_WIDTH + (room - width) / 2
    _write(picture, _MARGIN, line, step.name, size=16, fill=_INK)
    bar = {"x": left, "y": top, "width": width, "height": _BAR_HEIGHT}
    Xml.SubElement(
        picture, "rect", {name: f"{size:g}" for name, size in bar.items()}, rx="4", fill=_BARS[place]
    )
    _write(picture, _WIDTH - _MARGIN, line, str(step.reached), size=16, fill=_INK, weight="600", anchor="end")


def _write(
    picture: Xml.Element,
    x: float,
    y: float,
    words: str,
    *,
    size: int,
    fill: str,
    weight: str = "400",
    anchor: str = "start",
) -> None:
    style = {"font-family": _FONT, "font-size": str(size), "font-weight": weight, "text-anchor": anchor}
    Xml.SubElement(picture, "text", {"x": f"{x:g}", "y": f"{y:g}", "fill": fill, **style}).text = words
