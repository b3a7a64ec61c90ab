"""Prices: what a call can cost at the most, from the server's own price list."""

import threading
from collections.abc import Mapping
from math import ceil
from time import monotonic

from game.ai.providers import Price, Provider, ProviderError, Request

PATIENCE = 5.0
"""Seconds that the list may take; without it a call is taken to cost what the dearest did."""


def most(price: Price, request: Request) -> int:
    """The most that a call can cost, in millionths of a dollar, rounded up.

    A token is at least one byte of the prompt, and no more are written than asked for.

    >>> from game.ai.providers import Message
    >>> most(Price(0.5, 2.0), Request((Message("user", "12345678"),), {}, 100))
    209
    """
    read = sum(len(m.content.encode(errors="replace")) + 8 for m in request.messages)
    read += len(str(request.schema))
    return ceil(price.of(read, request.max_tokens))


class Prices:
    """The list of one provider; it is fetched on a thread of its own."""

    def __init__(self, provider: Provider, models: tuple[str, ...]) -> None:
        """`models` are those that may answer, so that the dearest of them is reckoned with."""
        self._models = models
        self._list: Mapping[str, Price] = {}
        self._known = threading.Event()
        if not provider.paid:
            self._known.set()
            return
        thread = threading.Thread(target=self._fetch, args=(provider,), name="prices", daemon=True)
        thread.start()

    @property
    def known(self) -> bool:
        """Whether the list has come, or is known not to come."""
        return self._known.is_set()

    def wait(self) -> None:
        """Until it is known, PATIENCE at the most."""
        self._known.wait(PATIENCE)

    def of(self, model: str) -> Price | None:
        """A model's price, if it is listed."""
        return self._list.get(model)

    def bound(self, request: Request) -> int | None:
        """The most that a call can cost, in millionths of a dollar; None if nobody says."""
        names = (request.model,) if request.model else self._models
        prices = [self._list[name] for name in names if name in self._list]
        if len(prices) < len(names) or not prices:
            return None
        return max(most(price, request) for price in prices)

    def cheapest(self, models: tuple[str, ...], than: str) -> str:
        """The cheapest of some models, if it is cheaper than one; or nothing."""
        own = self._list.get(than)
        listed = [(self._list[m].of(1000, 80), m) for m in models if m in self._list]
        if own is None or not listed or min(listed)[0] >= own.of(1000, 80):
            return ""
        return min(listed)[1]

    def _fetch(self, provider: Provider) -> None:
        try:
            self._list = provider.prices(monotonic() + PATIENCE)
        except ProviderError:
            self._list = {}
        finally:
            self._known.set()
