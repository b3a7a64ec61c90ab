"""Day: the entries of one day, and the page that is made of them."""

from collections import Counter
from dataclasses import dataclass, field

from game.chronicle.entry import Entry
from game.chronicle.weighing import MAGIC, SMALL_TIE
from game.core.rules import Rules

LINES = 24
"""The most entries of a day: a page."""
ALIKE = 6
"""The most of one kind, while others wait."""
FEW = {
    "alarm_raised": 1,
    "built": 1,
    "gave": 3,
    "gossip_spread": 1,
    "killed_beast": 2,
    MAGIC: 4,
    "notice_posted": 1,
    "price_moved": 2,
    SMALL_TIE: 3,
    "tended": 4,
    "traded": 2,
    "watch_called": 1,
}
"""Kind -> the most of it, whether others wait or not."""
WORTHY = 30
"""What is worth less only stands beside others of its kind if there are not too many."""
SUMS = (
    ("deaths", "death", "deaths"),
    ("births", "newcomer", "newcomers"),
    ("fights", "blow", "blows"),
    ("thefts", "theft", "thefts"),
    ("trades", "trade", "trades"),
    ("gifts", "gift", "gifts"),
    ("crafted", "thing made", "things made"),
    ("casts", "use of a power", "uses of powers"),
)
"""Counted measures that a day's heading sums up: name, one of it, more of it."""


@dataclass(slots=True)
class Day:
    """What happened from one midnight to the next."""

    number: int
    entries: list[Entry] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """Counted measures of the day, by name."""
    change: int = 0
    """By how many more or fewer people the day has left the world."""
    people: int = 0
    """Who lived at the end of it, or lives now."""

    def chosen(self) -> list[Entry]:
        """What fits the page, in order of time: the worthiest, not too many of a kind."""
        ranked = sorted(self.entries, key=lambda e: (-e.worth - min(e.blows, 10), e.tick, e.event))
        kinds: Counter[str] = Counter()
        first: list[Entry] = []
        rest: list[Entry] = []
        for entry in ranked:
            kinds[entry.kind] += 1
            if kinds[entry.kind] <= FEW.get(entry.kind, ALIKE):
                first.append(entry)
            elif entry.kind not in FEW and entry.worth >= WORTHY:
                rest.append(entry)
        return sorted((first + rest)[:LINES], key=lambda e: (e.tick, e.event))

    def summary(self) -> str:
        """The day in numbers: `18 people; 2 deaths, 5 trades`."""
        sums = [
            f"{self.counts[name]} {one if self.counts[name] == 1 else more}"
            for name, one, more in SUMS
            if self.counts[name]
        ]
        people = f"{self.people} people" if self.people != 1 else "one person"
        return "; ".join([people, ", ".join(sums)]) if sums else people

    def page(self, rules: Rules) -> str:
        """The day in Markdown, with a blank line at its end."""
        lines = [f"## Day {self.number}", "", f"*{self.summary()}.*", ""]
        chosen = self.chosen()
        for entry in chosen:
            minutes = rules.minute(entry.tick)
            time = f"{minutes // 60:02}:{minutes % 60:02}"
            lines.append(f"- {time} {safe(entry.line)}. (tick {entry.tick})")
        if not chosen:
            lines.append("Nothing happened that is worth a line.")
        return "\n".join([*lines, "", ""])


def safe(text: str) -> str:
    """Words of people and models as plain Markdown: nothing in them is markup.

    >>> safe("Mara <b>said</b> [x](y)")
    'Mara \\\\<b\\\\>said\\\\</b\\\\> \\\\[x\\\\](y)'
    """
    return "".join("\\" + c if c in "\\`*_[]<>#|" else c for c in text)
