"""Minds: how people fare with one mind and with another, from the same beginnings.

Each seed is a world that every mind gets from the same snapshot, and a round of situations
with one obvious choice. A row a mind and seed, then the means, then how often each was
right in each situation. Who has no model, or no money left for it, is answered by the
built-in mind: `by_model_percent` tells how much was the model's own.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from game.ai.llm_manager import LLMManager
from game.benches.lives import live
from game.benches.situations import SITUATIONS
from game.benches.stage import choice
from game.benches.table import Row
from game.benches.thinkers import RANDOM, Thinker
from game.core.content import Content
from game.core.snapshot import decode, encode
from game.options import BenchOptions
from game.session import Session, TickReport
from game.world_setup.making import new_world

USUAL = (RANDOM, "builtin")
SEEDS = 10
TICKS, MODEL_TICKS = 4800, 200
"""Two days; and what there is time for when a model is asked."""
AGENTS, MODEL_AGENTS = 20, 4

Score = dict[str, list[bool]]
"""Situation -> whether each answer to it was right."""


def measure(options: BenchOptions) -> Iterator[Row]:
    """Rows as they are found. Raises ConfigError where a mind can't be had."""
    thinkers = [Thinker(name, options.settings) for name in options.minds or USUAL]
    try:
        yield from _measure(options, thinkers)
    finally:
        for thinker in thinkers:
            thinker.close()


def _measure(options: BenchOptions, thinkers: list[Thinker]) -> Iterator[Row]:
    asks_model = any(thinker.provider is not None for thinker in thinkers)
    ticks = options.ticks or (MODEL_TICKS if asks_model else TICKS)
    agents = options.agents or (MODEL_AGENTS if asks_model else AGENTS)
    rows: dict[str, list[Row]] = {thinker.name: [] for thinker in thinkers}
    scores: dict[str, Score] = {thinker.name: {} for thinker in thinkers}
    for seed in range(1, (options.seeds or SEEDS) + 1):
        # Nobody arrives: it is about those who are there.
        world = new_world(options.settings, seed, agents)
        world.rules = replace(world.rules, min_agents=0)
        beginning = encode(world)
        for thinker in thinkers:
            row = _run(thinker, beginning, world.content, seed, ticks, scores[thinker.name])
            rows[thinker.name].append(row)
            yield {"mind": thinker.name, "seed": str(seed), **row}
    for name, found in rows.items():
        yield {"mind": name, "seed": "mean", **_means(found)}
    for situation in SITUATIONS:
        right = {name: _percent(score[situation.name]) for name, score in scores.items()}
        yield {**right, "right_percent_when": situation.name}


def _run(
    thinker: Thinker, beginning: bytes, content: Content, seed: int, ticks: int, score: Score
) -> Row:
    """One world, and one round of situations."""
    session = Session(decode(beginning))
    minds = thinker.minds(session, days=True)
    before = _counts(minds)
    try:
        row = live(session, minds, ticks)
    finally:
        minds.shutdown()
    right = list[bool]()
    for situation in SITUATIONS:
        _, good = choice(situation, content, seed, lambda s, r: _answer(thinker, s, r))
        score.setdefault(situation.name, []).append(good)
        right.append(good)
    spent = _counts(minds)
    answers = {name: spent[name] - before[name] for name in spent}
    return {**row, "obvious_percent": _percent(right), **_bill(thinker, answers)}


def _answer(thinker: Thinker, session: Session, report: TickReport) -> None:
    minds = thinker.minds(session)
    try:
        minds.on_report(report)
        minds.lockstep_wait()
    finally:
        minds.shutdown()


def _counts(minds: LLMManager) -> dict[str, int]:
    stats = minds.stats
    return {
        "answered": stats.answered,
        "builtin": stats.builtin,
        "calls": stats.calls,
        "tokens_in": stats.tokens_in,
        "tokens_out": stats.tokens_out,
        "micro": stats.cost_micro,
    }


def _bill(thinker: Thinker, spent: dict[str, int]) -> Row:
    """What was asked of a model and what that cost; None where there is none."""
    if thinker.provider is None:
        names = ("by_model_percent", "calls", "tokens_in", "tokens_out", "cost_usd")
        return dict.fromkeys(names)
    decided = spent["answered"] + spent["builtin"]
    return {
        "by_model_percent": 100 * spent["answered"] / decided if decided else None,
        "calls": spent["calls"],
        "tokens_in": spent["tokens_in"],
        "tokens_out": spent["tokens_out"],
        "cost_usd": spent["micro"] / 1_000_000,
    }


def _means(rows: list[Row]) -> Row:
    means: Row = {}
    for name in rows[0]:
        known = [value for row in rows if isinstance(value := row[name], int | float)]
        means[name] = sum(known) / len(known) if known else None
    return means


def _percent(right: list[bool]) -> float:
    return 100 * sum(right) / len(right)
