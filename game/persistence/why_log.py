"""Why-log: writes why-records into a world's folder while it runs.

Each record goes to the file at once, so that a crash takes none; nothing is synced, and a
disk that fails costs records and nothing else. The room is bounded: when it is full the
oldest files lose their prompts, and then go.
"""

import logging
import os
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from game.errors import SaveError
from game.persistence.files import check_folder
from game.persistence.why_record import (
    LONGEST_PROMPT,
    LONGEST_TEXT,
    MEMBER,
    WHY,
    WhyRecord,
    encode_line,
    packed_whys,
    packer,
    path_of,
    read_whys,
    why_files,
)

ROOM = 64 << 20
"""Bytes that a world's records may take."""
_LOG = logging.getLogger("game")
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class WhyLog:
    """The records of one world that runs. Main thread only."""

    def __init__(
        self,
        folder: Path,
        tick: int,
        redacted: Callable[[str], str] = str,
        room: int = ROOM,
    ) -> None:
        """Go on in a world's folder at a tick; records of a future it went back from go.

        redacted: what takes keys out of a text. room: bytes that all files may take.
        """
        self._folder = folder
        self._redacted = redacted
        self._room = room
        self._fd = -1
        self._path = Path()
        self._size = 0
        self._count = 0
        self._packer = packer()
        self.failed = ""
        """Why nothing can be written, if so."""
        try:
            self._mend(tick)
        except OSError as error:
            self._complain(error)

    def add(self, record: WhyRecord) -> None:
        """Keep a record. Never fails: what can't be kept is told in the log, once."""
        try:
            path = path_of(self._folder, record.came)
            if path != self._path or self._fd < 0:
                self._turn_to(path)
            if self._size > self._room // 2:
                return  # one stretch of ticks alone fills the room
            line = encode_line(self._fit(record, bare=self._size > self._room // 4))
            data = self._packer.compress(line) + self._packer.flush(zlib.Z_SYNC_FLUSH)
            self._count += 1
            if self._count >= MEMBER:
                data += self._end_member()
            self._write(data)
            self.failed = ""
        except (OSError, SaveError) as error:
            self._complain(error)
            self._let_go()

    def close(self) -> None:
        """End the file."""
        if self._fd >= 0:
            try:
                if self._count:
                    self._write(self._end_member())
            except OSError as error:
                self._complain(error)
        self._let_go()

    # --- the file ---

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._fd, rest) :]
        self._size += len(data)

    def _end_member(self) -> bytes:
        data = self._packer.flush(zlib.Z_FINISH)
        self._packer, self._count = packer(), 0
        return data

    def _turn_to(self, path: Path) -> None:
        self.close()
        if not path.parent.exists():
            path.parent.mkdir()
        check_folder(path.parent)  # a link could lead anywhere
        self._make_room(path)
        if path.exists() and not read_whys(path, lambda line: False).sound:
            self._rewrite(path, read_whys(path).records)  # torn as the disk failed
        self._fd = os.open(path, _FLAGS, 0o644)
        self._path, self._size = path, os.fstat(self._fd).st_size

    def _let_go(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1
        self._packer, self._count = packer(), 0

    def _fit(self, record: WhyRecord, bare: bool) -> WhyRecord:
        """A record within bounds and without a key."""
        if bare:
            record = thinned(record)
        clean = self._redacted
        return replace(
            record,
            model=clean(record.model)[:200],
            choice=clean(record.choice)[:200],
            thought=clean(record.thought),
            words=clean(record.words),
            text=_sound(clean(record.text))[:LONGEST_TEXT],
            system=_sound(clean(record.system))[-LONGEST_PROMPT:],
            user=_sound(clean(record.user))[-LONGEST_PROMPT:],
        )

    def _mend(self, tick: int) -> None:
        """Drop what comes after a tick, and what a crash left torn."""
        files = why_files(self._folder)
        for file in files:
            if file.first > tick:
                file.path.unlink()
        now = [file for file in files if file.first <= tick <= file.last]
        for file in now:
            read = read_whys(file.path)
            kept = [record for record in read.records if record.came <= tick]
            if not read.sound or len(kept) < len(read.records):
                self._rewrite(file.path, kept)

    def _rewrite(self, path: Path, records: Iterable[WhyRecord]) -> None:
        beside = path.with_name(path.name + ".tmp")
        beside.write_bytes(packed_whys(records))
        os.replace(beside, path)

    def _make_room(self, now: Path) -> None:
        """Thin the oldest files, then let the oldest go, until a new one may fill its half."""
        files = [file for file in why_files(self._folder) if file.path != now]
        sizes = {file.path: file.path.stat().st_size for file in files}
        for file in files:
            if sum(sizes.values()) <= self._room // 2:
                return
            if not file.thin:
                thin = file.path.with_name(file.path.name.replace(".jsonl", ".thin.jsonl"))
                self._rewrite(thin, map(thinned, read_whys(file.path).records))
                sizes[thin] = thin.stat().st_size
                file.path.unlink()
                del sizes[file.path]
        for path in sorted(sizes):
            if sum(sizes.values()) <= self._room // 2:
                return
            path.unlink()
            del sizes[path]

    def _complain(self, error: OSError | SaveError) -> None:
        """Once for each failing of the disk."""
        reason = f"{self._folder / WHY} can't be written: {getattr(error, 'strerror', error)}"
        if not self.failed:
            _LOG.warning("%s", reason)
        self.failed = reason


def thinned(record: WhyRecord) -> WhyRecord:
    """A record without what takes the most room."""
    return replace(record, text="", system="", user="")


def _sound(text: str) -> str:
    """A text that UTF-8 can say: models' words may hold lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")
