"""Entry: one sentence that the chronicle may tell, and what else belongs to it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Entry:
    """One thing that the chronicle may tell."""

    tick: int
    worth: int
    kind: str
    """What it is one of: of one kind a day tells only so many."""
    text: str
    """What happened, without a full stop."""
    reason: str = ""
    """Why, with what joins it to the text, such as `, because Mara hit a friend`."""
    event: int = 0
    blows: int = 0
    after: list[str] = field(default_factory=list)
    """What came of it, or who did the same later on, in clauses."""

    @property
    def line(self) -> str:
        """The sentence with its reason and its end; a fight says how long it was."""
        text = f"{self.text} ({self.blows} blows)" if self.blows > 1 else self.text
        text = text[:1].upper() + text[1:]
        line = "; ".join([text + self.reason, *self.after])
        return line[:-2] + '"' if line.endswith('."') else line  # the page sets the full stop
