"""Minds: effects that carry words and knowledge."""

from itertools import islice

from game.core.components import Place
from game.core.effect_kinds import Reveal, Say
from game.core.effects.spell import Spell
from game.core.events import Revealed, WordsCame
from game.core.facts import learn
from game.core.minding import ORDINARY, ask
from game.core.recall import know_place
from game.core.world import AGENT, World

SHOWN = 8
"""How many things are revealed at the most."""
SECRETS = 2
"""How many facts are read in somebody's mind."""


def say(spell: Spell, effect: Say) -> None:
    """Words in somebody's mind, on one line."""
    world, target = spell.world, spell.on(effect.target)
    plain = "".join(c if c.isprintable() else " " for c in effect.text)
    words = " ".join(plain.split())[:160]
    if not words or target == spell.caster:
        return
    event = world.emit(WordsCame(agent=spell.caster, target=target, words=words, cause=spell.event))
    reason = f"heard {world.label(spell.caster)} in their mind"
    ask(world, target, reason, ORDINARY, event, spell.caster, "chat")


def reveal(spell: Spell, effect: Reveal) -> None:
    """The caster knows what is about, or what somebody knows."""
    if effect.target and effect.target != spell.caster:
        _read_mind(spell, effect.target)
        return
    world, here = spell.world, spell.world.position[spell.caster]
    known, new = world.beliefs[spell.caster].places, 0
    found: list[str] = []
    for _, entity, x, y in world.grid.nearest(here.x, here.y, effect.radius):
        if len(found) >= SHOWN:
            break
        if entity == spell.caster or not _meant(world, entity, effect.what):
            continue
        kind = world.kind[entity]
        fixture, item = world.fixture.get(entity), world.item.get(entity)
        stock = fixture.stock if fixture else item.count if item else 0
        found.append(world.label(entity) if kind == AGENT else kind.replace("_", " "))
        if entity not in world.creature:
            new += entity not in known
            know_place(world, spell.caster, entity, Place(kind, x, y, world.tick, stock))
    told = ", ".join(dict.fromkeys(found)) or "nothing of the kind"
    world.emit(Revealed(agent=spell.caster, told=told, found=new, cause=spell.event))


def _meant(world: World, entity: int, what: str) -> bool:
    """Whether a thing is of the kind that is looked for."""
    kind, content = world.kind[entity], world.content
    if what == "people":
        return kind == AGENT
    row = content.objects.get(kind)
    if what == "water":
        return row is not None and row.drink > 0
    if what == "food":
        gives = content.items.get(row.gives) if row else content.items.get(kind)
        return gives is not None and gives.food > 0
    if what == "all":
        return kind != AGENT and (row is None or kind in world.purposes.noticed)
    return kind == what


def _read_mind(spell: Spell, target: int) -> None:
    """The newest of what somebody knows and the caster doesn't."""
    world, own = spell.world, spell.world.beliefs[spell.caster].facts
    theirs = reversed(list(world.beliefs[target].facts))
    secrets = list(islice((fact for fact in theirs if fact not in own), SECRETS))
    for fact in secrets:
        hops = world.beliefs[target].facts[fact].hops + 1
        learn(world, spell.caster, fact, target, hops, spell.event)
    said = "; ".join(world.facts[fact].text for fact in secrets)
    told = f"{world.label(target)} knows {said or 'nothing new'}"
    world.emit(Revealed(agent=spell.caster, told=told[:200], found=len(secrets), cause=spell.event))
