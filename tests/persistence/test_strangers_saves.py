"""A save from a stranger is data: it is refused in plain words, and nothing else happens."""

import gzip
import json
import os
import re
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from game.errors import SaveError
from game.measures.series import Series
from game.persistence import files as bounds
from game.persistence import open_world, read_log, replay
from game.persistence.layout import PREVIOUS, STATE
from game.persistence.lines import seal, unseal
from game.persistence.state_file import glance
from tests.persistence.living import begin, only_segment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path).run(12).close()


def put_state(folder: Path, state: bytes) -> None:
    """Make these bytes the only state there is, with every checksum right."""
    document = unseal((folder / STATE).read_bytes())
    assert document is not None
    around = json.loads(document)
    around["digest"] = blake2b(state, digest_size=16).hexdigest()
    around["state"] = 0
    text = json.dumps(around, sort_keys=True, separators=(",", ":")).encode()
    (folder / STATE).write_bytes(seal(text.replace(b'"state":0', b'"state":' + state)))
    (folder / PREVIOUS).unlink(missing_ok=True)
    for keyframe in (folder / "keyframes").iterdir():
        keyframe.unlink()


def state_of(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / STATE).read_bytes())["state"]
    return loaded


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps these to its admins")


@POSIX
@pytest.mark.parametrize(
    "name", ["world.json", STATE, "events", "keyframes", "events/0000000-0010000.jsonl"]
)
def test_a_link_is_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "elsewhere"
    (folder / name).rename(secret)
    (folder / name).symlink_to(secret)
    (folder / PREVIOUS).unlink(missing_ok=True)
    for keyframe in (folder / "keyframes").glob("*"):
        keyframe.unlink()
    with pytest.raises(SaveError, match=re.escape(str(folder / name)) + " is a link"):
        open_world(folder)


@POSIX
@pytest.mark.parametrize("name", ["world.json", STATE, "events/0000000-0010000.jsonl"])
def test_a_pipe_is_not_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    (folder / PREVIOUS).unlink(missing_ok=True)
    (folder / "keyframes" / "0000000.json.gz").unlink()
    with pytest.raises(SaveError, match="not a plain file"):
        open_world(folder)


@POSIX
def test_a_list_of_worlds_waits_for_no_pipe(folder: Path) -> None:
    (folder / STATE).unlink()
    os.mkfifo(folder / STATE)
    assert glance(folder / STATE) == -1


@POSIX
def test_measures_wait_for_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "metrics.csv")
    assert not Series().read(tmp_path / "metrics.csv", 100)


def test_a_packed_file_may_not_unpack_without_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.persistence.state_file.MAX_STATE", 1 << 20)
    (folder / STATE).unlink()
    (folder / PREVIOUS).unlink()
    bomb = gzip.compress(b" " * (1 << 24))
    assert len(bomb) < 1 << 15
    (folder / "keyframes" / "0000000.json.gz").write_bytes(bomb)
    with pytest.raises(SaveError, match=r"0000000\.json\.gz holds more than 1,048,576 bytes"):
        open_world(folder)


def test_a_line_may_not_be_endless(folder: Path) -> None:
    path = only_segment(folder)
    packed = path.with_name(path.name + ".gz")
    line = path.read_bytes().splitlines(keepends=True)[0]
    packed.write_bytes(gzip.compress(line + b"x" * (bounds.MAX_LINE * 3)))
    path.unlink()
    with pytest.raises(SaveError, match=r"line 2 is damaged"):
        list(read_log(folder))


def test_nesting_may_not_be_bottomless(folder: Path) -> None:
    deep = b"[" * 200_000
    (folder / "world.json").rename(folder / "kept")
    (folder / "world.json").write_bytes(b'{"format":' + deep)
    with pytest.raises(SaveError, match="can't be understood"):
        open_world(folder)
    (folder / "kept").rename(folder / "world.json")
    put_state(folder, b'{"kind":' + deep)
    with pytest.raises(SaveError, match=r"world_state\.json"):
        open_world(folder)


def edited(state: dict[str, Any], where: str, value: Any) -> dict[str, Any]:
    *path, last = where.split(".")
    inner: Any = state
    for key in path:
        inner = inner[next(iter(inner))] if key == "*" else inner[key]
    last = next(iter(inner)) if last == "*" else last
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return state


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("tick", 10**30),
        ("seed", 2**70),
        ("seed", 1.5),
        ("next_id", 3),
        ("next_id", 10**15),
        ("next_event", -1),
        ("more", 1),
        ("names", None),
        ("terrain", []),
        ("terrain", ["..", "."]),
        ("terrain", ["\u2603" * 26] * 26),
        ("terrain", ["!" * 26] * 26),
        ("content.terrain.*.cost", 1000),
        ("content.terrain.*.glyph", "ab"),
        ("rules.day_ticks", 0),
        ("rules.sight_night", 10**12),
        ("kind.999999", "agent"),
        ("kind.*", 7),
        ("kind.*", "apple"),
        ("position.*.x", 10**9),
        ("position.*.x", -1),
        ("position.*.x", "1"),
        ("item.*.count", 0),
        ("item.*.holder", 10**6),
        ("health.*.current", 10**40),
        ("mind.*.path", [10**12]),
        ("mind.*.intent", {"action": "__import__('os')"}),
        ("creature.*.mood", "dreaming"),
        ("creature.*.path", [10**12]),
        ("creature.1", {"home_x": 1, "home_y": 1}),
        ("content.creatures.*.way", "fly"),
        ("content.creatures.*.drops", {"moon": 1}),
        ("weather.kind", "frogs"),
        ("weather.growth", 10**9),
        ("persona.999", {"name": "Eve", "look": 1}),
        ("notices", {"1": [[1, 1, 1]]}),
        ("notices", {"999999": []}),
        ("town", {"fee": 101}),
        ("town", {"watch": -1}),
        ("town", {"kept": {str(i): 1 for i in range(999)}}),
    ],
)
def test_a_state_that_can_not_be_is_refused(folder: Path, where: str, value: Any) -> None:
    put_state(folder, json.dumps(edited(state_of(folder), where, value)).encode())
    with pytest.raises(SaveError, match=r"world_state\.json"):
        open_world(folder)


def test_an_untouched_state_passes_the_same_way(folder: Path) -> None:
    put_state(folder, json.dumps(state_of(folder)).encode())
    open_world(folder).release()


def test_commands_from_a_stranger_end_in_a_refusal_or_do_no_harm(folder: Path) -> None:
    path = only_segment(folder)
    lines = path.read_bytes().splitlines(keepends=True)
    hostile = [
        {"kind": "give", "agent": 1, "item": "../../etc/passwd", "count": 10**6},
        {"kind": "spawn", "prefab": "agent", "x": 10**18, "y": -(10**18), "name": "x", "count": 1},
        {"kind": "teleport", "entity": 10**18, "x": 10**18, "y": 0},
        {"kind": "voice", "text": "\x1b[2J\x00", "agent": 10**18},
    ]
    seq = json.loads(lines[-1])["seq"]
    for number, command in enumerate(hostile, 1):
        record = {
            "command": command,
            "log": "command",
            "number": 900 + number,
            "seq": seq + number,
            "source": "x",
            "tick": 13,
        }
        lines.append(seal(json.dumps(record, sort_keys=True, separators=(",", ":")).encode()))
    end = {"log": "tick", "seq": seq + len(hostile) + 1, "tick": 13}
    lines.append(seal(json.dumps(end, separators=(",", ":")).encode()))
    path.write_bytes(b"".join(lines))
    assert replay(folder).diverged_at == 13
    opened = open_world(folder)
    assert opened.world.tick == 13
    assert opened.warnings
