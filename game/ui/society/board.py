"""Board: the notices that hang on one, the newest first."""

from game.core.boards import SORTS
from game.core.narrate import clock
from game.core.world import World
from game.ui import colours
from game.ui.page import Page
from game.ui.text import SMALL, SMALL_BOLD


def board_page(page: Page, world: World, entity: int) -> None:
    """What each says, who put it up and when; nothing for what is no board."""
    row = world.content.objects.get(world.kind[entity])
    if row is None or not row.notices:
        return
    hanging = world.notices.get(entity, ())
    page.heading(f"Notices, {len(hanging)} of {row.notices}")
    if not hanging:
        page.text("Nothing hangs here", colours.SOFT)
    for note in reversed(hanging):
        fact = world.facts[note.fact]
        author = note.author if world.alive(note.author) else 0
        page.text(SORTS.get(fact.kind, "Notice"), colours.ACCENT, SMALL_BOLD)
        page.text(fact.text, rows=3, entity=fact.subject if fact.subject in world.position else 0)
        said = f"{world.label(note.author)} · {clock(world.rules, note.tick)}"
        page.text(said, colours.SOFT, SMALL, entity=author)
        page.gap(3)
