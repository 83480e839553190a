"""The program's own two themes, and colours for what a follow-up's state means in every theme.

State colours are theme variables: ``$late``, ``$due``, ``$coming``, ``$held``, ``$done`` for follow-ups
and ``$gauge-green``, ``$gauge-amber``, ``$gauge-red`` for the balance of applications; ``$pill-early``
and the like with ``$pill-early-text`` are the grounds and words of stages. They may stand in style sheets
and in content styles. A theme may set them; ``variable_defaults`` derives them from any
theme that does not. Colour never stands alone: a sign or a word says the same.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.color import Color
from textual.theme import Theme

LEGIBLE: Final = 4.5
"""The contrast that WCAG 2.1 asks of text (success criterion 1.4.3)."""

_RULE: Final = 1.5
"""The contrast with which a thin line still shows without standing out."""

_FIELD: Final = 1.08
"""The contrast from which one ground can be told from another."""

DARK: Final = Theme(
    name="afterword-dark",
    dark=True,
    primary="#7CB7C4",
    secondary="#5F8F9B",
    accent="#7CB7C4",
    foreground="#D9DCE1",
    background="#15181D",
    surface="#1B1F26",
    panel="#242A33",
    warning="#E2B36B",
    error="#EC8585",
    success="#8FC295",
    variables={
        "block-cursor-background": "#7CB7C4",
        "block-cursor-foreground": "#10151A",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2A3943",
        "block-cursor-blurred-foreground": "#D9DCE1",
        "border": "#7CB7C4",
        "border-blurred": "#363E4A",
        "footer-key-foreground": "#7CB7C4",
        "input-selection-background": "#3A6470",
        "text-muted": "#9BA3AF",
        "scrollbar": "#363E4A",
        "scrollbar-hover": "#4A5563",
        "scrollbar-active": "#7CB7C4",
        "scrollbar-background": "#1B1F26",
        "scrollbar-background-hover": "#1B1F26",
        "scrollbar-background-active": "#1B1F26",
        "scrollbar-corner-color": "#1B1F26",
        "button-color-foreground": "#10151A",
    },
)

LIGHT: Final = Theme(
    name="afterword-light",
    dark=False,
    primary="#1D6470",
    secondary="#44747D",
    accent="#1D6470",
    foreground="#282C33",
    background="#FAF9F6",
    surface="#F3F1EC",
    panel="#E8E5DE",
    warning="#855300",
    error="#A9261F",
    success="#2B6532",
    variables={
        "block-cursor-background": "#1D6470",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#D5E1E1",
        "block-cursor-blurred-foreground": "#282C33",
        "border": "#1D6470",
        "border-blurred": "#CCC8BF",
        "footer-key-foreground": "#1D6470",
        "input-selection-background": "#B9D2D4",
        "text-muted": "#5A606A",
        "scrollbar": "#CCC8BF",
        "scrollbar-hover": "#B4AFA4",
        "scrollbar-active": "#1D6470",
        "scrollbar-background": "#F3F1EC",
        "scrollbar-background-hover": "#F3F1EC",
        "scrollbar-background-active": "#F3F1EC",
        "scrollbar-corner-color": "#F3F1EC",
        "button-color-foreground": "#FFFFFF",
    },
)

THEMES: Final = (DARK, LIGHT)
"""What the App registers; the first is the theme of a first start."""

_SOURCES: Final = {
    "late": "error",
    "due": "warning",
    "coming": "primary",
    "held": "secondary",
    "done": "success",
    "gauge-green": "success",
    "gauge-amber": "warning",
    "gauge-red": "error",
}

_FOOT: Final = ("footer-key-foreground", "footer-description-foreground", "footer-foreground")

_PILLS: Final = {"early": "secondary", "talking": "primary", "offer": "success", "past": "panel"}
_PILL_TINT: Final = 0.25
"""How much of its colour the ground of a pill has."""

_ANSI: Final = {
    "late": "ansi_red",
    "due": "ansi_yellow",
    "coming": "ansi_default",
    "held": "ansi_default",
    "done": "ansi_green",
    "gauge-green": "ansi_green",
    "gauge-amber": "ansi_yellow",
    "gauge-red": "ansi_red",
    "field": "ansi_default",
    **{f"pill-{kind}{part}": "ansi_default" for kind in _PILLS for part in ("", "-text")},
}


def variable_defaults(theme: Theme) -> dict[str, str]:
    """The state colours and the ground of a field for ``theme``, for ``App.get_theme_variable_defaults``.

    Each is the theme's own warning, error … moved towards black or white until it can be read on the
    theme's background, surface and panel. A terminal's own palette (``theme.ansi``) is left alone.
    """
    if theme.ansi:
        return dict(_ANSI)
    colors = {**theme.to_color_system().generate(), **theme.variables}
    grounds = [Color.parse(colors[name]) for name in ("background", "surface", "panel")]
    foreground = Color.parse(colors["foreground"])
    on = [*grounds, _blurred(colors)]
    found = {name: legible(Color.parse(colors[source]), on).hex for name, source in _SOURCES.items()}
    found["field"] = _apart(grounds[2], grounds[1], foreground, _FIELD).hex
    for kind, source in _PILLS.items():
        color = Color.parse(colors[source])
        ground = color if kind == "past" else grounds[0].blend(color, _PILL_TINT)
        words = foreground.blend(ground, 0.3) if kind == "past" else color
        found |= {f"pill-{kind}": ground.hex, f"pill-{kind}-text": legible(words, [ground]).hex}
    return found


def corrected(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Words in a theme's own colours that could not be read on its grounds, or not told from other words.

    For ``App.get_css_variables``: muted text is ``auto 60%`` in most themes, which in a line of text is as
    bright as it gets.
    """
    if theme.ansi:
        return {}
    grounds = [Color.parse(variables[name]) for name in ("background", "surface", "panel")]
    muted = Color.parse(variables["foreground"]).blend(grounds[0], 0.35)
    if not variables["text-muted"].startswith("auto"):
        muted = Color.parse(variables["text-muted"])
    words = {
        "text-muted": muted,
        "accent": Color.parse(variables["accent"]),
        **{name: Color.parse(variables[name]) for name in _FOOT},
    }
    return {name: legible(color, grounds).hex for name, color in words.items()}


def marked_off(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Rules that could not be seen, and cursors on which words could not be read.

    For ``App.get_css_variables``.
    """
    if theme.ansi:
        return {}
    background, foreground = (Color.parse(variables[name]) for name in ("background", "foreground"))
    words, cursor = variables["block-cursor-foreground"], Color.parse(variables["block-cursor-background"])
    front = foreground if words.startswith("auto") else Color.parse(words)
    return {
        "border-blurred": _apart(Color.parse(variables["border-blurred"]), background, foreground, _RULE).hex,
        "block-cursor-foreground": legible(front, [cursor]).hex,
        "block-cursor-blurred-background": _blurred(variables).hex,
    }


def _blurred(colors: Mapping[str, str]) -> Color:
    """The ground of the cursor in a list without the focus, on which words can be read."""
    background, foreground = (Color.parse(colors[name]) for name in ("background", "foreground"))
    ground = background + Color.parse(colors["block-cursor-blurred-background"])
    while contrast(foreground, ground) < min(LEGIBLE, contrast(foreground, background)):
        ground = ground.blend(background, 0.25)
    return ground


def _apart(color: Color, ground: Color, end: Color, least: float) -> Color:
    """``color``, or the nearest to it towards ``end`` that can be told from ``ground``."""
    steps = (color.blend(end, step / 20) for step in range(21))
    return next((blended for blended in steps if contrast(blended, ground) >= least), end)


def legible(color: Color, grounds: Sequence[Color]) -> Color:
    """``color``, or the nearest to it towards black or white that can be read on all ``grounds``.

    Where no colour can, the one that comes nearest to it.
    """
    ends = (Color(0, 0, 0), Color(255, 255, 255))
    end = max(ends, key=lambda end: worst_contrast(end, grounds))
    for step in range(21):
        blended = color.blend(end, step / 20)
        if worst_contrast(blended, grounds) >= LEGIBLE:
            return blended
    return end


def worst_contrast(color: Color, grounds: Sequence[Color]) -> float:
    """The lowest contrast of ``color`` with any of ``grounds``."""
    return min(contrast(color, ground) for ground in grounds)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """The relative luminance of WCAG 2.1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
