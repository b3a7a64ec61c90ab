"""Trial: one call of an ability in a shadow world, and what the engine makes of it.

The call goes the way of a real one: `can_use` and `execute` in the sandbox, the effects by way
of a ResolveAbility command. A twin makes the same tick without it, to see what it changed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from game.abilities.expecting import Expectation, measured
from game.abilities.records import records
from game.abilities.shadow import Shadow
from game.abilities.soundness import unsound
from game.core.arcana import Ability, Call, Power
from game.core.commands import Entry, ResolveAbility
from game.core.effect_kinds import AnyEffect, GiveStatus, kind_of
from game.core.effects.checking import check
from game.core.effects.faults import EffectFault
from game.core.effects.parsing import parse
from game.core.events import AbilityResolved
from game.core.snapshot import decode, encode
from game.core.step import step
from game.core.world import World
from game.sandbox import Sandbox

DONE = "done"
STAGES = ("can_use", "execute", "proof", "effects", "budget", "expectations", DONE)
"""Where a call can end that ran to its end, the worst first."""
FATAL = ("timeout", "died", "protocol")
"""Where no ability may end, whatever it is told."""
SOON = 24
"""Ticks within which an expectation must come true: a poison takes its time."""
SHOWN = 300
"""Characters of a message that are kept."""


class Case(Struct, kw_only=True):
    """One trial."""

    fixture: str
    kwargs: dict[str, Any]
    stage: str = DONE
    """One of STAGES or FATAL."""
    message: str = ""
    effects: Any = ()
    """What `execute` gave."""
    does: tuple[str, ...] = ()
    """Kinds of the effects that took place, `status burning` for a status."""
    met: tuple[str, ...] = ()
    """Of its expectations, those that came true."""
    ms: float = 0.0
    """What `can_use` and `execute` took together."""
    grave: bool = False
    """Whether a fault is the ability's own, and not how the world happens to be."""

    @property
    def verdict(self) -> str:
        """In a few words."""
        return f"{self.stage}: {self.message}" if self.message else self.stage


def tried(
    scene: Shadow,
    source: str,
    ability: Ability,
    sandbox: Sandbox,
    kwargs: Mapping[str, Any],
    expected: Sequence[Expectation] = (),
) -> Case:
    """Use an ability once. The scene's world takes the tick."""
    case = Case(fixture=scene.fixture, kwargs=dict(kwargs))
    world, caster = scene.world, scene.caster
    own, around = records(world, caster)
    seed = world.draw(caster, "ability", 1 << 32)
    for method in ("can_use", "execute"):
        answer = sandbox.call(source, method, own, around, dict(kwargs), seed)
        case.ms = round(case.ms + answer.ms, 3)
        if answer.fault is not None:
            return _ended(case, answer.fault.stage, answer.fault.message, grave=True)
        if method == "can_use" and not answer.value:
            return _ended(case, "can_use", "it says that it can't be used")
        case.effects = answer.value if method == "execute" else ()
    return _judged(case, scene, ability, expected)


def _judged(case: Case, scene: Shadow, ability: Ability, expected: Sequence[Expectation]) -> Case:
    world, caster = scene.world, scene.caster
    try:
        effects = parse(case.effects)
    except EffectFault as fault:
        return _ended(case, "effects", str(fault), grave=True)
    if not effects:
        return _ended(case, "proof", "it does nothing")
    faults = check(world, caster, ability, effects)
    before, people = encode(world) if expected else b"", list(world.agents)
    resolved = _resolve(world, caster, ability, case)
    wrong = unsound(world, people)
    if wrong:
        return _ended(case, "proof", f"the world is not sound after it: {wrong[0]}", grave=True)
    if faults:
        worst = next((fault for fault in faults if fault.grave), faults[0])
        stage = "budget" if worst.rule == "budget" else "effects"
        return _ended(case, stage, str(worst), grave=worst.grave)
    case.does = tuple(dict.fromkeys(map(_does, resolved)))
    if not resolved:
        return _ended(case, "proof", "nothing of it took place")
    beings, place = _meant(case, scene, effects)
    missed = _missed(world, decode(before), caster, beings, place, expected) if expected else []
    case.met = tuple(one.text for one in expected if one not in missed)
    if missed:
        return _ended(case, "expectations", f"not so: {', '.join(one.text for one in missed)}")
    return case


def _missed(
    world: World,
    twin: World,
    caster: int,
    beings: list[int],
    place: tuple[int, int] | None,
    expected: Sequence[Expectation],
) -> list[Expectation]:
    """What does not come about soon; the twin is a tick behind, and goes on without the effects."""
    missed = list(expected)
    for tick in range(SOON):
        if not missed:
            break
        if tick:
            step(world)
        step(twin)
        for one in list(missed):
            whom = [caster] if one.subject == "caster" else beings
            with_it, without = (measured(w, one, whom, place) for w in (world, twin))
            if any(one.holds(*pair) for pair in zip(without, with_it, strict=True)):
                missed.remove(one)
    return missed


def _resolve(world: World, caster: int, ability: Ability, case: Case) -> list[AnyEffect]:
    """Let the engine take the effects, as of a call that was out; what took place."""
    world.abilities[ability.name] = ability
    world.powers[caster] = {**world.powers.get(caster, {}), ability.name: Power(world.tick)}
    call = world.next_call
    world.next_call += 1
    world.calls[call] = Call(caster, ability.name, world.tick)
    answer = ResolveAbility(call=call, effects=case.effects)
    events = step(world, [Entry(number=1, tick=world.tick + 1, source="proof", command=answer)])
    return [
        effect
        for event in events
        if isinstance(event, AbilityResolved) and event.call == call
        for effect in event.effects
    ]


def _meant(
    case: Case, scene: Shadow, effects: Sequence[AnyEffect]
) -> tuple[list[int], tuple[int, int] | None]:
    """Whom an expectation means by its target, and which place."""
    upon = [getattr(effect, "target", None) for effect in effects]
    beings = list(dict.fromkeys(being or scene.caster for being in upon if being is not None))
    places = [getattr(effect, "pos", None) or getattr(effect, "to", None) for effect in effects]
    return beings, next((place for place in places if place), scene.place)


def _does(effect: AnyEffect) -> str:
    kind = kind_of(effect)
    return f"{kind} {effect.name}" if isinstance(effect, GiveStatus) else kind


def _ended(case: Case, stage: str, message: str, grave: bool = False) -> Case:
    case.stage, case.message, case.grave = stage, message[:SHOWN], grave
    return case
