"""Theft: taking what is another's, being seen at it, and being found out later.

Whoever sees it knows it as a fact and thinks the less of the thief; who is robbed unseen
has a loss (losses.py) to be noticed; and loot in a thief's hands can be recognised, for it
stays its owner's.
"""

from collections.abc import Sequence

from game.core.change import change
from game.core.components import Fact
from game.core.events import CaughtStealing, LootFound, Stole
from game.core.facts import knows, learn, new_fact
from game.core.looking import Sight
from game.core.losses import lose, recognise
from game.core.minding import ATTACKED, PRESSING, ask
from game.core.narrate import things
from game.core.property import owner_of
from game.core.relations import FRIEND, feel, opinion
from game.core.skills import STEALTH, practise
from game.core.things import hold, take_item
from game.core.town import fine
from game.core.watching import awake, notices, onlookers
from game.core.world import World

GREED = 5
"""The most of one kind that one theft takes."""
UNSEEN, SEEN = 50, 15
"""What a theft teaches a beginner, by whether it went unseen."""
COIN = "coin"
OWN_MARK, ANY_MARK = 60, 200
"""Value from which one knows one's own again, and from which others know it for somebody's;
arms are always known. One coin, berry or log is like another."""
NOWHERE = -1
"""In place of a chest: it lay on the ground, where nobody misses it."""
OTHERS_EYE = 12
"""Chance in hundredths, at each look, of recognising what is somebody else's."""
RECOGNISED = 4
"""Tiles at which one knows one's own."""


def steal_from_hands(world: World, thief: int, victim: int, pile: int, cause: int) -> bool:
    """Reach into somebody's pocket; False if they feel it, and then nothing is taken."""
    kind, count = world.kind[pile], min(GREED, world.item[pile].count)
    if awake(world, victim) and notices(world, victim, thief, own=True):
        seen = (victim, *(w for w in onlookers(world, thief) if w != victim))
        event = world.emit(
            CaughtStealing(
                agent=thief, target=victim, item=kind, count=count, seen_by=seen, cause=cause
            )
        )
        what = things(world, kind, count)
        said = f"{world.label(thief)} tried to steal {what} from {world.label(victim)}"
        _make_known(world, thief, victim, seen, said, kind, count, event)
        practise(world, thief, STEALTH, SEEN)
        return False
    asleep = "" if awake(world, victim) else " in their sleep"
    taken = take_item(world, victim, pile, count)
    _got_away(world, thief, victim, taken, 0, asleep, cause)
    return True


def steal_from_chest(world: World, thief: int, chest: int, pile: int, cause: int) -> None:
    """Take from somebody else's chest; who is near may see it."""
    victim = owner_of(world, pile) or owner_of(world, chest)
    taken = take_item(world, chest, pile, min(GREED, world.item[pile].count))
    _got_away(world, thief, victim, taken, chest, " out of the chest", cause)


def steal_from_ground(world: World, thief: int, pile: int, cause: int) -> None:
    """Pick up what somebody else put down not long ago."""
    _got_away(world, thief, world.item[pile].owner, pile, NOWHERE, "", cause)


def best_of(world: World, thief: int, piles: Sequence[int]) -> int:
    """Of these piles the one worth most to a thief, and not the thief's own; or 0."""
    rows = world.content.items
    wanted = [
        (-rows[world.kind[pile]].value * min(GREED, world.item[pile].count), pile)
        for pile in piles
        if owner_of(world, pile) != thief
    ]
    return min(wanted)[1] if wanted else 0


def own_in_hands(world: World, agent: int, person: int) -> int:
    """A pile of one's own that one sees another carry; or 0.

    What looks like any other is known in the hands of somebody known to have taken it.
    """
    for pile in world.inventory[person].items:
        if owner_of(world, pile) == agent and (
            has_mark(world, world.kind[pile], OWN_MARK)
            or knows(world, agent, "theft", person, agent)
        ):
            return pile
    return 0


def has_mark(world: World, kind: str, least: int) -> bool:
    """Whether one thing of a kind can be told from another, by what it is worth."""
    row = world.content.items[kind]
    return kind != COIN and (row.value >= least or row.damage > 3 or row.guard > 0)


def spot_loot(world: World, agent: int, people: list[Sight]) -> None:
    """Recognise in other hands what is one's own, or of somebody known to be robbed."""
    items, bags = world.item, world.inventory
    for person, _, _, _, squared in people:
        if squared > RECOGNISED * RECOGNISED:
            return
        for pile in bags[person].items:
            item = items[pile]
            owner = item.owner
            if not owner or owner == person:
                continue
            kind, least = world.kind[pile], OWN_MARK if owner == agent else ANY_MARK
            if not has_mark(world, kind, least):
                continue
            known = knows(world, agent, "theft", person, owner)
            if known and world.facts[known].tick >= item.since:
                continue
            if owner == agent or (
                world.draw(agent, f"knows the {kind}", 100) < OTHERS_EYE
                and knows(world, agent, "loss", owner)
            ):
                _find(world, agent, person, owner, kind, item.count)
                return


def _find(world: World, agent: int, thief: int, owner: int, kind: str, count: int) -> None:
    event = world.emit(
        LootFound(agent=agent, target=thief, owner=owner, item=kind, count=count, seen_by=(agent,))
    )
    recognise(world, owner if owner == agent else 0, kind)
    what = things(world, kind, count)
    said = f"{world.label(thief)} has {what} stolen from {world.label(owner)}"
    _make_known(world, thief, owner, (agent,), said, kind, count, event)


def _got_away(
    world: World, thief: int, victim: int, taken: int, chest: int, where: str, cause: int
) -> None:
    """The thief has it: who saw it knows it, and a victim who did not has a loss."""
    kind, count = world.kind[taken], world.item[taken].count
    item = world.item[taken]
    # What lay in somebody's chest was theirs, whoever put it in.
    change(world.item, taken, owner=item.owner or victim)
    seen = tuple(w for w in onlookers(world, thief) if notices(world, w, thief, own=w == victim))
    hold(world, thief, taken)
    witnesses = [world.label(w) for w in seen if w != victim]
    if witnesses:
        more = f" and {len(witnesses) - 1} more" if len(witnesses) > 1 else ""
        by = f", seen by {witnesses[0]}{more}"
    else:
        by = ", before their eyes" if victim in seen else ", unseen"
    event = world.emit(
        Stole(
            agent=thief,
            target=victim,
            item=kind,
            count=count,
            how=where + by,
            seen_by=seen,
            cause=cause,
        )
    )
    practise(world, thief, STEALTH, SEEN if seen else UNSEEN)
    if victim not in seen and chest != NOWHERE:
        lose(world, victim, kind, count, chest)
    what = things(world, kind, count)
    said = f"{world.label(thief)} stole {what} from {world.label(victim)}"
    _make_known(world, thief, victim, seen, said, kind, count, event)


def _make_known(
    world: World,
    thief: int,
    victim: int,
    seen: tuple[int, ...],
    said: str,
    kind: str,
    count: int,
    event: int,
) -> None:
    """Whoever saw it knows it and takes it ill; the victim and friends think again."""
    if not seen:
        return
    fine(world, thief, seen, event)
    at, value = world.position[thief], world.content.items[kind].value * count
    fact = new_fact(
        world,
        Fact("theft", thief, victim, at.x, at.y, world.tick, 0, event, said, value),
    )
    name, what = world.label(thief), things(world, kind, count)
    for watcher in seen:
        learn(world, watcher, fact)
        if watcher == victim:
            feel(world, victim, thief, -20 - min(20, value // 40), f"stole {what} from me", event)
            ask(world, victim, f"was robbed by {name}", ATTACKED, event, thief, "robbed")
            continue
        dear = opinion(world, watcher, victim)
        ill = -8 - max(0, dear) // 5
        feel(world, watcher, thief, ill, f"stole from {world.label(victim)}", event)
        if dear >= FRIEND:
            ask(
                world,
                watcher,
                f"saw {name} steal from a friend",
                PRESSING,
                event,
                thief,
                "saw theft",
            )
