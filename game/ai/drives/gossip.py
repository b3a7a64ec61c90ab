"""Gossip: what to tell whom, how long a talk goes on, and when to take leave."""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.lasting import lasting
from game.core.observation import Affordance, KnownFact, Seen
from game.core.rng import draw

PRESSING = 480
"""Urgency of a need from which one has no time to talk."""
ILL = ("theft", "killing", "violence")
CARES, CLOSE = 74, 42
"""How much, of a hundred, one must care for a story and for a hearer to pass it on."""
THERE = (5, 100)
"""Tiles around a party, and ticks before its hour, within which one is at it."""
CHEERS = 60
"""Points of company that a line and its answer give."""
INVITED = 4
"""What one must think of somebody, at the least, to ask them to one's party."""
GUILE = -25
"""Kindness from which on down one would lay one's own deeds on others."""
ANSWER = 2
"""Utterances before which nobody takes leave: a greeting is returned first."""
ANSWERED = ("chat", "greet", "thank", "comfort", "tell")
"""Words that want an answer."""


def spoken_to(case: Case, person: Seen) -> bool:
    """Whether friendly words wait for an answer, which this person is to hear."""
    o = case.o
    if o.deed not in ANSWERED:
        return False
    return o.by == person.entity or (o.turn and person.entity in o.talk)


def listening(case: Case, person: Seen) -> bool:
    """Whether it is somebody else's turn to speak in the talk with this person."""
    return person.entity in case.o.talk and not case.o.turn


def festive(case: Case) -> int:
    """Points for talking at a party, where people come for company."""
    o = case.o
    if not any(fact.kind == "invitation" and fact.due < o.tick + THERE[1] for fact in o.facts):
        return 0
    here = any(a.distance <= THERE[0] for a in case.offers("attend"))
    return 120 if here else 0


def rounds(case: Case, person: Seen) -> int:
    """Points for turning to who has been silent longest, in a company of more than two."""
    o = case.o
    if len(o.talk) < 2 or o.by == person.entity:
        return 0
    return 30 if person.entity == o.talk[0] else -30


def goes_on(case: Case, person: Seen, nth: int = 0) -> bool:
    """Whether one likes to go on with a talk: as long as there is news, else not for long.

    nth: how many lines of one's own, and as many answers, lie between now and then.
    """
    o = case.o
    turns, company = o.turns + 2 * nth, o.company + CHEERS * nth
    if max(case.thirst, case.hunger, case.energy) > PRESSING and turns >= 2:
        return False
    news = any(
        offer.topic == "tell"
        and offer.target == person.entity
        and willing(case, fact_of(case, offer.fact), person)
        for offer in case.offers("say")
    )
    likely = 100 - max(0, turns - (4 if news else 2)) * 13
    likely += case.traits.sociable // 8 + person.opinion // 6 - max(0, company - 850) // 12
    purpose = f"goes on {nth}" if nth else "goes on"
    return draw(o.seed, o.tick, o.agent, purpose, 100) < likely


def fact_of(case: Case, number: int) -> KnownFact | None:
    """A fact that the mind was told of, by its number."""
    return next((fact for fact in case.o.facts if fact.entity == number), None)


def willing(case: Case, fact: KnownFact | None, person: Seen) -> bool:
    """Whether one cares to tell this person this: not everybody passes everything on.

    One's own affairs are told to those one doesn't dislike; of others, what touches
    somebody one has feelings for, or what one happens to find worth a word.
    """
    o = case.o
    if fact is None or person.opinion <= -20:
        return False
    if fact.kind in ILL and (fact.subject in case.people or fact.subject == o.agent):
        return False  # not before their eyes, and not of oneself
    if fact.subject == o.agent or fact.object == o.agent:
        if fact.kind != "candidacy":
            return person.opinion >= (INVITED if fact.kind == "invitation" else -5)
    elif fact.kind == "danger":
        return True
    if fact.subject != o.agent:
        cares = lasting(o.seed, o.agent, f"cares for {fact.entity}", 100)
        cares += abs(feeling(case, fact.subject)) // 2 + abs(feeling(case, fact.object)) // 3
        cares += case.traits.sociable // 5 + case.traits.curious // 8
        if cares < CARES:
            return False  # before a draw for each pair of person and news, of which there is no end
    close = lasting(o.seed, o.agent, f"tells {person.entity} of {fact.entity}", 100)
    return close + person.opinion >= CLOSE


def feeling(case: Case, who: int) -> int:
    """What one thinks of somebody, in sight or not; 0 of those one hardly knows."""
    seen = case.people.get(who)
    if seen is not None:
        return seen.opinion
    return next((tie.opinion for tie in case.o.ties if tie.entity == who), 0)


def tell(case: Case, offer: Affordance, person: Seen) -> Score | None:
    """News for its own sake: what is fresh and close to home, to those one likes."""
    o, traits = case.o, case.traits
    fact = fact_of(case, offer.fact)
    if fact is None or person.distance > 9 or person.entity == o.foe:
        return None
    if not willing(case, fact, person):
        return None
    back = 0
    if spoken_to(case, person):
        back = 270 if goes_on(case, person) else -120
    own = 0
    if fact.subject == o.agent and fact.due:
        own = 130 if fact.kind == "invitation" else 110  # nobody else will make it known
    elif fact.object == o.agent:
        own = 30
    return score(
        f"has news for {person.name}",
        ("news", fact.interest),
        ("sociable", traits.sociable // 3 + traits.curious // 8),
        ("opinion", person.opinion),
        ("spoken to", back + (rounds(case, person) if back > 0 else 0)),
        ("their turn", -200 if listening(case, person) else 0),
        ("one's own affair", own),
        ("at a party", festive(case)),
        ("has just told", case.stale("say tell", 400, 60 if back > 0 else 150)),
        ("other needs", -max(0, max(case.thirst, case.hunger, case.energy) - 300) // 2),
        case.way(max(0, offer.distance - 4), 6),
    )


def lie(case: Case, offer: Affordance, person: Seen) -> Score | None:
    """The cold lay their own misdeeds on whom they dislike, when there is talk anyhow."""
    o, traits = case.o, case.traits
    if traits.kind > GUILE or not spoken_to(case, person) or not goes_on(case, person):
        return None
    return score(
        f"lays it on others before {person.name}",
        ("guile", 60 - traits.kind),
        ("greedy", traits.greedy // 3),
        ("spoken to", 200 + rounds(case, person)),
        ("their turn", -200 if listening(case, person) else 0),
        ("has just lied", case.stale("say lie", o.day_ticks, 400)),
        case.way(max(0, offer.distance - 4), 6),
    )


def bye(case: Case, offer: Affordance, person: Seen) -> Score | None:
    """Take leave when it is one's turn and one has had enough of it, or has to go."""
    o = case.o
    if not o.turn or o.by != person.entity or o.turns < ANSWER or goes_on(case, person):
        return None
    hurry = max(case.thirst, case.hunger, case.energy) > PRESSING
    return score(
        f"takes leave of {person.name}",
        ("has talked enough", 170 + 10 * o.turns),
        ("has to go", 400 if hurry else 0),
        ("manners", case.traits.kind // 4),
    )
