"""Room: what is left of a frame for work that may go on in the next one."""

from time import perf_counter, thread_time


class Room:
    """So much own time from now on, but no longer than up to a moment.

    Own time, because a busy machine would else slow the world down more than the picture: the
    time that others take of a frame is lost to both. The moment keeps frames coming all the same.
    """

    def __init__(self, seconds: float, until: float) -> None:
        """seconds: of own time. until: on the clock `perf_counter`."""
        self._own = thread_time() + seconds
        self._until = until

    def __call__(self, seconds: float = 0.0) -> bool:
        """Whether there is none for something that takes about so many seconds."""
        return thread_time() + seconds >= self._own or perf_counter() >= self._until
