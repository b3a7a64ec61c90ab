"""Casting: when a power is used, weighed as one weighs a sword, a loaf or a salve.

What a power does is known by the kinds of effects that its proof saw, whoever made it.
"""

from game.ai.drives.case import FRIEND, Case, Score, score
from game.ai.drives.fight import edge
from game.core.effects.checking import GLOW
from game.core.observation import Affordance, Seen

HARM = frozenset({"damage", "drain"})
HINDER = frozenset({"repel", "calm"})
GIVES = frozenset({"give_item", "spawn_item"})
CLOSE = 6
"""Tiles within which a foe or a beast is to be feared."""
AGAIN, RELUCTANCE = 2400, 220
"""Ticks after which a power is used as readily as before, and how little just after."""
AWE = 40
"""Points by which people would rather do without a power, whatever it is for."""


def cast(case: Case, offer: Affordance) -> Score | None:
    """The best reason there is to use this power on this target; None where there is none."""
    does = frozenset(offer.does)
    kinds, statuses = _split(does)
    rows = case.o.content.statuses
    unkind = any(rows[name].unkind for name in statuses if name in rows)
    kindly = any(not rows[name].unkind for name in statuses if name in rows)
    seen = case.seen_at.get(offer.target)
    why, points = "", 0
    if kinds & HARM or (unkind and not kindly) or kinds & HINDER:
        why, points = _against(case, offer, seen, bool(kinds & HARM))
    elif "move" in kinds:
        why, points = _away(case, offer)
    elif "heal" in kinds or "mending" in statuses:
        why, points = _heal(case, offer, seen)
    elif kindly:
        why, points = _strengthen(case, offer, seen, statuses)
    elif kinds & GIVES:
        why, points = _provide(case, offer, seen)
    else:
        why, points = _see_to_it(case, kinds)
    harmless = offer.target in (0, case.o.agent) and not (kinds & HARM or unkind)
    if offer.used_at < 0 and points < 190 and harmless:
        why, points = "tries out what it does", 190 + case.traits.curious // 2
    if points <= 0:
        return None
    return score(
        why,
        ("use", points),
        ("in awe of it", -AWE),
        ("tired", -case.energy // 3),
        ("just done", -_reluctance(case.o.tick - offer.used_at) if offer.used_at >= 0 else 0),
        ("other needs", -max(case.thirst, case.hunger) // 6),
    )


def _reluctance(ago: int) -> int:
    """
    >>> _reluctance(0), _reluctance(AGAIN // 2), _reluctance(AGAIN)
    (220, 110, 0)
    """
    return RELUCTANCE * max(0, AGAIN - ago) // AGAIN


def words(case: Case, offer: Affordance) -> str:
    """What is said by a power that carries words; "" by another."""
    if "say" not in offer.does:
        return ""
    seen = case.people.get(offer.target)
    name = seen.name if seen is not None else ""
    danger = next(iter(case.dangers), None)
    if danger is not None:
        return f"Take care, {name}: {danger.text}."
    return f"I think of you, {name}."


def _split(does: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Kinds of effects, and the statuses among them by name."""
    statuses = {kind.removeprefix("status ") for kind in does if kind.startswith("status ")}
    return does, frozenset(statuses)


def _against(case: Case, offer: Affordance, seen: Seen | None, hurts: bool) -> tuple[str, int]:
    """Used on a foe, a beast or whoever one hates; on nobody else."""
    o, traits = case.o, case.traits
    if seen is None or offer.target == o.agent:
        return "", 0
    near = 12 * max(0, CLOSE + 2 - seen.distance)
    if seen.kind != "agent":
        if not seen.armed or seen.distance > CLOSE + 2:
            return "", 0
        return f"keeps the {seen.name.replace('_', ' ')} off", 330 + near + traits.bold // 3
    fighting = o.foe == seen.entity
    struck = o.by == seen.entity and o.deed in ("hit", "threaten", "held up", "robbed")
    if fighting or struck:
        losing = max(0, 70 - o.health) * 2
        return f"won't take it from {seen.name}", 290 + near + losing - edge(case, seen) // 4
    if hurts and seen.opinion <= -60 and traits.kind < 20:
        return f"hates {seen.name}", 110 - seen.opinion + traits.bold - traits.kind
    if not hurts and seen.opinion <= -40 and seen.distance <= CLOSE:
        return f"wants {seen.name} to keep away", 100 - seen.opinion - traits.kind
    return "", 0


def _away(case: Case, offer: Affordance) -> tuple[str, int]:
    """Out of danger, or out of a corner."""
    o = case.o
    close = [one for one in (*case.foes, *case.beasts) if one.distance <= CLOSE]
    if close and o.health < 70:
        fear = 320 + 3 * (70 - o.health) - case.traits.bold // 2
        return "gets away", fear + case.danger(offer.x, offer.y, 0) // 4
    if o.failures >= 4:
        return "can't get through otherwise", 260
    return "", 0


def _heal(case: Case, offer: Affordance, seen: Seen | None) -> tuple[str, int]:
    o, traits = case.o, case.traits
    if seen is None or offer.target == o.agent:
        return "tends to their wounds", max(0, 85 - o.health) * 7
    if seen.kind != "agent" or seen.opinion < 0:
        return "", 0
    pity = 120 + 2 * traits.kind + 2 * seen.opinion
    return f"heals {seen.name}", pity + (85 - seen.health) * 4 if seen.health < 75 else 0


def _strengthen(
    case: Case, offer: Affordance, seen: Seen | None, statuses: frozenset[str]
) -> tuple[str, int]:
    o = case.o
    threatened = _in_danger(case)
    if seen is not None and offer.target != o.agent:
        if seen.opinion < FRIEND or seen.health > 60 or not threatened:
            return "", 0
        return f"stands by {seen.name}", 260 + 2 * case.traits.kind
    if threatened:
        return "makes ready", 340 + max(0, 60 - o.health)
    whim = {"hasted": case.from_home * 3, "keen_eyed": 40 + case.traits.curious // 2}
    return "feels like it", max([whim.get(name, 0) for name in statuses], default=0)


def _in_danger(case: Case) -> bool:
    """Whether a fight is on, or a beast near that bites; to see whom one hates is not enough."""
    fought = any(foe.entity == case.o.foe and foe.distance <= CLOSE for foe in case.foes)
    return fought or any(beast.distance <= CLOSE for beast in case.beasts)


def _provide(case: Case, offer: Affordance, seen: Seen | None) -> tuple[str, int]:
    """Food for the hungry; conjured things fade, so nobody hoards them."""
    o = case.o
    if seen is not None and offer.target != o.agent and seen.kind == "agent":
        if seen.looks in ("starving", "parched") and seen.opinion > -20:
            return f"{seen.name} looks {seen.looks}", 280 + 2 * case.traits.kind + seen.opinion
        return "", 0
    if not case.food and o.hunger < 500:
        return "hungry", 120 + case.hunger // 2
    if not case.water and o.thirst < 350:
        return "thirsty", 100 + case.thirst // 2
    return "", 0


def _see_to_it(case: Case, kinds: frozenset[str]) -> tuple[str, int]:
    """What brings light, shows or changes the land, or calls company."""
    o, traits = case.o, case.traits
    if "light" in kinds and any(s.kind == GLOW and s.distance <= CLOSE for s in o.seen):
        return "", 0
    if "light" in kinds:
        return ("the dark is hard to bear", 130 - traits.bold // 2) if o.night else ("", 0)
    if "reveal" in kinds:
        searching = 160 if not case.food and o.hunger < 400 else 0
        return "looks for what isn't in sight", searching + max(0, traits.curious // 2)
    if "summon" in kinds:
        threatened = bool(case.beasts or case.foes)
        return "wants company", (200 if threatened else 0) + case.company // 4
    if "say" in kinds:
        return "has somebody on their mind", case.company // 3 + traits.sociable // 3
    if "set_terrain" in kinds:
        return "makes the land as it should be", traits.curious // 2
    return "", 0
