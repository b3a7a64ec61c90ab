"""Knowing: the facts that somebody knows, since when, from whom, and over how many tellers."""

from game.core.components import Fact, Heard
from game.core.facts import told_by
from game.core.narrate import clock
from game.core.world import World
from game.ui import colours
from game.ui.page import Page
from game.ui.text import SMALL

SHOWN = 20


def facts_section(page: Page, world: World, agent: int) -> None:
    """What is known, the latest learnt first; prices last, for they are many."""
    known = sorted(
        world.beliefs[agent].facts.items(),
        key=lambda item: (world.facts[item[0]].kind == "price", -item[1].tick, item[0]),
    )
    if not known:
        return
    page.heading("Knows")
    for number, heard in known[:SHOWN]:
        fact = world.facts[number]
        page.text(fact.text or fact.kind, rows=3, entity=_about(world, fact, agent))
        page.text(f"{source(world, heard)} · {clock(world.rules, heard.tick)}", tone(heard), SMALL)
        page.gap(3)
    if len(known) > SHOWN:
        page.text(f"and {len(known) - SHOWN} more", colours.SOFT, SMALL)


def source(world: World, heard: Heard) -> str:
    """How somebody came to know: with their own eyes, or from whom and over how many."""
    if not heard.source:
        return "saw it" if not heard.hops else "knows it"
    if heard.hops <= 1:
        return f"from {told_by(world, heard.source)}"
    return f"from {told_by(world, heard.source)}, over {heard.hops} tellers"


def tone(heard: Heard) -> colours.Colour:
    """Blue for what was seen, paler for hearsay."""
    return colours.ACCENT if not heard.hops else colours.SOFT


def _about(world: World, fact: Fact, agent: int) -> int:
    """Whom a click on a fact leads to."""
    for entity in (fact.subject, fact.object):
        if entity and entity != agent and entity in world.position:
            return entity
    return 0
