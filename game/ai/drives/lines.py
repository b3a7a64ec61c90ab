"""Lines: what somebody means to say further in a talk, thought of with what they say now.

They say it one by one, as long as nobody's words call for an answer of their own: a question,
news, an offer. So a talk takes a thought for what needs one, and none for each word of it.
"""

from collections.abc import Iterable

from game.ai.drives import chatter, gossip
from game.ai.drives.case import Case, Score
from game.ai.drives.words import words
from game.core.components import Intent
from game.core.observation import Affordance, Seen

MOST = 4
"""How many lines one thinks of at once, the leave-taking included."""
LEADS = ("greet", "chat", "tell")
"""Words after which there is more to say."""
TOLD = 60
"""Points by which another piece of news waits for what one has told already."""
NEWS_FIRST = 120
"""Points by which news come before chat when a talk goes on."""


def smalltalk(case: Case, offer: Affordance, text: str) -> bool:
    """Whether these words call for no answer of their own; the core asks whether they are news."""
    if offer.topic == "greet":
        return case.o.by == offer.target and case.o.deed == "greet" and "?" not in text
    return offer.topic in ("chat", "thank") and "?" not in text


def lines(
    case: Case, ranked: Iterable[tuple[Affordance, Score]], first: Affordance, text: str
) -> tuple[Intent, ...]:
    """What one means to say after `first`, which is said in these words, up to the parting."""
    o = case.o
    if first.action != "say" or first.topic not in LEADS or o.urgency > 1:
        return ()
    if case.foes or case.beasts or max(case.thirst, case.hunger, case.energy) > gossip.PRESSING:
        return ()
    circle = _circle(case, first.target)
    news = _news(ranked, circle, first)
    told = first.topic == "tell"
    found: list[Intent] = []
    said: tuple[str, ...] = (text,)
    person = case.people[first.target]
    for nth in range(1, MOST + 1):
        opening = first.topic == "greet" and nth == 1  # nobody greets only to take leave
        if not opening and not gossip.goes_on(case, person, nth):
            found.append(_bye(case, person))
            break
        person = circle[nth % len(circle)]
        fact = next((f for f, whom, lead in news if whom == person.entity
                     and lead > TOLD * told), None)  # fmt: skip
        if fact is not None:
            told = True
            news = [other for other in news if other[0] != fact]
            line = _tell(case, person, fact)
        else:
            line = _chat(case, person, nth, said)
            if not line.words:
                break
        said = (*said, line.words)
        found.append(line)
    return tuple(found)


def _circle(case: Case, target: int) -> list[Seen]:
    """Whom one turns to in turn: who is spoken to now, then who has been silent longest."""
    people = case.people
    others = [people[who] for who in case.o.talk if who != target and who in people]
    return [people[target], *(one for one in others if one.opinion > -30)]


def _news(
    ranked: Iterable[tuple[Affordance, Score]], circle: list[Seen], first: Affordance
) -> list[tuple[int, int, int]]:
    """(fact, to whom, points by which it is better than chat) of what one cares to tell, best
    first."""
    near = {person.entity for person in circle}
    chats: dict[int, int] = {}
    tells: list[tuple[int, int, int]] = []
    for offer, its in ranked:
        if offer.action == "say" and offer.target in near:
            if offer.topic == "chat":
                chats[offer.target] = its.points
            elif offer.topic == "tell" and offer.fact != first.fact:
                tells.append((offer.fact, offer.target, its.points + NEWS_FIRST))
    return [(fact, whom, points - chats.get(whom, 0)) for fact, whom, points in tells]


def _chat(case: Case, person: Seen, nth: int, said: tuple[str, ...]) -> Intent:
    text, about = chatter.more(case, person, nth, said)
    return Intent(
        action="say",
        target=person.entity,
        topic="chat",
        item=about,
        words=text,
        why=f"talks with {person.name}",
        smalltalk="?" not in text,
    )


def _tell(case: Case, person: Seen, fact: int) -> Intent:
    return _say(case, person, "tell", f"has news for {person.name}", fact)


def _bye(case: Case, person: Seen) -> Intent:
    return _say(case, person, "bye", f"takes leave of {person.name}")


def _say(case: Case, person: Seen, topic: str, why: str, fact: int = 0) -> Intent:
    offer = Affordance(
        key=f"{topic} agent_{person.entity}",
        action="say",
        text="",
        target=person.entity,
        topic=topic,
        fact=fact,
    )
    text, _ = words(case, offer)
    return Intent(action="say", target=person.entity, topic=topic, fact=fact, words=text, why=why)
