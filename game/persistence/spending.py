"""Spending: what a world's models have cost on this machine, kept so that no crash loses it.

`spending.jsonl` stands in the world's folder and is no part of the world: it isn't packed,
and a fork begins its own. A call's line is written before the call is made, with the most
that it can cost, and a second one when it is over. What was under way when a program was
killed counts as the most.
"""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.errors import SaveError
from game.persistence.disk import Disk
from game.persistence.files import read_whole
from game.persistence.records import Count

FILE = "spending.jsonl"
OLD = "tally.json"
"""The sums of versions before there was this file; they go on counting."""
LARGEST = 64 << 20
LINES = 20_000
"""Lines above which the file is summed up when it is opened."""
DAY = 86_400


def utc_day() -> int:
    """The number of the day since 1970; OpenRouter counts from midnight UTC too."""
    return int(time.time() // DAY)


class Sums(Struct):
    """What was spent."""

    calls: Count = 0
    cost_micro: Count = 0
    """Millionths of a dollar."""


class Line(Struct, omit_defaults=True, forbid_unknown_fields=True):
    """One line: a call that begins (`hold`), one that is over (`done`), a budget, or sums."""

    day: Count = 0
    """Since 1970, in UTC."""
    hold: Count = 0
    """Number of the call that begins, from 1."""
    done: Count = 0
    """Number of the call that is over."""
    agent: Count = 0
    micro: Count = 0
    """Held, or spent, in millionths of a dollar."""
    calls: Count = 0
    tokens_in: Count = 0
    tokens_out: Count = 0
    budget: Count | None = None
    """What the player lets this world spend, in millionths of a dollar."""


_DECODER = msgspec.json.Decoder(Line)
_ENCODER = msgspec.json.Encoder()


class Spending:
    """The bill of one world. Any thread may write; without a folder it is kept in memory."""

    def __init__(self, folder: Path | None = None, today: Callable[[], int] = utc_day) -> None:
        """Read what is there; a torn or damaged end is passed over."""
        self.name = folder.name if folder is not None else ""
        """Of the world."""
        self._path = folder / FILE if folder is not None else None
        self._lock = threading.Lock()
        self._fd = -1
        self._next = 1
        self._today = today
        self.calls = 0
        self.cost_micro = 0
        self.tokens_in = 0
        self.tokens_out = 0
        self.calls_today = 0
        self.micro_today = 0
        self.by_agent: dict[int, int] = {}
        """Agent -> millionths of a dollar."""
        self.budget_micro: int | None = None
        """What the player lets this world spend, if they said."""
        self.failed = ""
        """Why nothing can be written, if so."""
        if folder is not None:
            old = _old_sums(folder)
            self.calls, self.cost_micro = old.calls, old.cost_micro
        lines = self._read()
        lines += self._take_in(lines)
        if len(lines) > LINES:
            self._sum_up(lines)

    def hold(self, agent: int, micro: int) -> int:
        """A call begins that may cost so much; returns its number."""
        with self._lock:
            number, self._next = self._next, self._next + 1
            self._write(Line(day=self._today(), hold=number, agent=agent, micro=micro))
            return number

    def settle(
        self, number: int, agent: int, micro: int, calls: int, tokens: tuple[int, int]
    ) -> None:
        """A call is over; `calls` is how often the server was asked, `tokens` in and out."""
        with self._lock:
            line = Line(
                day=self._today(),
                done=number,
                agent=agent,
                micro=micro,
                calls=calls,
                tokens_in=tokens[0],
                tokens_out=tokens[1],
            )
            self._count(line)
            self._write(line)

    def set_budget(self, micro: int) -> None:
        """From now on this world may spend so much in all."""
        with self._lock:
            self.budget_micro = micro
            self._write(Line(budget=micro))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._fd >= 0:
                os.close(self._fd)
                self._fd = -1

    # --- the file ---

    def _read(self) -> list[Line]:
        if self._path is None:
            return []
        try:
            data = read_whole(self._path, LARGEST)
        except FileNotFoundError:
            return []
        except SaveError as error:
            self.failed = str(error)
            return []
        lines = []
        for text in data.splitlines():
            try:
                lines.append(_DECODER.decode(text))
            except msgspec.MsgspecError:
                continue  # torn by a crash: its call's hold, or the call, is counted
        return lines

    def _take_in(self, lines: list[Line]) -> list[Line]:
        """Count what was read; returns the lines that end calls which nobody ended.

        Killed while it was under way: nobody knows its cost, so it is the most.
        """
        open_: dict[int, Line] = {}
        for line in lines:
            if line.budget is not None:
                self.budget_micro = line.budget
            elif line.hold:
                open_[line.hold] = line
            else:
                open_.pop(line.done, None)
                self._count(line)
            self._next = max(self._next, line.hold + 1, line.done + 1)
        ends = [replace(held, hold=0, done=held.hold, calls=1) for held in open_.values()]
        for end in ends:
            self._count(end)
            self._write(end)
        return ends

    def _count(self, line: Line) -> None:
        self.calls += line.calls
        self.cost_micro += line.micro
        self.tokens_in += line.tokens_in
        self.tokens_out += line.tokens_out
        if line.agent:
            self.by_agent[line.agent] = self.by_agent.get(line.agent, 0) + line.micro
        if line.day == self._today():
            self.calls_today += line.calls
            self.micro_today += line.micro

    def _write(self, line: Line) -> None:
        """One write, which the system keeps though the program is killed."""
        if self._path is None:
            return
        try:
            if self._fd < 0:
                flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._fd = os.open(self._path, flags | getattr(os, "O_NOFOLLOW", 0), 0o644)
                if os.fstat(self._fd).st_size:
                    os.lseek(self._fd, -1, os.SEEK_END)
                    if os.read(self._fd, 1) != b"\n":
                        os.write(self._fd, b"\n")  # torn by a crash
            os.write(self._fd, _ENCODER.encode(line) + b"\n")
        except OSError as error:
            self.failed = f"{self._path} can't be written: {error.strerror}"

    def _sum_up(self, lines: list[Line]) -> None:
        """Put one line for each person, of today and of before, in place of thousands."""
        assert self._path is not None
        sums: dict[tuple[int, int], Line] = {}
        for line in lines:
            if line.hold or line.budget is not None:
                continue
            day = line.day if line.day == self._today() else 0
            total = sums.setdefault((line.agent, day), Line(day=day, agent=line.agent))
            for field in ("micro", "calls", "tokens_in", "tokens_out"):
                setattr(total, field, getattr(total, field) + getattr(line, field))
        written = list(sums.values())
        if self.budget_micro is not None:
            written.append(Line(budget=self.budget_micro))
        try:
            self.close()
            Disk().write_whole(self._path, b"".join(_ENCODER.encode(x) + b"\n" for x in written))
        except OSError as error:
            self.failed = f"{self._path} can't be written: {error.strerror}"


def read_spending(world: Path) -> Sums:
    """What a world has cost so far; open calls count as the most that they can cost."""
    sums, open_ = _old_sums(world), dict[int, int]()
    try:
        data = read_whole(world / FILE, LARGEST)
    except (FileNotFoundError, SaveError):
        return sums
    for text in data.splitlines():
        try:
            line = _DECODER.decode(text)
        except msgspec.MsgspecError:
            continue
        if line.hold:
            open_[line.hold] = line.micro
        elif line.budget is None:
            open_.pop(line.done, None)
            sums.calls += line.calls
            sums.cost_micro += line.micro
    sums.calls += len(open_)
    sums.cost_micro += sum(open_.values())
    return sums


def spent_today(saves: Path, but: str = "", today: Callable[[], int] = utc_day) -> Sums:
    """What all worlds of a folder have spent today (UTC), but for one by its name."""
    sums = Sums()
    try:
        folders = sorted(saves.iterdir())
    except OSError:
        return sums
    for folder in folders:
        path = folder / FILE
        try:
            if folder.name == but or path.stat().st_mtime < today() * DAY:
                continue
        except OSError:
            continue
        other = _Glance(folder, today)
        sums.calls += other.calls_today
        sums.cost_micro += other.micro_today
    return sums


class _Glance(Spending):
    """Another world's bill, which is only read: it may be running."""

    def _write(self, line: Line) -> None:
        pass

    def _sum_up(self, lines: list[Line]) -> None:
        pass


def _old_sums(world: Path) -> Sums:
    """The sums of a world; nothing where there is no such file, or none that makes sense."""
    try:
        return msgspec.json.decode(read_whole(world / OLD, 1 << 16), type=Sums)
    except (FileNotFoundError, SaveError, msgspec.MsgspecError, RecursionError):
        return Sums()
