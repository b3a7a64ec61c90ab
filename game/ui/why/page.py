"""The Mind tab's page of one decision: what was weighed or answered, causes and effects."""

from game.ai.answers import clean
from game.ai.why import Option, Why
from game.ai.why_words import cited_line, decider_lines, event_words, what
from game.core.narrate import clock
from game.core.world import World
from game.persistence.why_record import WhyRecord
from game.ui import colours
from game.ui.page import Page
from game.ui.text import BOLD, ITALIC, SMALL

ROWS = 90
"""Lines of a prompt that are shown."""
CAUSES = 6
EFFECTS = 14


def why_page(page: Page, world: World, why: Why) -> None:
    """Everything about one decision."""
    decided = why.decided
    text, reason = what(why), decided.why
    if not text:
        # Thought ahead, it was not on offer yet: `craft` alone would not say what of.
        text, reason = f"{decided.action}: {reason}" if reason else decided.action, ""
    page.text(text[:1].upper() + text[1:], style=BOLD, rows=3)
    if reason:
        page.text(reason, style=ITALIC, rows=3)
    page.text(f"{clock(world.rules, decided.tick)} · tick {decided.tick:,}", colours.FAINT, SMALL)
    for line in decider_lines(why):
        page.text(line.strip()[:1].upper() + line.strip()[1:], colours.SOFT, SMALL)
    if why.options:
        _weighed(page, why.options)
    if why.fault:
        page.text(why.fault, colours.ORANGE, SMALL)
    if why.answer is not None:
        _answered(page, world, why, why.answer)
    if why.before:
        page.heading("What led to it")
        for event in why.before[-CAUSES:]:
            page.moment(f"{event.tick:,} · {event_words(world, event)}", event.tick)
    page.heading("What came of it")
    for depth, event in why.after[:EFFECTS]:
        words = f"{event.tick:,} · {event_words(world, event)}"
        page.moment(words, event.tick, indent=8 * min(depth - 1, 3))
    if not why.after:
        page.text("Nothing yet", colours.SOFT)


def _weighed(page: Page, options: tuple[Option, ...]) -> None:
    """The choices with their points as bars, and what the best and the chosen are made of."""
    page.heading("What was weighed")
    most = max(1, *(abs(option.points) for option in options))
    for i, option in enumerate(options):
        tone = colours.GOLD if option.chosen else colours.SKY
        page.weight(
            clean(option.text, 80),
            option.points / most,
            f"{option.points}",
            tone,
            strong=option.chosen,
        )
        if option.chosen or i < 2:
            parts = [part for part in option.parts if part[1]]
            told = ", ".join(f"{name} {points:+}" for name, points in parts)
            page.text(told, colours.FAINT, SMALL, rows=3)
        page.gap(2)


def _answered(page: Page, world: World, why: Why, record: WhyRecord) -> None:
    """What a model thought, was told and said."""
    if record.thought:
        page.heading("It thought")
        page.text(record.thought, style=ITALIC, rows=6)
    if record.words:
        page.heading("It said")
        page.text(record.words, rows=4)
    if why.memories:
        page.heading("What came to mind")
        for one in why.memories:
            page.text(cited_line(world, one), colours.SOFT, SMALL, rows=3)
    told(page, record)


def told(page: Page, record: WhyRecord) -> None:
    """A model's raw answer, and the prompt that it was given."""
    if record.text:
        page.heading("Its answer")
        page.text(record.text, colours.SOFT, SMALL, rows=12)
    if record.user:
        page.heading("It was told")
        for line in record.user.splitlines()[:ROWS]:
            if line.strip():
                page.text(clean(line, 300), colours.SOFT, SMALL, rows=3)
            else:
                page.gap(4)
    elif not record.text and not record.refused:
        page.text("The prompt and the raw answer are no longer kept", colours.FAINT, SMALL)
