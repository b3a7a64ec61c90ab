"""Deeds: intents and states as a few plain words for panels."""

from game.core.components import Intent
from game.core.narrate import phrase, things
from game.core.world import World

_VERBS = {
    "pickup": "pick up",
    "use": "gather from",
    "rest": "sleep",
    "wait": "wait",
    "flee": "run away",
    "defend": "stand on guard",
    "move": "walk",
}
_TOPICS = {
    "greet": "greet",
    "chat": "chat with",
    "ask": "ask",
    "thank": "thank",
    "comfort": "comfort",
    "warn": "warn",
    "insult": "insult",
    "threaten": "threaten",
}
_PREPOSITIONS = {
    "drink": "at ",
    "rest": "on ",
    "flee": "from ",
    "defend": "against ",
    "move": "to ",
}
NEED_WORDS = {"hunger": "Food", "thirst": "Water", "energy": "Energy", "company": "Company"}
TRAIT_POLES = {
    "bold": ("timid", "bold"),
    "kind": ("cruel", "kind"),
    "greedy": ("generous", "greedy"),
    "diligent": ("lazy", "diligent"),
    "curious": ("settled", "curious"),
    "sociable": ("shy", "sociable"),
}


def title(kind: str) -> str:
    """A kind's name for a heading.

    >>> title("apple_tree"), title("flask_empty")
    ('Apple tree', 'Empty flask')
    """
    noun, _, state = kind.rpartition("_") if kind.endswith("_empty") else (kind, "", "")
    return f"{state} {noun}".strip().replace("_", " ").capitalize()


def called(world: World, entity: int) -> str:
    """Somebody's name, or a thing with its article."""
    if entity in world.names:
        return world.names[entity]
    kind = world.kind.get(entity)
    return phrase(kind, 1, world.content.items.get(kind)) if kind else "something gone"


def deed(world: World, intent: Intent) -> str:
    """What somebody means to do, in a few words."""
    if intent.action == "say":
        verb = _TOPICS.get(intent.topic, "speak to")
    else:
        verb = _VERBS.get(intent.action, intent.action)
    parts = [verb]
    if intent.item:
        kind = world.kind.get(intent.item, "")
        parts.append(things(world, kind, intent.count) if kind else "something gone")
    if intent.target and intent.target != intent.item:
        where = _toward(intent, bool(intent.item))
        parts.append(where + called(world, intent.target))
    elif intent.x >= 0 and intent.action in ("move", "flee", "drink"):
        parts.append(f"to ({intent.x}, {intent.y})")
    return " ".join(parts)


def _toward(intent: Intent, with_item: bool) -> str:
    if with_item:
        return "to "
    return _PREPOSITIONS.get(intent.action, "")


def stage_words(stage: str) -> str:
    """A stage of carrying out, as onlookers would say it."""
    return {"walking": "on the way"}.get(stage, "")
