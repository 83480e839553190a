"""Values kept in the order of their keys while single ones come and go."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class Ordered(Generic[V]):
    """A list of ``values`` in the order of their keys."""

    def __init__(self) -> None:
        self._keys: list[Any] = []
        self.values: list[V] = []

    def fill(self, entries: Iterable[tuple[Any, V]]) -> None:
        """Takes these keys and values in place of all others."""
        in_order = sorted(entries, key=itemgetter(0))
        self._keys = [key for key, _ in in_order]
        self.values = [value for _, value in in_order]

    def put(self, key: Any, value: V) -> None:
        """Adds a value in its place."""
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self.values.insert(at, value)

    def take(self, key: Any) -> None:
        """Takes a value with that key away."""
        at = bisect_left(self._keys, key)
        del self._keys[at], self.values[at]
