"""Pages of the inspector: what there is to know about a person, a thing or a tile."""

from collections import Counter
from collections.abc import Sequence

from game.core.components import Traits
from game.core.narrate import clock, in_general, plural, things
from game.core.reputation import standings
from game.core.world import World
from game.memory import Memory
from game.ui import colours
from game.ui.deeds import (
    NEED_WORDS,
    TRAIT_POLES,
    called,
    deed,
    stage_words,
    title,
)
from game.ui.inner_life import conclusions_section, memories_section, plan_section
from game.ui.page import Page
from game.ui.pictures import Pictures
from game.ui.society.board import board_page
from game.ui.society.goods import whose
from game.ui.society.knowing import facts_section
from game.ui.society.standing import standing
from game.ui.society.store import store_page
from game.ui.text import BOLD, ITALIC, SMALL

NEED_ICONS = {"hunger": "food", "thirst": "drop", "energy": "energy", "company": "people"}
NOTES = 40
TIES = 30


def level_colour(share: float) -> colours.Colour:
    """Green, orange, red: from well to dire."""
    return colours.GREEN if share > 0.55 else colours.ORANGE if share > 0.28 else colours.RED


def self_page(page: Page, world: World, agent: int, pictures: Pictures) -> None:
    """Body, needs, what is being done and why, belongings, nature."""
    health, needs, mind = world.health[agent], world.needs[agent], world.mind[agent]
    share = health.current / max(1, health.maximum)
    page.bar(pictures.icon("heart"), "Health", share, f"{health.current}", level_colour(share))
    for need in needs.__struct_fields__:
        share = getattr(needs, need) / 1000
        word = NEED_WORDS.get(need, title(need))
        icon = pictures.icon(NEED_ICONS.get(need, "energy"))
        page.bar(icon, word, share, f"{share:.0%}", level_colour(share))
    page.heading("Doing")
    if mind.intent is None:
        page.text("Nothing: wondering what to do next" if mind.asked else "Nothing", colours.SOFT)
    else:
        words = deed(world, mind.intent)
        stage = stage_words(mind.stage)
        page.text(words[:1].upper() + words[1:] + (f", {stage}" if stage else ""), style=BOLD)
        if mind.intent.why:
            page.text(mind.intent.why, colours.SOFT, ITALIC, rows=3)
    plan_section(page, world, agent)
    page.heading("Carries")
    held = world.inventory[agent].items
    if not held:
        page.text("Nothing", colours.SOFT)
    for entity in held:
        kind = world.kind[entity]
        text = things(world, kind, world.item[entity].count) + whose(world, entity, agent)
        page.item(pictures.small_item(kind), text)
    page.heading("Nature")
    persona = world.persona[agent]
    since = world.rules.day(persona.born)
    page.text(f"Here since day {since}", colours.SOFT, SMALL)
    traits = persona.traits
    for trait in Traits.__struct_fields__:
        low, high = TRAIT_POLES.get(trait, ("not " + trait, trait))
        page.scale(low, high, getattr(traits, trait) / 100)
    if persona.story or persona.goals:
        page.heading("Story")
        if persona.story:
            page.text(persona.story, rows=12)
        for goal in persona.goals:
            page.text(f"Wants: {goal}", colours.SOFT, ITALIC, rows=3)


def ties_page(page: Page, world: World, agent: int) -> None:
    """What somebody thinks of others, and why."""
    relations = world.beliefs[agent].relations
    standing(page, world, agent)
    page.heading("Thinks of others")
    strongest = sorted(relations.items(), key=lambda kv: (-abs(kv[1].opinion), kv[0]))[:TIES]
    if not strongest:
        page.text("Knows nobody yet. Ties grow from words, gifts and blows.", colours.SOFT)
    known_as = standings(world, agent) if strongest else {}
    for other, relation in strongest:
        alive = world.alive(other)
        name = world.label(other) + ("" if alive else " †")
        page.link(name, relation.opinion / 100, f"{relation.opinion:+}", other if alive else 0)
        if relation.reason:
            when = clock(world.rules, relation.tick)
            page.text(f"{relation.reason} · {when}", colours.SOFT, SMALL, rows=2)
        value, name = known_as.get(other, (0, ""))
        if value:
            held = f"taken for a {name}, reputation {value:+}" if name else f"reputation {value:+}"
            page.text(held, colours.RED if value < 0 else colours.GREEN, SMALL)
        page.gap(5)


def memory_page(page: Page, world: World, agent: int, memories: Sequence[Memory]) -> None:
    """What somebody has concluded and remembers, the newest first, and which places they know.

    memories: of their stream, oldest first; without any their latest notes are told.
    """
    beliefs = world.beliefs[agent]
    conclusions_section(page, world, memories)
    facts_section(page, world, agent)
    if memories:
        memories_section(page, world, memories)
    elif not beliefs.notes and not beliefs.facts:
        page.text("Remembers nothing yet.", colours.SOFT)
    elif beliefs.notes:
        page.heading("Remembers")
    for note in [] if memories else beliefs.notes[-NOTES:][::-1]:
        page.text(clock(world.rules, note.tick), colours.ACCENT, SMALL)
        page.text(note.text, rows=3)
        page.gap(3)
    places = Counter(place.kind for place in beliefs.places.values())
    if places:
        page.heading("Knows where to find")
        words = [
            f"{count} {plural(kind.replace('_', ' ')) if count > 1 else kind.replace('_', ' ')}"
            for kind, count in sorted(places.items())
        ]
        page.text(", ".join(words), rows=4)


def thing_page(page: Page, world: World, entity: int, pictures: Pictures) -> None:
    """An object or an item."""
    kind = world.kind[entity]
    position = world.position.get(entity)
    item, fixture = world.item.get(entity), world.fixture.get(entity)
    if position is not None:
        page.pair("Place", f"{position.x}, {position.y}")
    creature = world.creature.get(entity)
    if creature is not None:
        health = world.health[entity]
        page.pair("Health", f"{health.current} of {health.maximum}")
        page.pair("Mood", creature.mood)
        if creature.target in world.position:
            page.link(f"After {world.label(creature.target)}", None, "", creature.target)
    row = world.content.objects.get(kind)
    if row is not None and fixture is not None:
        if fixture.label:
            page.pair("Reads", fixture.label)
        if row.gives and row.stock:
            page.pair("Has", f"{fixture.stock} of {row.stock} {in_general(row.gives)}")
        elif row.gives:
            page.pair("Gives", in_general(row.gives))
        if row.regrow_ticks and row.stock:
            page.pair("Grows", f"one in {row.regrow_ticks} ticks")
        if row.drink:
            page.pair("Water", f"{row.drink / 10:g}% of thirst at a draught")
        if row.light:
            page.pair("Light", f"{row.light} tiles at night")
        if row.sleep:
            page.pair("Rest", "better than on the ground")
        if fixture.owner:
            page.link(f"Belongs to {world.label(fixture.owner)}", None, "", fixture.owner)
        owners = [a for a in world.agents if world.persona[a].home == entity]
        for owner in owners:
            page.link(f"Home of {world.label(owner)}", None, "", owner)
        store_page(page, world, entity, pictures)
        board_page(page, world, entity)
    if item is not None:
        _item(page, world, entity)


def _item(page: Page, world: World, entity: int) -> None:
    kind, item = world.kind[entity], world.item[entity]
    row = world.content.items[kind]
    page.pair("Pile", things(world, kind, item.count))
    if item.owner:
        page.link(f"Belongs to {world.label(item.owner)}", None, "", item.owner)
    for label, value in (
        ("Food", f"{row.food / 10:g}%" if row.food else ""),
        ("Water", f"{row.drink / 10:g}%" if row.drink else ""),
        ("Heals", f"{row.heal:+} health" if row.heal else ""),
        ("Blow", f"+{row.damage} damage" if row.damage else ""),
        ("Guard", f"keeps off {row.guard}" if row.guard else ""),
        ("Worth", f"{row.value / 100:g} coins"),
    ):
        if value:
            page.pair(label, value)
    if row.wears:
        page.pair("Wear", f"{item.wear} of {row.wears} uses")
    if row.spoils:
        left = max(0, row.spoils - (world.tick - item.since))
        page.pair("Spoils", f"in {left} ticks, if it stays on the ground")


def tile_page(page: Page, world: World, tile: tuple[int, int]) -> None:
    """A piece of ground and what lies on it."""
    index = tile[1] * world.grid.width + tile[0]
    glyph = chr(world.grid.terrain[index])
    row = next((row for row in world.content.terrain.values() if row.glyph == glyph), None)
    page.pair("Place", f"{tile[0]}, {tile[1]}")
    if row is not None:
        page.pair("Walk", f"{row.cost} ticks a step" if row.walkable else "nobody can walk here")
        if row.drinkable:
            page.pair("Water", "can be drunk from the shore")
        if row.opaque:
            page.pair("Sight", "can't be seen through")
    lying = [*world.grid.ground.get(index, ())]
    if lying:
        page.heading("Here lies")
    for entity in lying:
        page.link(called(world, entity), None, "", entity)


def ground_name(world: World, tile: tuple[int, int]) -> str:
    """The terrain's name at a tile."""
    glyph = chr(world.grid.terrain[tile[1] * world.grid.width + tile[0]])
    return next((row.name for row in world.content.terrain.values() if row.glyph == glyph), glyph)
