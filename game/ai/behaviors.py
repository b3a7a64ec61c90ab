"""Behaviors: the built-in minds.

A pure function of what an agent knows: every choice that the world offers is scored by the
drives, the running intent is kept unless another beats it clearly, and among the best a
keyed draw decides, so that no two people are alike and a run can be had again.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from game.ai.drives import SCORERS, casting, thieving, wishing
from game.ai.drives.ahead import ahead
from game.ai.drives.attention import ANSWERS, CONTENT, in_question, partners, topics
from game.ai.drives.bargain import opening, same_goods
from game.ai.drives.case import Case, Part, Score, score, with_more
from game.ai.drives.conscience import THEFT, from_ground
from game.ai.drives.inner import Inner
from game.ai.drives.lines import lines, smalltalk
from game.ai.drives.plans import SERVING, Step, key_of
from game.ai.drives.pull import pull
from game.ai.drives.words import words
from game.core.components import Intent
from game.core.observation import Affordance, Observation
from game.core.observe import Glance
from game.core.rng import draw

KEEP = 60
"""Points by which the running intent is preferred."""
NEAR = 35
"""What is as near as this to the best may be drawn instead of it."""
LATER = {"steal": thieving.ceiling}
"""Action -> the most points that any choice of it could have; nothing follows on these."""


def decide(observation: Observation) -> Intent:
    """What this agent means to do now. Pure: the same observation gives the same intent."""
    case = Case(observation)
    ranked = _ranked(case, LATER)
    best = ranked[0][1].points
    near = [pair for pair in ranked if pair[1].points >= best - min(NEAR, abs(best) // 4)]
    o = observation
    offer, chosen = near[draw(o.seed, o.tick, o.agent, "choice", len(near))]
    if o.intent is not None and any(_same(kept, o.intent) for kept, _ in near):
        return o.intent  # no dithering: what runs goes on if it is nearly as good as anything
    intent = _intent(case, offer, chosen.why)
    following = ahead(case, ranked, offer)
    more = lines(case, ranked, offer, intent.words)
    if not following and not more:
        return intent
    then = [_intent(case, other, why) for other, why in following]
    for i, (other, _) in enumerate(following):
        if other.action == "say":
            then[i] = replace(then[i], lines=lines(case, ranked, other, then[i].words))
    return replace(intent, then=tuple(then), lines=more)


def explain(observation: Observation, top: int = 8) -> list[tuple[str, int, tuple[Part, ...]]]:
    """The best choices as this mind sees them: (affordance key, points, parts)."""
    ranked = _ranked(Case(observation), {})[:top]
    return [(offer.key, its.points, its.parts) for offer, its in ranked]


def _ranked(
    case: Case, later: Mapping[str, Callable[[Case], int]]
) -> list[tuple[Affordance, Score]]:
    """The choices that are thought of and worth a thought, best first; never empty.

    Of actions for which `later` says how many points they could reach at most, those are
    left out that can't come near the best of all others.
    """
    if isinstance(case.o, Glance):
        case.o.view.topics = topics(case)
    scored: list[tuple[Affordance, Score]] = []
    whom = partners(case)
    if whom:
        _attend_to(case, whom)
        for action in ANSWERS:
            answers = [o for o in case.offers(action) if o.target in whom]
            if answers:
                _weigh(case, action, answers, None, scored)
    if not any(its.points >= CONTENT for _, its in scored):
        if whom:
            _attend_to(case, None)
        thought = Inner(case.o) if case.o.thought else None
        put_off = []
        for action in in_question(case):
            if action in later and not thought:
                put_off.append(action)
                continue
            offers: Sequence[Affordance] = case.offers(action)
            if whom and action in ANSWERS:
                offers = [offer for offer in offers if offer.target not in whom]
            if offers:
                _weigh(case, action, offers, thought, scored)
        for action in put_off:
            best = max([its.points for _, its in scored], default=-(1 << 30))
            if later[action](case) + KEEP >= best - NEAR and (offers := case.offers(action)):
                _weigh(case, action, offers, thought, scored)
    scored.sort(key=_worth)
    return scored


def _attend_to(case: Case, whom: frozenset[int] | None) -> None:
    """Whoever answers lists no words to others; all can be seen in a full observation."""
    if isinstance(case.o, Glance):
        case.o.attend_to(whom)


def _worth(pair: tuple[Affordance, Score]) -> tuple[int, str]:
    return -pair[1][0], pair[0].key


def _weigh(
    case: Case,
    action: str,
    offers: Sequence[Affordance],
    thought: Inner | None,
    scored: list[tuple[Affordance, Score]],
) -> None:
    """Add to `scored` what each of these choices of one action is worth, if it is thought of."""
    scorer = SCORERS.get(action)
    steps = case.plan.steps if action in SERVING else None
    running = case.o.intent
    resumed = running is not None and running.action == action
    for offer in offers:
        its = scorer(case, offer) if scorer else None
        if steps:
            step = steps.get(key_of(offer))
            if step is not None:
                its = _planned(case, offer, its, step)
        if its is None:
            continue
        if more := pull(case, offer):
            its = with_more(its, more)
        if thought and (more := thought.parts(offer)):
            its = with_more(its, more)
        if offer.topic == THEFT:
            its = score(f"{its.why}, whosever it is", *its.parts, *from_ground(case, offer))
        if resumed and running is not None and _same(offer, running):
            its = Score(its.points + KEEP, its.why, (*its.parts, ("under way", KEEP)))
        scored.append((offer, its))


def _planned(case: Case, offer: Affordance, its: Score | None, step: Step) -> Score:
    """The choice's own score, or what it is worth as a step of the plan, if that is more."""
    planned = score(
        step.why,
        ("the plan", step.points),
        ("may be gone", -min(80, case.remembered(offer.target) // 30)),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
        case.way(offer.distance),
    )
    return planned if its is None or planned.points > its.points else its


def _same(offer: Affordance, running: Intent) -> bool:
    """Whether a choice is what is being done already."""
    return (
        offer.action == running.action
        and offer.target == running.target
        and offer.topic == running.topic
        and offer.fact == running.fact
        and offer.ability == running.ability
        and (offer.item == running.item or offer.action == "say")
        and offer.deal == running.deal
        and same_goods(offer.terms, running.terms)
    )


def _intent(case: Case, offer: Affordance, why: str) -> Intent:
    """The choice as an intent, with what it takes besides: words, a count."""
    text, place = words(case, offer) if offer.action == "say" else ("", 0)
    if offer.action == "wish":
        text = wishing.words(case)
    elif offer.action == "cast":
        text = casting.words(case, offer)
    return Intent(
        action=offer.action,
        target=offer.target,
        item=place or offer.item,
        x=offer.x,
        y=offer.y,
        topic=offer.topic,
        fact=offer.fact,
        words=text,
        why=why,
        deal=offer.deal,
        terms=opening(case, offer) if offer.action == "trade" else offer.terms,
        ability=offer.ability,
        smalltalk=offer.action == "say" and smalltalk(case, offer, text),
    )
