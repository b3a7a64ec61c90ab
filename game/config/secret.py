"""A text that must not be seen, and the last net under it.

Keys have leaked through reprs of dataclasses, through pickles, through exception texts
and debug logs. So a key lives in a Secret from the moment it is read: everything that
turns an object into text gives a mask, everything that stores one refuses.
"""

from __future__ import annotations

import hmac
import re
from typing import Any, NoReturn, Self

MASK = "********"
# OpenRouter's and OpenAI's keys start so; what follows is letters, digits, - and _.
KEY_SHAPE = re.compile(r"\bsk-[A-Za-z0-9_-]{6,}")


class Secret:
    """A key. `reveal()` is the only way to its text; call it where the header is made.

    >>> key = Secret(" sk-or-v1-0123 ")
    >>> key, str(key), f"{key:>10}"
    (Secret(********), '********', '********')
    >>> key.reveal()
    'sk-or-v1-0123'
    """

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        # A newline at the end of a pasted key would end up in the HTTP client's error text.
        self.__text = text.strip()

    def reveal(self) -> str:
        """The text itself."""
        return self.__text

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self.__text.encode(), other.__text.encode())

    def __hash__(self) -> int:
        return hash((Secret, self.__text))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a Secret can't be stored")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a Secret can't be stored")


def redact(text: str, *secrets: Secret | None) -> str:
    """A text with the given secrets, and whatever looks like a key, masked.

    For text on its way to a log or a screen that other people's code has written.

    >>> redact("401 for sk-or-v1-abcdef012, sorry")
    '401 for ********, sorry'
    """
    for secret in secrets:
        if secret is not None and secret.reveal():
            text = text.replace(secret.reveal(), MASK)
    return KEY_SHAPE.sub(MASK, text)
