"""Merging: old trifles become summaries, so that a long life keeps its size.

>>> talks = [Memory(n, n, "Tom to Mara: hello", "said", 5, "heard", 7) for n in range(1, 5)]
>>> [kept.text for kept in merged(talks, 2, lambda tick: 3, lambda entity: "Tom")]
['Talked with Tom 4 times on day 3']
"""

from collections.abc import Callable, Sequence

from game.memory.memory import LONGEST, MOST, SUMMARY, Memory

FRESH = 4
"""One in so many of those that are kept are the newest, and are left as they are."""
TRIFLE = 25
"""Less important ones are merged first."""
_TELLING = {
    "said": ("Talked with {other}", "Spoke"),
    "conversation_ended": ("Had talks with {other}", "Had talks"),
    "told": ("Was told news by {other}", "Was told news"),
    "picked_up": ("", "Picked things up"),
    "ate": ("", "Ate"),
    "drank": ("", "Drank"),
    "need_low": ("", "Was in want"),
    "action_refused": ("", "Couldn't do what was meant"),
    "attacked": ("Fought with {other}", "Fought"),
    "crafted": ("", "Made things"),
    "gave": ("Gave or got things from {other}", "Gave things"),
    "bought": ("Traded with {other}", "Bought things"),
    "sold": ("Traded with {other}", "Sold things"),
    "traded": ("Traded with {other}", "Traded"),
    "used": ("", "Worked with things"),
    "fell_asleep": ("", "Fell asleep"),
    "woke_up": ("", "Woke up"),
}
"""Kind -> how a number of them is told, with another person and without."""


def merged(
    memories: Sequence[Memory],
    kept: int,
    day: Callable[[int], int],
    name: Callable[[int], str],
) -> list[Memory]:
    """At most `kept` memories out of many, in order of time.

    The newest quarter stays. Of the rest, trifles of one day, kind and person become one
    summary; if that is not enough, the least important go, the oldest first. `day` tells a
    tick's day, `name` a person's name.
    """
    ordered = sorted(memories, key=lambda m: (m.tick, m.number))
    if len(ordered) <= kept:
        return ordered
    split = max(0, len(ordered) - kept // FRESH)
    old, fresh = ordered[:split], ordered[split:]
    groups: dict[tuple[int, str, int, str], list[Memory]] = {}
    stay = []
    for memory in old:
        if memory.importance >= TRIFLE or memory.kind == SUMMARY or memory.cites:
            stay.append(memory)
        else:
            about = memory.about if _TELLING.get(memory.kind, ("x",))[0] else 0
            # Those that have no words of their own are told by the first of them.
            words = "" if memory.kind in _TELLING else memory.text
            groups.setdefault((day(memory.tick), memory.kind, about, words), []).append(memory)
    for (number, kind, about, _), group in groups.items():
        stay.append(group[0] if len(group) == 1 else _summary(group, number, kind, about, name))
    room = max(0, kept - len(fresh))
    if len(stay) > room:
        stay.sort(key=lambda m: (-m.importance, -m.tick, -m.number))
        del stay[room:]
    return sorted([*stay, *fresh], key=lambda m: (m.tick, m.number))[-kept:] if kept else []


def _summary(
    group: Sequence[Memory], day: int, kind: str, about: int, name: Callable[[int], str]
) -> Memory:
    times = sum(memory.times for memory in group)
    last = group[-1]
    if kind in _TELLING:
        with_other, alone = _TELLING[kind]
        words = with_other.format(other=name(about)) if about and with_other else alone
        text = f"{words} {times} times on day {day}"
    else:
        text = f"{group[0].text} ({times} times on day {day})"
    importance = min(MOST, max(memory.importance for memory in group) + len(group) // 5)
    return Memory(
        last.number, last.tick, text[:LONGEST], SUMMARY, importance, last.source, about, (), times
    )
