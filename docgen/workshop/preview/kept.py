"""A few of the newest things; the oldest is forgotten."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Things by name; used by one thread at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[str, T] = OrderedDict()

    def get(self, name: str) -> T | None:
        """The thing of this name, which is in use from now on; None where there is none any more."""
        if name in self._things:
            self._things.move_to_end(name)
        return self._things.get(name)

    def put(self, name: str, thing: T) -> T:
        """Keep it under this name."""
        self._things[name] = thing
        self._things.move_to_end(name)
        while len(self._things) > self._most:
            self._things.popitem(last=False)
        return thing

    def clear(self) -> None:
        """Forget all."""
        self._things.clear()
