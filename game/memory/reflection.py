"""Reflection: plain conclusions from what somebody remembers, each citing what it rests on.

Who has wronged me, who was good to me, whom I talk with, what I mostly do and when. Counts
are told in steps, so that the same conclusion isn't drawn anew with each blow.
"""

from collections.abc import Callable, Iterator, Sequence

from game.memory.memory import LONGEST, REFLECTION, Memory

LATEST = 300
"""How many of the latest memories are thought over."""
CITED = 6
"""The most that a conclusion cites, the newest."""
STEPS = (2, 3, 5, 8, 13, 21, 34)
WRONGS = frozenset({"attacked", "caught_stealing", "held_up", "stole", "held_on"})
KINDNESSES = frozenset({"gave", "tended", "treated", "spared", "returned"})
FIGHT = 150
"""Ticks between two blows of one fight, at the most: a fight is one wrong, however long."""
TALKS, HABIT = 5, 5
"""So many talks, or deeds of one kind, make a conclusion."""
DEEDS = frozenset({"used", "crafted", "built", "sold", "bought"})
PARTS = ((5, "at night"), (12, "in the morning"), (18, "in the afternoon"), (24, "in the evening"))
"""Hour before which a part of the day ends, and its name."""


def conclusions(
    memories: Sequence[Memory], hour: Callable[[int], int], name: Callable[[int], str]
) -> list[Memory]:
    """What somebody concludes from their memories, oldest first; nothing that they did before."""
    lately = [m for m in memories if m.kind != REFLECTION][-LATEST:]
    before = {m.text for m in memories if m.kind == REFLECTION}
    found = [*_of_people(lately, name), *_of_habits(lately, hour)]
    return [conclusion for conclusion in found if conclusion.text not in before]


def _of_people(lately: Sequence[Memory], name: Callable[[int], str]) -> Iterator[Memory]:
    wrongs: dict[int, list[Memory]] = {}
    kindnesses: dict[int, list[Memory]] = {}
    talks: dict[int, list[Memory]] = {}
    for memory in lately:
        if not memory.about:
            continue
        if memory.kind in WRONGS and memory.source == "met":
            wrongs.setdefault(memory.about, []).append(memory)
        elif memory.kind in KINDNESSES and memory.source == "met":
            kindnesses.setdefault(memory.about, []).append(memory)
        elif memory.kind == "conversation_ended":
            talks.setdefault(memory.about, []).append(memory)
    for other, blows in wrongs.items():
        met = list(_apart(blows))
        if times := _step(len(met)):
            text = f"{name(other)} has wronged me {times} times or more"
            yield _conclusion(text, 50 + 5 * min(times, 8), met, other)
    for other, met in kindnesses.items():
        if times := _step(len(met)):
            text = f"{name(other)} has been good to me {times} times or more"
            yield _conclusion(text, 40 + 5 * min(times, 8), met, other)
    if talks:
        other, met = max(talks.items(), key=lambda item: (len(item[1]), -item[0]))
        if len(met) >= TALKS:
            yield _conclusion(f"I talk with {name(other)} more than with others", 35, met, other)


def _apart(wrongs: Sequence[Memory]) -> Iterator[Memory]:
    """One memory for each wrong, the weightiest; the blows of one fight are one wrong."""
    fight: list[Memory] = []
    for wrong in wrongs:
        if wrong.kind != "attacked":
            yield wrong
        elif fight and wrong.tick - fight[-1].tick <= FIGHT:
            fight.append(wrong)
        else:
            if fight:
                yield max(fight, key=lambda m: m.importance)
            fight = [wrong]
    if fight:
        yield max(fight, key=lambda m: m.importance)


def _of_habits(lately: Sequence[Memory], hour: Callable[[int], int]) -> Iterator[Memory]:
    deeds: dict[str, list[Memory]] = {}
    for memory in lately:
        if memory.kind in DEEDS and memory.source == "did":
            deeds.setdefault(memory.text.partition(" ")[2], []).append(memory)
    if not deeds:
        return
    deed, done = max(deeds.items(), key=lambda item: (len(item[1]), item[0]))
    parts: dict[str, list[Memory]] = {}
    for memory in done:
        part = next(part for end, part in PARTS if hour(memory.tick) < end)
        parts.setdefault(part, []).append(memory)
    part, then = max(parts.items(), key=lambda item: (len(item[1]), item[0]))
    if len(then) >= HABIT and 2 * len(then) > len(done):
        yield _conclusion(f"Mostly I {deed} {part}", 30, then)


def _conclusion(text: str, importance: int, rests: Sequence[Memory], about: int = 0) -> Memory:
    newest = rests[-1]
    return Memory(
        newest.number,
        newest.tick,
        text[:LONGEST],
        REFLECTION,
        importance,
        "thought",
        about,
        tuple(sorted(m.number for m in rests[-CITED:])),
    )


def _step(count: int) -> int:
    """The highest of STEPS that is reached; 0 below the first."""
    return max((step for step in STEPS if step <= count), default=0)
