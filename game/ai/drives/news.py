"""News: what somebody lived through or saw of late, in their own words.

Made from the notes in memory, which tell of people by name: `Bo hit Mara with a club
for 5` is, in Mara's mouth, `Bo hit me with a club.`
"""

from game.core.observation import Observation

_OWN = ("caught", "picked up", "gave", "hit", "ran away", "stood by the grave", "was killed")
_SEEN = (*_OWN, "died of", "came to live here", "has become fond", "now can't stand")
_DULL = ("berry", "berries", "wood", "stone", "nothing")
"""Things that are not worth a word."""


def news(o: Observation, hearer: str) -> list[str]:
    """Lines for this hearer, the latest last; what the hearer had a part in is left out."""
    lines = []
    for note in o.notes:
        if '"' in note or hearer in note.split(" ") or any(dull in note for dull in _DULL):
            continue
        own = note.startswith(o.name + " ")
        rest = note.removeprefix(o.name + " ")
        if own and rest.startswith(_OWN):
            lines.append(f"I {_mine(rest, o.name)}.")
        elif not own and any(f" {verb}" in note for verb in _SEEN):
            line = _mine(note, o.name)
            lines.append(f"{line}. Have you heard?" if " died " in line else f"{line}.")
    return lines[-4:]


def _mine(text: str, speaker: str) -> str:
    """A note in the speaker's mouth."""
    text = text.split(" for ")[0] if " hit " in f" {text}" else text
    text = text.replace(" now can't stand", " can't stand").split(" (")[0]
    return " ".join("me" if word == speaker else word for word in text.split(" "))
