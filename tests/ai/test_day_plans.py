"""Days are planned coarse to fine, by what one knows, and anew when the world disagrees."""

import pytest
from msgspec.structs import replace

from game.ai.day_parts import parts
from game.ai.day_plans import HURT, REVISIONS, VAIN, considered, wanted
from game.ai.drives.case import Case
from game.ai.drives.pull import AIMED, pull
from game.core.days import EASE, SORTS, Block, DayPlan, block_at
from game.core.observation import Affordance, KnownFact, Observation
from game.core.observe import observe
from game.core.world import World
from tests.ai.test_prompts import MARA
from tests.ai.worlds import Village

PARTY = KnownFact(
    6, "invitation", "Ada gives a party", 900, "today at 18", subject=9, name="Ada", due=1800
)


@pytest.fixture(scope="module")
def world() -> World:
    village = Village(None, agents=12)
    village.tick(30)
    world = village.world
    assert isinstance(world, World)
    return world


def morning(**more: object) -> Observation:
    return replace(
        MARA,
        **{"day": 1, "hour": 9, "tick": 900, "day_began": 0, "facts": (), "plan": None, **more},
    )


def planned(o: Observation) -> DayPlan:
    seen, made = considered(o)
    assert made is not None and seen.plan is not None
    assert seen.plan.blocks == made.blocks
    return seen.plan


def test_days_differ_by_person_and_by_day(world: World) -> None:
    gists, other = set(), set()
    for agent in world.agents:
        o = observe(world, agent)
        plan = planned(o)
        hours = [block.hour for block in plan.blocks]
        assert hours == sorted(set(hours)) and 2 <= len(hours) <= 4
        known = {part.key for part in parts(o)}
        assert all(block.sort in SORTS and block.key in known for block in plan.blocks)
        gists.add(plan.gist)
        other.add(planned(replace(o, day=o.day + 1)).gist)
    assert len(gists) >= 9, "hardly anybody has another's day"
    assert other != gists


def test_one_plans_once_a_day_and_not_at_night() -> None:
    o = morning()
    seen, _ = considered(o)
    assert wanted(seen) is None
    assert wanted(replace(seen, hour=15)) is None
    assert wanted(replace(seen, day=2)) is not None, "another day"
    assert wanted(replace(o, hour=23)) is None and wanted(replace(o, hour=3)) is None


def test_a_party_has_its_hour_and_what_would_be_then_gives_way() -> None:
    plan = planned(morning(facts=(PARTY,)))
    (party,) = [block for block in plan.blocks if block.fact]
    assert (party.hour, party.words, party.key) == (18, "go to Ada's party", "attend fact_6")
    assert [b.hour for b in plan.blocks].count(18) == 1
    hated = replace(MARA.ties[1], opinion=-60)
    assert not any(b.fact for b in planned(morning(facts=(PARTY,), ties=(hated,))).blocks)
    tomorrow = replace(PARTY, due=3000)
    assert not any(b.fact for b in planned(morning(facts=(tomorrow,))).blocks)


def test_who_hears_of_a_party_plans_anew_and_once() -> None:
    seen, _ = considered(morning())
    later = replace(seen, tick=1000, hour=10, facts=(replace(PARTY, tick=1000),))
    again, made = considered(later)
    assert made is not None and made.reason == "Ada's party"
    assert again.plan is not None and again.plan.revisions == 1
    assert wanted(again) is None
    known = replace(later, facts=(replace(PARTY, tick=100),))
    assert wanted(known) is None, "what one knew of when one planned, one has thought of"


def test_what_fails_again_and_again_gives_way_to_something_else() -> None:
    seen, _ = considered(morning())
    assert seen.plan is not None
    block = block_at(seen.plan, 1, 12)
    assert block is not None
    vain = replace(seen, hour=12, tick=1200, failures=VAIN)
    if not block.key:
        pytest.fail("the block has nothing that could fail")
    made = wanted(vain)
    assert made is not None and made.reason == f"nothing came of it: {block.words}"
    assert block not in made.blocks and len(made.blocks) == len(seen.plan.blocks)
    assert wanted(replace(vain, tick=seen.tick + 10)) is None, "a new plan gets its time"
    often = replace(seen.plan, revisions=REVISIONS)
    assert wanted(replace(vain, plan=often)) is None


def test_the_wounded_take_it_easy_for_the_rest_of_the_day() -> None:
    block = Block(5, "work", "fish", "use shore")
    plan = DayPlan(1, 500, "fish", (block, replace(block, hour=14)))
    made = wanted(morning(plan=plan, hour=12, health=HURT - 1))
    assert made is not None and made.reason == "wounded"
    assert [(b.hour, b.sort) for b in made.blocks] == [(5, "work"), (12, EASE)]
    assert wanted(morning(plan=plan, hour=12, health=HURT)) is None


def test_what_was_planned_is_liked_better_at_its_hour() -> None:
    seek = Affordance("visit agent_9", "move", "", target=9, kind="agent", topic="visit")
    scorn = replace(seek, action="say", topic="insult")

    def told(block: Block, offer: Affordance = seek, hour: int = 9) -> dict[str, int]:
        o = morning(plan=DayPlan(1, 0, "", (block,)), hour=hour)
        return dict(pull(Case(o), offer))

    see = Block(5, "people", "see Ada", "visit", target=9)
    assert told(see)["the day's plan: see Ada"] == AIMED
    assert told(see)["time of day for people"] > 0
    for other in (replace(see, target=8), replace(see, hour=12), replace(see, sort="work")):
        assert "the day's plan: see Ada" not in told(other)
    assert "the day's plan: see Ada" not in told(see, scorn), "that was not meant"


def test_the_plan_is_for_its_day_and_hours() -> None:
    plan = DayPlan(1, 0, "", (Block(8, "work", "a"), Block(12, "ease", "b")))
    found = [block_at(plan, 1, hour) for hour in (7, 8, 11, 12, 21, 22)]
    assert [b.words if b else "" for b in found] == ["", "a", "a", "b", "b", ""]
    assert block_at(plan, 2, 9) is None and block_at(None, 1, 9) is None
