"""Observe: the world through one agent's eyes, as a frozen record for its mind."""

from collections.abc import Set

from game.core.actions import ACTIONS
from game.core.actions.say import worth_telling
from game.core.affordances import affordances
from game.core.combat import best_weapon
from game.core.components import Relation
from game.core.deals import wares
from game.core.grid import distance
from game.core.looking import Sight, doing, look, remember
from game.core.minding import thought_of
from game.core.narrate import when
from game.core.observation import Held, Known, KnownFact, Observation, Seen, Tie
from game.core.prices import remembered_prices
from game.core.reputation import standings
from game.core.roles import role, seen_role
from game.core.skills import known_skills
from game.core.talking import talk_of
from game.core.theft import RECOGNISED, own_in_hands
from game.core.view import View
from game.core.world import AGENT, World

_STRANGER = Relation()
GRAVE = "grave"
NOTES = 10
"""How many of the latest happenings a mind is told."""
FOE_TICKS = 300
"""Ticks for which a fight counts as lately."""
PLIGHT = 200
"""A need below this shows in the face."""
SHOWN = 5
"""Tiles at which one sees what somebody carries."""
FEELING = 15
"""An opinion as strong as this is a feeling that a mind is told of."""
TIES = 8
"""How many feelings a mind is told of."""
FACTS = 8
"""How many facts a mind is told of, besides the one just heard and what it is invited to."""


def observe(world: World, agent: int) -> Observation:
    """What `agent` may know now, and what it could do.

    Looking does not change the world: memory is brought up to date by the perception
    system, and here only read.
    """
    view = view_of(world, agent)
    mind, health, combat = world.mind[agent], world.health[agent], world.combat[agent]
    rules, needs = world.rules, view.needs
    ground = world.grid.terrain[view.y * world.grid.width + view.x]
    talk = talk_of(world, agent)
    foe = combat.foe if world.tick - combat.foe_at < FOE_TICKS else 0
    return Observation(
        agent=agent,
        name=view.persona.name,
        tick=world.tick,
        ticket=mind.ticket,
        reason=mind.reason,
        urgency=mind.urgency,
        day=rules.day(world.tick),
        hour=rules.hour(world.tick),
        night=rules.is_night(world.tick),
        x=view.x,
        y=view.y,
        traits=view.persona.traits,
        health=health.current * 100 // health.maximum,
        hunger=needs.hunger,
        thirst=needs.thirst,
        energy=needs.energy,
        company=needs.company,
        ground=world.grid.names[ground],
        home=view.persona.home,
        failures=mind.failures,
        doing=mind.intent.action if mind.intent else "",
        foe=foe,
        held=view.held,
        seen=(*view.people, *view.creatures, *view.items, *view.objects),
        known=view.known,
        notes=tuple(note.text for note in view.beliefs.notes[-NOTES:]),
        affordances=affordances(view),
        seed=world.seed,
        by=mind.by,
        deed=mind.deed,
        about=mind.about,
        heard=mind.fact,
        facts=_facts(world, agent),
        talk=tuple(m for m in talk.members if m != agent) if talk else (),
        turns=talk.said if talk else 0,
        turn=talk is not None and talk.turn == agent,
        intent=mind.intent,
        skills=known_skills(world, agent),
        lately=tuple((what, world.tick - tick) for what, tick in mind.lately.items()),
        ties=_ties(world, agent),
        role=role(world, agent),
        prices=remembered_prices(world, agent),
        weather=world.weather.kind,
        content=world.content,
        story=view.persona.story,
        goals=tuple(view.persona.goals),
        thought=thought_of(world, agent),
    )


def view_of(world: World, agent: int) -> View:
    """What an agent sees and remembers, gathered for `offers` and `observe`."""
    here, beliefs = world.position[agent], world.beliefs[agent]
    people, things = look(world, agent)
    hx, hy = here.x, here.y
    known_for = standings(world, agent) if people and beliefs.facts else {}
    seen_people = tuple([_person(world, agent, hx, hy, sight, known_for) for sight in people])
    items: list[Seen] = []
    objects: list[Seen] = []
    creatures: list[Seen] = []
    rows = world.content.items
    in_sight = {sight[0] for sight in people}
    for sight in things:
        in_sight.add(sight[0])
        if sight[0] in world.creature:
            creatures.append(_creature(world, hx, hy, sight))
        else:
            (items if sight[1] in rows else objects).append(_thing(world, agent, hx, hy, sight))
    known = _remembered(world, agent, hx, hy, in_sight)
    by_kind: dict[str, list[tuple[int, Seen | Known]]] = {}
    every: list[Seen | Known] = [*objects, *known]
    for place, thing in enumerate(every):
        by_kind.setdefault(thing.kind, []).append((place, thing))
    return View(
        world=world,
        agent=agent,
        x=here.x,
        y=here.y,
        persona=world.persona[agent],
        needs=world.needs[agent],
        beliefs=beliefs,
        held=tuple(
            Held(entity, world.kind[entity], world.item[entity].count)
            for entity in world.inventory[agent].items
        ),
        people=seen_people,
        items=tuple(items),
        objects=tuple(objects),
        creatures=tuple(creatures),
        avoided=frozenset(
            entity for entity, until in world.mind[agent].shunned.items() if until > world.tick
        ),
        known=known,
        by_kind=by_kind,
    )


def _remembered(world: World, agent: int, x: int, y: int, in_sight: Set[int]) -> tuple[Known, ...]:
    """What is remembered and not in sight, nearest first."""
    fixtures, items = world.fixture, world.item
    nearest = []
    for entity, place in world.beliefs[agent].places.items():
        if entity not in in_sight:
            across, down = abs(x - place.x), abs(y - place.y)
            nearest.append((across if across > down else down, entity, place))
    nearest.sort()
    found = []
    for far, entity, place in nearest:
        fixture = fixtures.get(entity)
        part = fixture or items.get(entity)
        name, opinion = "", 0
        if fixture is not None and place.kind == GRAVE:
            relation = world.beliefs[agent].relations.get(fixture.of, _STRANGER)
            name, opinion = fixture.label, relation.opinion
        elif place.kind == AGENT:
            name = world.label(entity)
        found.append(
            Known(
                entity,
                place.kind,
                place.x,
                place.y,
                far,
                place.tick,
                place.stock,
                world.label(place.source) if place.source else "",
                name,
                opinion,
                part.owner if part else 0,
            )
        )
    return tuple(found)


def look_around(world: World, agent: int) -> tuple[list[Sight], list[Sight]]:
    """Look, and remember what was seen."""
    people, things = look(world, agent)
    remember(world, agent, people, things)
    return people, things


def _person(
    world: World,
    agent: int,
    hx: int,
    hy: int,
    sight: Sight,
    known_for: dict[int, tuple[int, str]],
) -> Seen:
    entity, kind, x, y, _ = sight
    mind, health = world.mind[entity], world.health[entity]
    relation = world.beliefs[agent].relations.get(entity, _STRANGER)
    posture = ACTIONS[mind.intent.action].posture if mind.intent else "idle"
    far = distance(hx, hy, x, y)
    standing, known_as = known_for.get(entity, (0, ""))
    return Seen(
        entity,
        kind,
        world.names[entity],
        x,
        y,
        far,
        0,
        doing(mind, posture),
        health.current * 100 // health.maximum,
        relation.opinion,
        relation.reason,
        best_weapon(world, entity)[1],
        relation.met,
        _looks(world, entity),
        role=seen_role(world, entity, known_as),
        wares=wares(world, entity) if far <= SHOWN else (),
        reputation=standing,
        known_as=known_as,
        loot=own_in_hands(world, agent, entity) if far <= RECOGNISED else 0,
    )


def _looks(world: World, entity: int) -> str:
    """What others can see of somebody's plight, the worst of it."""
    needs, health = world.needs[entity], world.health[entity]
    if needs.thirst < PLIGHT or needs.hunger < PLIGHT:
        return "parched" if needs.thirst < needs.hunger else "starving"
    if health.current * 2 < health.maximum:
        return "wounded"
    return "worn out" if needs.energy < PLIGHT else ""


def _ties(world: World, agent: int) -> tuple[Tie, ...]:
    relations = world.beliefs[agent].relations
    strong = sorted(
        (-abs(relation.opinion), entity, relation)
        for entity, relation in relations.items()
        if abs(relation.opinion) >= FEELING
    )
    return tuple(
        Tie(entity, world.label(entity), r.opinion, r.reason, r.tick)
        for _, entity, r in strong[:TIES]
    )


def _facts(world: World, agent: int) -> tuple[KnownFact, ...]:
    """What is most worth telling, and what was just heard, whatever it is worth."""
    known, just = world.beliefs[agent].facts, world.mind[agent].fact
    if not known:
        return ()
    best = worth_telling(world, agent)
    chosen = best[:FACTS]
    listed = {number for _, number in chosen}
    ahead = [number for party in world.occasions.values() for number in party.facts]
    chosen += [(0, n) for n in (*ahead, just) if n in known and n not in listed]
    found = []
    for worth, number in chosen:
        fact, heard = world.facts[number], known[number]
        found.append(
            KnownFact(
                number,
                fact.kind,
                fact.text,
                heard.tick,
                when(world.rules, world.tick, fact.due or fact.tick),
                fact.subject,
                world.names.get(fact.subject, ""),
                fact.object,
                heard.source,
                world.label(heard.source) if heard.source else "",
                heard.hops,
                fact.x,
                fact.y,
                fact.due,
                worth,
            )
        )
    return tuple(found)


def _thing(world: World, agent: int, x: int, y: int, sight: Sight) -> Seen:
    entity, kind, tx, ty, _ = sight
    fixture, item = world.fixture.get(entity), world.item.get(entity)
    stock = fixture.stock if fixture else item.count if item else 0
    label = fixture.label if fixture else ""
    far = distance(x, y, tx, ty)
    if fixture and fixture.of:
        relation = world.beliefs[agent].relations.get(fixture.of, _STRANGER)
        return Seen(
            entity, kind, label, tx, ty, far, opinion=relation.opinion, reason=relation.reason
        )
    owner = fixture.owner if fixture else item.owner if item else 0
    return Seen(entity, kind, label or kind, tx, ty, far, stock, "", 0, 0, "", 0, 0, "", (), owner)


def _creature(world: World, x: int, y: int, sight: Sight) -> Seen:
    entity, kind, cx, cy, _ = sight
    health, its = world.health[entity], world.creature[entity]
    row = world.content.creatures[kind]
    return Seen(
        entity,
        kind,
        kind,
        cx,
        cy,
        distance(x, y, cx, cy),
        doing=_MOODS[its.mood],
        health=health.current * 100 // health.maximum,
        armed=row.damage,
    )


_MOODS = {"calm": "roaming", "hunting": "hunting", "fleeing": "running", "leaving": "running"}
"""A creature's mood -> what an onlooker sees it do."""
