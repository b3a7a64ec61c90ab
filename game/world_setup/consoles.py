"""Consoles: typed commands over a run, wired to all that they can reach."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.console import Console, Context
from game.persistence.worlds import relatives
from game.scenarios import available

if TYPE_CHECKING:
    from game.world_setup.running import Running


def console_of(
    running: "Running",
    selected: Callable[[], int] = lambda: 0,
    cursor: Callable[[], tuple[int, int] | None] = lambda: None,
) -> Console:
    """A console over a run; it follows when another world is loaded."""

    def tell(text: str) -> None:
        context.later(text)

    context = Context(
        running.session,
        running.time,
        settle=running.settle,
        save=running.save,
        load=running.load,
        new=lambda scenario, seed: running.keeping.make(scenario, seed, tell),
        scenarios=lambda: list(available(running.settings)),
        dump=running.keeping.dump,
        fork=running.keeping.fork,
        relatives=lambda: relatives(running.settings.saves_dir, running.name),
        event=running.keeping.event,
        why=running.keeping.why,
        selected=selected,
        cursor=cursor,
        model=lambda: {"mind": running.minds.state_line(), **running.minds.stats.summary()},
        budget=lambda dollars: running.minds.budget(dollars),
        interview=lambda *asked: running.minds.interview(*asked),
        series=lambda: running.metrics.series,
        story=lambda tick: running.chronicle.entries(tick),
        recall=lambda agent, words, tick: running.memories.recall(agent, words, tick),
        workshop=lambda: running.workshop,
    )
    console = Console(context)
    running.swapped.append(lambda: console.attach(running.session))
    return console
