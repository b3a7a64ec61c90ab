"""Chatter: what people tell each other when they talk.

Each line holds something that the speaker knows, did, saw or feels. What fits the moment
comes first: answers to what was just told, help for those who look in need, news; and
nobody says twice what they or the other still have in their ears.
"""

from collections.abc import Iterable

from game.ai.drives import retelling, smalltalk, topics
from game.ai.drives.bearing import bearing
from game.ai.drives.case import Case
from game.ai.drives.news import news
from game.core.observation import Seen, Tie
from game.core.relations import HEARSAY, is_hearsay
from game.core.rng import draw

Line = tuple[str, int]
"""What is said, and the place or person that it tells of, or 0."""
_GROWS = {"bush": "berries", "apple_tree": "apples"}
_PLAIN = (
    "we ",
    "greeted",
    "asked",
    "took my gift",
    "thanked",
    "told me",
    "was good",
    "seemed",
    "comforted",
)
"""Reasons that are no news."""


def chat(case: Case, person: Seen) -> Line:
    """One line for this hearer: an answer to what they said, else what comes to mind."""
    o = case.o
    if person.looks in ("starving", "parched") and (places := _places(case, person, 1)):
        return _one(case, places)
    if o.by == person.entity:
        said = _fresh(case, _reply(case, person))
        if said:
            return _one(case, said)
    return more(case, person)


def more(case: Case, person: Seen, nth: int = 0, said: tuple[str, ...] = ()) -> Line:
    """What comes to mind, whatever the other said.

    nth: how many lines one will have said before; said: what they are. No words if nothing else
    comes to mind then.
    """
    o = case.o
    roll = draw(o.seed, o.tick, o.agent, _nth("kind of talk", nth), 100)
    first: list[Line]
    if roll < 18:
        first = [(line, _grave(case, line)) for line in news(o, person.name)]
    elif roll < 28:
        first = _people(case, person)
    elif roll < 34:
        first = _places(case, person, 12)
    elif roll < 40:
        first = _plain(smalltalk.deeds(case))
    elif roll < 43:
        first = _wish(case)
    elif roll < 53:
        first = _question(case, person)
    else:
        first = _topic(case, person, roll, said)
    found = (
        _fresh(case, first, said)
        or _topic(case, person, roll + 7, said)
        or _fresh(case, _idle(case), said)
        or _fresh(case, _plain(smalltalk.state(case)), said)
    )
    if not found:
        if nth:
            return "", 0
        found = _plain(smalltalk.state(case))
    return _one(case, found, nth)


def _idle(case: Case) -> list[Line]:
    """Of what one has done, of what lies around, and of the weather."""
    return _plain(smalltalk.deeds(case)) + _plain(smalltalk.around(case)) + topics.sky(case)


def _topic(case: Case, person: Seen, roll: int, said: tuple[str, ...]) -> list[Line]:
    """Lines of one topic of which one knows something, each as likely to come up first."""
    for i in range(len(_TOPICS)):
        if found := _fresh(case, _TOPICS[(roll + i) % len(_TOPICS)](case, person), said):
            return found
    return []


_TOPICS = (
    topics.absent,
    topics.trade,
    lambda case, person: topics.sky(case),
    topics.shared,
    lambda case, person: topics.raids(case),
    lambda case, person: topics.plans(case),
    topics.ahead,
)


def _reply(case: Case, person: Seen) -> list[Line]:
    """What fits the words that were just spoken; empty if anything does."""
    o = case.o
    if reply := retelling.replies(case, person):
        return _plain(reply)
    if o.deed == "greet" and o.turns <= 2:
        return _plain(smalltalk.welcome(case, person))
    asked = smalltalk.last_words(case, person)
    if asked.endswith("?") and (said := topics.answers(case, person, asked)):
        return _plain(said)
    if o.about == o.agent and asked.endswith("?"):
        return _plain(smalltalk.of_oneself(case, person, asked))
    if o.about:
        return _answers(case, person, asked.endswith("?"))
    if asked.startswith("Tell me"):
        return [(line, 0) for line in news(o, person.name)] + _people(case, person)
    return []


def _plain(lines: Iterable[str]) -> list[Line]:
    return [(line, 0) for line in lines]


def _grave(case: Case, line: str) -> int:
    """The grave that news of a death tells of, if the speaker knows it."""
    if " died " not in line and " was killed " not in line:
        return 0
    for entity, thing in case.at.items():
        if thing.kind == "grave" and thing.name and line.startswith(thing.name + " "):
            return entity
    return 0


def _nth(purpose: str, nth: int) -> str:
    """The name of a draw for the nth line that is thought of at once."""
    return f"{purpose} {nth}" if nth else purpose


def _one(case: Case, lines: list[Line], nth: int = 0) -> Line:
    o = case.o
    return lines[draw(o.seed, o.tick, o.agent, _nth("line", nth), len(lines))]


def _fresh(case: Case, lines: list[Line], said: tuple[str, ...] = ()) -> list[Line]:
    """Lines that weren't said a moment ago, nor will be."""
    if not lines:
        return lines
    ears = "\n".join((*case.o.notes, *said))  # no line has more than one line
    return [line for line in lines if line[0] not in ears]


def _answers(case: Case, person: Seen, asked: bool) -> list[Line]:
    """Replies to what was just told or asked of a place or a third person."""
    o = case.o
    thing = case.at.get(o.about)
    if thing is not None and thing.kind == "grave":
        if thing.opinion >= 12:
            return [(f"{thing.name}? No. I can't believe it.", 0), (f"Poor {thing.name}.", 0)]
        return [("So it goes.", 0), ("I hardly knew them.", 0)]
    if asked:
        if thing is None:
            return [("I wouldn't know.", 0), ("Not today.", 0), ("Not for a while.", 0)]
        where = f"to the {bearing(thing.x - o.x, thing.y - o.y)}"
        return [(f"Last I saw, {where}.", 0), (f"Somewhere {where}, I think.", 0)]
    for tie in o.ties:
        if tie.entity == o.about and (said := _of_person(tie)):
            return said
    if thing is None:
        return [("I hadn't heard.", 0), ("Is that so?", 0), ("So they say.", 0)]
    if thing.kind == "agent":
        if isinstance(thing, Seen):
            return [(f"{thing.name} is over there, if you want to ask.", 0)]
        where = bearing(thing.x - o.x, thing.y - o.y)
        ago = "this hour" if o.tick - thing.tick < 150 else "for a while"
        return [
            (f"I haven't seen {thing.name} {ago}.", 0),
            (f"{thing.name} went {where}, last I saw.", 0),
            (f"I hardly know {thing.name}.", 0),
        ]
    if thing.kind in _GROWS and not thing.stock:
        return [(f"I was there. No {_GROWS[thing.kind]} left.", thing.entity)]
    if thing.kind in _GROWS and o.hunger < 600:
        return [("I'll go and see. I could do with a bite.", 0), ("That's good to know.", 0)]
    return [("I'll remember that.", 0), ("I know the place.", 0), ("Good to know.", 0)]


def _people(case: Case, person: Seen) -> list[Line]:
    """What the speaker thinks of others, and why."""
    lines: list[Line] = []
    for tie in case.o.ties[:5]:
        if tie.entity != person.entity and abs(tie.opinion) >= 15:
            lines += [line for line in _of_person(tie) if not line[0].startswith("I like")]
    return lines


def _of_person(tie: Tie) -> list[Line]:
    name, reason, who = tie.name, tie.reason, tie.entity
    if is_hearsay(reason) and HEARSAY not in reason:
        return [
            (f"They say {name} is {'all right' if tie.opinion > 0 else 'not to be trusted'}.", 0)
        ]
    if HEARSAY in reason:
        deed = reason.split(HEARSAY)[0]
        return [] if deed.startswith(_PLAIN) else [(f"They say {name} {deed}.", 0)]
    if reason.startswith("we don't"):
        return [(f"{name} and I don't get on.", who), (f"I can't talk to {name}.", who)]
    if reason.startswith("seemed"):
        return [(f"I don't know {name} well, but {name} {reason}.", who)]
    if reason.startswith(_PLAIN):
        if tie.opinion < 0:
            return [(f"I don't care for {name}.", who)]
        if tie.opinion >= 50:
            return [(f"{name} and I are the best of friends.", who), (f"I trust {name}.", who)]
        return [(f"I like {name}.", who)]
    if tie.opinion > 0:
        return [(f"{name} {reason}. I won't forget it.", who), (f"{name} {reason}.", who)]
    return [
        (f"Mind {name}. {name} {reason}.", who),
        (f"{name} {reason}. I've not forgotten.", who),
    ]


def _places(case: Case, person: Seen, nearest: int) -> list[Line]:
    """Where there is something to eat or drink."""
    lines: list[Line] = []
    dry = person.looks == "parched"
    for thing in sorted(case.at.values(), key=lambda t: (t.distance, t.entity)):
        if len(lines) >= 3 or thing.distance < nearest:
            continue
        where = bearing(thing.x - case.o.x, thing.y - case.o.y)
        far = "just" if thing.distance < 10 else "a walk" if thing.distance < 22 else "a long way"
        if thing.kind in _GROWS and thing.stock and not dry:
            lines.append((f"There are {_GROWS[thing.kind]} {far} to the {where}.", thing.entity))
        elif dry and thing.kind in ("well", "shore"):
            lines.append((f"You'll find water {far} to the {where}.", thing.entity))
    return lines


def _question(case: Case, person: Seen) -> list[Line]:
    """What one asks somebody: about a friend who isn't there, or about themselves."""
    o = case.o
    who = person.entity
    lines = [(f"How are you, {person.name}?", who), ("What have you been up to?", who)]
    for tie in o.ties[:3]:
        if tie.opinion >= 25 and tie.entity not in case.people and tie.entity != person.entity:
            lines.append((f"Have you seen {tie.name}?", tie.entity))
    if person.looks == "wounded":
        lines = [("What happened to you?", who), ("Does it hurt much?", who)]
    return lines


_WISHES = {
    "stores": ("I want enough laid by before it gets cold.", "One can't have too many stores."),
    "arms": ("I'd give a lot for a good blade.", "One should not go about unarmed."),
    "friend": ("It's not good to be alone.", "A friend is worth more than gold."),
    "far lands": ("I wonder what lies beyond the woods.", "I mean to see the edge of the world."),
    "quiet": ("Too many people here for my taste.", "I like it best by the water, alone."),
    "riches": ("One day I'll be rich, you'll see.", "Every coin counts."),
    "flowers": ("Have you seen the flowers on the meadow?", "A flower makes anybody smile."),
    "news": ("Tell me, what's new?", "I like to know what goes on."),
    "fish": ("They say the fish bite at dawn.", "I'll catch the biggest one yet."),
}


def _wish(case: Case) -> list[Line]:
    its = case.want
    if its.name == "revenge":
        name = its.text.removeprefix("wants to get even with ")
        return [(f"I've a score to settle with {name}.", its.who)]
    return [(line, 0) for line in _WISHES[its.name]]
