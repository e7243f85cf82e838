"""An attribute worked out when it is first asked for, and kept.

What `functools.cached_property` is from Python 3.12 on: before, it takes a lock at each first asking, which
costs more than most of what views of a long document work out.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):
    """Decorator of a method without arguments: its value takes its place in the instance."""

    def __init__(self, made_by: Callable[[Any], T]) -> None:
        self._made_by = made_by
        self._name = made_by.__name__
        self.__doc__ = made_by.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "lazy[T]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> "lazy[T] | T":
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._made_by(instance)
        return value
