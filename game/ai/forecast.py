"""Forecast: what a world's minds will cost in an hour, before and while it runs.

From this world's habits (how often its people need a decision, how many tokens a call has
taken) and the model's price; where there are no habits yet, from what was measured of
others, and from the prompts that would be sent now.
"""

from msgspec import Struct

from game.ai import prompts
from game.ai.fitting import BUDGET
from game.ai.governor import Caps
from game.ai.providers import Price
from game.core.observe import observe
from game.core.world import World
from game.persistence.spending import Spending

PER_TICK = 0.024
"""Decisions a person needs in a tick: 2,400 in 5,000 ticks of 20 people (seed 4, built-in)."""
BYTES_A_TOKEN = 4
ANSWER = 90
"""Tokens of an answer, before any is known."""
ENOUGH = 20
"""Calls, or hundreds of ticks, from which on a habit is one."""
SAMPLE = 6
"""People whose prompts are measured where no call was made yet."""


class Habits(Struct):
    """What was seen of a world's people while it ran."""

    ticks: int = 0
    person_ticks: int = 0
    """Ticks times people."""
    decisions: int = 0
    calls: int = 0
    cached: int = 0


class Forecast(Struct, frozen=True):
    """An hour at speed 1."""

    calls: int
    tokens_in: int
    tokens_out: int
    usd: float | None
    """Dollars; None where no price is known."""
    guessed: bool
    """Whether there are no habits to go by yet."""
    capped: bool
    """Whether calls_per_minute keeps it that low."""

    def words(self) -> str:
        """The forecast in one line."""
        cost = "at an unknown price" if self.usd is None else f"about ${self.usd:.2f}"
        tokens = (self.tokens_in + self.tokens_out) / 1e6
        basis = "guessed before any habit" if self.guessed else "by this world's habits"
        cap = ", as many as calls_per_minute lets" if self.capped else ""
        return f"an hour at 1×: {cost}, {self.calls:,} calls{cap}, {tokens:.2f} M tokens ({basis})"


def forecast(
    world: World,
    habits: Habits,
    bill: Spending,
    price: Price | None,
    caps: Caps,
    tick_rate: int,
    most: int = BUDGET,
) -> Forecast:
    """What the next hour of a world will take if its people go on like this.

    most: tokens of a prompt.
    """
    ticks, people = 3600 * tick_rate, len(world.agents)
    known = habits.ticks >= 100 * ENOUGH and habits.person_ticks > 0
    rate = habits.decisions / habits.person_ticks if known else PER_TICK
    asked = habits.calls + habits.cached
    fresh = habits.calls / asked if asked >= ENOUGH else 1.0
    calls = round(rate * people * ticks * fresh)
    most = caps.per_minute * 60 if caps.per_minute is not None else calls
    if bill.calls >= ENOUGH:
        read, written = bill.tokens_in / bill.calls, bill.tokens_out / bill.calls
    else:
        read, written = _prompt_tokens(world, most), ANSWER
    calls, capped = min(calls, most), calls > most
    usd = None if price is None else calls * price.of(read, written) / 1e6
    return Forecast(calls, round(calls * read), round(calls * written), usd, not known, capped)


def _prompt_tokens(world: World, most: int) -> float:
    """Tokens of what would be sent for some of the people now."""
    sizes = []
    for agent in world.agents[:: max(1, len(world.agents) // SAMPLE)]:
        request = prompts.decide(observe(world, agent), most=most).request
        sizes.append(sum(len(message.content.encode()) for message in request.messages))
    return sum(sizes) / len(sizes) / BYTES_A_TOKEN if sizes else 0.0
