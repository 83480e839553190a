"""Text can be read in the program's own themes, and what a state's colour means in every theme."""

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from afterword.interface.themes import (
    LEGIBLE,
    THEMES,
    contrast,
    corrected,
    legible,
    marked_off,
    variable_defaults,
    worst_contrast,
)

STATES = ("late", "due", "coming", "held", "done", "gauge-green", "gauge-amber", "gauge-red")
PILLS = ("early", "talking", "offer", "past")
PAINTED = [theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]


def colors_of(theme: Theme) -> dict[str, str]:
    return {**variable_defaults(theme), **theme.to_color_system().generate(), **theme.variables}


def grounds_of(theme: Theme) -> list[Color]:
    colors = colors_of(theme)
    return [Color.parse(colors[name]) for name in ("background", "surface", "panel")]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color.parse("white"), Color.parse("black")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_in_our_own_themes(theme: Theme) -> None:
    colors, grounds = colors_of(theme), grounds_of(theme)
    for name in (
        "foreground",
        "primary",
        "text-muted",
        "text-primary",
        "text-accent",
        "footer-key-foreground",
    ):
        assert worst_contrast(Color.parse(colors[name]), grounds) >= LEGIBLE, name
    for name in ("warning", "error", "success", "text-warning", "text-error", "text-success", *STATES):
        assert worst_contrast(Color.parse(colors[name]), grounds) >= LEGIBLE, name
    for cursor in ("block-cursor", "block-cursor-blurred"):
        front, ground = (Color.parse(colors[f"{cursor}-{part}"]) for part in ("foreground", "background"))
        assert contrast(front, ground) >= LEGIBLE, cursor


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_states_can_be_read_in_every_theme(theme: Theme) -> None:
    defaults = variable_defaults(theme)
    for name in STATES:
        assert worst_contrast(Color.parse(defaults[name]), grounds_of(theme)) >= LEGIBLE, name
    pills = {name for name in defaults if name not in STATES} - {"field"}
    assert pills == {f"pill-{kind}{part}" for kind in PILLS for part in ("", "-text")}
    for kind in PILLS:
        ground, words = (Color.parse(defaults[f"pill-{kind}{part}"]) for part in ("", "-text"))
        assert contrast(words, ground) >= LEGIBLE, kind


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_words_in_a_themes_own_colours_are_corrected_where_they_cannot_be_read(theme: Theme) -> None:
    colors = colors_of(theme)
    right = corrected(theme, colors)
    for name, color in right.items():
        assert worst_contrast(Color.parse(color), grounds_of(theme)) >= LEGIBLE, name
    if theme in THEMES:
        assert right == {name: colors[name] for name in right}


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_rules_fields_and_cursors_can_be_told_apart_in_every_theme(theme: Theme) -> None:
    colors = colors_of(theme)
    right = marked_off(theme, colors)
    rule, blurred, field, background, surface, foreground = (
        Color.parse({**colors, **right}[name])
        for name in (
            "border-blurred", "block-cursor-blurred-background",
            "field", "background", "surface", "foreground",
        )
    )  # fmt: skip
    assert contrast(rule, background) >= 1.5
    assert contrast(field, surface) >= 1.08
    cursor = [
        Color.parse({**colors, **right}[f"block-cursor-{part}"]) for part in ("foreground", "background")
    ]
    assert contrast(*cursor) >= LEGIBLE
    for words in (foreground, Color.parse(colors["late"]), Color.parse(colors["due"])):
        assert contrast(words, blurred) >= LEGIBLE
    if theme in THEMES:
        assert {name: Color.parse(color) for name, color in right.items()} == {
            name: Color.parse(colors[name]) for name in right
        }


def test_a_color_that_can_be_read_is_not_moved() -> None:
    black, grey = Color.parse("black"), Color.parse("#777777")
    assert legible(Color.parse("yellow"), [black]) == Color.parse("yellow")
    assert contrast(legible(grey, [grey]), grey) >= LEGIBLE


class Painted(App[None]):
    """Uses the state colours in a style sheet and in a content style."""

    CSS = "Static { color: $late; background: $panel; border-left: thick $gauge-amber; }"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield Static(Content.styled("x", "$due"))


async def test_every_theme_works_in_style_sheets_and_in_content() -> None:
    app = Painted()
    async with app.run_test(size=(20, 3)) as pilot:
        for name in (*(theme.name for theme in THEMES), *BUILTIN_THEMES):
            app.theme = name
            await pilot.pause()
            wanted = variable_defaults(app.current_theme)
            static = app.screen.query_one(Static)
            assert static.styles.color == Color.parse(wanted["late"]), name
            segment = next(segment for segment in static.render_line(0) if segment.text == "x")
            assert segment.style is not None
            assert segment.style.color == Color.parse(wanted["due"]).rich_color, name


async def test_a_theme_may_set_a_state_color_itself() -> None:
    app = Painted()
    async with app.run_test(size=(20, 3)) as pilot:
        app.register_theme(Theme(name="own", primary="#123456", variables={"late": "#abcdef"}))
        app.theme = "own"
        await pilot.pause()
        assert app.screen.query_one(Static).styles.color == Color.parse("#abcdef")
