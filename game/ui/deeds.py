"""Deeds: intents and states as a few plain words for panels."""

from collections.abc import Callable

from game.core.components import Intent
from game.core.deals import goods
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
    "accept": "accept the offer of",
    "refuse": "turn down the offer of",
    "deny": "keep",
    "demand": "demand back",
    "giveback": "give back",
    "retake": "take back",
    "holdup": "hold up",
    "surrender": "give in",
    "stow": "lay by",
    "attend": "be at a party",
    "host": "plan a party",
    "post": "put up a notice on",
    "patrol": "keep watch",
    "stand": "stand for mayor",
    "decree": "give an order",
    "read": "read",
}
_TOPICS = {
    "greet": "greet",
    "chat": "chat with",
    "ask": "ask",
    "thank": "thank",
    "comfort": "comfort",
    "peace": "offer peace to",
    "warn": "warn",
    "insult": "insult",
    "threaten": "threaten",
    "tell": "tell something to",
    "lie": "lie to",
    "bye": "say goodbye to",
}
_PREPOSITIONS = {
    "drink": "at ",
    "rest": "on ",
    "flee": "from ",
    "defend": "against ",
    "move": "to ",
    "surrender": "to ",
}
_FROM = {
    "steal": "from ",
    "demand": "from ",
    "retake": "from ",
    "deny": "from ",
    "stow": "in ",
    "use": "on ",
}
"""What stands between a thing and the other one, where that is not `to`."""
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
    if intent.action in _WORDED:
        return _WORDED[intent.action](world, intent)
    if intent.ability:
        return _magic(world, intent)
    if intent.topic == "mediate":
        between = f"{called(world, intent.target)} and {called(world, intent.item)}"
        return f"make peace between {between}"
    if intent.action == "say":
        verb = _TOPICS.get(intent.topic, "speak to")
    else:
        verb = _VERBS.get(intent.action, intent.action)
        if intent.action == "use":
            verb = _using(world, intent)
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


def _using(world: World, intent: Intent) -> str:
    """What is done with a thing that one goes to: taken from, fed, sat or stood at."""
    row = world.content.objects.get(world.kind.get(intent.target, ""))
    if not intent.target:
        return "fish"  # water is no thing
    if row is None or row.gives:
        return _VERBS["use"]
    if row.burns:
        return "put" if intent.item else "sit by"
    return "stand by"


def _toward(intent: Intent, with_item: bool) -> str:
    if with_item or intent.action in ("steal", "demand"):
        return _FROM.get(intent.action, "to ")
    return _PREPOSITIONS.get(intent.action, "")


def stage_words(stage: str) -> str:
    """A stage of carrying out, as onlookers would say it."""
    return {"walking": "on the way"}.get(stage, "")


def _magic(world: World, intent: Intent) -> str:
    """What is done with an ability."""
    name = intent.ability.replace("_", " ")
    whom = called(world, intent.target) if intent.target in world.kind else ""
    if intent.action == "cast":
        return f"cast {name} on {whom}" if whom else f"cast {name}"
    if intent.action == "teach":
        return f"teach {whom} {name}"
    return f"{intent.action} {name}{' from ' + whom if whom else ''}"


def _deal(world: World, intent: Intent) -> str:
    """An exchange that is offered, asked for or haggled about."""
    terms = intent.terms
    gives = goods(world.content, terms.gives) if terms else ""
    wants = goods(world.content, terms.wants) if terms else ""
    if intent.action == "buy":
        return f"buy {wants} for {gives} at the market"
    if intent.action == "sell":
        return f"sell {gives} for {wants} at the market"
    verb = "offer" if intent.action == "trade" else "haggle with"
    colon = "" if intent.action == "trade" else ":"
    return f"{verb} {called(world, intent.target)}{colon} {gives} for {wants}"


def _craft(world: World, intent: Intent) -> str:
    recipe = world.content.recipes.get(intent.topic)
    if recipe is None:
        return "make something"
    where = f" at {called(world, intent.target)}" if intent.target else ""
    return f"make {things(world, recipe.makes, recipe.count)}{where}"


def _attend(world: World, intent: Intent) -> str:
    fact = world.facts.get(intent.fact)
    return f"go where they are invited: {fact.text}" if fact and fact.text else "go to a party"


def _fetch(world: World, intent: Intent) -> str:
    return f"take {things(world, intent.topic)} out of {called(world, intent.target)}"


def _despoil(world: World, intent: Intent) -> str:
    who = called(world, intent.target)
    return f"let {who} go" if intent.topic == "nothing" else f"take {intent.topic} off {who}"


def _tend(world: World, intent: Intent) -> str:
    kind = world.kind.get(intent.item, "") if intent.item else ""
    how = f" with {things(world, kind)}" if kind else ""
    return f"dress the wounds of {called(world, intent.target)}{how}"


_WORDED: dict[str, Callable[[World, Intent], str]] = {
    "trade": _deal,
    "counter": _deal,
    "buy": _deal,
    "sell": _deal,
    "craft": _craft,
    "attend": _attend,
    "fetch": _fetch,
    "despoil": _despoil,
    "tend": _tend,
}
"""Actions whose words are more than a verb and what it is done to."""
