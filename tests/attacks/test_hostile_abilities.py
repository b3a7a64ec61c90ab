"""Hostile abilities, by the hundred, against all layers together and against each alone.

AGENT_WORLD_ATTACKS=all runs every one of them in every way; without it, each in the ways that
could tell something new.
"""

from __future__ import annotations

import gc
import os
import platform
import resource
import sys
from collections.abc import Iterator

import pytest

from game.sandbox import Limits, Sandbox
from tests.attacks.yard import SECRET, Attack, Yard, as_expected, attacks, canary, files, outcome

LANGUAGE = {
    "attributes.md", "bombs.md", "classes.md", "decorators.md", "descriptors.md", "formats.md",
    "frames.md", "generators.md", "groups.md", "imports.md", "builtins.md", "mangling.md",
    "matches.md", "mutation.md", "scopes.md", "unicode.md",
}  # fmt: skip
"""Ways round the policy: without it all of them come to the same, and `system.md` does that."""
RESOURCES = {"effects.md", "loops.md", "memory.md", "results.md"}
"""Held by the limits, or by checks that are the same in every way."""
GUARDS = {"attributes.md", "frames.md", "generators.md"}
"""Where what runs is held by the guards, which are the same code in every way: a sample of them
is enough."""
EVERYTHING = os.environ.get("AGENT_WORLD_ATTACKS") == "all"
POLICY_OFF, CONFINEMENT_OFF = frozenset({"policy"}), frozenset({"confinement"})


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    patch = pytest.MonkeyPatch()
    patch.setenv("OPENROUTER_API_KEY", SECRET)
    place = Yard(tmp_path_factory.mktemp("yard"), os.getpid())
    yield place
    place.close()
    patch.undo()


def boxes(without: frozenset[str]) -> Iterator[Sandbox]:
    box = Sandbox(Limits(workers=2, spares=2, wall_ms=600, load_ms=300), without=without)
    yield box
    box.close()


@pytest.fixture(scope="module")
def whole() -> Iterator[Sandbox]:
    yield from boxes(frozenset())


@pytest.fixture(scope="module")
def without_policy() -> Iterator[Sandbox]:
    yield from boxes(POLICY_OFF)


@pytest.fixture(scope="module")
def without_confinement() -> Iterator[Sandbox]:
    yield from boxes(CONFINEMENT_OFF)


def tried(yard: Yard, box: Sandbox, chosen: list[Attack], *, foretold: bool) -> None:
    """Run attacks, and tell all that went wrong at once."""
    before, size = canary(box), grown_to()
    wrong = []
    for attack in chosen:
        answers = yard.run(box, attack)
        wrong += [f"{attack.name}: {harm}" for harm in yard.harm(answers)]
        if foretold and not as_expected(attack, outcome(answers)):
            told = [a.fault or a.value for a in answers]
            wrong.append(f"{attack.name}: {outcome(answers)}, not {attack.expected}: {told!r:.300}")
    assert wrong == []
    assert canary(box) == before, "a later result has changed"
    assert grown_to() - size < 200


def grown_to() -> float:
    """The most megabytes that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="only written for Linux on these machines",
)
def test_this_system_confines(whole: Sandbox) -> None:
    """Else the tests of the process by itself would be skipped, and nobody would know."""
    layers = whole.layers()
    assert whole.confined, layers
    assert layers["seccomp"].startswith("on")


def test_there_are_attacks_of_every_class() -> None:
    assert len(files()) >= 20
    assert sum(len(attacks(file)) for file in files()) >= 400


@pytest.mark.parametrize("file", files())
def test_all_layers_hold(yard: Yard, whole: Sandbox, file: str) -> None:
    if file == "effects.md" and not EVERYTHING:
        pytest.skip("test_hostile_effects.py runs these")
    tried(yard, whole, attacks(file), foretold=True)


@pytest.mark.parametrize("file", files())
def test_the_process_holds_without_the_policy(
    yard: Yard, without_policy: Sandbox, file: str
) -> None:
    without_policy.layers()
    if not without_policy.confined:
        pytest.skip("this system has no confinement: only the policy stands")
    if file in RESOURCES and not EVERYTHING:
        pytest.skip("the policy refuses none of these, so that they were tried with it")
    chosen = attacks(file)
    if file in LANGUAGE and not EVERYTHING:
        chosen = [attack for attack in chosen if "steals" in attack.flags]
    tried(yard, without_policy, chosen, foretold=False)


@pytest.mark.parametrize("file", files())
def test_the_policy_holds_without_the_confinement(
    yard: Yard, without_confinement: Sandbox, file: str
) -> None:
    if file in RESOURCES and not EVERYTHING:
        pytest.skip("not what the policy is for")
    chosen = [attack for attack in attacks(file) if "heavy" not in attack.flags]
    if file not in GUARDS and not EVERYTHING:
        chosen = [attack for attack in chosen if attack.expected in ("policy", "syntax")]
    tried(yard, without_confinement, chosen, foretold=True)


def test_the_attacks_are_attacks(yard: Yard) -> None:
    """Without any layer they do get what they want: they aren't refused for being broken."""
    box = Sandbox(Limits(workers=1), without=POLICY_OFF | CONFINEMENT_OFF)
    try:
        for file in files():
            for attack in attacks(file):
                if "steals" in attack.flags:
                    assert yard.harm(yard.run(box, attack)), f"{file}: {attack.name}"
    finally:
        box.close()
        gc.collect()
