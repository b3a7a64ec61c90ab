"""A decision's why in plain lines, for the console and for whoever reads a terminal."""

from game.ai.answers import clean
from game.ai.why import Option, Why
from game.ai.why_memories import Cited
from game.core.events import Decided, DecisionRequested, Event, kind_of
from game.core.narrate import clock, phrase, tell
from game.core.possession import PLAYER
from game.core.world import World
from game.persistence.why_record import WhyRecord

LINES = 60
"""Lines of a prompt that are told."""
LINE = 240
REFUSED = {
    "saving": "money for minds runs low",
    "off": "models only decide here (llm.reflective is off)",
    "loop": "the model repeated itself in vain",
    "thrift": "to save money the calm aren't asked about",
    "budget_usd": "the budget is used up",
    "day_budget_usd": "the day's budget is used up",
    "calls_per_minute": "too many calls this minute",
    "calls_per_day": "too many calls this day",
    "wallet": "their wallet is empty",
    "wallet_usd": "their wallet is empty",
    "prices": "the model's prices aren't known yet",
    "closed": "the server is left alone for a while",
    "shed": "too many more urgent requests waited",
    "expired": "it waited too long in the queue",
    "timeout": "no answer came in time",
    "network": "there was no connection",
    "server": "the server failed",
    "rate": "the server took no more requests",
    "auth": "the key was refused",
    "credit": "the credit is used up",
    "bad_answer": "the answer made no sense",
    "bad_choice": "the answer chose what wasn't on offer",
    "empty": "the model said nothing",
    "cut": "the answer was cut off",
    "stopped": "the program was ending",
}
"""Why a model didn't decide -> in words; what isn't here is told as it is."""


def why_lines(world: World, why: Why) -> list[str]:
    """What was decided, by whom and why, what was weighed, and what came of it."""
    decided = why.decided
    when = f"{clock(world.rules, decided.tick)} (tick {decided.tick:,})"
    lines = [f"{when}: {sentence(world, decided, what(why))}", *decider_lines(why)]
    if why.before:
        lines.append("What led to it:")
        lines += [f"  {_event(world, event)}" for event in why.before]
    if why.options:
        lines.append("What was weighed:")
        lines += [f"  {option_line(option)}" for option in why.options]
    if why.fault:
        lines.append(why.fault)
    if why.answer is not None:
        lines += _answer(world, why, why.answer)
    if why.after:
        lines.append("What came of it:")
        lines += [f"{'  ' * min(depth, 4)}{_event(world, event)}" for depth, event in why.after]
    else:
        over = world.mind[decided.agent].cause if decided.agent in world.mind else 0
        lines.append("Nothing has come of it yet" if over == decided.id else "Nothing came of it")
    return lines


def what(why: Why) -> str:
    """What was chosen, as it was on offer; "" where that isn't known."""
    for option in why.options:
        if option.chosen and not why.fault:
            return option.text
    answer = why.answer
    if answer is not None:
        for line in answer.user.splitlines():
            if line.startswith(answer.choice + ": "):
                return line.removeprefix(answer.choice + ": ")
    return ""


def sentence(world: World, decided: Decided, what: str = "") -> str:
    """Who decided what, and the reason they gave."""
    if not what:
        what = decided.action
        if decided.target and decided.target != decided.agent:
            what += f" ({_named(world, decided.target)})"
    reason = f", because: {clean(decided.why, 200)}" if decided.why else ""
    return f"{world.label(decided.agent)} decided: {clean(what, 120)}{reason}"


def _named(world: World, entity: int) -> str:
    if entity in world.names:
        return world.names[entity]
    kind = world.kind.get(entity)
    return phrase(kind, 1, world.content.items.get(kind)) if kind else "something gone"


def decider_lines(why: Why) -> list[str]:
    """Who decided: the built-in mind or which model, and how that went."""
    decided = why.decided
    if decided.mind == PLAYER:
        return ["decided by the player"]
    if not why.builtin:
        answer = why.answer
        if answer is None:
            return [f"decided by the model {clean(decided.mind, 80)}; its answer was not kept"]
        how = (
            " from the cache" if answer.cached else " late, after a stand-in" if answer.late else ""
        )
        return [f"decided by the model {clean(decided.mind, 80)}{how}", *figures(answer)]
    if decided.provisional:
        return ["decided by the built-in mind, as a stand-in until the model answers"]
    if why.instead is not None:
        reason = REFUSED.get(why.instead.refused, why.instead.refused)
        return [f"decided by the built-in mind: {reason}", *figures(why.instead)]
    lines = ["decided by the built-in mind"]
    if why.weighed_at < decided.tick:
        lines.append(f"thought ahead: weighed at tick {why.weighed_at:,}, to come after the rest")
    return lines


def figures(record: WhyRecord) -> list[str]:
    """Time, tokens and dollars of an answer, if it took any."""
    if record.cached:
        return ["  it cost nothing: the very same had been asked before"]
    if not (record.latency_ms or record.tokens_in or record.cost_micro):
        return []
    cached = f" ({record.tokens_cached:,} seen before)" if record.tokens_cached else ""
    thought = f" ({record.tokens_reasoning:,} of them thought)" if record.tokens_reasoning else ""
    return [
        f"  {record.latency_ms / 1000:.2f} s, {record.tokens_in:,} tokens in{cached}, "
        f"{record.tokens_out:,} out{thought}, ${record.cost_micro / 1e6:.6f}; "
        f"asked after tick {record.tick:,}, answered after {record.came:,}"
    ]


def option_line(option: Option) -> str:
    """One choice with its points, and what they are made of."""
    mark = "→" if option.chosen else " "
    parts = ", ".join(f"{name} {points:+}" for name, points in option.parts if points)
    return f"{mark} {option.points:5}  {clean(option.text, 60)}  ({parts})"


def _answer(world: World, why: Why, record: WhyRecord) -> list[str]:
    lines = [f"Thought: {clean(record.thought, LINE)}"] if record.thought else []
    if record.words:
        lines.append(f"Words: {clean(record.words, LINE)}")
    if why.memories:
        lines.append("What came to mind, with its score:")
        lines += [f"  {cited_line(world, one)}" for one in why.memories]
    return lines + prompt_lines(record)


def cited_line(world: World, one: Cited) -> str:
    """A memory with its score and its number: `0.55  #12 Tom hit me`."""
    words = one.text or (event_words(world, one.event) if one.event else "merged with others since")
    return f"{one.score / 100:.2f}  #{one.number} {clean(words, LINE)}"


def prompt_lines(record: WhyRecord) -> list[str]:
    """What a model was told, and its raw answer."""
    lines: list[str] = []
    if record.user:
        lines.append("It was told:")
        told = [clean(line, LINE) for line in record.user.splitlines()]
        lines += [f"  {line}" for line in told[:LINES]]
        if len(told) > LINES:
            lines.append(f"  and {len(told) - LINES} more lines")
    if record.text:
        lines.append(f"It answered: {clean(record.text, 1_000)}")
    elif not record.user and not record.refused:
        lines.append("The prompt and the raw answer are no longer kept")
    return lines


def event_words(world: World, event: Event) -> str:
    """An event in one line, deciding included."""
    if isinstance(event, Decided):
        return sentence(world, event)
    if isinstance(event, DecisionRequested):
        return f"{world.label(event.agent)} had to think: {event.reason}"
    told = tell(world, event)
    if told:
        return told
    who = next((world.label(one) for one in event.concerns() if one), "")
    return f"{who} {kind_of(event).replace('_', ' ')}".lstrip()


def _event(world: World, event: Event) -> str:
    return f"{event.tick:,}  {event_words(world, event)}"
