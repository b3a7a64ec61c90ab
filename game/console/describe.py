"""Describe: all that there is to know about one entity, as lines for a person."""

from collections import Counter

from game.core.components import Intent, Mind, Needs, Traits
from game.core.lore import remark
from game.core.narrate import clock, things
from game.core.property import owner_of
from game.core.reputation import reputation
from game.core.statuses import on
from game.core.world import World


def describe(world: World, entity: int) -> list[str]:
    """The state of an agent, item or object; the first line says who and where."""
    if world.alive(entity):
        return _person(world, entity)
    lines = [f"{world.label(entity)}, {_where(world, entity)}"]
    item, fixture = world.item.get(entity), world.fixture.get(entity)
    creature = world.creature.get(entity)
    if creature is not None:
        health = world.health[entity]
        lines.append(_field("health", f"{health.current}/{health.maximum}"))
        after = f", after {world.label(creature.target)}" if creature.target else ""
        lines.append(_field("mood", creature.mood + after))
        if entity in world.inventory:
            lines.append(_field("carries", _belongings(world, entity)))
    if item is not None:
        lines.append(_field("pile", f"{things(world, world.kind[entity], item.count)}"))
        lines.append(_field("there", f"since {clock(world.rules, item.since)}"))
    whose = owner_of(world, entity)
    if whose:
        lines.append(_field("owner", world.label(whose)))
    if fixture is not None:
        row = world.content.objects[world.kind[entity]]
        if row.gives:
            full = f" of {row.stock}" if row.stock else ""
            lines.append(_field("stock", f"{fixture.stock}{full} {row.gives}"))
        if fixture.label:
            lines.append(_field("label", fixture.label))
        if row.holds:
            lines.append(_field("holds", _belongings(world, entity)))
        lines += [
            _field("notice", f"{world.facts[note.fact].text} ({world.label(note.author)})")
            for note in world.notices.get(entity, ())
        ]
        lines.append(_field("changed", clock(world.rules, fixture.changed)))
    return lines


def _person(world: World, agent: int) -> list[str]:
    persona, health, mind = world.persona[agent], world.health[agent], world.mind[agent]
    lines = [
        f"{persona.name} (agent_{agent}), {_where(world, agent)}, {clock(world.rules, world.tick)}",
        _field("health", f"{health.current}/{health.maximum}{_wound(world, agent)}"),
        _field("needs", _needs(world, agent)),
        _field("traits", _numbers(persona.traits, Traits.__struct_fields__, "+d")),
        _field("carries", _belongings(world, agent)),
        _field("name", f"{reputation(world, agent):+d} in what others know of them"),
        _field("intent", _intent(world, agent, mind)),
        _field("stage", _stage(world, mind)),
        _field("ticket", _ticket(world, mind)),
    ]
    if agent in world.powers:
        lines.append(_field("powers", ", ".join(world.powers[agent])))
    if states := [
        f"{row.text} ({its.until - world.tick} ticks)" for _, row, its in on(world, agent)
    ]:
        lines.append(_field("is", ", ".join(states)))
    shunned = [
        f"{world.label(thing)} for {until - world.tick} ticks"
        for thing, until in sorted(mind.shunned.items())
        if until > world.tick
    ]
    if mind.failures or shunned:
        avoids = f"; avoids {', '.join(shunned)}" if shunned else ""
        lines.append(_field("failures", f"{mind.failures} in a row{avoids}"))
    if persona.home:
        lines.append(_field("home", f"{world.label(persona.home)}, {_where(world, persona.home)}"))
    beliefs = world.beliefs[agent]
    places = Counter(place.kind for place in beliefs.places.values())
    known = ", ".join(f"{count} {kind}" for kind, count in sorted(places.items()))
    lines.append(_field("knows", known or "no places"))
    lines.append(_field("relations", "" if beliefs.relations else "none"))
    by_strength = sorted(beliefs.relations.items(), key=lambda kv: (-abs(kv[1].opinion), kv[0]))
    for other, relation in by_strength:
        since = f" ({clock(world.rules, relation.tick)})" if relation.reason else ""
        lines.append(
            f"    {relation.opinion:+4} {world.label(other)}: {relation.reason or 'met'}{since}"
        )
    lines.append(_field("notes", "" if beliefs.notes else "none"))
    lines += [f"    {clock(world.rules, note.tick)}  {note.text}" for note in beliefs.notes]
    return lines


def _field(name: str, text: str) -> str:
    return f"  {name:9} {text}".rstrip()


def _numbers(record: object, names: tuple[str, ...], form: str = "") -> str:
    return ", ".join(f"{name} {getattr(record, name):{form}}" for name in names)


def _where(world: World, entity: int) -> str:
    at = world.position.get(entity)
    if at is not None:
        glyph = chr(world.grid.terrain[at.y * world.grid.width + at.x])
        ground = next((t.name for t in world.content.terrain.values() if t.glyph == glyph), glyph)
        return f"at ({at.x}, {at.y}) on {ground}"
    item = world.item.get(entity)
    return f"in the hands of {world.label(item.holder)}" if item else "gone"


def _wound(world: World, agent: int) -> str:
    health = world.health[agent]
    if not health.cause:
        return ""
    by = f" by {world.label(health.by)}" if health.by else ""
    return f", last hurt {world.tick - health.hurt_at} ticks ago: {health.cause}{by}"


def _needs(world: World, agent: int) -> str:
    needs, rows = world.needs[agent], world.content.needs
    return ", ".join(
        f"{name} {getattr(needs, name)}{' (low)' * (getattr(needs, name) < rows[name].low)}"
        for name in Needs.__struct_fields__
    )


def _belongings(world: World, agent: int) -> str:
    return (
        ", ".join(
            f"{things(world, world.kind[pile], world.item[pile].count)} ({world.kind[pile]}_{pile})"
            + remark(world, pile)
            + _whose(world, agent, pile)
            for pile in world.inventory[agent].items
        )
        or "nothing"
    )


def _whose(world: World, holder: int, pile: int) -> str:
    """A remark on what is not the holder's own, or not that of the chest's owner."""
    owner = owner_of(world, pile)
    rightful = owner_of(world, holder) if holder in world.fixture else holder
    return f", {world.label(owner)}'s" if owner not in (0, rightful) else ""


def _intent(world: World, agent: int, mind: Mind) -> str:
    if mind.intent is None:
        return "none"
    standin = ", standing in for an answer" if mind.provisional else ""
    why = f' because "{mind.intent.why}"' if mind.intent.why else ""
    age = world.tick - mind.started
    return f"{_deed(world, mind.intent)}{why} (since {age} ticks{standin})"


def _deed(world: World, intent: Intent) -> str:
    parts = [intent.action]
    if intent.topic:
        parts.append(intent.topic)
    if intent.item:
        parts.append(world.label(intent.item))
    if intent.target:
        parts.append(("to " if intent.item else "") + world.label(intent.target))
    if intent.x >= 0:
        parts.append(f"({intent.x}, {intent.y})")
    if intent.words:
        parts.append(f'"{intent.words}"')
    return " ".join(parts)


def _stage(world: World, mind: Mind) -> str:
    text = mind.stage
    if mind.path:
        end, width = mind.path[0], world.grid.width
        text += f", {len(mind.path)} steps to go to ({end % width}, {end // width})"
    if mind.blocked:
        text += f", {mind.blocked} steps blocked"
    if mind.rounds:
        text += f", done {mind.rounds} times"
    if mind.ready_at > world.tick:
        text += f", busy for {mind.ready_at - world.tick} ticks"
    return text


def _ticket(world: World, mind: Mind) -> str:
    wants = f"wants one: {mind.asked} (urgency {mind.urgency})" if mind.asked else ""
    if not mind.ticket:
        return f"none open; {wants}" if wants else "none open"
    age = world.tick - mind.asked_at
    text = f"#{mind.ticket} open since {age} ticks: {mind.reason or 'no reason'}"
    return f"{text}; {wants}" if wants else f"{text} (urgency {mind.urgency})"
