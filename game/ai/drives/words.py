"""Words: what is said aloud, short lines made of what the speaker knows."""

from game.ai.drives.case import Case
from game.core.observation import Affordance, Known, Seen
from game.core.rng import draw

_GREETINGS = ("Good day, {0}.", "Hello, {0}.", "Well met, {0}.", "{0}! There you are.")
_GREET_NEW = ("I don't think we've met. I'm {1}.", "You must be new to me. {1}, that's me.")
_GREET_MORNING = ("Good morning, {0}.", "Up early, {0}?", "Slept well, {0}?")
_GREET_EVENING = ("Good evening, {0}.", "Evening, {0}. Long day?")
_ASK = (
    "Could you spare a bite, {0}?",
    "I've had nothing to eat, {0}. Can you help?",
    "{0}, do you have anything to eat?",
)
_THANK = ("Thank you, {0}.", "That's good of you, {0}.", "I won't forget that, {0}.")
_COMFORT = ("You'll mend, {0}.", "Rest a while, {0}. I'm here.", "That looks bad, {0}. Hold on.")
_INSULT = ("Out of my sight, {0}.", "You're a fool, {0}.", "Nobody asked for you, {0}.")
_THREATEN = ("Go, {0}, or you'll be sorry.", "One more step, {0}.", "Don't cross me again, {0}.")
_BECAUSE = {
    "attacked me": "You struck me",
    "insulted me": "I heard what you called me",
    "threatened me": "You threatened me",
}


def words(case: Case, offer: Affordance) -> tuple[str, int]:
    """(what is said, the place it tells of or 0)."""
    person = case.people[offer.target]
    name, own, o = person.name, case.o.name, case.o
    if offer.topic == "chat":
        return _chat(case, person)
    if offer.topic == "greet":
        lines: tuple[str, ...] = _GREETINGS if person.met else _GREET_NEW
        if person.met and o.hour < 10 and o.hour >= 5:
            lines = _GREET_MORNING
        elif person.met and o.hour >= 18:
            lines = _GREET_EVENING
        return _pick(case, lines).format(name, own), 0
    if offer.topic in ("insult", "threaten") and person.reason in _BECAUSE:
        lines = _INSULT if offer.topic == "insult" else _THREATEN
        return f"{_BECAUSE[person.reason]}. {_pick(case, lines).format(name)}", 0
    lines = {
        "ask": _ASK,
        "thank": _THANK,
        "comfort": _COMFORT,
        "insult": _INSULT,
        "threaten": _THREATEN,
    }[offer.topic]
    return _pick(case, lines).format(name), 0


def _pick(case: Case, lines: tuple[str, ...]) -> str:
    o = case.o
    return lines[draw(o.seed, o.tick, o.agent, "words", len(lines))]


def _chat(case: Case, person: Seen) -> tuple[str, int]:
    """Something the speaker knows or feels; what fits is drawn from."""
    o = case.o
    lines: list[tuple[str, int]] = []
    things: list[Seen | Known] = [*o.seen, *o.known]
    for thing in things:
        if len(lines) >= 4:
            break
        told = _place(case, thing)
        if told and thing.distance >= 6:
            lines.append((told, thing.entity))
    for tie in o.ties[:3]:
        if tie.entity == person.entity or tie.reason.startswith(("we ", "greeted")):
            continue
        if tie.opinion >= 25:
            lines.append((f"{tie.name} {tie.reason}. A good soul.", 0))
        elif tie.opinion <= -25:
            lines.append((f"Mind {tie.name}: {tie.reason}.", 0))
    if o.hunger < 400:
        lines.append(("I could eat a whole tree of apples.", 0))
    if o.thirst < 400:
        lines.append(("My throat is dry. I must go and drink soon.", 0))
    if o.energy < 350:
        lines.append(("I can hardly keep my eyes open.", 0))
    if o.health < 60:
        lines.append(("I've had better days. It still hurts.", 0))
    if not lines:
        lines.append(("It's good to see a face.", 0))
    return lines[draw(o.seed, o.tick, o.agent, "topic", len(lines))]


_GROWS = {"bush": "berries", "apple_tree": "apples"}


def _place(case: Case, thing: Seen | Known) -> str:
    where = bearing(thing.x - case.o.x, thing.y - case.o.y)
    far = "close by" if thing.distance < 9 else "a walk" if thing.distance < 20 else "a long way"
    if thing.kind in _GROWS and thing.stock:
        return f"There are {_GROWS[thing.kind]} to the {where}, {far} from here.".replace(
            "close by from here", "close by"
        )
    if thing.kind in ("well", "shore"):
        return f"You'll find water to the {where}, {far}.".replace(", a ", ", a ")
    return ""


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
