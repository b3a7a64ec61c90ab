"""Proof: an ability is tried before anybody is granted it.

It must load, end in bounded time whatever it is told, ask for effects that the engine allows
and that its energy pays for, leave the world sound, do what it says, and do something at all.
It is tried in small worlds, with arguments good and absurd, and in a copy of the real one.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.abilities.arguments import absurd, good, on_oneself
from game.abilities.expecting import GRAMMAR, Expectation, understand
from game.abilities.library import digest
from game.abilities.naming import Named, named
from game.abilities.rows import BadManifest, row_of
from game.abilities.shadow import FIXTURES, Shadow, copied, shadow
from game.abilities.trial import DONE, FATAL, SHOWN, STAGES, Case, tried
from game.core.arcana import Ability
from game.core.content import Content
from game.core.world import World
from game.sandbox import Sandbox

LONGEST = 600.0
"""Milliseconds that all calls of one proof may take together."""
_LOG = logging.getLogger("game")


class Proof(Struct, kw_only=True):
    """What came of trying an ability. Kept as JSON beside its source."""

    ok: bool = False
    stage: str = DONE
    """Where it ended: syntax, policy, load, can_use, execute, timeout, died, effects, budget,
    expectations, proof, or done."""
    message: str = ""
    """What is wrong, in words for its author; empty if nothing is."""
    source: str = ""
    """Digest of what was tried."""
    manifest: dict[str, Any] | None = None
    does: tuple[str, ...] = ()
    """Kinds of effects that took place, `status burning` for a status."""
    cases: list[Case] = []
    main: int = -1
    """Which case shows best what it does, or what is wrong."""

    @property
    def effects(self) -> Any:
        """What the main call asked for."""
        return self.cases[self.main].effects if self.cases else ()

    @property
    def ms(self) -> float:
        """What the main call took."""
        return self.cases[self.main].ms if self.cases else 0.0

    def row(self, source: str, *, origin: str = "hand", wisher: int = 0) -> Ability:
        """The ability to grant, of the source that was proven. Raises BadManifest."""
        row = row_of(self.manifest or {}, source, origin=origin, wisher=wisher)
        return replace(row, does=self.does)


def prove(
    source: str,
    sandbox: Sandbox,
    world: World | None = None,
    wisher: int = 0,
    *,
    content: Content | None = None,
    kwargs: Mapping[str, Any] | None = None,
) -> Proof:
    """Try a source; never raises for what it does.

    With a world it is also tried by the wisher in a copy of it, and the fixtures have that
    world's content: the world must not change meanwhile, so hand in a copy of your own from
    another thread. `kwargs` are what it is told instead of arguments of our own.
    Raises ValueError where neither a world nor a content is given.
    """
    rows = content or (world.content if world is not None else None)
    if rows is None:
        raise ValueError("a proof needs a world or a content")
    proof = Proof(source=_digest(source))
    loaded = sandbox.load(source)
    if loaded.fault is not None:
        stage = loaded.fault.stage
        return _failed(proof, "died" if stage == "protocol" else stage, loaded.fault.message)
    proof.manifest = manifest = dict(loaded.value) if isinstance(loaded.value, dict) else {}
    try:
        ability = row_of(manifest, source)
    except BadManifest as error:
        return _failed(proof, "load", str(error))
    expected: list[Expectation] = []
    for line in ability.expects:
        one = understand(line)
        if one is None:
            return _failed(proof, "expectations", f"found {line!r}; allowed: {GRAMMAR}")
        expected.append(one)
    return _Trials(proof, source, ability, expected, sandbox, rows, kwargs).run(world, wisher)


class _Trials:
    """One proof under way."""

    def __init__(
        self,
        proof: Proof,
        source: str,
        ability: Ability,
        expected: list[Expectation],
        sandbox: Sandbox,
        content: Content,
        kwargs: Mapping[str, Any] | None,
    ) -> None:
        self.proof, self.source, self.ability, self.expected = proof, source, ability, expected
        self.sandbox, self.content, self.given = sandbox, content, kwargs
        self.about = named(kwargs) if kwargs else Named()
        self.parameters: list[str] = list((proof.manifest or {}).get("parameters", ()))
        self.spent = 0.0

    def run(self, world: World | None, wisher: int) -> Proof:
        scenes: list[Callable[[], Shadow]] = [self._fixture(name) for name in FIXTURES]
        if world is not None and world.alive(wisher):
            scenes.append(lambda: copied(world, wisher))
        for make in scenes:
            if not self._try(make(), None):
                return self._fatal()
        fair = len(self.proof.cases)
        if self.given is None and any(case.stage == DONE for case in self.proof.cases):
            plain = self._fixture(FIXTURES[0])
            scene = plain()
            for kwargs in [
                on_oneself(self._arguments(scene), scene),
                *absurd(self.parameters, scene),
            ]:
                if not self._try(plain(), kwargs):
                    return self._fatal()
        return self._concluded(fair)

    def _fixture(self, name: str) -> Callable[[], Shadow]:
        return lambda: shadow(name, self.content, self.about)

    def _arguments(self, scene: Shadow) -> dict[str, Any]:
        return dict(self.given) if self.given is not None else good(self.parameters, scene)

    def _try(self, scene: Shadow, kwargs: dict[str, Any] | None) -> bool:
        """Add a case; False where nothing more is to be tried."""
        told = self._arguments(scene) if kwargs is None else kwargs
        ability = replace(self.ability)  # uses and faults are counted in a world's own row
        try:
            case = tried(scene, self.source, ability, self.sandbox, told, self.expected)
        except Exception as error:  # noqa: BLE001 - what upsets the engine itself is not proven
            _LOG.debug("proving %s in %s", ability.name, scene.fixture, exc_info=True)
            message = f"the engine could not take it: {type(error).__name__}: {error}"
            case = Case(fixture=scene.fixture, kwargs=told, stage="proof", grave=True)
            case.message = message[:SHOWN]
        self.proof.cases.append(case)
        self.spent += case.ms
        if case.stage in FATAL:
            return False
        if self.spent > LONGEST:
            case.stage, case.message = "timeout", f"its calls took {self.spent:.0f} ms together"
            return False
        return True

    def _fatal(self) -> Proof:
        self.proof.main = len(self.proof.cases) - 1
        case = self.proof.cases[-1]
        stage = "died" if case.stage == "protocol" else case.stage
        return _failed(self.proof, stage, f"{_where(case)}{case.message}")

    def _concluded(self, fair: int) -> Proof:
        """What the cases with good arguments, the first ones, come to."""
        proof, cases = self.proof, self.proof.cases[:fair]
        proof.does = tuple(dict.fromkeys(kind for case in proof.cases for kind in case.does))
        done = [i for i, case in enumerate(cases) if case.stage == DONE]
        # What asks for things that there are not is wrong, wherever it does so; a crowd may be
        # too many for its energy, and an empty world gives it nothing to aim at.
        wrong = [
            i
            for i, case in enumerate(cases)
            if case.grave and case.stage == "effects" and case.fixture != "empty"
        ]
        unsound = [i for i, case in enumerate(cases) if case.grave and case.stage == "proof"]
        missed = self._missed(cases)
        if (done or missed == []) and not wrong and not unsound:
            proof.ok = True
            proof.main = done[0] if done else self._best(cases)
            return proof
        proof.main = (unsound or wrong or [self._best(cases)])[0]
        case = cases[proof.main]
        message = case.message
        if case.stage == "can_use" and not case.grave:
            message = "it says in every world that was tried that it can't be used"
        return _failed(proof, case.stage, f"{_where(case)}{message}")

    def _missed(self, cases: list[Case]) -> list[str] | None:
        """Expectations that came true nowhere; None if it can't be told."""
        if not self.expected or all(case.stage != "expectations" for case in cases):
            return None
        met = {text for case in cases for text in case.met}
        return [one.text for one in self.expected if one.text not in met]

    def _best(self, cases: list[Case]) -> int:
        """The case that came farthest, the first of such."""
        ranks = {stage: rank for rank, stage in enumerate(STAGES)}
        return max(range(len(cases)), key=lambda i: (ranks.get(cases[i].stage, -1), -i))


def _where(case: Case) -> str:
    return f"({case.fixture}) "


def _failed(proof: Proof, stage: str, message: str) -> Proof:
    proof.ok, proof.stage, proof.message = False, stage, message[:400]
    return proof


def _digest(source: str) -> str:
    try:
        return digest(source)
    except UnicodeEncodeError:  # lone surrogates: the sandbox will say so
        return ""
