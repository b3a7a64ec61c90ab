"""Reasons: why somebody did something, as a clause that can stand behind what they did.

What minds log as a reason is a note from the doer's own mouth (`hates Odo: attacked me`). A
reader of the chronicle is told it from outside, by names. Nothing is added to it.
"""

import re

from game.core.relations import HEARSAY, SPEAKS_ILL, SPEAKS_WELL, retold

_HATES = re.compile(r"^hates ([^:]+): (.+)$")
_LOST = (
    "hunts ",
    "drives off ",
    "fights ",
    "gives ",
    "heals ",
    "wants the ",
    "wants what ",
    "wants to know what is in that chest",
)
"""How reasons begin that only say the deed again."""
_SAYS_AGAIN = re.compile(r"^\S+ (is wounded|has my .+)$")
_WHOLE = {
    "has plenty, and likes ": "out of liking",
    "is ashamed before ": "in shame",
    "likes ": "out of liking",
    "angry at ": "in anger",
    "not done with ": ", for the two were not done with each other",
}
"""How a reason begins -> what is told instead; the one it is about has been named."""
_SERVES = "and serves them right"
_DONE = re.compile(r"^\S+ (hit|robbed|attacked|laid|took|won't|asked|looks|stole) ")


def clause(why: str, doer: str) -> str:
    """What stands behind the deed, with what joins it; empty where it would say nothing new.

    >>> clause("hates Odo: attacked me", "Zaid")
    ' out of hatred: Odo struck Zaid'
    >>> clause("Zaid hit a friend", "Bao"), clause("likes Kira", "Anouk")
    (', because Zaid hit a friend', ' out of liking')
    >>> clause("not done with Bo", "Mara")
    ', for the two were not done with each other'
    >>> clause("hunts a deer", "Mara"), clause("avenges a friend on Bo", "Mara")
    ('', ': avenges a friend on Bo')
    """
    if why.endswith(_SERVES):
        return ": it serves them right"
    if not why or why.startswith(_LOST) or _SAYS_AGAIN.match(why):
        return ""
    if (hate := _HATES.match(why)) is not None:
        return f" out of hatred: {feeling(hate[2], hate[1], doer)}"
    for begins, told in _WHOLE.items():
        if why.startswith(begins):
            return told if told.startswith(",") else f" {told}"
    if _DONE.match(why):
        said = retold(why, doer).replace("what is mine", f"what is {doer}'s")
        return f", because {said}"
    return f": {why}" if '"' in why else f": {retold(why, doer)}"


def feeling(reason: str, about: str, whose: str) -> str:
    """The reason for a feeling about somebody, as a sentence with names.

    >>> feeling("gave me bread when I starved", "Mara", "Tom")
    'Mara gave Tom bread when Tom starved'
    >>> feeling("we don't get on", "Mara", "Tom"), feeling("hit Bo, says Ada", "Mara", "Tom")
    ("the two don't get on", 'Mara hit Bo, says Ada')
    """
    reason = reason.replace("attacked me", "struck me")  # as both do in a fight, whoever began it
    if reason.startswith("we "):
        return f"the two {reason.removeprefix('we ')}"
    if reason.endswith((SPEAKS_WELL, SPEAKS_ILL)):
        return f"{reason.removesuffix(' them')} {about}"
    if HEARSAY in reason or reason.startswith(about + " "):
        return reason if reason.startswith(about + " ") else f"{about} {reason}"
    told = " ".join({"me": whose, "my": f"{whose}'s", "I": whose}.get(w, w) for w in reason.split())
    return f"{about} {told}"
