"""Hostile saves, as folders and as packed files: each is refused in plain words with exit
code 3, in bounded time and memory, and nothing of it stays.

What can be wrong inside a state or a log is also in tests/persistence/test_strangers_saves.py.
"""

import gzip
import json
import os
import stat
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from game import cli
from game.persistence.pack import pack_world
from tests.headless.helpers import ROOT, environment
from tests.persistence.living import begin
from tests.persistence.test_strangers_saves import edited, put_state, state_of

SECONDS = 20.0
MEGABYTES = 900
"""Generous: a refusal takes well under a second, and the program itself about 80 MB."""

LOG = "events/0000000-0010000.jsonl"
FIRST = "keyframes/0000000.json.gz"
DEEP = b'{"format":' + b"[" * 300_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path / "made").run(12).close()


@pytest.fixture
def good(folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """Every file of a good pack."""
    with zipfile.ZipFile(pack_world(folder, tmp_path / "good.zip").file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refused(capsys: pytest.CaptureFixture[str], tmp_path: Path, *words: str) -> str:
    """Run a command that must be refused; what it says."""
    saves = tmp_path / "saves"
    capsys.readouterr()
    began = time.monotonic()
    code = cli.main([*words, "--set", f"paths.saves={saves}", "--set", f"paths.logs={tmp_path}/l"])
    said = capsys.readouterr()
    assert code == 3, said.err
    assert time.monotonic() - began < SECONDS
    assert "Traceback" not in said.err
    assert said.out == ""
    return said.err


def written(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


class Unpacking:
    """Tries a packed file, and looks that nothing is left of it."""

    def __init__(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        self.capsys, self.tmp_path = capsys, tmp_path
        self.path = tmp_path / "sent.zip"

    def refused(self, *why: str) -> None:
        before = sorted(self.tmp_path.rglob("*"))
        said = refused(self.capsys, self.tmp_path, "unpack", str(self.path))
        assert str(self.path) in said
        for words in why:
            assert words in said
        assert "\x1b" not in said
        after = [path for path in sorted(self.tmp_path.rglob("*")) if path not in before]
        assert [path for path in after if path.name != "saves"] == []


@pytest.fixture
def unpacking(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Unpacking:
    return Unpacking(capsys, tmp_path)


# --- packed files: names ----------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../evil.py",
        "events/../../evil.jsonl",
        "/etc/cron.d/evil",
        "C:\\evil.py",
        "events\\0000000-0010000.jsonl",
        "abilities/../world.json",
        "abilities/sub/fireball.py",
        "abilities/con.py",
        "abilities/\u202egpj.py",
        "abilities/fireball.py ",
        "abilities/fireball.so",
        "keyframes/0000000.json.gz/x",
        "save.lock",
        "spending.jsonl",
        "thumbnail.png/",
        "deep/" * 500,
        "x" * 60_000,
        "events/0000000-0010000.jsonl\n",
    ],
)
def test_a_name_that_no_world_has(good: dict[str, bytes], unpacking: Unpacking, name: str) -> None:
    written(unpacking.path, {**good, name: b"x"})
    unpacking.refused("is no file of a world")


def test_a_name_that_ends_twice(good: dict[str, bytes], unpacking: Unpacking) -> None:
    # One name for whoever reads up to the NUL, another for the rest.
    written(unpacking.path, {**good, "abilities/x.py": b"x", "abilities/Zevil/y": b"x"})
    data = unpacking.path.read_bytes().replace(b"abilities/Zevil/y", b"abilities/z.py\0evil"[:17])
    unpacking.path.write_bytes(data)
    unpacking.refused("is no file of a world")


@pytest.mark.parametrize("name", ["world.json", "WORLD.json"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice(good: dict[str, bytes], unpacking: Unpacking, name: str) -> None:
    written(unpacking.path, good)
    with zipfile.ZipFile(unpacking.path, "a") as archive:
        archive.writestr(name, b"{}")
    unpacking.refused("stands in it twice" if name == "world.json" else "is no file of a world")


def test_two_names_that_are_one_file_on_some_disks(
    good: dict[str, bytes], unpacking: Unpacking
) -> None:
    written(unpacking.path, {**good, "abilities/a.py": b"1", "abilities/A.py": b"2"})
    unpacking.refused("stands in it twice")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_plain_file(good: dict[str, bytes], unpacking: Unpacking, kind: int) -> None:
    written(unpacking.path, good)
    link = zipfile.ZipInfo("abilities/fireball.py")
    link.create_system = 3
    link.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(unpacking.path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    unpacking.refused("is a link or a device")


# --- packed files: sizes ----------------------------------------------------------


def test_a_zip_bomb(good: dict[str, bytes], unpacking: Unpacking) -> None:
    written(unpacking.path, {**good, "world_state.json": b"0" * (100 << 20)})
    unpacking.refused("world_state.json", "more than 200 times its size")


def test_a_gzip_bomb_inside(good: dict[str, bytes], unpacking: Unpacking) -> None:
    bomb = gzip.compress(b"0" * (200 << 20), 9)
    assert len(bomb) < 1 << 20
    written(unpacking.path, {**good, "keyframes/0005000.json.gz": bomb})
    unpacking.refused("keyframes/0005000.json.gz", "unpacks to more than")


def test_a_log_that_never_ends_inside(good: dict[str, bytes], unpacking: Unpacking) -> None:
    head = good.pop(LOG)
    written(unpacking.path, {**good, LOG + ".gz": gzip.compress(head + b" " * (200 << 20), 9)})
    unpacking.refused("unpacks to more than 200 times its size")


def test_files_without_end(good: dict[str, bytes], unpacking: Unpacking) -> None:
    more = {f"abilities/a{n}.py": b"" for n in range(20_001)}
    written(unpacking.path, {**good, **more})
    unpacking.refused("more than 20,000 files")


def test_two_files_in_the_same_bytes(good: dict[str, bytes], unpacking: Unpacking) -> None:
    written(unpacking.path, {**good, "abilities/a.py": b"x" * 50, "abilities/b.py": b"x" * 50})
    data = bytearray(unpacking.path.read_bytes())
    with zipfile.ZipFile(unpacking.path) as archive:
        first = archive.getinfo("abilities/a.py").header_offset
    at = data.rindex(b"abilities/b.py")  # in the directory: 46 bytes and then the name
    data[at - 46 + 42 : at - 46 + 46] = struct.pack("<L", first)
    unpacking.path.write_bytes(bytes(data))
    unpacking.refused("lies over another file")


def test_sizes_that_lie(good: dict[str, bytes], unpacking: Unpacking) -> None:
    written(unpacking.path, {**good, "abilities/b.py": b"x" * 5000})
    data = bytearray(unpacking.path.read_bytes())
    at = data.rindex(b"abilities/b.py")
    data[at - 46 + 24 : at - 46 + 28] = struct.pack("<L", 10)
    unpacking.path.write_bytes(bytes(data))
    unpacking.refused("abilities/b.py is")


def test_numbers_of_the_directory_that_lie(good: dict[str, bytes], unpacking: Unpacking) -> None:
    written(unpacking.path, good)
    data = unpacking.path.read_bytes()
    at = data.rindex(b"PK\x05\x06")
    for where, value in ((12, b"\xf0\xff\xff\x7f"), (16, b"\xf0\xff\xff\xff"), (10, b"\xff\xff")):
        broken = bytearray(data)
        broken[at + where : at + where + len(value)] = value
        unpacking.path.write_bytes(bytes(broken))
        unpacking.refused("is no packed world")


# --- packed files: what they are --------------------------------------------------


def test_what_is_no_zip(unpacking: Unpacking, good: dict[str, bytes]) -> None:
    for data in (b"", b"x" * 100_000, b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 18):
        unpacking.path.write_bytes(data)
        unpacking.refused("is no packed world")
    unpacking.path.write_bytes(written(unpacking.path, good).read_bytes()[:-100])
    unpacking.refused("no zip file, or only part of one")


def test_bytes_that_were_changed_on_the_way(good: dict[str, bytes], unpacking: Unpacking) -> None:
    written(unpacking.path, good)
    data = bytearray(unpacking.path.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 40] = b"\x00" * 40
    unpacking.path.write_bytes(bytes(data))
    unpacking.refused("damaged")


def test_an_encrypted_or_odd_compression(good: dict[str, bytes], unpacking: Unpacking) -> None:
    written(unpacking.path, good)
    with zipfile.ZipFile(unpacking.path, "a") as archive:
        archive.writestr("abilities/a.py", b"x" * 100, zipfile.ZIP_LZMA)
    unpacking.refused("number 14")


@pytest.mark.parametrize("missing", ["world.json", "world_state.json", FIRST, LOG])
def test_half_a_world(good: dict[str, bytes], unpacking: Unpacking, missing: str) -> None:
    del good[missing]
    written(unpacking.path, good)
    unpacking.refused()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("world.json", DEEP),
        ("world.json", b'{"format":1e400}'),
        ("world.json", b'{"format":1,"seed":' + b"9" * 5000 + b"}"),
        ("world.json", b'{"format":1,"name":["w"]}'),
        ("world.json", b'{"format":99}'),
        ("world.json", b"\xff\xfe"),
        ("world.json", b"[]"),
        ("world_state.json", DEEP),
        ("world_state.json", b"{}"),
        (LOG, b"\n" * 1000),
        (LOG, DEEP + b"\n"),
        (FIRST, b"\x1f\x8b"),
        (FIRST, gzip.compress(DEEP)),
        ("keyframes/0005000.json.gz", None),
    ],
)
def test_files_that_are_something_else(
    good: dict[str, bytes], unpacking: Unpacking, name: str, data: bytes | None
) -> None:
    written(unpacking.path, {**good, name: good[FIRST] if data is None else data})
    # A log that is torn from its first line on is empty: then the state is ahead of it.
    unpacking.refused("events" if name == LOG else name.rpartition("/")[2].partition(".")[0])


def test_a_stranger_may_not_choose_where_a_world_goes(
    good: dict[str, bytes], tmp_path: Path
) -> None:
    card = json.loads(good["world.json"])
    for name in ("../../evil", "/tmp/evil", "con", "", "w\x00", ".bin", "a" * 500):
        sent = written(tmp_path / "sent.zip", {
            **good, "world.json": json.dumps({**card, "name": name}).encode()
        })  # fmt: skip
        saves = tmp_path / "saves"
        assert cli.main(["unpack", str(sent), "--set", f"paths.saves={saves}"]) == 0
    assert sorted(path.name for path in saves.iterdir()) == ["sent"] + [
        f"sent-{n}" for n in range(2, 8)
    ]


def test_a_strangers_picture_is_never_opened(good: dict[str, bytes], tmp_path: Path) -> None:
    sent = written(tmp_path / "sent.zip", {**good, "thumbnail.png": b"\x89PNG" + b"\xff" * 1000})
    assert cli.main(["unpack", str(sent), "--set", f"paths.saves={tmp_path}/saves"]) == 0
    picture = (tmp_path / "saves" / "w" / "thumbnail.png").read_bytes()
    assert b"\xff" * 100 not in picture


def test_a_link_where_the_new_world_would_be_made(
    good: dict[str, bytes], unpacking: Unpacking, tmp_path: Path
) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thing").write_bytes(b"mine")
    (tmp_path / "saves").mkdir()
    (tmp_path / "saves" / "w.new").symlink_to(tmp_path / "precious")
    written(unpacking.path, good)
    assert cli.main(["unpack", str(unpacking.path), "--set", f"paths.saves={tmp_path}/saves"]) == 0
    assert (tmp_path / "precious" / "thing").read_bytes() == b"mine"
    assert (tmp_path / "saves" / "w-2").is_dir()


# --- folders ----------------------------------------------------------------------

Spoil = Callable[[Path], object]


def replaced(name: str, data: bytes) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / "world_state.prev.json").unlink(missing_ok=True)
        if name == "world_state.json":
            (folder / FIRST).unlink()
        (folder / name).write_bytes(data)

    return spoil


def linked(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).rename(folder.parent / "kept")
        (folder / name).symlink_to(folder.parent / "kept")

    return spoil


def huge(where: str, value: object) -> Spoil:
    return lambda folder: put_state(
        folder, json.dumps(edited(state_of(folder), where, value)).encode()
    )


FOLDERS: dict[str, Spoil] = {
    "deep card": replaced("world.json", DEEP),
    "huge seed": replaced("world.json", b'{"format":1,"seed":' + b"9" * 100_000 + b"}"),
    "newer format": replaced("world.json", b'{"format":9}'),
    "deep state": replaced("world_state.json", DEEP),
    "wrong type": replaced("world_state.json", b"[]"),
    "deep log": replaced(LOG, DEEP + b"\n" + DEEP + b"\n"),
    "link for a card": linked("world.json"),
    "link for a log": linked(LOG),
    "link for a folder": linked("events"),
    "huge tick": huge("tick", 10**18),
    "huge id": huge("next_id", 10**30),
    "huge count": huge("item.*.count", 2**60),
    "far away": huge("position.*.x", 10**9),
    "wrong part": huge("health", []),
    "light as wide as a sea": huge("content.objects.campfire.light", 10**6),
    "rain of apples": huge("content.items.apple.spawns", {"grass": 10**12}),
    "word without end": huge("content.items.apple.becomes", "x" * 10**6),
    "names without end": huge("content.names", ["x"] * 10**5),
}


@pytest.mark.parametrize("spoil", FOLDERS.values(), ids=FOLDERS)
@pytest.mark.parametrize("words", ["run w --headless --ticks 1", "pack w"])
def test_a_hostile_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Spoil, words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = begin(tmp_path / "saves").run(12).close()
    spoil(folder)
    monkeypatch.chdir(tmp_path)

    def bytes_of() -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "save.lock"
        }

    before = bytes_of()
    said = refused(capsys, tmp_path, *words.split())
    assert str(folder) in said
    assert bytes_of() == before
    assert not (tmp_path / "w.zip").exists()


def test_a_hostile_folder_in_the_list_harms_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path / "saves").run(3).close()
    replaced("world.json", DEEP)(folder)
    os.symlink("/etc", tmp_path / "saves" / "outside")
    (folder / "thumbnail.png").symlink_to("/etc/passwd")
    assert cli.main(["worlds", "--json", "--set", f"paths.saves={tmp_path}/saves"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["worlds"]
    assert "can't be understood" in row["fault"]
    assert row["thumbnail"] is None


# --- time and memory, in a process of its own -------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak")
@pytest.mark.parametrize("kind", ["zip", "gz", "folder"])
def test_bombs_cost_little(good: dict[str, bytes], tmp_path: Path, kind: str) -> None:
    bomb = b"0" * (512 << 20)
    if kind == "folder":
        folder = begin(tmp_path / "saves").run(3).close()
        for name in ("world_state.json", "world_state.prev.json"):
            (folder / name).unlink(missing_ok=True)
        (folder / FIRST).write_bytes(gzip.compress(bomb + b"0", 1))
        words = ["run", "w", "--headless", "--ticks", "1"]
    else:
        entry = {"world_state.json": bomb} if kind == "zip" else {
            "keyframes/0005000.json.gz": gzip.compress(bomb, 1)
        }  # fmt: skip
        words = ["unpack", str(written(tmp_path / "sent.zip", {**good, **entry}))]
    del bomb
    began = time.monotonic()
    # Not getrusage: what that tells begins with the peak of whoever started the process.
    code = (
        "import sys; from game.cli import main; code = main(sys.argv[1:]);"
        "print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]);"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words, "--set", f"paths.saves={tmp_path}/saves"],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert time.monotonic() - began < SECONDS
    assert int(done.stdout.splitlines()[-1]) / 1024 < MEGABYTES
