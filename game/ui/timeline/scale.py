"""Scale: which ticks the bar shows, and where on it each one stands."""

LEAST = 40
"""Ticks that the bar shows at its closest."""
ZOOM = 1.35
"""What a notch of the wheel does."""


class Scale:
    """A stretch of ticks on a stretch of pixels."""

    def __init__(self) -> None:
        """All of a life, however long it grows."""
        self.left, self.width = 0, 1
        self._first, self._last = 0, 1
        self._span: float | None = None
        """Ticks shown; None is all there are."""
        self._start = 0.0

    def reset(self) -> None:
        """All of another life."""
        self._first, self._last = 0, 1
        self._span = None

    # --- what there is ---

    def place(self, left: int, width: int) -> None:
        """Take other pixels."""
        self.left, self.width = left, max(1, width)

    def grow(self, first: int, last: int) -> None:
        """The ticks that there are; whoever looks at the newest goes on doing so."""
        at_end = self.end >= self._last - 0.5
        self._first, self._last = first, last
        if self._span is not None:
            if self._span >= self._whole:
                self._span = None
            elif at_end:
                self._start = last - self._span
            self._clamp()

    @property
    def _whole(self) -> float:
        return float(max(LEAST, self._last - self._first))

    @property
    def span(self) -> float:
        """Ticks shown."""
        return self._whole if self._span is None else self._span

    @property
    def start(self) -> float:
        """The first tick shown."""
        return float(self._first) if self._span is None else self._start

    @property
    def end(self) -> float:
        """The last tick shown."""
        return self.start + self.span

    @property
    def zoomed(self) -> bool:
        """Whether it shows only a part."""
        return self._span is not None

    # --- where ---

    def x(self, tick: float) -> int:
        """The pixel of a tick; it may lie beside the bar."""
        return self.left + round((tick - self.start) / self.span * (self.width - 1))

    def tick(self, x: float) -> int:
        """The tick at a pixel, among those that there are."""
        tick = round(self.start + (x - self.left) / max(1, self.width - 1) * self.span)
        return min(max(tick, self._first), self._last)

    # --- moving it ---

    def zoom(self, notches: float, x: float) -> None:
        """Show less (or more, below zero) around a pixel, which keeps its tick."""
        share = (x - self.left) / max(1, self.width - 1)
        tick = self.start + share * self.span
        span = max(float(LEAST), self.span / ZOOM**notches)
        if span >= self._whole:
            self._span = None
            return
        self._span = span
        self._start = tick - share * span
        self._clamp()

    def pan(self, pixels: float) -> None:
        """Move what is shown with the pointer."""
        if self._span is not None:
            self._start -= pixels / max(1, self.width - 1) * self._span
            self._clamp()

    def show(self, tick: float) -> None:
        """Bring a tick into what is shown."""
        if self._span is not None and not self.start <= tick <= self.end:
            self._start = tick - self._span / 2
            self._clamp()

    def _clamp(self) -> None:
        assert self._span is not None
        self._start = min(max(self._start, float(self._first)), self._last - self._span)
        self._start = max(self._start, float(self._first))
