"""The program's own two themes, and colours for what a follow-up's state means in every theme.

State colours are theme variables: ``$late``, ``$due``, ``$coming``, ``$held``, ``$done`` for follow-ups
and ``$gauge-green``, ``$gauge-amber``, ``$gauge-red`` for the balance of applications. They may stand in
style sheets and in content styles. A theme may set them; ``variable_defaults`` derives them from any
theme that does not. Colour never stands alone: a sign or a word says the same.
"""

from collections.abc import Sequence
from typing import Final

from textual.color import Color
from textual.theme import Theme

LEGIBLE: Final = 4.5
"""The contrast that WCAG 2.1 asks of text (success criterion 1.4.3)."""

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
        "text-muted": "#9BA3AF",
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
        "text-muted": "#5A606A",
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

_ANSI: Final = {
    "late": "ansi_red",
    "due": "ansi_yellow",
    "coming": "ansi_default",
    "held": "ansi_default",
    "done": "ansi_green",
    "gauge-green": "ansi_green",
    "gauge-amber": "ansi_yellow",
    "gauge-red": "ansi_red",
}


def variable_defaults(theme: Theme) -> dict[str, str]:
    """The state colours for ``theme``, for ``App.get_theme_variable_defaults``.

    Each is the theme's own warning, error … moved towards black or white until it can be read on the
    theme's background, surface and panel. A terminal's own palette (``theme.ansi``) is left alone.
    """
    if theme.ansi:
        return dict(_ANSI)
    colors = theme.to_color_system().generate()
    grounds = [Color.parse(colors[name]) for name in ("background", "surface", "panel")]
    return {name: legible(Color.parse(colors[source]), grounds).hex for name, source in _SOURCES.items()}


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
