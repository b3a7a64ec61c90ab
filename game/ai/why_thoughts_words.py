"""Reflections and plans in plain lines: what they rest on, and what a model was asked for them."""

from collections.abc import Iterable

from game.ai.answers import clean
from game.ai.day_plans import Turn
from game.ai.why_events import BUILTIN
from game.ai.why_thoughts import Glimpse, Thought, Thoughts
from game.ai.why_words import LINE, REFUSED, cited_line, figures, prompt_lines
from game.core.narrate import clock
from game.core.world import World
from game.persistence.why_record import PLAN

IDEAS = 4
"""So many of what came to mind for a part of the day are told."""


def thought_lines(world: World, agent: int, thoughts: Thoughts) -> list[str]:
    """What somebody thought at a tick: each with who had it, and what it rests on."""
    lines: list[str] = []
    for thought in thoughts.here:
        when = f"{clock(world.rules, thought.tick)} (tick {thought.tick:,})"
        lines.append(f"{when}: {world.label(agent)} {sentence(thought)}")
        lines += [f"  {line}" for line in (*mind_lines(thought), *resting(world, thought))]
        if thought.record is not None:
            lines += prompt_lines(thought.record)
    return lines


def lately_lines(world: World, agent: int, thoughts: Thoughts) -> list[str]:
    """What somebody thought before, shortly, with the tick by which it is found."""
    found = glimpses(world, agent, thoughts)
    told = [f"  {glimpse.tick:,}  {glimpsed(glimpse)}" for glimpse in found]
    return ["Concluded and planned lately (/why <agent> <tick> tells more):", *told] if told else []


def glimpses(world: World, agent: int, thoughts: Thoughts) -> list[Glimpse]:
    """The last thoughts, newest first, and the plan that stands in that world."""
    found = set(thoughts.lately)
    mind = world.mind.get(agent)
    if mind is not None and mind.plan is not None:
        plan = mind.plan
        found = {one for one in found if (one.tick, one.kind) != (plan.made, PLAN)}
        found.add(Glimpse(plan.made, PLAN, plan.gist))
    return sorted(found, reverse=True)


def sentence(thought: Thought) -> str:
    """What was thought, without who did: `planned the day: fish, then rest`."""
    if thought.kind == PLAN and thought.words:
        changed = f" anew ({clean(thought.reason, 80)})" if thought.reason else ""
        return f"planned the day{changed}: {clean(thought.words, LINE)}"
    if thought.conclusions:
        return "concluded something"
    return "wished for a plan of the model's" if thought.kind == PLAN else "thought things over"


def glimpsed(glimpse: Glimpse) -> str:
    """A thought of before in one line."""
    if not glimpse.words:
        what = "a plan" if glimpse.kind == PLAN else "a reflection"
        return f"{what} was asked of the model, and nothing came of it"
    return f"{'planned' if glimpse.kind == PLAN else 'concluded'}: {clean(glimpse.words, LINE)}"


def mind_lines(thought: Thought) -> list[str]:
    """Who had the thought, and how that went."""
    record = thought.record
    if record is not None and record.refused:
        reason = REFUSED.get(record.refused, record.refused)
        left = "the plain plan stays" if thought.kind == PLAN else "the built-in mind reflects"
        return [f"{left}: {reason}", *figures(record)]
    if record is not None and record.stale:
        return ["the model's answer came too late to count", *figures(record)]
    if thought.mind == BUILTIN:
        return ["by the built-in mind"]
    if record is None:
        return [
            f"by the model {clean(thought.mind, 80)}; its answer was not kept".replace("  ", " ")
        ]
    return [f"by the model {clean(record.model, 80)}", *figures(record)]


def resting(world: World, thought: Thought) -> list[str]:
    """Conclusions with what they cite, parts of the day with what they were drawn from."""
    lines: list[str] = []
    for conclusion in thought.conclusions:
        lines.append(f'"{clean(conclusion.text, LINE)}", because of:')
        lines += [f"  {cited_line(world, one)}" for one in conclusion.cites]
    lines += [clean(part, LINE) for part in thought.parts]
    if thought.recalled:
        lines.append("What came to mind:")
        lines += [f"  {cited_line(world, one)}" for one in thought.recalled]
    if thought.round:
        lines.append("Drawn from their daily round:")
        lines += [f"  {turn_line(turn)}" for turn in thought.round]
    if thought.fault:
        lines.append(thought.fault)
    return lines


def turn_line(turn: Turn) -> str:
    """A part of the daily round, with the ideas for it, best first."""
    return f"{turn.hour:02}:00  {turn.sort}: {_ideas(turn.ideas)}"


def _ideas(ideas: Iterable[tuple[str, int]]) -> str:
    told = [f"{clean(words, 60)} {points}" for words, points in ideas]
    more = f" and {len(told) - IDEAS} more" if len(told) > IDEAS else ""
    return (", ".join(told[:IDEAS]) or "nothing came to mind") + more
