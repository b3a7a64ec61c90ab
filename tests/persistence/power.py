"""A disk whose power can be cut: it knows what was synced, and what was only written.

After the cut a file holds what was synced of it, and perhaps part of what was written
since; a folder holds the names that it had when it was last synced, or those it had at the
end. Real disks do worse things rarely and this much often.
"""

import random
import threading
from dataclasses import dataclass
from pathlib import Path

from game.persistence.disk import Disk


@dataclass(eq=False, slots=True)
class Node:
    """A file apart from its names."""

    data: bytes = b""
    synced: bytes = b""


class CuttableDisk(Disk):
    """Works on real files and keeps book beside them."""

    def __init__(self, world: Path) -> None:
        """Everything in the folder of a world is taken to be on the disk by now."""
        self._world = world
        self._lock = threading.RLock()
        self._nodes: dict[int, Node] = {}
        self._names: dict[Path, Node] = {}
        for path in world.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                self._names[path] = Node(data, data)
        self._durable = dict(self._names)

    def cut(self, target: Path, chance: random.Random) -> None:
        """Lay out in another folder what would be there if the power went now."""
        with self._lock:
            for folder in {path.parent for path in (*self._names, *self._durable)}:
                names = chance.choice((self._names, self._durable))
                for path, node in names.items():
                    if path.parent == folder:
                        copy = target / path.relative_to(self._world)
                        copy.parent.mkdir(parents=True, exist_ok=True)
                        copy.write_bytes(_left(node, chance))
        for part in ("events", "keyframes"):
            (target / part).mkdir(exist_ok=True)

    def create(self, path: Path) -> int:
        with self._lock:
            fd = super().create(path)
            self._names[path] = self._nodes[fd] = Node()
            return fd

    def open(self, path: Path) -> int:
        with self._lock:
            fd = super().open(path)
            self._nodes[fd] = self._names[path]
            return fd

    def write(self, fd: int, data: bytes) -> None:
        with self._lock:
            super().write(fd, data)
            self._nodes[fd].data += data

    def sync(self, fd: int) -> None:
        with self._lock:
            self._nodes[fd].synced = self._nodes[fd].data

    def truncate(self, fd: int, size: int) -> None:
        with self._lock:
            super().truncate(fd, size)
            self._nodes[fd].data = self._nodes[fd].data[:size]

    def replace(self, source: Path, target: Path) -> None:
        with self._lock:
            super().replace(source, target)
            self._names[target] = self._names.pop(source)

    def link(self, source: Path, target: Path) -> None:
        with self._lock:
            super().link(source, target)
            self._names[target] = self._names[source]

    def unlink(self, path: Path) -> None:
        with self._lock:
            super().unlink(path)
            self._names.pop(path, None)

    def forget(self, temporary: Path) -> None:
        with self._lock:
            super().forget(temporary)
            self._names.pop(temporary, None)

    def sync_folder(self, folder: Path) -> None:
        with self._lock:
            for path in [path for path in self._durable if path.parent == folder]:
                del self._durable[path]
            self._durable |= {p: n for p, n in self._names.items() if p.parent == folder}


def _left(node: Node, chance: random.Random) -> bytes:
    """What a power cut leaves of a file."""
    if not node.data.startswith(node.synced):
        return chance.choice((node.data, node.synced))
    return node.data[: chance.randint(len(node.synced), len(node.data))]
