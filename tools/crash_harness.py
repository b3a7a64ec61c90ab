"""Ends worlds in every way a machine can, and looks what is left.

    python tools/crash_harness.py [--rounds N] [--seed N] [--folder DIR] [--json]

Each round goes on with a world, ends it, and opens it again. Kinds of rounds:

    kill   the real `main.py run --headless --acks`, killed with -9 at a random moment
    tear   the same, and then the end of the log is torn off or written over on purpose
    disk   a run whose disk refuses (EIO, ENOSPC) at random calls for random whiles, killed
    full   the same with hardly any room for what waits: ticks are given up, and it is told

After every round the world must open, with all that was acknowledged; after the last round
of a world all of its log is executed again and compared. Exit code 1 if anything failed;
that world is kept then.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.benches.worlds import make_world, with_builtin_minds  # noqa: E402
from game.config import load_settings  # noqa: E402
from game.errors import SaveError  # noqa: E402
from game.output import acknowledge  # noqa: E402
from game.persistence import Recorder, create_world, open_world, replay, scribe  # noqa: E402
from game.persistence.disk import Disk  # noqa: E402
from game.persistence.layout import EVENTS, STATE, keyframe_ticks  # noqa: E402
from game.persistence.lines import unseal  # noqa: E402
from game.persistence.segments import listing  # noqa: E402
from game.persistence.state_file import glance  # noqa: E402
from game.session import Session  # noqa: E402

KINDS = ("kill", "tear", "disk", "full")
LIVES = 6
"""Rounds a world goes through."""
HARMLESS = ("torn bytes", "ticks were never written", "were lost")
"""What an opened world may have to say after a crash."""


@dataclass
class Tally:
    """What came of the rounds of one kind."""

    rounds: int = 0
    without_acks: int = 0
    """Killed before anything was acknowledged."""
    unborn: int = 0
    """Killed before the world had its name."""
    ticks_acked: int = 0
    ticks_beyond: int = 0
    """Found after the crash, though never acknowledged."""
    torn_ends: int = 0
    refused_calls: int = 0
    slowest_open_ms: int = 0
    lost: int = 0
    """Rounds in which an acknowledged tick was gone."""
    unloadable: int = 0


class FlakyDisk(Disk):
    """Works for a while, then refuses for a while, and so on; seeded."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._good = self._chance.randint(0, 40)
        self._bad = 0
        self._errno = errno.EIO
        self.refused = 0

    def _may_fail(self) -> bool:
        if self._good:
            self._good -= 1
            return False
        if not self._bad:
            self._bad = self._chance.randint(1, 10)
            self._errno = self._chance.choice((errno.EIO, errno.ENOSPC))
        self._bad -= 1
        if not self._bad:
            self._good = self._chance.randint(1, 60)
        self.refused += 1
        if self.refused % 10 == 1:
            print(f"REFUSED {self.refused}", flush=True)
        return True

    def _fail(self) -> None:
        raise OSError(self._errno, os.strerror(self._errno))

    def create(self, path: Path) -> int:
        """As Disk, or a fault."""
        if self._may_fail():
            self._fail()
        return super().create(path)

    def write(self, fd: int, data: bytes) -> None:
        """As Disk; a fault leaves a part."""
        if self._may_fail():
            super().write(fd, data[: self._chance.randint(0, len(data))])
            self._fail()
        super().write(fd, data)

    def sync(self, fd: int) -> None:
        """As Disk, or a fault."""
        if self._may_fail():
            self._fail()
        super().sync(fd)

    def truncate(self, fd: int, size: int) -> None:
        """As Disk, or a fault."""
        if self._may_fail():
            self._fail()
        super().truncate(fd, size)

    def replace(self, source: Path, target: Path) -> None:
        """As Disk, or a fault."""
        if self._may_fail():
            self._fail()
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        """As Disk, or a fault."""
        if self._may_fail():
            self._fail()
        super().sync_folder(folder)


def child(folder: Path, seed: int, backlog: int) -> None:
    """Run a world on a flaky disk until killed."""
    scribe.RETRY_SECONDS = 0.03
    settings = load_settings(None, [])
    if folder.exists():
        opened = open_world(folder)
    else:
        opened = create_world(folder.parent, folder.name, make_world(6))
    session = Session(opened.world, opened.next_number)
    recorder = Recorder(
        opened,
        autosave_seconds=0.15,
        on_durable=acknowledge,
        disk=FlakyDisk(seed),
        span=400,
        keyframe_ticks=150,
        backlog=backlog,
    )
    recorder.attach(session)
    minds = with_builtin_minds(session, settings)
    if opened.resumed:
        minds.resume()
    while True:
        session.tick()
        minds.poll()
        time.sleep(0.0005)


def end_of(command: list[str], chance: random.Random) -> tuple[int, int]:
    """Run a command, kill it at a random moment; its last ACK (or -1), and refused calls."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    said: list[str] = []
    if chance.random() < 0.85:
        while line := process.stdout.readline():
            said.append(line)
            if line.startswith("ACK"):
                break
        time.sleep(chance.random() ** 2 * 2.0)
    else:  # while it starts, makes its world, or opens it
        time.sleep(chance.random() * 2.0)
    ended = process.poll()
    process.kill()
    rest, errors = process.communicate()
    if ended is not None:
        raise SystemExit(f"{' '.join(command)}: ended by itself with {ended}: {errors[-2000:]}")
    whole = [line for line in [*said, *rest.splitlines(keepends=True)] if line.endswith("\n")]
    acks = [int(line.split()[1]) for line in whole if line.startswith("ACK")]
    refused = [int(line.split()[1]) for line in whole if line.startswith("REFUSED")]
    assert acks == sorted(set(acks)), "acknowledged out of order"
    return (acks[-1] if acks else -1), (refused[-1] if refused else 0)


def tear(folder: Path, acked: int, chance: random.Random) -> None:
    """Do to the end of the log what a power cut does, but to nothing that is promised."""
    segments = [segment for segment in listing(folder / EVENTS) if segment.plain.exists()]
    if not segments:
        return
    path = segments[-1].plain
    data = path.read_bytes()
    lines = data.splitlines(keepends=True)
    # A state is published after the log it rests on: no power cut takes that back.
    promised = max(acked, glance(folder / STATE), *keyframe_ticks(folder))
    keep, at = 0, 0
    for line in lines:
        at += len(line)
        document = unseal(line)
        tick = json.loads(document) if document else {}
        if tick.get("log") == "head" or (tick.get("log") == "tick" and tick["tick"] <= promised):
            keep = at
    way = chance.choice(("cut", "noise", "half", "zeros", "nothing"))
    if way == "cut":
        data = data[: chance.randint(keep, len(data))]
    elif way == "noise":
        data += chance.randbytes(chance.randint(1, 3000)).replace(b"\n", b"x")
    elif way == "half" and lines:
        line = chance.choice(lines)
        data += line[: chance.randint(1, len(line) - 1)]
    elif way == "zeros":
        data += bytes(chance.randint(1, 9000))
    path.write_bytes(data)


def open_again(folder: Path, acked: int, tally: Tally) -> str:
    """Open a world after its end; what is wrong, if anything."""
    began = time.perf_counter()
    try:
        opened = open_world(folder)
    except SaveError as error:
        tally.unloadable += 1
        return f"can't be opened: {error}"
    opened.release()
    tally.slowest_open_ms = max(tally.slowest_open_ms, round((time.perf_counter() - began) * 1000))
    tick = opened.world.tick
    tally.torn_ends += any("torn bytes" in warning for warning in opened.warnings)
    odd = [w for w in opened.warnings if not any(known in w for known in HARMLESS)]
    if odd:
        return f"has to say: {odd}"
    if tick < acked:
        tally.lost += 1
        return f"is at tick {tick}, and {acked} was acknowledged"
    if acked >= 0:
        tally.ticks_acked += acked
        tally.ticks_beyond += tick - acked
    else:
        tally.without_acks += 1
    return ""


def main() -> int:
    """The rounds; prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--folder", type=Path, help="where worlds are made; else temporary")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    kinds = given.kinds.split(",")
    chance = random.Random(given.seed)
    base = given.folder or Path(tempfile.mkdtemp(prefix="crash-"))
    tallies = {kind: Tally() for kind in kinds}
    replayed = digests = failures = 0
    began = time.monotonic()
    for number in range(given.rounds):
        world, life = divmod(number, LIVES)
        # A world is of main.py or of the flaky child: they make their worlds differently.
        group = [k for k in kinds if (k in ("kill", "tear")) == (world % 2 == 0)] or kinds
        kind = chance.choice(group)
        tally, saves = tallies[kind], base / "saves"
        folder = saves / f"w{world:03d}"
        known = acked = -1
        if folder.exists():
            known = open_tick(folder)
        if kind in ("kill", "tear"):
            command = [
                sys.executable, str(ROOT / "main.py"), "run", folder.name, "--headless", "--acks",
                "--mind", "builtin", "--set", f"paths.saves={saves}",
                "--set", f"paths.logs={base / 'logs'}", "--set", "world.size=[40,40]",
            ]  # fmt: skip
            if chance.random() < 0.4:  # few ticks to a write, and not hundreds
                command += ["--realtime", "--set", "world.tick_rate=60"]
            command += [] if folder.exists() else ["--new", "--seed", str(number), "--agents", "6"]
        else:
            backlog = 4_000 if kind == "full" else 64 << 20
            command = [
                sys.executable, str(Path(__file__)), "child", str(folder),
                str(chance.randrange(10**6)), str(backlog),
            ]  # fmt: skip
        acked, refused = end_of(command, chance)
        tally.rounds += 1
        tally.refused_calls += refused
        if not folder.exists():
            tally.unborn += 1
            fault = f"acknowledged {acked}, and is not there" if acked >= 0 else ""
        else:
            if kind == "tear":
                tear(folder, max(acked, known), chance)
            fault = open_again(folder, max(acked, known), tally)
        ends = life == LIVES - 1 or number == given.rounds - 1
        if not fault and ends and folder.exists():
            try:
                result = replay(folder)
                replayed += result.last
                digests += result.digests_checked
                if result.diverged_at is not None:
                    fault = f"diverged at tick {result.diverged_at}: {result.difference}"
            except SaveError as error:
                fault = f"can't be replayed: {error}"
        if fault:
            failures += 1
            kept = base / f"failed-{number:04d}"
            if folder.exists():
                shutil.copytree(folder, kept)
            print(f"round {number} ({kind}): {folder.name} {fault}; kept as {kept}", flush=True)
        if (fault or ends) and folder.exists():
            shutil.rmtree(folder)
    report(tallies, replayed, digests, failures, time.monotonic() - began, given)
    if not given.folder and not failures:
        shutil.rmtree(base)
    return 1 if failures else 0


def open_tick(folder: Path) -> int:
    """The tick that a world was found at after the round before: it may not go back."""
    opened = open_world(folder)
    opened.release()
    return opened.world.tick


def report(
    tallies: dict[str, Tally],
    replayed: int,
    digests: int,
    failures: int,
    seconds: float,
    given: argparse.Namespace,
) -> None:
    """Print what came of it."""
    rows = {kind: asdict(tally) for kind, tally in tallies.items()}
    if given.json:
        print(json.dumps({
            "rounds": given.rounds, "seed": given.seed, "kinds": rows, "ticks_replayed": replayed,
            "digests_equal": digests, "failures": failures, "seconds": round(seconds, 1),
        }))  # fmt: skip
        return
    names = list(next(iter(rows.values())))
    print(f"{'':16}" + "".join(f"{kind:>9}" for kind in rows))
    for name in names:
        print(f"{name.replace('_', ' '):16}" + "".join(f"{row[name]:>9}" for row in rows.values()))
    print(
        f"{replayed:,} ticks executed again, {digests:,} digests equal, {failures} failures, ",
        end="",
    )
    print(f"{seconds:.0f} s")


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    sys.exit(main())
