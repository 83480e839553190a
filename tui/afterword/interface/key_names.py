"""What keys are called: by people, who write ``?`` and ``pgdn``, and by the toolkit. Imports no Textual."""

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

_WORDS: Final = {
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "down": "↓", "up": "↑", "left": "←", "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}  # fmt: skip
_RENAMED: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip


def _character_name(character: str) -> str:
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_CHARACTERS: Final[Mapping[str, str]] = {_character_name(each): each for each in string.punctuation}
_NAMED: Final = {
    *("enter", "escape", "space", "tab", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 13)),
    *_CHARACTERS,
}
_OTHERWISE: Final = {
    "esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter", "del": "delete",
    "↓": "down", "↑": "up", "←": "left", "→": "right",
}  # fmt: skip
_MODIFIERS: Final = {"alt": "alt", "ctrl": "ctrl", "control": "ctrl", "shift": "shift"}
_THE_SAME: Final = {
    "ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter",
    "ctrl+left_square_bracket": "esc",
}  # fmt: skip
"""What most terminals send for these keys, so that they cannot be told apart."""


def key_called(text: str) -> str:
    """The toolkit's name of a key as people write it.

    Raises ValueError with the reason, to follow the key in a sentence, where it cannot be used.
    """
    *modifiers, base = re.split(r"\+(?=.)", text.strip()) if len(text.strip()) > 1 else [text]
    base = base if len(base) == 1 else base.lower()
    base = _OTHERWISE.get(base, base)
    if len(base) == 1 and not base.isalnum():
        base = "space" if base == " " else _character_name(base) if base in string.punctuation else ""
    given = {_MODIFIERS.get(modifier.lower(), "") for modifier in modifiers}
    if "" in given or not (base in _NAMED or (len(base) == 1 and base.isalnum())):
        raise ValueError("is not a key; write one like c, ?, F5, ctrl+y or pgdn")
    if len(base) == 1:
        # A terminal sends the capital for shift, and one and the same for ctrl with either.
        base = base.upper() if given == {"shift"} else base.lower() if given else base
        given -= {"shift"} if given == {"shift"} else set()
    key = "+".join((*sorted(given), base))
    if key in _THE_SAME:
        raise ValueError(f"is the same as {_THE_SAME[key]} in most terminals")
    if key == "ctrl+c":
        raise ValueError("copies what is marked with the mouse")
    return key


def is_typed(key: str) -> bool:
    """Whether a line of a form takes the key as text."""
    return len(key) == 1 or key in _CHARACTERS or key == "space"


def written(key: str) -> str:
    """A key as people write it: ``?``, ``shift+tab``."""
    *modifiers, base = key.split("+")
    return "+".join((*modifiers, _CHARACTERS.get(base) or _WORDS.get(base, base)))


def keys_text(keys: Iterable[str]) -> str:
    """Several keys as people write them."""
    return " ".join(map(written, keys))
