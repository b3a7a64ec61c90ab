"""Words: what is said aloud, short lines made of what the speaker knows."""

from game.ai.drives import chatter, retelling
from game.ai.drives.case import Case
from game.ai.drives.gossip import PRESSING
from game.core.observation import Affordance, Seen
from game.core.relations import is_hearsay
from game.core.rng import draw

_GREET = ("Good day, {0}.", "Hello, {0}.", "Well met, {0}.", "{0}! There you are.", "Ah, {0}.")
_FRIEND = ("{0}! Good to see you.", "There's my friend {0}.", "{0}, I was hoping to meet you.")
_NEW = (
    "I don't think we've met. I'm {1}.",
    "A new face! I'm {1}.",
    "{1} is my name. And yours?",
    "You look lost. I'm {1}.",
)
_MORNING = ("Good morning, {0}.", "Up early, {0}?", "Slept well, {0}?")
_EVENING = ("Good evening, {0}.", "Evening, {0}. Long day?", "Come to sit a while, {0}?")
_NIGHT = ("Still up, {0}?", "Can't you sleep, {0}?", "Who's there? Ah, {0}.")
_ASK = (
    "Could you spare a bite, {0}?",
    "I've had nothing to eat, {0}. Can you help?",
    "{0}, have you anything to eat?",
    "I'm starving, {0}. Please.",
)
_THANK = (
    "Thank you, {0}.",
    "That's good of you, {0}.",
    "I won't forget that, {0}.",
    "Bless you, {0}.",
)
_COMFORT = (
    "You'll mend, {0}.",
    "Rest a while, {0}. I'm here.",
    "That looks bad, {0}. Hold on.",
    "Who did this to you, {0}?",
)
_PEACE = (
    "Let's have an end of this, {0}.",
    "I'm tired of this quarrel, {0}. Peace?",
    "{0}, I don't want to hate you any more.",
    "What was, was, {0}. Give me your hand.",
    "How long shall this go on, {0}? Let it be over.",
)
_PEACE_TAKEN = (
    "Peace, then, {0}.",
    "All right, {0}. It's over.",
    "Here is my hand, {0}.",
    "I'm tired of it, too, {0}. Let it rest.",
)
_INSULT = (
    "Out of my sight, {0}.",
    "You're a fool, {0}.",
    "Nobody asked for you, {0}.",
    "The air was better before you came, {0}.",
    "You talk too much, {0}.",
)
_THREATEN = (
    "Go, {0}, or you'll be sorry.",
    "One more step, {0}.",
    "Don't cross me again, {0}.",
    "I'll not warn you twice, {0}.",
)
_BECAUSE = {
    "attacked me": (
        "You struck me.",
        "I've not forgotten the blows.",
        "You hit me once too often.",
    ),
    "insulted me": ("I heard what you called me.", "Say that again.", "Mind your tongue."),
    "threatened me": ("You don't frighten me.", "Big words.", "Is that a threat?"),
    "lay in my bed": ("You lay in my bed!",),
    "we don't get on": ("I've had enough of your talk.", "You never listen."),
    "seemed a nasty piece": ("I don't like your face.", "I know your kind."),
}
_BYE = (
    "I must be off. Until next time, {0}.",
    "Well, {0}, I've things to do.",
    "It was good to talk, {0}.",
    "See you about, {0}.",
    "Take care, {0}.",
)
_BYE_IN_NEED = {
    "thirst": ("I need something to drink, {0}. Until later.", "My throat is dry. I'll be off."),
    "hunger": ("I must find something to eat, {0}.", "My stomach growls, {0}. Until later."),
    "energy": ("I'm tired, {0}. Good night.", "I can't keep my eyes open, {0}. Sleep well."),
}
_LINES = {"ask": _ASK, "thank": _THANK, "comfort": _COMFORT}


def words(case: Case, offer: Affordance) -> tuple[str, int]:
    """(what is said, the place or person it tells of or 0)."""
    person = case.people[offer.target]
    if offer.topic == "chat":
        return chatter.chat(case, person)
    if offer.topic == "tell":
        return retelling.tell(case, offer.fact, person), 0
    if offer.topic == "lie":
        return "", 0  # the story speaks for itself
    if offer.topic == "mediate":
        return "", offer.item  # the plea names the two
    lines = _LINES.get(offer.topic) or _by_mood(case, person, offer.topic)
    o = case.o
    line = lines[draw(o.seed, o.tick, o.agent, "words", len(lines))].format(person.name, o.name)
    if offer.topic in ("insult", "threaten"):
        said = because(person.reason)
        first = said[draw(o.seed, o.tick, o.agent, "because", len(said))] if said else ""
        return f"{first} {line}".strip(), 0
    return line, 0


def _by_mood(case: Case, person: Seen, topic: str) -> tuple[str, ...]:
    if topic == "peace":
        taken = case.o.by == person.entity and case.o.deed == "peace"
        return _PEACE_TAKEN if taken else _PEACE
    if topic == "bye":
        worst = max(_BYE_IN_NEED, key=lambda need: getattr(case, need))
        return _BYE_IN_NEED[worst] if getattr(case, worst) > PRESSING else _BYE
    if topic != "greet":
        return _INSULT if topic == "insult" else _THREATEN
    if not person.met:
        return _NEW
    if person.opinion >= 40:
        return _FRIEND
    hour = case.o.hour
    if case.o.night and hour != 21:
        return _NIGHT
    return _MORNING if hour < 10 else _EVENING if hour >= 18 else _GREET


def because(reason: str) -> tuple[str, ...]:
    """What one may throw into somebody's face, from the reason for a feeling.

    >>> because("took the apple that I was after"), because("greeted me")
    (('You took the apple that I was after!',), ())
    """
    if reason.startswith(("took the", "hit ", "killed ")) and not is_hearsay(reason):
        return (f"You {reason}!",)
    return _BECAUSE.get(reason, ())
