"""Troubles: what goes wrong while nobody looks, said on stderr when it begins and when it ends.

The window shows the same in a banner. A run that goes on for hours must not be silent about
worlds that aren't saved, or about a model that hasn't answered once.
"""

import time
from collections.abc import Mapping

from game.ai.status import ACT
from game.output import say
from game.world_setup import Running

EVERY = 0.5
"""Seconds between two looks."""


class Troubles:
    """Looks now and then how saving goes and how the model does."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._next = 0.0
        self._unsaved = False
        self._mute = False
        """The model's trouble was told, and nothing was answered since."""
        self._answered = 0

    def look(self) -> None:
        """Tell what has changed, if it is time to look."""
        if time.monotonic() >= self._next:
            self.close()

    def close(self) -> None:
        """Look for the last time: a short run is to tell as well."""
        self._next = time.monotonic() + EVERY
        self._look_at_saving()
        self._look_at_minds()

    def _look_at_saving(self) -> None:
        status = self._running.recorder.status
        if status.ok == self._unsaved:
            self._unsaved = not status.ok
            self._tell(status.message or "saving again")

    def _look_at_minds(self) -> None:
        minds = self._running.minds
        answered = minds.stats.calls - sum(minds.stats.errors.values())
        state = minds.state()
        troubled = state.level == "bad" or ACT in state.text
        if troubled and not self._mute:
            self._mute, self._answered = True, answered
            self._tell(state.text)
        elif not troubled and self._mute and answered > self._answered:
            # A gate that opens for one try is no recovery: only an answer is.
            self._mute = False
            self._tell(state.text)

    def _tell(self, words: str) -> None:
        running = self._running
        say(f"{running.name}, tick {running.world.tick}: {words}")


def failures(calls: int, errors: Mapping[str, int], skipped: Mapping[str, int]) -> str:
    """What to say at the end of calls that came to nothing, or weren't made; "" where all is well.

    >>> failures(9, {}, {"closed": 1}), failures(2, {"auth": 2}, {})
    ('', 'None of 2 calls to the model was answered (2 auth): built-in minds decided.')
    >>> failures(9, {"timeout": 2, "rate": 1}, {})
    '3 of 9 calls to the model failed (1 rate, 2 timeout): built-in minds decided there.'
    >>> failures(0, {}, {"wallet_usd": 7})
    'The model was never asked (7 wallet_usd): built-in minds decided.'
    """
    if skipped and not calls:
        return f"The model was never asked ({_kinds(skipped)}): built-in minds decided."
    if not errors:
        return ""
    failed, kinds = sum(errors.values()), _kinds(errors)
    if failed >= calls:
        return f"None of {calls} calls to the model was answered ({kinds}): built-in minds decided."
    return f"{failed} of {calls} calls to the model failed ({kinds}): built-in minds decided there."


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
