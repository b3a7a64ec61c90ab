"""A cache of choices: the same situation needn't be paid for twice."""

from collections import OrderedDict
from hashlib import blake2b

from msgspec import Struct

from game.ai.answers import Choice
from game.ai.providers import Request


class Remembered(Struct, frozen=True):
    """A choice, and the model that made it."""

    choice: Choice
    model: str
    text: str = ""
    """The answer as it came."""


def digest(request: Request) -> bytes:
    """What stands for a request: its messages hold the choices too."""
    state = blake2b(digest_size=16)
    for message in request.messages:
        state.update(message.content.encode(errors="replace"))
        state.update(b"\0")
    return state.digest()


class Cache:
    """The last `size` situations; the longest unused is forgotten first. Main thread only."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._known: OrderedDict[bytes, Remembered] = OrderedDict()

    def get(self, key: bytes) -> Remembered | None:
        """What was chosen then, if it is known."""
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def put(self, key: bytes, choice: Choice, model: str, text: str = "") -> None:
        """Remember a choice."""
        self._known[key] = Remembered(choice, model, text)
        self._known.move_to_end(key)
        while len(self._known) > self.size:
            self._known.popitem(last=False)

    def clear(self) -> None:
        """Forget everything: another model would choose otherwise."""
        self._known.clear()

    def __len__(self) -> int:
        return len(self._known)
