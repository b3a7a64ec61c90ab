"""A yard for hostile abilities: secrets to steal, files to leave, a port to call; and a judge.

The attacks themselves are data: `abilities/*.md`, whose README tells their form.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.sandbox import Answer, Sandbox

FOLDER = Path(__file__).parent / "abilities"
SECRET = "s3cret-of-the-keep"
LOOT = ("STATE KEPT", "DESCRIPTORS", "CONNECTED", "EXECUTED", "FORGED")
"""What an attack returns if it got what it wanted, beside the secret itself."""
STAGES = {"syntax", "policy", "load", "execute", "timeout", "died", "harmless", "contained"}
MARA = {
    "id": "agent_1", "name": "Mara", "pos": [1, 1], "health": 90, "energy": 20,
    "inventory": {"bread": 2}, "status": {},
}  # fmt: skip
WORLD = {"tick": 3, "size": [9, 9], "agents": [{**MARA, "id": "agent_2", "name": "Ivo"}]}
CANARY = """
class Canary(Ability):
    def execute(self, agent, world, **kwargs):
        rolls = [rng.randint(1, 6) for _ in range(5)]
        return [{"kind": "say", "t": f"{agent.name} {math.sqrt(2):.6f} {sorted({'b', 'a'})}",
                 "n": rolls}]
"""


@dataclass(frozen=True)
class Attack:
    """One hostile source, and what all layers make of it."""

    name: str
    expected: str
    flags: frozenset[str]
    source: str


def attacks(file: str) -> list[Attack]:
    """The attacks of a file of `abilities/`."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    found = []
    for name, words, mark, block in re.findall(
        r"^## ([^\n]+): ([a-z ]+)\n```(ability|make)\n(.*?)^```$", text, re.M | re.S
    ):
        expected, *flags = words.split()
        assert expected in STAGES, f"{file}: {name}: {expected}"
        found.append(Attack(name, expected, frozenset(flags), _source(mark, block)))
    assert len(found) == text.count("\n## "), f"{file}: a heading without its block"
    return found


def files() -> list[str]:
    """The classes of attacks, in name order."""
    return sorted(path.name for path in FOLDER.glob("*.md") if path.name != "README.md")


def _source(mark: str, block: str) -> str:
    if mark == "make":
        made: str = eval(block)  # our own, from this folder
        return made
    if re.search(r"^class ", block, re.M):
        return block
    lines = "".join(f"        {line}\n" for line in block.splitlines())
    return f"class Tried(Ability):\n    def execute(self, agent, world, **kwargs):\n{lines}"


class Yard:
    """What an attack could reach for, if it could reach anything."""

    def __init__(self, folder: Path, pid: int) -> None:
        self.secret = folder / "secret.txt"
        self.secret.write_text(SECRET)
        self.out = folder / "left-behind"
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self._places = {
            "@FILE@": str(self.secret),
            "@OUT@": str(self.out),
            "@PORT@": str(self._listener.getsockname()[1]),
            "@PID@": str(pid),
        }

    def close(self) -> None:
        self._listener.close()

    def run(self, box: Sandbox, attack: Attack) -> list[Answer]:
        """Load it, ask whether it can be used, and use it twice; until something goes wrong."""
        source = attack.source
        for name, place in self._places.items():
            source = source.replace(name, place)
        answers = [box.load(source)]
        for method in ("can_use", "execute", "execute"):
            if answers[-1].fault is not None:
                break
            answers.append(box.call(source, method, MARA, WORLD, {}, seed=4))
        return answers

    def harm(self, answers: list[Answer]) -> list[str]:
        """What an attack got that it should not have."""
        found = []
        said = repr([(a.value, a.fault) for a in answers])
        if SECRET in said:
            found.append("it read a secret")
        found += [f"it got {word}" for word in LOOT if word in said]
        if self.out.exists() or self.out.is_symlink():
            found.append("it left a file")
            self.out.unlink()
        if not self.secret.exists():
            found.append("it removed a file")
        try:
            self._listener.accept()[0].close()
            found.append("it made a connection")
        except BlockingIOError:
            pass
        for answer in answers:
            if answer.fault is not None and not _tame(answer.fault.message):
                found.append(f"its error isn't tame: {answer.fault.message[:80]!r}")
        return found


def outcome(answers: list[Answer]) -> str:
    """The first thing that went wrong, or "harmless"."""
    return next((a.fault.stage for a in answers if a.fault is not None), "harmless")


def as_expected(attack: Attack, got: str) -> bool:
    """Whether an outcome is the one foretold. Which of parser and policy refuses a source, both
    before any of it runs, is the Python version's affair."""
    if attack.expected in ("syntax", "policy"):
        return got in ("syntax", "policy")
    return attack.expected in (got, "contained")


def canary(box: Sandbox) -> Any:
    """What an ability in good order gives: the same before and after everything."""
    answer = box.call(CANARY, "execute", MARA, WORLD, {}, seed=4)
    assert answer.fault is None, answer.fault
    return answer.value


def _tame(text: str) -> bool:
    return len(text) <= 300 and text.isprintable()
