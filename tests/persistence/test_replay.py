"""A run can be had again from its log, anywhere, and what differs is found."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.core.commands import Give, Kill, Spawn, Teleport, Voice
from game.core.digest import digest
from game.core.snapshot import decode, encode
from game.errors import SaveError
from game.persistence import read_log, replay
from game.persistence.lines import seal, unseal
from game.session import Session
from tests.persistence.living import (
    ROOT,
    Life,
    begin,
    give_minds,
    only_segment,
    resume,
    straight,
    tiny,
)

TICKS = 400


def meddle(life: Life, ticks: int) -> Life:
    """Run with a player who does something now and then."""
    for i in range(ticks):
        agent = life.world.agents[i % len(life.world.agents)] if life.world.agents else 1
        if i % 37 == 5:
            life.session.submit(Spawn(prefab="agent", x=i % 26, y=12, name="Zoë"), "player")
        if i % 41 == 6:
            life.session.submit(Give(agent=agent, item="bread", count=2), "console")
        if i % 53 == 7:
            life.session.submit(Teleport(entity=agent, x=5, y=i % 26), "player")
        if i % 59 == 8:
            life.session.submit(Voice(text="„Höre mich!“ \U0001f33b", agent=agent), "player")
        if i % 61 == 9:
            life.session.submit(Kill(entity=agent), "console")
        if i % 20 == 3:
            life.session.submit(Kill(entity=10**6), "console")
        life.session.tick()
    return life


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with sessions, commands, several files and keyframes; never change it."""
    saves = tmp_path_factory.mktemp("saves")
    folder = meddle(begin(saves, span=150, keyframe_ticks=100), TICKS // 2).close()
    return meddle(resume(folder, span=150, keyframe_ticks=100), TICKS // 2).close()


def child(what: str, folder: Path, *more: str, seed: str = "random") -> Any:
    """The last line of a process of its own, with its own order of sets and hashes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.persistence.child", what, str(folder), *more],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_whole_run_is_the_same_again(recorded: Path) -> None:
    result = replay(recorded)
    assert result.diverged_at is None
    assert (result.first, result.last) == (1, TICKS)
    assert result.digests_checked == TICKS // 50
    assert result.llm_calls == 0
    logged = [t.events for t in read_log(recorded)]
    assert sum(result.events.values()) == sum(map(len, logged))
    assert result.events["arrived"] + result.events["spawned"] > 0
    assert result.events["command_refused"] > 0


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_with_another_hash_seed_agrees(recorded: Path, seed: str) -> None:
    summary = child("replay", recorded, seed=seed)
    here = replay(recorded).summary()
    assert summary == here
    assert summary["digests_checked"] == TICKS // 50


def test_a_part_is_replayed_from_the_nearest_keyframe(recorded: Path) -> None:
    result = replay(recorded, 120, 260)
    assert (result.first, result.last, result.diverged_at) == (120, 260, None)
    assert result.digests_checked == 3  # of 150, 200 and 250
    assert replay(recorded, 250, 250).digests_checked == 1
    assert replay(recorded, end=100).last == 100
    assert replay(recorded, TICKS + 5).digests_checked == 0


def test_read_log_gives_the_ticks_that_were_asked_for(recorded: Path) -> None:
    assert [t.tick for t in read_log(recorded)] == list(range(1, TICKS + 1))
    assert [t.tick for t in read_log(recorded, 149, 153)] == [149, 150, 151, 152, 153]
    numbers = [e.number for t in read_log(recorded) for e in t.entries]
    assert numbers == list(range(1, len(numbers) + 1))
    ids = [e.id for t in read_log(recorded) for e in t.events]
    assert ids == list(range(1, len(ids) + 1))


def test_a_world_that_runs_can_be_replayed(tmp_path: Path) -> None:
    life = begin(tmp_path).run(70).sync()
    assert replay(life.folder).last == 70
    life.run(20).close()


def tampered(tmp_path: Path, kind: str, old: bytes, new: bytes) -> tuple[Path, int]:
    """A run of which one logged record was altered, with all checksums right; its tick."""
    folder = begin(tmp_path).run(120).close()
    path = only_segment(folder)
    lines = path.read_bytes().splitlines(keepends=True)
    for i, line in enumerate(lines):
        document = unseal(line)
        assert document is not None
        if i > 30 and b'"log":"%b"' % kind.encode() in document and old in document:
            lines[i] = seal(document.replace(old, new, 1))
            path.write_bytes(b"".join(lines))
            return folder, json.loads(document)["tick"]
    raise AssertionError("nothing of the kind was logged")


@pytest.mark.parametrize(
    ("kind", "old", "new", "difference"),
    [
        ("digest", b'"digest":"', b'"digest":"0', "the digest is"),
        ("event", b'"kind":"decided","mind":"builtin"', b'"kind":"decided","mind":"x"', "in mind"),
        ("command", b'"ticket":', b'"ticket":9', "and "),
        ("command", b'"action":"', b'"action":"x', "and "),
    ],
)
def test_the_first_tick_that_differs_is_named(
    tmp_path: Path, kind: str, old: bytes, new: bytes, difference: str
) -> None:
    folder, tick = tampered(tmp_path, kind, old, new)
    result = replay(folder)
    assert result.diverged_at == tick
    assert difference in result.difference
    assert replay(folder, verify=False).diverged_at is None
    assert replay(folder, verify=False).last == 120


def test_a_world_without_its_first_state_can_not_be_replayed(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(3).close()
    (folder / "keyframes" / "0000000.json.gz").unlink()
    with pytest.raises(SaveError, match="no state to begin with"):
        replay(folder)


def test_saved_and_loaded_at_every_tick_it_is_the_same_world() -> None:
    """What is not saved, or is saved in another order, shows here."""
    session = Session(tiny())
    give_minds(session)
    for _ in range(200):
        session.tick()
        session.world = decode(encode(session.world))
    assert digest(session.world) == digest(straight(200))


def test_fresh_processes_go_on_where_others_stopped(tmp_path: Path) -> None:
    """What lives outside the state, in a module or a cache, shows here."""
    folder = begin(tmp_path).run(30).close()
    for turn, seed in enumerate(["7", "8", "9"], 1):
        tick, found, generation = child("live", folder, "40", seed=seed)
        assert (tick, generation) == (30 + 40 * turn, turn)
        assert found == digest(straight(tick))
    assert replay(folder).diverged_at is None
