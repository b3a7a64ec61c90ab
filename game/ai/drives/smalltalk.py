"""Small talk: what one says of oneself, of what one has done, and of what lies around."""

from game.ai.drives import gossip
from game.ai.drives.case import Case
from game.ai.drives.news import news
from game.core.narrate import phrase
from game.core.observation import Seen

LATELY = 900
"""Ticks for which one speaks of what one has done."""
_GATHERED = {
    "bush": "picking berries",
    "apple_tree": "picking apples",
    "tree": "felling trees",
    "pine": "felling trees",
    "boulder": "breaking stones",
    "wheat": "reaping",
    "flax": "pulling flax",
    "ore_rock": "digging for ore",
    "clay_pit": "digging clay",
    "fish": "fishing",
}
"""What is used -> what one was doing."""


def last_words(case: Case, person: Seen) -> str:
    """What this person said to one last, as one remembers it; empty if one doesn't."""
    start = f'{person.name} to {case.o.name}: "'
    for note in reversed(case.o.notes):
        if note.startswith(start):
            return note.removeprefix(start).removesuffix('"')
    return ""


def welcome(case: Case, person: Seen) -> list[str]:
    """An answer to a greeting; strangers say who they are."""
    if any(cue in last_words(case, person) for cue in ("yours?", "new face", "lost", "we've met")):
        return [f"I'm {case.o.name}.", f"{case.o.name}. Good to know you, {person.name}."]
    if person.opinion >= 40:
        return [f"Good to see you, {person.name}.", f"And you, {person.name}!"]
    return [f"Good day to you, {person.name}.", f"{person.name}. How goes it?"]


def of_oneself(case: Case, person: Seen, asked: str) -> list[str]:
    """An answer to a question after oneself."""
    if asked.startswith("How are you"):
        return state(case)
    own = [line for line in news(case.o, person.name) if line.startswith("I ")]
    if asked.startswith(("What happened", "Does it hurt")):
        hurt = [line for line in news(case.o, person.name) if " me" in line]
        return hurt or ["It's nothing. It will mend.", "It hurts, but I'll live."]
    return deeds(case) + own or ["Nothing to speak of.", "This and that."]


def state(case: Case) -> list[str]:
    """How one is: the worst of it, or that all is well."""
    o = case.o
    said = []
    if o.thirst < 400:
        said.append("My throat is dry. I must drink soon.")
    if o.hunger < 400:
        said += ["I could eat a whole tree of apples.", "My stomach growls."]
    if o.energy < 350:
        said += ["I can hardly keep my eyes open.", "I'll sleep well tonight."]
    if o.health < 60:
        said += ["I've had better days. It still hurts.", "These wounds take their time."]
    if said:
        return said
    if o.company < 350:
        return ["A little lonely, to tell the truth.", "Better, now that I've met you."]
    if case.food > 900:
        return ["I've more to eat than I can carry.", "My stores are full for once."]
    if not case.food and o.hunger < 600:
        return ["I've nothing left to eat.", "Well, but I've nothing to eat."]
    return ["I can't complain.", "Well enough.", "Never better."]


def deeds(case: Case) -> list[str]:
    """What one has been at lately."""
    said = []
    for what, ago in case.o.lately:
        action, _, kind = what.partition(" ")
        when = "just now" if ago < 120 else "a while ago" if ago < 400 else "earlier"
        if ago > LATELY or not kind:
            continue
        if action == "use" and kind in _GATHERED:
            said.append(f"I've been {_GATHERED[kind]}.")
        elif action == "craft":
            made = phrase(kind.removeprefix("build_"))
            said.append(f"I built {made} {when}." if "build_" in kind else f"I made {made} {when}.")
        elif action == "stow":
            said.append(f"I've laid by {phrase(kind)}.")
        elif what == "move explore":
            said.append("I've been out to see what lies beyond.")
        elif what == "rest home" and case.o.hour < 12:
            said.append("I slept like a stone.")
    return said


def around(case: Case) -> list[str]:
    """What there is to say of the hour and of what lies around."""
    o = case.o
    kinds = {thing.kind: thing for thing in o.seen}
    said = []
    if o.night:
        said += ["I don't like the dark.", "Listen how still it is.", "So many stars."]
    elif o.hour < 8:
        said += ["A fine morning.", "I was up before the birds."]
    elif o.hour >= 18:
        said += ["The days are too short."]
        if "campfire" not in kinds:
            said.append("Soon time for the fire.")
    said += _party(case)
    if (fire := kinds.get("campfire")) is not None:
        said.append(
            "The fire is nice and warm." if fire.stock else "Somebody should see to the fire."
        )
    if (tree := kinds.get("apple_tree")) is not None:
        said.append(
            "Look how full that tree hangs." if tree.stock > 2 else "That tree is nearly bare."
        )
    if (grave := kinds.get("grave")) is not None:
        said.append(f"I miss {grave.name}." if grave.opinion > 15 else f"There lies {grave.name}.")
    if o.ground == "forest":
        said.append("I like the smell of the woods.")
    if o.ground == "meadow":
        said.append("One could lie here all day.")
    if any(thing.kind == "shore" and thing.distance < 6 for thing in o.known):
        said.append("The water is calm today.")
    return said


def _party(case: Case) -> list[str]:
    """What there is to say at a party, by its host and by its guests."""
    if not gossip.festive(case):
        return []
    o = case.o
    party = next((a.fact for a in case.offers("attend")), 0)
    fact = gossip.fact_of(case, party)
    if fact is None or not fact.name:
        return []
    if fact.subject == o.agent:
        return ["I'm glad that you came.", "So many have come!", "Stay a while, all of you."]
    if gossip.feeling(case, fact.subject) < 0:
        return [f"I came for the company, not for {fact.name}."]
    return [f"{fact.name} knows how to give a party.", f"Good of {fact.name} to have us."]
