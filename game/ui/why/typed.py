"""Typed: `/why` in a window looks things up on a thread, and tells them when it has them."""

from collections.abc import Iterable

from game.ai.why_thoughts_words import lately_lines, thought_lines
from game.ai.why_words import why_lines
from game.console.line import Line
from game.ui.desk import Desk
from game.ui.why.seeker import Found, Reasons


def wire(desk: Desk, reasons: Reasons) -> None:
    """Let the window's console ask the thread."""
    if desk.chronicle is None:
        return
    console = desk.console

    def look_up(agent: int, tick: int) -> Iterable[str]:
        def told(found: Found) -> None:
            world = desk.world
            if found.fault:
                console.later([Line("error", found.fault)])
                return
            lines = thought_lines(world, agent, found.thoughts)
            if found.why is not None:
                lines += why_lines(world, found.why)
            else:
                lines.append(f"{world.label(agent)} decided nothing yet")
            lines += lately_lines(world, agent, found.thoughts)
            console.later(Line("info", line) for line in lines)

        reasons.tell(agent, tick, told)
        return ["looking it up …"]

    console.context.why = look_up
