"""Attributes that are worked out when somebody asks for them."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Lazy(Generic[T]):
    """An attribute that is worked out at its first reading and then kept in the instance.

    What functools.cached_property does, without the lock it takes each time in Python 3.11: a plan
    reads tens of thousands of these.
    """

    def __init__(self, derive: Callable[[Any], T]) -> None:
        self.__doc__ = derive.__doc__
        self._derive = derive

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "Lazy[T]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> "Lazy[T] | T":
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._derive(instance)
        return found


def lazy(derive: Callable[[Any], T]) -> Lazy[T]:
    """Lets a method be read as an attribute that is worked out once for each instance."""
    return Lazy(derive)
