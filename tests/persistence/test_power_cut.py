"""Power cuts at any moment, on a disk that forgets what was not synced."""

import gzip
import os
import random
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from game.errors import SaveError
from game.persistence import create_world, open_world, replay
from game.persistence.disk import Disk
from game.persistence.packing import pack_segment
from game.persistence.segments import Segment, listing
from tests.persistence.living import alike, begin, live, straight, tiny, until
from tests.persistence.power import CuttableDisk


@pytest.fixture(autouse=True)
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sync often, so that cuts fall between all kinds of steps."""
    monkeypatch.setattr("game.persistence.scribe.SYNC_SECONDS", 0.002)


def rounds(tmp_path: Path, make: Callable[[Path], CuttableDisk], seed: int, cuts: int) -> str:
    """Run a world and cut the power again and again; what went wrong, if anything did."""
    chance = random.Random(seed)
    opened = create_world(tmp_path / "saves", "w", tiny())
    disk = make(opened.folder)
    life = live(opened, disk=disk, span=15, keyframe_ticks=12)
    try:
        for number in range(cuts):
            life.run(chance.randint(1, 12))
            if chance.random() < 0.3:
                life.recorder.save()
            goal = min(life.recorder.durable_tick + chance.randint(0, 3), life.world.tick)
            until(lambda goal=goal: life.recorder.durable_tick >= goal)
            acked = life.recorder.durable_tick
            left = tmp_path / f"cut{number}"
            disk.cut(left, chance)
            try:
                after = open_world(left)
                after.release()
                result = replay(left)
            except SaveError as error:
                return f"not to be loaded: {error}"
            if after.world.tick < acked:
                return f"tick {acked} was acknowledged, and {after.world.tick} is left"
            if not alike(after.world, straight(after.world.tick)):
                return "another world"
            if result.diverged_at is not None or result.last != after.world.tick:
                return f"the replay differs: {result}"
    finally:
        life.recorder.abandon()
    return ""


@pytest.mark.parametrize("seed", range(3))
def test_nothing_acknowledged_is_lost_and_everything_loads(tmp_path: Path, seed: int) -> None:
    assert rounds(tmp_path, CuttableDisk, seed, 12) == ""


class NoSync(CuttableDisk):
    """Acknowledges what was only written."""

    def sync(self, fd: int) -> None:
        pass


class NoFolderSync(CuttableDisk):
    """Leaves new names to chance."""

    def sync_folder(self, folder: Path) -> None:
        pass


@pytest.mark.parametrize("broken", [NoSync, NoFolderSync])
def test_a_rule_that_is_left_out_is_seen(tmp_path: Path, broken: type[CuttableDisk]) -> None:
    """Else the test above would prove nothing."""
    found = [rounds(tmp_path / str(seed), broken, seed, 12) for seed in range(3)]
    assert any(found)


class PowerCut(Exception):
    """The end of everything, as far as that disk is concerned."""


class Failing(CuttableDisk):
    """Its power goes just before one of its calls."""

    def __init__(self, world: Path, call: int, target: Path, chance: random.Random) -> None:
        super().__init__(world)
        self._calls_left = call
        self._target = target
        self._chance = chance

    def _step(self) -> None:
        self._calls_left -= 1
        if self._calls_left == 0:
            self.cut(self._target, self._chance)
            raise PowerCut

    def create(self, path: Path) -> int:
        self._step()
        return super().create(path)

    def write(self, fd: int, data: bytes) -> None:
        self._step()
        super().write(fd, data)

    def sync(self, fd: int) -> None:
        self._step()
        super().sync(fd)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def unlink(self, path: Path) -> None:
        self._step()
        super().unlink(path)

    def sync_folder(self, folder: Path) -> None:
        self._step()
        super().sync_folder(folder)


Pack = Callable[[Segment, Disk], Iterator[None]]


def cut_while_packing(tmp_path: Path, pack: Pack) -> str:
    """Pack a file with the power going before each call; the first loss."""
    source = begin(tmp_path, "source", span=60).run(70).crash()
    for path in (source / "events").glob("*.gz"):
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    for call in count(1):
        for seed in range(4):
            folder = Path(shutil.copytree(source, tmp_path / f"w{call}-{seed}"))
            left = tmp_path / f"cut{call}-{seed}"
            disk = Failing(folder, call, left, random.Random(seed))
            segment = listing(folder / "events")[0]
            try:
                for _ in pack(segment, disk):
                    pass
            except PowerCut:
                pass
            else:
                assert call > 5
                return ""
            try:
                last = replay(left).last
            except SaveError as error:
                return str(error)
            if last != 70:
                return f"only {last} ticks are left"
    return ""


def test_packing_may_be_cut_off_anywhere(tmp_path: Path) -> None:
    assert cut_while_packing(tmp_path, pack_segment) == ""


def careless(segment: Segment, disk: Disk) -> Iterator[None]:
    """Packs, but drops the plain file before the packed one is safe."""
    data = gzip.compress(segment.plain.read_bytes())
    disk.unlink(segment.plain)
    disk.sync_folder(segment.folder)
    yield
    disk.write_whole(segment.packed, data)


def hasty(segment: Segment, disk: Disk) -> Iterator[None]:
    """Packs, but does not make the packed file's name durable."""
    temporary = segment.packed.with_name(segment.packed.name + ".tmp")
    fd = disk.create(temporary)
    disk.write(fd, gzip.compress(segment.plain.read_bytes()))
    yield
    os.close(fd)
    disk.replace(temporary, segment.packed)
    disk.unlink(segment.plain)
    disk.sync_folder(segment.folder)
    disk.sync_folder(segment.folder)


@pytest.mark.parametrize("pack", [careless, hasty])
def test_careless_packing_is_seen(tmp_path: Path, pack: Pack) -> None:
    assert cut_while_packing(tmp_path, pack) != ""
