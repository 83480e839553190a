"""Each parameter has its words beside it in the file that ships."""

import pytest

from afterword.domain.timing.cadence import allowed, parameter_names, unit_of, value_typed
from afterword.settings.meanings import meanings
from afterword.settings.shipped import shipped_table
from domain.plans import CADENCE


def test_every_parameter_has_a_name_of_its_own_and_nothing_else_has_one() -> None:
    found = meanings()
    assert sorted(found) == sorted(parameter_names())
    names = [meaning.name for meaning in found.values()]
    assert len(names) == len(set(names))
    for meaning in found.values():
        assert meaning.name
        assert not meaning.name.endswith((".", ","))
        assert meaning.words.endswith(".") or not meaning.words


def test_words_and_sources_are_those_above_the_value() -> None:
    found = meanings()
    delay = found["thank_you.min_delay_h"]
    assert (delay.name, delay.words, delay.source) == (
        "Not sooner after the interview",
        "A note within minutes looks perfunctory.",
        "Ask a Manager",
    )
    assert found["thank_you.evening"].source.startswith("careers offices"), "the table's"
    assert found["status.default_medium"].name == "Phone or write?"
    assert found["prepare.days"].source == ""


@pytest.mark.parametrize("name", parameter_names())
def test_what_ships_can_be_typed(name: str) -> None:
    family, _, leaf = name.partition(".")
    default = shipped_table("cadence.toml")[family][leaf]
    typed = ", ".join(default) if isinstance(default, list) else str(default)
    read = value_typed(name, typed)
    assert CADENCE.overridden({name: read}).value(name) == CADENCE.value(name)
    assert read == default or read == default.split(",")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("status.no_date_bd", "soon", "Write a whole number from 0 to 1000."),
        ("status.no_date_bd", "-1", "Write a whole number from 0 to 1000."),
        ("status.no_date_bd", "1001", "Write a whole number from 0 to 1000."),
        ("status.default_medium", "fax", "Write one of call, email."),
        ("thank_you.evening", "8 pm", "Write a time like 20:00."),
        (
            "call.windows",
            "9-10",
            "Write a span of one day like 07:00-21:00; several with commas between them",
        ),
    ],
)
def test_what_it_cannot_be_is_said_with_what_it_may_be(name: str, typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}") as refused:
        value_typed(name, typed)
    assert allowed(name) in str(refused.value)


def test_numbers_say_what_they_count() -> None:
    found = {
        name: unit_of(name) for name in ("status.no_date_bd@DE", "confirm.h", "recontact.days", "apply.max")
    }
    assert list(found.values()) == ["business day", "hour", "day", ""]
    assert unit_of("thank_you.evening") == ""
