"""Arguments: what an ability that is tried is told, good and absurd."""

from collections.abc import Sequence
from typing import Any

from game.abilities.records import ident
from game.abilities.shadow import Shadow

PLACES = ("target_pos", "pos", "position", "place", "destination", "location", "tile", "point")
BEINGS = (
    "target",
    "target_id",
    "ally",
    "friend",
    "foe",
    "enemy",
    "victim",
    "other",
    "who",
    "agent",
)
WORDS = ("message", "text", "words", "speech")
THINGS = ("item", "thing", "item_name", "kind")
KNOWN = ("target_pos", "target", "message", "item")
MESSAGE = "Well met."


def good(parameters: Sequence[str], scene: Shadow) -> dict[str, Any]:
    """Arguments that make sense in a shadow world. A name that says nothing is left out."""
    return {name: value for name in parameters if (value := _value(name, scene)) is not None}


def on_oneself(kwargs: dict[str, Any], scene: Shadow) -> dict[str, Any]:
    """The same, with the caster for whoever was meant."""
    own = ident(scene.world, scene.caster)
    return {name: own if name in BEINGS else value for name, value in kwargs.items()}


def absurd(parameters: Sequence[str], scene: Shadow) -> list[dict[str, Any]]:
    """Arguments that no offer would ever hold: an ability may fail on them, not run wild."""
    names = [*parameters] or ["target"]
    far = [scene.world.grid.width + 900, -5]
    odd: list[dict[str, Any]] = [
        {},
        dict.fromkeys(names),
        {name: far if name in PLACES else "agent_999999" for name in names},
        {name: ["a", {"b": [1] * 40}] if name in PLACES else "x" * 400 for name in names},
    ]
    return odd


def _value(name: str, scene: Shadow) -> Any:
    word = name.casefold()
    if word in PLACES or word.endswith(("_pos", "_position", "_place")):
        return [*scene.place]
    if word in BEINGS or word.endswith(("_id", "target")):
        return ident(scene.world, scene.other) if scene.other else None
    if word in WORDS:
        return MESSAGE
    if word in THINGS:
        return scene.item or None
    if word in ("x", "y"):
        return scene.place["xy".index(word)]
    return None
