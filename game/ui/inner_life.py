"""Inner life: what somebody means to do with the day, has concluded, and remembers."""

from collections.abc import Sequence

from game.core.days import block_at
from game.core.narrate import clock
from game.core.world import World
from game.memory import Memory
from game.memory.memory import REFLECTION
from game.ui import colours
from game.ui.page import Page
from game.ui.text import BODY, BOLD, ITALIC, SMALL

CONCLUSIONS, MEMORIES = 8, 40
"""How many are shown at the most."""
STRONG = 40
"""Importance from which a memory stands out."""


def plan_section(page: Page, world: World, agent: int) -> None:
    """Today's plan: the part that it is time for stands out."""
    plan, rules = world.mind[agent].plan, world.rules
    day, hour = rules.day(world.tick), rules.hour(world.tick)
    if plan is None or plan.day != day:
        return
    page.heading("Today")
    now = block_at(plan, day, hour)
    for block in plan.blocks:
        said = f"{block.hour:02}:00  {block.words}"
        if block is now:
            page.text(said, style=BOLD, rows=2)
        else:
            page.text(said, colours.SOFT if block.hour <= hour else colours.TEXT, rows=2)
    if plan.reason:
        page.text(f"Planned anew: {plan.reason}", colours.SOFT, ITALIC, rows=2)
    if plan.mind:
        page.text(f"By {plan.mind}", colours.FAINT, SMALL)
    page.moment("Why this plan?", plan.made, colours.ACCENT, SMALL)


def conclusions_section(page: Page, world: World, memories: Sequence[Memory]) -> None:
    """What somebody has concluded, the newest first, and on how much it rests."""
    found = [memory for memory in memories if memory.kind == REFLECTION][-CONCLUSIONS:]
    if not found:
        return
    page.heading("Has concluded")
    for memory in reversed(found):
        rests = len(memory.cites)
        cited = f", from {rests} memor{'y' if rests == 1 else 'ies'}" if rests else ""
        when = f"{clock(world.rules, memory.tick)}{cited}"
        page.moment(when, memory.tick, colours.ACCENT, SMALL)
        page.text(memory.text, rows=3)
        page.gap(3)


def memories_section(page: Page, world: World, memories: Sequence[Memory]) -> None:
    """What somebody remembers, the newest first; what matters most stands out."""
    lived = [memory for memory in memories if memory.kind != REFLECTION][-MEMORIES:]
    page.heading("Remembers")
    for memory in reversed(lived):
        page.text(clock(world.rules, memory.tick), colours.ACCENT, SMALL)
        page.text(memory.text, style=BOLD if memory.importance >= STRONG else BODY, rows=3)
        page.gap(3)
