"""Day plans: how a built-in mind plans its day, and when it thinks better of it.

Coarse to fine: what morning, noon, afternoon and evening are for comes of habit and of the
day's own draw; then each gets the best that comes to mind of its sort. Pure, as all built-in
minds are. It is made once a day, and anew when the world disagrees, a few times at the most.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.ai.day_parts import Part, invitations, parts
from game.ai.drives.rounds import PARTS, early_or_late, sorts_of_day
from game.core.commands import PlanDay
from game.core.days import BLOCKS, EASE, FIRST, LAST, PEOPLE, Block, DayPlan, block_at
from game.core.observation import Observation
from game.core.observe import Glance
from game.core.rng import draw

REVISIONS = 4
"""How often a day is planned anew at the most."""
VAIN, SOON = 3, 100
"""Failures in a row that make one think again, and ticks before a new plan is judged."""
HURT = 40
"""Health below which one takes it easy for the rest of the day, in percent."""
WHIM = 40
"""Points by which one day's likings differ from another's."""


def wanted(o: Observation) -> PlanDay | None:
    """The plan that this person makes now; None if the one they have will do."""
    if not FIRST <= o.hour < LAST:
        return None
    plan = o.plan
    if plan is None or plan.day != o.day:
        return _command(o, _fresh(o))
    reason = disagreement(o, plan)
    return _command(o, _mended(o, plan), reason) if reason else None


def considered(o: Observation) -> tuple[Observation, PlanDay | None]:
    """The observation as it is once the plan is made, and the plan if it is a new one."""
    made = wanted(o)
    if made is None:
        return o, None
    return with_plan(o, plan_of(o, made)), made


def with_plan(o: Observation, plan: DayPlan | None) -> Observation:
    """The observation, or the glance, with this plan for the day."""
    if isinstance(o, Glance):
        o.put("plan", plan)
        return o
    return replace(o, plan=plan)


def plan_of(o: Observation, made: PlanDay) -> DayPlan:
    """What a plan that is made now will be in the world."""
    same_day = o.plan is not None and o.plan.day == o.day
    revisions = o.plan.revisions + 1 if o.plan is not None and same_day else 0
    return DayPlan(o.day, o.tick, made.gist, made.blocks, "", revisions, made.reason)


def disagreement(o: Observation, plan: DayPlan) -> str:
    """Why today's plan won't do any more; empty while it does."""
    if plan.revisions >= REVISIONS:
        return ""
    planned = [block.fact for block in plan.blocks]
    # Who only glances doesn't look for invitations where nothing at all lies ahead.
    quiet = isinstance(o, Glance) and not o.view.world.occasions
    for _, fact in () if quiet else invitations(o):
        # What one knew of when one planned, one has thought of.
        if fact.tick >= plan.made and fact.entity not in planned:
            return "a party of one's own" if fact.subject == o.agent else f"{fact.name}'s party"
    block = block_at(plan, o.day, o.hour)
    if block is None:
        return ""
    if o.health < HURT and block.sort != EASE:
        return "wounded"
    if o.failures >= VAIN and o.tick - plan.made >= SOON and block.key:
        return f"nothing came of it: {block.words}"
    return ""


def _fresh(o: Observation) -> list[Block]:
    """A whole day's blocks."""
    known, late = parts(o), early_or_late(o)
    blocks: list[Block] = []
    for hour, sort in zip(PARTS, sorts_of_day(o), strict=True):
        taken = {block.key for block in blocks}
        best = _best(o, known, sort, taken)
        if best is not None:
            blocks.append(replace(best.block, hour=max(FIRST, hour + late)))
    return _with_parties(o, blocks)


class Turn(Struct, frozen=True):
    """A part of the daily round: what it is for, and what came to mind of that sort."""

    hour: int
    sort: str
    ideas: Sequence[tuple[str, int]]
    """(words, points) with the day's whim, best first: the first was planned."""


def turns(o: Observation) -> list[Turn]:
    """What a plain plan for a whole day is drawn from, as `wanted` draws it."""
    known, late = parts(o), early_or_late(o)
    found: list[Turn] = []
    taken: set[str] = set()
    for hour, sort in zip(PARTS, sorts_of_day(o), strict=True):
        ideas = sorted(_liked(o, known, sort, taken))
        told = [(known[i].block.words, -points) for points, i in ideas]
        found.append(Turn(max(FIRST, hour + late), sort, told))
        if ideas:
            taken.add(known[ideas[0][1]].block.key)
    return found


def _mended(o: Observation, plan: DayPlan) -> list[Block]:
    """What is left of a plan, and something else where it failed."""
    block = block_at(plan, o.day, o.hour)
    blocks = list(plan.blocks)
    if o.health < HURT:
        rest = _best(o, parts(o), EASE, set())
        if rest is not None:
            past = [b for b in blocks if b.hour < o.hour]
            return _with_parties(o, [*past, replace(rest.block, hour=o.hour)])
    if block is not None and o.failures >= VAIN:
        taken = {b.key for b in blocks}
        other = _best(o, parts(o), block.sort, taken)
        if other is not None:
            at = blocks.index(block)
            blocks[at] = replace(other.block, hour=block.hour)
    return _with_parties(o, blocks)


def _best(o: Observation, known: list[Part], sort: str, taken: set[str]) -> Part | None:
    """What one likes best of a sort today, and has not planned already."""
    open_ = _liked(o, known, sort, taken)
    return known[min(open_)[1]] if open_ else None


def _liked(o: Observation, known: list[Part], sort: str, taken: set[str]) -> list[tuple[int, int]]:
    """(points below zero, index) of what is open of a sort: the least is liked best."""
    return [
        (-(part.points + draw(o.seed, o.day, o.agent, "plan " + part.key, WHIM)), i)
        for i, part in enumerate(known)
        if part.block.sort == sort and part.key not in taken and not part.block.fact
    ]


def _with_parties(o: Observation, blocks: list[Block]) -> list[Block]:
    """With an hour for each invitation; what would begin in it gives way."""
    planned = {block.fact for block in blocks}
    for hour, fact in invitations(o):
        if fact.entity in planned:
            continue
        own = fact.subject == o.agent
        words = "give a party" if own else f"go to {fact.name}'s party"
        party = Block(hour, PEOPLE, words, f"attend fact_{fact.entity}", fact=fact.entity)
        blocks = [b for b in blocks if b.hour != hour or b.fact]
        blocks = sorted([*blocks, party], key=lambda b: b.hour)
    hours: dict[int, Block] = {}
    for block in blocks:
        hours.setdefault(block.hour, block)
    return list(hours.values())[-BLOCKS:]


def _command(o: Observation, blocks: list[Block], reason: str = "") -> PlanDay:
    return PlanDay(agent=o.agent, gist=gist(blocks), blocks=tuple(blocks), reason=reason)


def gist(blocks: list[Block]) -> str:
    """The whole of a day in few words: its parts, each told once.

    >>> gist([Block(5, "work", "fish"), Block(10, "ease", "fish"), Block(14, "ease", "rest")])
    'fish, then rest'
    """
    return ", then ".join(dict.fromkeys(block.words for block in blocks))
