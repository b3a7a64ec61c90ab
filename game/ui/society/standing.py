"""Standing: what the others take somebody for, and what the deeds were."""

from collections import Counter

from game.core.reputation import WEIGHT, standings
from game.core.world import World
from game.ui import colours
from game.ui.page import Page
from game.ui.text import SMALL

CROWD = 200
"""Above so many people nobody is asked what they think of one: it would delay a frame."""


def standing(page: Page, world: World, agent: int) -> None:
    """The community's word on somebody: a number, a name, and how many know of any deed."""
    if len(world.agents) > CROWD:
        return
    told = [
        view for other in world.agents if (view := standings(world, other).get(agent)) is not None
    ]
    page.heading("Taken for")
    if not told:
        page.text("Nobody knows any deed of theirs", colours.SOFT)
        return
    value = sum(score for score, _ in told) // len(told)
    names = Counter(name for _, name in told if name)
    label = ", ".join(f"a {name} by {count}" for name, count in names.most_common(2))
    page.link("Reputation", value / 100, f"{value:+}", 0)
    knowing = f"{len(told)} know{'s' if len(told) == 1 else ''} of their deeds"
    page.text(f"{knowing}; {label}" if label else knowing, colours.SOFT, SMALL, rows=2)
    for fact in world.facts.values():
        if fact.subject == agent and fact.kind in WEIGHT and not fact.of:
            tone = colours.RED if WEIGHT[fact.kind] < 0 else colours.GREEN
            page.text(fact.text, tone, SMALL, rows=2)
