"""Mind: the inspector's tab about deciding, and which decision it shows."""

from collections.abc import Iterable

from game.ai.why_thoughts import Thoughts
from game.ai.why_thoughts_words import glimpsed, glimpses
from game.core.narrate import clock
from game.core.world import World
from game.ui import colours
from game.ui.page import Page
from game.ui.text import BOLD, ITALIC, SMALL
from game.ui.thoughts import Thought
from game.ui.why.page import why_page
from game.ui.why.seeker import Found, Reasons
from game.ui.why.thought import thought_page

NOW = -1
"""Stands for the tick of the decision that runs."""
AFRESH = 60
"""Ticks after which it is looked up again what came of the decision that runs."""


class MindTab:
    """What is looked at: the decision that runs, or an earlier one that was picked."""

    def __init__(self, reasons: Reasons) -> None:
        """`reasons` looks decisions up."""
        self.reasons = reasons
        self._picked: tuple[int, int, int] | None = None
        self._last: tuple[int, Found] | None = None
        """Whose decision was shown last: it stays until the next one is known."""
        self._asked: tuple[int, int, int] = (0, 0, 0)
        """Agent, tick of their decision, and the tick at which it was looked up."""

    def pick(self, agent: int, tick: int, deed: int = 0) -> None:
        """Show the decision that stood after a tick; NOW for the one that runs.

        deed: an event of that tick whose own decision is wanted, or 0.
        """
        self._picked = (agent, tick, deed) if tick >= 0 else None
        self._last = None

    def picked(self, agent: int) -> int:
        """The tick that was picked for somebody, or NOW."""
        return self._picked[1] if self._picked and self._picked[0] == agent else NOW

    def draw(
        self,
        page: Page,
        world: World,
        agent: int,
        thoughts: list[Thought],
        minds: str,
        out: bool,
    ) -> bool:
        """Lay the page out; whether all of it is there, or something is being looked up."""
        mind = world.mind[agent]
        page.pair("Minds", minds)
        if mind.ticket:
            age = world.tick - mind.asked_at
            since = f"{age} tick{'s' * (age != 1)} ago" if age else "just now"
            text = f"{mind.asked or mind.reason}, {since} (ticket {mind.ticket})"
            page.pair("Asked", text, colours.GOLD)
            if out:
                page.pair("State", "a model is thinking", colours.GOLD)
        elif mind.asked:
            page.pair("Wants", f"a decision: {mind.asked}", colours.GOLD)
        if mind.provisional:
            page.text("What is being done stands in for an answer.", colours.SOFT, SMALL)
        picked = self.picked(agent)
        if picked != NOW:
            page.moment("« Back to what runs now", NOW, colours.ACCENT)
        tick = picked
        if picked == NOW:
            tick = thoughts[0].tick if thoughts else min(world.tick, mind.started + 1)
            self._refresh(agent, tick, world.tick)
        deed = self._picked[2] if self._picked and picked != NOW else 0
        found = self.reasons.of(agent, tick, deed)
        shown = found
        if found is not None:
            self._last = (agent, found)
        elif self._last is not None and self._last[0] == agent:
            shown = self._last[1]
        if shown is not None:
            for thought in shown.thoughts.here:
                thought_page(page, world, thought)
        page.heading("Then decided" if picked != NOW else "Decided")
        if shown is None:
            page.text("Looking it up …", colours.SOFT)
        elif shown.why is None:
            page.text(shown.fault or "Nothing yet", colours.SOFT)
        else:
            why_page(page, world, shown.why)
        _thought(page, world, agent, shown)
        _lately(page, world, thoughts)
        return found is not None

    def _refresh(self, agent: int, tick: int, now: int) -> None:
        """More may have come of the decision that runs."""
        if self._asked[:2] != (agent, tick):
            self._asked = (agent, tick, now)
        elif abs(now - self._asked[2]) >= AFRESH:
            self._asked = (agent, tick, now)
            self.reasons.forget_one(agent, tick)


def _thought(page: Page, world: World, agent: int, found: Found | None) -> None:
    """Today's plan and the last thoughts; a click on one shows what it rests on."""
    lately = glimpses(world, agent, found.thoughts if found is not None else Thoughts())
    if lately:
        page.heading("Concluded and planned")
    for glimpse in lately:
        words = glimpsed(glimpse)
        page.moment(words[:1].upper() + words[1:], glimpse.tick)
        page.text(clock(world.rules, glimpse.tick), colours.FAINT, SMALL)
        page.gap(3)


def _lately(page: Page, world: World, thoughts: Iterable[Thought]) -> None:
    """The last decisions; a click on one shows its why."""
    page.heading("Decided lately")
    empty = True
    for thought in thoughts:
        empty = False
        page.moment(thought.deed, thought.tick, style=BOLD)
        if thought.why:
            page.text(thought.why, colours.TEXT, ITALIC, rows=3)
        who = "built-in mind" if thought.mind == "builtin" else thought.mind
        who += ", stood in" * thought.provisional
        page.text(f"{clock(world.rules, thought.tick)} · {who}", colours.FAINT, SMALL)
        page.gap(5)
    if empty:
        page.text("Nothing since this window opened.", colours.SOFT)
