"""Words: a logged command as a sentence without a full stop."""

import msgspec

from game.core.commands import (
    Choose,
    Decide,
    Entry,
    Give,
    Kill,
    PlanDay,
    Plant,
    Possess,
    Remember,
    SetRule,
    SetTrait,
    SetWeather,
    Spawn,
    Teleport,
    Voice,
    Whisper,
)
from game.core.narrate import clock, phrase, things
from game.core.world import AGENT, World


def in_words(world: World, entry: Entry) -> str:
    """What a command asks for; `world` knows the names."""
    c = entry.command
    who = world.label
    match c:
        case Decide():
            return _decision(world, c)
        case PlanDay():
            text = f"{who(c.agent)} plans the day: {c.gist}"
        case Remember():
            text = f'{who(c.agent)} concludes: "{c.text}"'
        case Spawn():
            what = phrase(c.prefab, c.count) if c.prefab != AGENT else c.name or "somebody"
            text = f"{what} put into the world at ({c.x}, {c.y})"
        case Kill():
            text = f"{who(c.entity)} taken out of the world"
        case Give():
            text = f"{things(world, c.item, c.count)} given to {who(c.agent)}"
        case Teleport():
            text = f"{who(c.entity)} moved to ({c.x}, {c.y})"
        case Voice():
            text = f'a voice to {who(c.agent) if c.agent else "all"}: "{c.text}"'
        case Possess():
            text = f"{who(c.agent)} possessed" if c.agent else "the possessed let go"
        case Choose():
            text = f"{c.intent.action} chosen for {who(c.agent)}"
        case Whisper():
            text = f'a thought of {who(c.agent)}: "{c.text}"'
        case SetRule():
            text = f"the rule {c.rule} set to {c.value}"
        case SetTrait():
            text = f"{who(c.agent)} made {c.trait} {c.value:+d}"
        case SetWeather():
            text = f"the weather set to {c.weather}"
            text += f" for {c.ticks} ticks" if c.ticks else ""
        case Plant():
            names = ", ".join(who(agent) for agent in c.knowers)
            text = f'a {c.fact} known to {names}: "{c.text}"'
        case _:  # a kind of later
            fields = msgspec.to_builtins(c)
            kind = fields.pop("kind", "")
            text = f"{kind} " + ", ".join(f"{name} {value}" for name, value in fields.items())
    return f"{text} (by {entry.source})"


def when(world: World, tick: int) -> str:
    """A tick and its time of day."""
    return f"tick {tick} ({clock(world.rules, tick)})"


def _decision(world: World, command: Decide) -> str:
    intent = command.intent
    parts = [intent.action]
    if intent.topic:
        parts.append(intent.topic)
    if intent.item:
        parts.append(world.label(intent.item))
    if intent.target:
        parts.append(("to " if intent.item or intent.topic else "") + world.label(intent.target))
    why = f", because: {intent.why}" if intent.why else ""
    return f"{world.label(command.agent)} decides to {' '.join(parts)}{why} ({command.mind})"
