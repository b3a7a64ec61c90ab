"""Attention: a glance comes to the same as a full look, and gates keep nothing back."""

from collections.abc import Iterator

import pytest

from game.ai import behaviors
from game.ai.drives import SCORERS
from game.ai.drives.attention import ANSWERS, DEALS, in_question, partners, topics
from game.ai.drives.case import Case, with_more
from game.ai.drives.pull import pull
from game.benches.worlds import make_world
from game.core.commands import Decide, Entry
from game.core.components import Intent
from game.core.events import DecisionRequested
from game.core.observation import Observation
from game.core.observe import glance, observe
from game.core.step import step

Moment = tuple[Observation, Intent]
"""What somebody saw, and what they chose by a glance."""


@pytest.fixture(scope="module")
def moments() -> list[Moment]:
    """Some hundreds of real moments."""
    return list(_lived(people=80, ticks=900))


def _lived(people: int, ticks: int) -> Iterator[Moment]:
    world, entries, number = make_world(people), list[Entry](), 0
    for _ in range(ticks):
        asked = [e for e in step(world, entries) if isinstance(e, DecisionRequested)]
        entries = []
        for event in asked:
            intent = behaviors.decide(glance(world, event.agent))
            yield observe(world, event.agent), intent
            number += 1
            chosen = Decide(agent=event.agent, ticket=event.ticket, intent=intent)
            entries.append(Entry(number=number, tick=world.tick + 1, source="mind", command=chosen))


def test_a_glance_comes_to_the_same_choice_as_a_full_observation(moments: list[Moment]) -> None:
    assert len(moments) > 800
    assert [behaviors.decide(seen) for seen, _ in moments] == [chosen for _, chosen in moments]


def test_what_is_put_off_would_not_have_been_chosen(
    moments: list[Moment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behaviors, "LATER", {})
    assert [behaviors.decide(seen) for seen, _ in moments] == [chosen for _, chosen in moments]


def test_no_choice_is_worth_more_than_its_ceiling(moments: list[Moment]) -> None:
    weighed = 0
    for seen, _ in moments:
        case = Case(seen)
        for action, ceiling in behaviors.LATER.items():
            for offer in case.offers(action):
                its = SCORERS[action](case, offer)
                if its is not None:
                    weighed += 1
                    assert with_more(its, pull(case, offer)).points <= ceiling(case), offer.key
    assert weighed > 100


def test_what_is_out_of_the_question_would_not_have_been_scored(moments: list[Moment]) -> None:
    kept = 0
    for seen, _ in moments:
        case = Case(seen)
        open_to, said = set(in_question(case)), topics(case)
        for offer in seen.affordances:
            if offer.action in DEALS:
                continue
            if offer.action not in open_to or (offer.action == "say" and offer.topic not in said):
                kept += 1
                assert SCORERS[offer.action](case, offer) is None, offer.key
    assert kept > 5 * len(moments)


def test_who_is_spoken_to_thinks_of_an_answer_first(moments: list[Moment]) -> None:
    answers = 0
    for seen, chosen in moments:
        weighed = behaviors.explain(seen, top=500)
        actions = {key.split()[0] for key, _, _ in weighed}
        if partners(Case(seen)) and not actions & {"explore", "use", "pickup"}:
            answers += 1
            assert chosen.action in ANSWERS or chosen == seen.intent
    assert answers > len(moments) // 20
