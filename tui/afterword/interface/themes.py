"""The program's colours: three themes of its own, and the same colours derived from any other theme.

All that is drawn takes its colours from these, in style sheets and in content styles:

| for | variable |
|---|---|
| the ground; paper: a letter, a form | ``$background``, ``$surface`` |
| the chosen row and what belongs to it, nothing else | ``$chosen`` |
| the label of a pane, a pill, every second share | ``$label`` |
| companies, heads, what is chosen | ``$strong`` |
| what to do, letters, times of today | ``$foreground`` |
| persons, remarks, labels, what is coming | ``$text-muted`` |
| edges of fields and shares, never words | ``$edge`` |
| the focus, keys, today's number, nothing else | ``$accent`` |
| states, with the sign or word that says the same | ``$late``, ``$due``, ``$done`` |

``variable_defaults`` derives them from any theme that does not set them, each so that it can be read on
every ground it may stand on. Without colours (NO_COLOR, the terminal's own palette) what is chosen is
reversed.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from textual.color import Color
from textual.theme import Theme

LEGIBLE: Final = 4.5
"""The contrast that WCAG 2.1 asks of text (success criterion 1.4.3)."""

CLEAR: Final = 7.0
"""The one that it asks of text for those who see less well (1.4.6): what ``CONTRAST`` has."""

_RULE: Final = 1.5
"""The contrast with which a thin line still shows without standing out."""

_EDGE: Final = 3.0
"""The contrast that WCAG 2.1 asks of what marks a field (success criterion 1.4.11)."""

_FIELD: Final = 1.08
"""The contrast from which one ground can be told from another."""

DARK: Final = Theme(
    name="afterword-dark",
    dark=True,
    primary="#7CC3D2",
    secondary="#5F8F9B",
    accent="#7CC3D2",
    foreground="#CDD2D9",
    background="#14171C",
    surface="#1E242C",
    panel="#29303A",
    warning="#E6B768",
    error="#F28B84",
    success="#95CA9C",
    variables={
        "chosen": "#20353E",
        "label": "#333A45",
        "strong": "#F2F4F6",
        "edge": "#6C7685",
        "text-muted": "#98A1AE",
        "border": "#7CC3D2",
        "border-blurred": "#363E4A",
        "footer-key-foreground": "#7CC3D2",
        "input-selection-background": "#3A6470",
        "scrollbar": "#363E4A",
        "scrollbar-hover": "#4A5563",
        "scrollbar-active": "#7CC3D2",
        "scrollbar-background": "#1E242C",
        "scrollbar-background-hover": "#1E242C",
        "scrollbar-background-active": "#1E242C",
        "scrollbar-corner-color": "#1E242C",
        "button-color-foreground": "#0F1317",
    },
)

LIGHT: Final = Theme(
    name="afterword-light",
    dark=False,
    primary="#11606E",
    secondary="#44747D",
    accent="#11606E",
    foreground="#363C45",
    background="#F6F4EF",
    surface="#FFFFFF",
    panel="#ECE9E2",
    warning="#7C4D00",
    error="#A9241D",
    success="#20602A",
    variables={
        "chosen": "#D6E6E8",
        "label": "#DEDAD1",
        "strong": "#12161B",
        "edge": "#86837B",
        "text-muted": "#5B626D",
        "border": "#11606E",
        "border-blurred": "#C8C4BB",
        "footer-key-foreground": "#11606E",
        "input-selection-background": "#B9D2D4",
        "scrollbar": "#C8C4BB",
        "scrollbar-hover": "#B4AFA4",
        "scrollbar-active": "#11606E",
        "scrollbar-background": "#FFFFFF",
        "scrollbar-background-hover": "#FFFFFF",
        "scrollbar-background-active": "#FFFFFF",
        "scrollbar-corner-color": "#FFFFFF",
        "button-color-foreground": "#FFFFFF",
    },
)

CONTRAST: Final = Theme(
    name="afterword-contrast",
    dark=True,
    primary="#8FE3F5",
    secondary="#8FE3F5",
    accent="#8FE3F5",
    foreground="#E6E6E6",
    background="#000000",
    surface="#0D0D0D",
    panel="#1C1C1C",
    warning="#FFD23F",
    error="#FFB4AD",
    success="#9BE7A8",
    variables={
        "chosen": "#333333",
        "label": "#2E2E2E",
        "strong": "#FFFFFF",
        "edge": "#D0D0D0",
        "field": "#262626",
        "text-muted": "#D0D0D0",
        "border": "#8FE3F5",
        "border-blurred": "#D0D0D0",
        "footer-key-foreground": "#8FE3F5",
        "input-cursor-background": "#FFFFFF",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#333333",
        "scrollbar": "#D0D0D0",
        "scrollbar-hover": "#FFFFFF",
        "scrollbar-active": "#8FE3F5",
        "scrollbar-background": "#0D0D0D",
        "scrollbar-background-hover": "#0D0D0D",
        "scrollbar-background-active": "#0D0D0D",
        "scrollbar-corner-color": "#0D0D0D",
        "button-color-foreground": "#000000",
    },
)

THEMES: Final = (DARK, LIGHT, CONTRAST)
"""What the App registers; the first is the theme of a first start."""

_SOURCES: Final = {"late": "error", "due": "warning", "done": "success"}

_FOOT: Final = ("footer-key-foreground", "footer-description-foreground", "footer-foreground")

_PLAIN: Final = {
    "chosen": "ansi_default",
    "label": "ansi_default",
    "strong": "ansi_default",
    "edge": "ansi_default",
    "field": "ansi_default",
    "late": "ansi_red",
    "due": "ansi_yellow",
    "done": "ansi_green",
}

_PLAIN_CURSOR: Final = {
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-foreground": "ansi_default",
    "block-cursor-blurred-background": "ansi_default",
}

_CHOSEN, _LABEL, _TEXT, _MUTED = 0.18, 0.14, 0.15, 0.4
"""How far a derived ground lies from the theme's, and derived words from its foreground."""


_last: list[tuple[Theme, dict[str, str]]] = []
"""The theme that was asked for last: on the way to the first screen it is, again and again."""


def variables_of(theme: Theme) -> dict[str, str]:
    """All colours of ``theme`` by their names in style sheets, without the sign before them."""
    if not _last or _last[0][0] is not theme:
        _last[:] = [(theme, _variables(theme))]
    return _last[0][1]


def _variables(theme: Theme) -> dict[str, str]:
    own = {**theme.to_color_system().generate(), **theme.variables}
    colors = {**variable_defaults(theme, own), **own}
    return {**colors, **corrected(theme, colors), **marked_off(theme, colors)}


def variable_defaults(theme: Theme, own: Mapping[str, str]) -> dict[str, str]:
    """The colours for ``theme`` that no theme has, beside its ``own``.

    States are the theme's own warning, error … moved towards black or white until they can be read on all
    grounds. A terminal's own palette (``theme.ansi``) is left alone.
    """
    if theme.ansi:
        return dict(_PLAIN)
    background, surface, panel, foreground, primary = (
        Color.parse(own[name]) for name in ("background", "surface", "panel", "foreground", "primary")
    )
    grounds = {
        "chosen": background.blend(primary, _CHOSEN),
        "label": background.blend(foreground, _LABEL),
    } | {name: Color.parse(own[name]) for name in ("chosen", "label") if name in own}
    on = [background, surface, panel, *grounds.values()]
    words = {name: legible(Color.parse(own[source]), on) for name, source in _SOURCES.items()}
    found = {
        **grounds,
        **words,
        "strong": legible(foreground, on),
        "edge": _apart(background.blend(foreground, 0.45), surface, foreground, _EDGE),
        "field": _apart(panel, surface, foreground, _FIELD),
    }
    return {name: color.hex for name, color in found.items()}


def corrected(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Words in a theme's own colours that could not be read on its grounds, or not told from other words.

    Of a theme that has one colour for words three are made, and muted text is
    ``auto 60%`` in most themes, which in a line of text is as bright as it gets.
    """
    if theme.ansi:
        return {}
    background, foreground = (Color.parse(variables[name]) for name in ("background", "foreground"))
    grounds = [Color.parse(variables[name]) for name in ("background", "surface", "panel", "chosen")]
    is_own = "strong" in theme.variables
    muted = foreground.blend(background, _MUTED)
    if not variables["text-muted"].startswith("auto"):
        muted = Color.parse(variables["text-muted"])
    text = foreground if is_own else foreground.blend(background, _TEXT)
    on_labels = [*grounds, Color.parse(variables["label"])]
    found = {
        "foreground": legible(text, on_labels),
        "accent": legible(Color.parse(variables["accent"]), on_labels),
        "text-muted": legible(muted, grounds),
        **{name: legible(Color.parse(variables[name]), grounds) for name in _FOOT},
    }
    return {name: color.hex for name, color in found.items()}


def marked_off(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Rules that could not be seen, and the cursor of every list: the ground of what is chosen."""
    if theme.ansi:
        return dict(_PLAIN_CURSOR)
    background, foreground = (Color.parse(variables[name]) for name in ("background", "foreground"))
    return {
        "border-blurred": _apart(Color.parse(variables["border-blurred"]), background, foreground, _RULE).hex,
        "block-cursor-foreground": variables["strong"],
        "block-cursor-background": variables["chosen"],
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": variables["strong"],
        "block-cursor-blurred-background": variables["surface"],
    }


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


@cache
def _luminance(color: Color) -> float:
    """The relative luminance of WCAG 2.1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
