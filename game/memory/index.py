"""Index: the streams of all people in one SQLite file, with a full-text index over them.

The file is derived: what is missing or unsound is made again from `memories/*.json` and the
log. Each word is indexed under its owner's id, so that a search walks one person's words
alone; BM25 weighs them.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from game.memory.memory import REFLECTION, Memory
from game.memory.merging import merged

FORMAT = 1
ROWS = 400
"""Rows that one search may weigh, the newest: a word that half of all memories hold tells them
not apart."""
WORDS = 24
"""Words that one search looks up: each takes its time."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS memory(
    id INTEGER PRIMARY KEY, agent INTEGER, number INTEGER, kind TEXT, tick INTEGER,
    importance INTEGER, data BLOB, UNIQUE(agent, number, kind));
CREATE INDEX IF NOT EXISTS by_time ON memory(agent, tick);
CREATE INDEX IF NOT EXISTS by_weight ON memory(agent, importance, tick);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, detail=none, tokenize='unicode61');
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab(words, row);
"""
_WORD = re.compile(r"\w+")
_ENDINGS = ("ing", "ies", "ed", "es", "s")
_IDLE = (
    "a an and are at by could for from had has have he her him his i in into is it its me my no "
    "not of on or she so some that the their them they this to up was were with you your"
)
"""Words that tell no memory from another."""
_STOP = frozenset(_IDLE.split())
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Memory)
_LIST = msgspec.json.Decoder(list[Memory])
_RANKED = msgspec.json.Decoder(list[tuple[Memory, float]])
_COUNTED = msgspec.json.Decoder(list[tuple[str, int]])

# Each row that Python fetches lets go of the interpreter, and while another thread works it
# takes milliseconds to get it back. So what a recall reads comes as one row of JSON.
_NEAR = """
SELECT CAST(group_concat(CAST(data AS TEXT), ',') AS BLOB) FROM memory WHERE id IN (
    SELECT id FROM (SELECT id FROM memory WHERE agent=:agent AND tick<=:upto
        ORDER BY tick DESC, id DESC LIMIT :latest)
    UNION SELECT id FROM (SELECT id FROM memory INDEXED BY by_weight
        WHERE agent=:agent AND tick<=:upto ORDER BY importance DESC, tick DESC LIMIT :weightiest))
"""
_COUNTS = """
SELECT json_group_array(json_array(term, doc)) FROM json_each(?) CROSS JOIN vocabulary
    ON term = value
"""
_SEARCH = """
SELECT CAST(group_concat('[' || CAST(data AS TEXT) || ',' || r || ']', ',') AS BLOB) FROM (
    SELECT rowid, bm25(words) AS r FROM words WHERE words MATCH ? ORDER BY r LIMIT ?)
    JOIN memory ON id = rowid WHERE tick <= ?
"""
_SEARCH_NEWEST = """
SELECT CAST(group_concat('[' || CAST(data AS TEXT) || ',' || r || ']', ',') AS BLOB) FROM (
    SELECT rowid, r FROM (SELECT rowid, bm25(words) AS r FROM words WHERE words MATCH ?
        ORDER BY rowid DESC LIMIT ?) ORDER BY r LIMIT ?)
    JOIN memory ON id = rowid WHERE tick <= ?
"""

Found = tuple[Memory, float]
"""(memory, how well it fits: 0..1 of the best)"""


def words_of(text: str) -> list[str]:
    """The words of a text that tell something, each once, without their endings.

    >>> words_of("Mara picked up 3 berries for Tom's pies")
    ['mara', 'pick', '3', 'berr', 'tom', 'pi']
    """
    found: dict[str, None] = {}
    for word in _WORD.findall(text.casefold().replace("_", " ")):
        if word in _STOP or (len(word) == 1 and not word.isdigit()):
            continue
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                word = word.removesuffix(ending)
                break
        found[word] = None
    return list(found)


class Index:
    """One connection to the file. Every method raises sqlite3.Error when the disk fails."""

    def __init__(self, path: Path, readonly: bool = False) -> None:
        """Open it, or make it; one that is no index of this version is made anew, empty."""
        self._path = path
        if path.is_symlink():
            path.unlink()
        if readonly:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)
            return
        try:
            self._db = self._open()
        except sqlite3.DatabaseError:
            remove(path)
            self._db = self._open()
        self.counts: dict[int, int] = dict(
            self._db.execute("SELECT agent, count(*) FROM memory GROUP BY agent")
        )
        """Agent -> how many memories it has here."""
        (self._last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM memory").fetchone()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=5)
        try:
            # Derived: what a power cut tears is made again, so nothing waits for the disk.
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=OFF")
            version = db.execute("PRAGMA user_version").fetchone()[0]
            tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables and version != FORMAT:
                raise sqlite3.DatabaseError("another version")
            if tables and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("damaged")
            db.executescript(_SCHEMA)
            db.execute(f"PRAGMA user_version={FORMAT}")
            db.commit()
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    # --- reading ---

    @property
    def tick(self) -> int:
        """The tick up to which it is complete; -1 for one that is new."""
        row = self._db.execute("SELECT value FROM meta WHERE key='tick'").fetchone()
        return int(row[0]) if row else -1

    def all_of(self, agent: int) -> list[Memory]:
        """A person's memories in order of time."""
        rows = self._db.execute("SELECT data FROM memory WHERE agent=? ORDER BY tick, id", (agent,))
        return [_DECODER.decode(data) for (data,) in rows]

    def search(self, agent: int, words: Sequence[str], upto: int, most: int) -> list[Found]:
        """Those that fit the words best, weighed by BM25, in any order."""
        chosen, rows = self._telling(agent, words)
        if not chosen:
            return []
        match = " OR ".join(f'"{token}"' for token in chosen)
        if rows > ROWS:
            told = self._db.execute(_SEARCH_NEWEST, (match, ROWS, most, upto)).fetchone()[0]
        else:
            told = self._db.execute(_SEARCH, (match, most, upto)).fetchone()[0]
        found = _RANKED.decode(b"[%b]" % (told or b""))
        best = min((rank for _, rank in found), default=0.0) or -1.0
        return [(memory, rank / best) for memory, rank in found]

    def near(self, agent: int, upto: int, latest: int, weightiest: int) -> list[Memory]:
        """So many of the newest and of the most important up to a tick, each once, in any order."""
        values = {"agent": agent, "upto": upto, "latest": latest, "weightiest": weightiest}
        told = self._db.execute(_NEAR, values).fetchone()[0]
        return _LIST.decode(b"[%b]" % (told or b""))

    def latest(self, agent: int, upto: int, most: int) -> list[Memory]:
        """The newest up to a tick."""
        return self._list(
            "SELECT data FROM memory WHERE agent=? AND tick<=? ORDER BY tick DESC, id DESC LIMIT ?",
            (agent, upto, most),
        )

    def numbered(self, agent: int, numbers: Iterable[int]) -> list[Memory]:
        """A person's memories of these numbers, conclusions aside."""
        return [
            memory
            for number in numbers
            for memory in self._list(
                "SELECT data FROM memory WHERE agent=? AND number=? AND kind<>?",
                (agent, number, REFLECTION),
            )
        ]

    def conclusions(self, agent: int, upto: int, most: int) -> list[Memory]:
        """The newest conclusions up to a tick, oldest first."""
        return self._list(
            "SELECT data FROM memory WHERE agent=? AND tick<=? AND kind=?"
            " ORDER BY tick DESC, id DESC LIMIT ?",
            (agent, upto, REFLECTION, most),
        )[::-1]

    def _list(self, query: str, values: tuple[int | str, ...]) -> list[Memory]:
        return [_DECODER.decode(data) for (data,) in self._db.execute(query, values)]

    def _telling(self, agent: int, words: Sequence[str]) -> tuple[list[str], int]:
        """The rarest of the words, as many as a search can weigh in its time; and their rows."""
        tokens = _ENCODER.encode([f"{agent}x{word}" for word in words[:WORDS]]).decode()
        counted = _COUNTED.decode(self._db.execute(_COUNTS, (tokens,)).fetchone()[0])
        chosen: list[str] = []
        total = 0
        for token, count in sorted(counted, key=lambda known: (known[1], known[0])):
            if chosen and total + count > ROWS:
                break
            total += count
            chosen.append(token)
        return chosen, total

    # --- writing ---

    def add(self, noted: Iterable[tuple[int, Memory]], tick: int) -> set[int]:
        """Take memories in, and be complete up to a tick; returns whose they are."""
        touched = set()
        with self._db:
            for agent, memory in noted:
                if self._insert(agent, memory):
                    touched.add(agent)
            self._db.execute("INSERT OR REPLACE INTO meta VALUES('tick', ?)", (tick,))
        return touched

    def weigh(self, weights: Iterable[tuple[int, int, int]]) -> set[int]:
        """Let memories be (whose, number) so important from now on; returns whose changed."""
        touched = set()
        with self._db:
            for agent, number, importance in weights:
                for row, data in self._db.execute(
                    "SELECT id, data FROM memory WHERE agent=? AND number=? AND kind<>?",
                    (agent, number, REFLECTION),
                ).fetchall():
                    memory = replace(_DECODER.decode(data), importance=importance)
                    self._db.execute(
                        "UPDATE memory SET importance=?, data=? WHERE id=?",
                        (importance, _ENCODER.encode(memory), row),
                    )
                    touched.add(agent)
        return touched

    def tidy(
        self, agent: int, kept: int, day: Callable[[int], int], name: Callable[[int], str]
    ) -> None:
        """Merge a person's old trifles, so that at most `kept` memories remain."""
        before = self.all_of(agent)
        after = merged(before, kept, day, name)
        gone = set(before) - set(after)
        ids = {
            (number, kind): row
            for row, number, kind in self._db.execute(
                "SELECT id, number, kind FROM memory WHERE agent=?", (agent,)
            )
        }
        rows = [(ids[m.number, m.kind],) for m in gone]
        with self._db:
            self._db.executemany("DELETE FROM words WHERE rowid=?", rows)
            self._db.executemany("DELETE FROM memory WHERE id=?", rows)
            for memory in after:
                if (memory.number, memory.kind) not in ids:
                    self._insert(agent, memory)
        self.counts[agent] = len(after)

    def forget_after(self, tick: int) -> set[int]:
        """Drop what lies after a tick: the world went back; returns whose that was."""
        rows = self._db.execute("SELECT id, agent FROM memory WHERE tick>?", (tick,)).fetchall()
        with self._db:
            self._db.executemany("DELETE FROM words WHERE rowid=?", [(row,) for row, _ in rows])
            self._db.execute("DELETE FROM memory WHERE tick>?", (tick,))
            self._db.execute("UPDATE meta SET value=? WHERE key='tick' AND value>?", (tick, tick))
        for _, agent in rows:
            self.counts[agent] -= 1
        return {agent for _, agent in rows}

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._db.close()

    def _insert(self, agent: int, memory: Memory) -> bool:
        done = self._db.execute(
            "INSERT OR IGNORE INTO memory VALUES(?, ?, ?, ?, ?, ?, ?)",
            (
                self._last + 1,
                agent,
                memory.number,
                memory.kind,
                memory.tick,
                memory.importance,
                _ENCODER.encode(memory),
            ),
        )
        if not done.rowcount:
            return False
        self._last += 1
        text = " ".join(f"{agent}x{word}" for word in words_of(memory.text))
        self._db.execute("INSERT INTO words(rowid, text) VALUES(?, ?)", (self._last, text))
        self.counts[agent] = self.counts.get(agent, 0) + 1
        return True


def remove(path: Path) -> None:
    """Take the file away, with what SQLite keeps beside it."""
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        with suppress(OSError):
            path.with_name(name).unlink()
