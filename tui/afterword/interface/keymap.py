"""The person's own keys, checked against the registry. Imports no Textual.

The toolkit says nothing where a key is given away twice: the second command just loses it. So every wish
is held against all places where its command works; one that cannot be is left out and told.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations

import msgspec
from msgspec.structs import replace

from afterword.domain.phrases import listed, shortened
from afterword.interface.commands import BY_ID, COMMANDS, PLACES, Command
from afterword.interface.key_names import is_typed, key_called, keys_text, written
from afterword.settings.settings import Written

_NAMED = re.compile(r"`([a-z_.]+)`")


class Keymap(msgspec.Struct, frozen=True):
    """The keys that hold: ``own`` by the id of the command, the registry's for all others."""

    own: Mapping[str, tuple[str, ...]] = {}
    troubles: tuple[str, ...] = ()
    """A sentence for each wish that could not be met."""

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as the toolkit names them."""
        return self.own.get(command.id, command.keys)

    def text_of(self, command: Command) -> str:
        """The keys of a command, as people write them."""
        return keys_text(self.keys_of(command))

    def said(self, words: str) -> str:
        """``words`` in which each command's id between backticks is its key."""

        def key(found: re.Match[str]) -> str:
            command = BY_ID.get(found[1])
            return written(self.keys_of(command)[0]) if command else found[0]

        return _NAMED.sub(key, words)


def keymap(wishes: Mapping[str, tuple[str, ...]], where: Callable[[str], str] = str) -> Keymap:
    """The keys that hold with the person's ``wishes`` by command; ``where`` begins a sentence about one."""
    own: dict[str, tuple[str, ...]] = {}
    troubles: list[str] = []
    for command_id, keys in wishes.items():
        try:
            own[command_id] = _usable(command_id, keys)
        except ValueError as error:
            troubles.append(f"{where(command_id)}: {error}")
    while clash := next(_clashes(own), None):
        given_up, key, other, place = clash
        del own[given_up]
        troubles.append(
            f"{where(given_up)}: {written(key)} is the key of {other} in {place};"
            f" {given_up} keeps {listed([written(each) for each in BY_ID[given_up].keys])}."
        )
    return Keymap(own, tuple(troubles))


def own_keys(file: Written) -> Keymap:
    """The keys that hold with what a settings file says; its troubles and those of its keys."""
    own = keymap(file.settings.keys, lambda command: file.where(f"keys.{command}"))
    return replace(own, troubles=file.troubles + own.troubles)


def _usable(command_id: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    if command_id not in BY_ID:
        raise ValueError(f"there is no command called {shortened(command_id)}.{_meant(command_id)}")
    called = []
    for key in keys:
        try:
            called.append(key_called(key))
        except ValueError as error:
            raise ValueError(f"{shortened(key)} {error}.") from None
        if command_id.startswith("form.") and is_typed(called[-1]):
            raise ValueError(f"{key} is typed as text in a form; take a key like ctrl+y or F5.")
    return tuple(dict.fromkeys(called))


@cache
def _meant(command_id: str) -> str:
    """What to say of a command that there is not; kept, since keys are looked at for every sentence."""
    from difflib import get_close_matches

    near = get_close_matches(command_id, BY_ID, 1)
    return f" Is {near[0]} meant?" if near else " 'afterword keys' lists them."


def _clashes(own: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str, str]]:
    """Which wish gives way, the key, the command that has it, and where."""
    order = list(own)
    if not own:
        return
    for place, scopes in PLACES.items():
        there = [command for command in COMMANDS if command.scope in scopes]
        for one, other in combinations(there, 2):
            wished = sorted((each.id for each in (one, other) if each.id in own), key=order.index)
            if not wished:
                continue
            shared = set(own.get(one.id, one.keys)) & set(own.get(other.id, other.keys))
            if shared:
                gives_way = wished[-1]
                yield gives_way, min(shared), other.id if gives_way == one.id else one.id, place
