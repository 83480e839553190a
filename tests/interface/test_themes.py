"""Text can be read in the program's own themes, and what a state's colour means in every theme."""

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from afterword.interface.themes import (
    CLEAR,
    CONTRAST,
    LEGIBLE,
    THEMES,
    contrast,
    corrected,
    legible,
    marked_off,
    variable_defaults,
    worst_contrast,
)

pytestmark = pytest.mark.exhaustive

STATES = ("late", "due", "done")
GROUNDS = ("background", "surface", "panel", "chosen")
PAINTED = [theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]


def own_colors_of(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def colors_of(theme: Theme) -> dict[str, str]:
    own = own_colors_of(theme)
    return {**variable_defaults(theme, own), **own}


def grounds_of(theme: Theme) -> list[Color]:
    colors = colors_of(theme)
    return [Color.parse(colors[name]) for name in GROUNDS]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color.parse("white"), Color.parse("black")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_in_our_own_themes(theme: Theme) -> None:
    colors, grounds = colors_of(theme), grounds_of(theme)
    words = ("foreground", "primary", "text-muted", "text-primary", "text-accent", "footer-key-foreground")
    states = ("warning", "error", "success", "text-warning", "text-error", "text-success", *STATES)
    for name in (*words, *states):
        least = CLEAR if theme is CONTRAST else LEGIBLE
        assert worst_contrast(Color.parse(colors[name]), grounds) >= least, name


def test_with_high_contrast_fields_cursors_and_the_focus_stand_out_as_words_do() -> None:
    colors = colors_of(CONTRAST) | marked_off(CONTRAST, colors_of(CONTRAST))
    for name, ground in {
        "edge": "field", "border": "surface", "border-blurred": "background", "accent": "chosen",
        "input-cursor-background": "field", "input-cursor-foreground": "input-cursor-background",
        "foreground": "input-selection-background", "scrollbar": "scrollbar-background",
        "block-cursor-foreground": "block-cursor-background", "button-color-foreground": "accent",
    }.items():  # fmt: skip
        assert contrast(Color.parse(colors[name]), Color.parse(colors[ground])) >= CLEAR, name


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_states_and_names_can_be_read_in_every_theme(theme: Theme) -> None:
    colors = colors_of(theme)
    on = [*grounds_of(theme), Color.parse(colors["label"])]
    for name in (*STATES, "strong"):
        assert worst_contrast(Color.parse(colors[name]), on) >= LEGIBLE, name


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_what_is_chosen_labels_and_edges_can_be_told_from_the_ground_in_every_theme(theme: Theme) -> None:
    colors = colors_of(theme)
    background, surface, chosen, label, edge = (
        Color.parse(colors[name]) for name in ("background", "surface", "chosen", "label", "edge")
    )
    assert contrast(chosen, background) >= 1.08
    assert contrast(label, background) >= 1.08
    assert contrast(edge, surface) >= 3


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
    rule, field, background, surface, front, ground = (
        Color.parse({**colors, **right}[name])
        for name in (
            "border-blurred", "field", "background", "surface",
            "block-cursor-foreground", "block-cursor-background",
        )
    )  # fmt: skip
    assert contrast(rule, background) >= 1.5
    assert contrast(field, surface) >= 1.08
    assert contrast(front, ground) >= LEGIBLE


def test_a_color_that_can_be_read_is_not_moved() -> None:
    black, grey = Color.parse("black"), Color.parse("#777777")
    assert legible(Color.parse("yellow"), [black]) == Color.parse("yellow")
    assert contrast(legible(grey, [grey]), grey) >= LEGIBLE


class Painted(App[None]):
    """Uses the state colours in a style sheet and in a content style."""

    CSS = "Static { color: $late; background: $panel; border-left: thick $edge; }"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme, own_colors_of(self.current_theme))

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
            wanted = variable_defaults(app.current_theme, own_colors_of(app.current_theme))
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
