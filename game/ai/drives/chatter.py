"""Chatter: what people tell each other when they talk.

Each line holds something that the speaker knows or feels: a place, a person, a death,
its own state, what it is after. Which one is drawn, with what fits the hearer first.
"""

from game.ai.drives.case import Case
from game.core.observation import Known, Seen, Tie
from game.core.relations import HEARSAY
from game.core.rng import draw

Line = tuple[str, int]
"""What is said, and the place or person that it tells of, or 0."""
_GROWS = {"bush": "berries", "apple_tree": "apples"}
_PLAIN = ("we ", "greeted", "asked", "took my gift", "thanked", "was good")
"""Reasons that are no news."""


def chat(case: Case, person: Seen) -> Line:
    """One line for this hearer."""
    o = case.o
    if o.by == person.entity and o.about:
        answers = _answers(case, person)
        if answers and draw(o.seed, o.tick, o.agent, "to the point", 100) < 75:
            return _one(case, answers)
    lines = _people(case, person) + _news(case, person)
    if len(lines) < 2 or person.looks in ("starving", "parched"):
        lines += _places(case, person)
    if len(lines) < 3:
        lines += _self(case)
    if draw(o.seed, o.tick, o.agent, "of myself", 100) < 25:
        lines = _self(case) + _wish(case)
    return _one(case, lines)


def _one(case: Case, lines: list[Line]) -> Line:
    o = case.o
    return lines[draw(o.seed, o.tick, o.agent, "line", len(lines))]


def _answers(case: Case, person: Seen) -> list[Line]:
    """Replies to what was just told."""
    o = case.o
    for tie in o.ties:
        if tie.entity == o.about:
            return _of_person(tie, answer=True)
    things: list[Seen | Known] = [*o.seen, *o.known]
    place = next((k for k in things if k.entity == o.about), None)
    if place is not None:
        if place.kind in _GROWS and not place.stock:
            return [(f"I was there. No {_GROWS[place.kind]} left.", place.entity)]
        if place.kind in _GROWS and o.hunger < 600:
            return [("I'll go and see. I could do with a bite.", 0), ("That's good to know.", 0)]
        if place.kind in ("well", "shore"):
            return [("I know the place.", 0), ("I was thirsty anyhow.", 0)]
        return [("I'll remember that.", 0), ("Are they sweet yet?", 0)]
    return [("I hadn't heard.", 0), ("Is that so?", 0)]


def _people(case: Case, person: Seen) -> list[Line]:
    """What the speaker thinks of others, and why."""
    lines: list[Line] = []
    for tie in case.o.ties[:4]:
        if tie.entity != person.entity and abs(tie.opinion) >= 20:
            lines += _of_person(tie)[:1]
    return lines


def _of_person(tie: Tie, answer: bool = False) -> list[Line]:
    name, reason, who = tie.name, tie.reason, tie.entity
    if HEARSAY in reason:
        deed = reason.split(HEARSAY)[0]
        return [] if deed.startswith(_PLAIN) else [(f"They say {name} {deed}.", 0)]
    if reason.startswith("we don't"):
        return [(f"{name} and I don't get on.", who)]
    if reason.startswith(_PLAIN):
        warm = [(f"{name} is a good sort.", who), (f"I like {name}.", who)]
        return warm if answer and tie.opinion > 0 else []
    if tie.opinion > 0:
        return [
            (f"{name} {reason}. I won't forget it.", who),
            (f"{name}? {name} {reason}.", who),
        ]
    return [
        (f"Mind {name}. {name} {reason}.", who),
        (f"{name} {reason}. I've not forgotten.", who),
    ]


def _news(case: Case, person: Seen) -> list[Line]:
    """Deaths and arrivals that are still talked of."""
    lines: list[Line] = []
    for note in case.o.notes:
        if " died of " in note or " was killed by " in note:
            lines.append((f"Have you heard? {note}.", 0))
        elif note.endswith(" came to live here") and not note.startswith(person.name):
            lines.append((f"{note}. Have you met?", 0))
    return lines[-2:]


def _places(case: Case, person: Seen) -> list[Line]:
    """Where there is something to eat or drink, what the hearer lacks first."""
    lines: list[Line] = []
    things: list[Seen | Known] = [*case.o.seen, *case.o.known]
    dry = person.looks == "parched"
    for thing in things:
        water = thing.kind in ("well", "shore")
        if len(lines) >= 3 or thing.distance < 5 or (dry and not water):
            continue
        where = bearing(thing.x - case.o.x, thing.y - case.o.y)
        far = "just" if thing.distance < 10 else "a walk" if thing.distance < 22 else "a long way"
        if thing.kind in _GROWS and thing.stock:
            lines.append((f"There are {_GROWS[thing.kind]} {far} to the {where}.", thing.entity))
        elif water and (dry or not lines):
            lines.append((f"You'll find water {far} to the {where}.", thing.entity))
    return lines


def _self(case: Case) -> list[Line]:
    """How the speaker is."""
    o = case.o
    said = []
    if o.hunger < 400:
        said += ["I could eat a whole tree of apples.", "My stomach growls."]
    if o.thirst < 400:
        said += ["My throat is dry. I must drink soon."]
    if o.energy < 350:
        said += ["I can hardly keep my eyes open.", "I'll sleep well tonight."]
    if o.health < 60:
        said += ["I've had better days. It still hurts.", "These wounds take their time."]
    if case.food > 1200:
        said += ["I've more to eat than I can carry.", "My stores are full for once."]
    if o.night:
        said += ["I don't like the dark.", "Listen how still it is."]
    elif o.hour < 9:
        said += ["A fine morning."]
    elif o.hour >= 18:
        said += ["The days are too short.", "Soon time for the fire."]
    if not said:
        said = ["I can't complain.", "It's good to talk.", "A good day, all in all."]
    return [(line, 0) for line in said]


_WISHES = {
    "stores": "I want enough laid by before it gets cold.",
    "arms": "I'd give a lot for a good blade.",
    "friend": "It's not good to be alone.",
    "far lands": "I wonder what lies beyond the woods.",
    "quiet": "Too many people here for my taste.",
    "riches": "One day I'll be rich, you'll see.",
    "flowers": "Have you seen the flowers on the meadow?",
    "news": "Tell me, what's new?",
    "fish": "They say the fish bite at dawn.",
}


def _wish(case: Case) -> list[Line]:
    its = case.want
    if its.name == "revenge":
        name = its.text.rsplit(" ", 1)[-1]
        return [(f"I've a score to settle with {name}.", its.who)]
    return [(_WISHES[its.name], 0)]


def bearing(dx: int, dy: int) -> str:
    """The compass point of a way.

    >>> bearing(5, -4), bearing(0, 9)
    ('north-east', 'south')
    """
    north = "north" if dy < 0 else "south"
    east = "west" if dx < 0 else "east"
    if abs(dx) > 2 * abs(dy):
        return east
    return north if abs(dy) > 2 * abs(dx) else f"{north}-{east}"
