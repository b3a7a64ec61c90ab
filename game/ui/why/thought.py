"""The Mind tab's page of one reflection or plan: what it says, and what it rests on."""

from game.ai.why_thoughts import Thought
from game.ai.why_thoughts_words import mind_lines, sentence, turn_line
from game.ai.why_words import cited_line
from game.core.narrate import clock
from game.core.world import World
from game.persistence.why_record import PLAN
from game.ui import colours
from game.ui.page import Page
from game.ui.text import BOLD, ITALIC, SMALL
from game.ui.why.page import told


def thought_page(page: Page, world: World, thought: Thought) -> None:
    """Everything about one thought."""
    page.heading("Planned" if thought.kind == PLAN else "Concluded")
    words = sentence(thought)
    page.text(words[:1].upper() + words[1:], style=BOLD, rows=4)
    page.text(f"{clock(world.rules, thought.tick)} · tick {thought.tick:,}", colours.FAINT, SMALL)
    for line in mind_lines(thought):
        page.text(line.strip()[:1].upper() + line.strip()[1:], colours.SOFT, SMALL, rows=3)
    for conclusion in thought.conclusions:
        page.gap(4)
        page.text(conclusion.text, style=ITALIC, rows=5)
        for one in conclusion.cites:
            page.text(cited_line(world, one), colours.SOFT, SMALL, rows=3, indent=8)
    for part in thought.parts:
        page.text(part, rows=2)
    if thought.recalled:
        page.heading("What came to mind")
        for one in thought.recalled:
            page.text(cited_line(world, one), colours.SOFT, SMALL, rows=3)
    if thought.round:
        page.heading("Their daily round")
        for turn in thought.round:
            page.text(turn_line(turn), colours.SOFT, SMALL, rows=4)
    if thought.fault:
        page.text(thought.fault, colours.ORANGE, SMALL)
    if thought.record is not None:
        told(page, thought.record)
