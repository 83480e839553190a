"""TOML that people write: whatever it is, it is read quickly or refused with its line."""

import time

import pytest

from afterword.domain.toml_text import NotToml, read_toml

LONG = 100_000

REFUSED = {
    "brackets": ("x = 1\ny = " + "[" * 3000 + "]" * 3000, 2, "nested too deeply"),
    "braces": ("x = " + "{a = " * 3000, 1, "nested too deeply"),
    "a name of a thousand parts": ("x = 1\n" + "a." * 1000 + "a = 1", 2, "too many parts"),
    "a table of a thousand parts": ("[" + "a." * 1000 + "a]", 1, "too many parts"),
    "an inline table of a thousand parts": ("x = {" + "a." * 1000 + "a = 1}", 1, "too many parts"),
    "a number of 5,000 digits": ("x = 1\ny = " + "9" * 5000, 2, "number is too long"),
    "open brackets": ("[" * LONG, 1, "invalid"),
    "quotes": ('"' * LONG, 1, "expected"),
    "a day there is none": ("x = 9999-99-99", 1, "expected"),
    "nothing but zeros": ("\0" * LONG, 1, "invalid"),
    "half of a pair": (r'x = "\ud800"', 1, "not a Unicode scalar value"),
}

TAKEN = {
    "a number in hexadecimal": "x = 0x" + "f" * (LONG - 10),
    "an infinite number": "x = 1e" + "9" * 5000,
    "tables": "[[a]]\n" * (LONG // 6),
    "spaces before an equals sign": "a" + " " * LONG + "= 1",
    "empty lines": "\n" * LONG,
    "names of fifty parts": "\n".join(
        ".".join([f"a{name}", *(f"b{part}" for part in range(49))]) + " = 1" for name in range(400)
    ),
    "dots in a value": f'x = "{"." * 50}"',
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_no_reader_survives_is_refused_with_its_line(what: str) -> None:
    text, line, why = REFUSED[what]
    started = time.process_time()
    with pytest.raises(NotToml, match=why) as refused:
        read_toml(text)
    assert refused.value.line == line
    assert time.process_time() - started < 2


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_only_long_is_read_quickly(what: str) -> None:
    started = time.process_time()
    assert read_toml(TAKEN[what]) or what == "empty lines"
    assert time.process_time() - started < 2
