"""Typed: what the console's commands mean in a window that can show the past."""

from game.console import Context
from game.console.context import Complaint
from game.ui.desk import Desk
from game.ui.timeline.bar import Timeline


def wire(context: Context, desk: Desk, timeline: Timeline) -> None:
    """Let commands see what the window shows, and go where it can go."""
    here, settle_now = context.fork, context.settle

    def settle() -> None:
        settle_now()
        timeline.past.settle()

    def goto(tick: int, entity: int) -> str:
        if desk.chronicle is None:
            raise Complaint("nothing of this world is written down")
        if tick >= 0 and tick != timeline.past.live_tick:
            timeline.visit(tick, entity)
            return f"going to tick {tick:,}; /goto now or End returns"
        timeline.past.leave()
        if entity:
            timeline.visit(desk.world.tick, entity)
        return f"now, tick {desk.world.tick:,}"

    def fork(tick: int | None, name: str) -> str:
        """Without a tick it is the moment that is seen."""
        made = here(timeline.past.tick if tick is None and timeline.past.open else tick, name)
        return f"{made}, and there /compare {_quoted(desk.name)} shows both"

    context.settle = settle
    context.past = lambda: desk.past
    context.refusal = timeline.refusal
    context.goto = goto
    context.fork = fork


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
