"""Theft: who sees it knows it, who doesn't has a loss, and loot gives a thief away."""

from game.core.change import change
from game.core.commands import Kill
from game.core.components import Fact
from game.core.facts import knows, learn, new_fact
from game.core.looking import look
from game.core.losses import lose
from game.core.observe import observe
from game.core.property import claim_chest
from game.core.things import give_item, store, take_item
from game.core.watching import chance, notices, onlookers
from tests.scenario_dsl import Scenario, scenario

YARD = """
    ##########
    #1@...C.2#
    #........#
    ##########
"""
WALLED = """
    ##########
    #@C#..2..#
    #..#.....#
    ##########
"""


def chest_of(s: Scenario, who: str, kind: str = "bread", count: int = 1) -> int:
    """The chest is somebody's, and something of theirs lies in it."""
    chest, owner = s.the("chest"), s.agent(who)
    claim_chest(s.world, owner, chest)
    pile = give_item(s.world, owner, kind, count)
    return store(s.world, chest, take_item(s.world, owner, pile, count))


def sleep(s: Scenario, who: str) -> None:
    """Somebody lies down where they are, tired enough to stay asleep."""
    s.set(who, energy=100)
    s.order(who, "rest")
    s.until(lambda: s.world.mind[s.agent(who)].rounds > 0)


def steal(s: Scenario, who: str, victim: str, kind: str) -> None:
    pile = s.world.held(s.agent(victim), kind)
    s.do(who, "steal", target=victim, item=pile)


def test_a_chest_is_emptied_before_the_eyes_of_its_owner() -> None:
    s = scenario(YARD, seed=2)
    chest_of(s, "2")
    s.do("@", "steal", target="chest", topic="chest")
    s.expect_holds("@", "bread")
    thief, victim = s.agent("@"), s.agent("2")
    assert victim in s.last("stole").seen_by
    assert knows(s.world, victim, "theft", thief, victim)
    assert s.opinion("2", of="@") <= -15
    assert "stole some bread from me" in s.world.beliefs[victim].relations[thief].reason
    asked = [e for e in s.events("decision_requested") if e.agent == victim]
    assert any(e.reason == "was robbed by @" for e in asked)
    assert not s.world.beliefs[victim].losses


def test_loot_stays_its_owners() -> None:
    s = scenario(YARD)
    chest_of(s, "2")
    s.do("@", "steal", target="chest", topic="chest")
    pile = s.world.held(s.agent("@"), "bread")
    assert s.world.item[pile].owner == s.agent("2")


def test_behind_a_wall_nobody_sees_it_and_the_owner_misses_it_at_the_chest() -> None:
    s = scenario(WALLED)
    chest = chest_of(s, "2")
    s.do("@", "steal", target="chest", topic="chest")
    thief, victim = s.agent("@"), s.agent("2")
    assert s.last("stole").seen_by == ()
    assert not s.world.facts
    assert s.opinion("2", of="@") == 0
    (loss,) = s.world.beliefs[victim].losses
    assert (loss.kind, loss.noticed) == ("bread", 0)
    offers = [offer.kind for offer in observe(s.world, victim).affordances if offer.target == chest]
    assert not offers  # they don't even know the chest yet
    s.world.move(victim, 2, 2)
    s.do("2", "fetch", target="chest", topic="bread")
    assert s.last("theft_noticed").item == "bread"
    assert loss not in s.world.beliefs[victim].losses or loss.noticed
    assert knows(s.world, victim, "loss", victim)
    assert not knows(s.world, victim, "theft", thief)


def test_what_was_stolen_is_still_offered_until_it_is_missed() -> None:
    s = scenario(YARD)
    chest_of(s, "2")
    s.ticks(40)
    before = observe(s.world, s.agent("2"))
    change(s.world.beliefs, s.agent("2"), losses=())
    pile, *rest = s.world.inventory[s.the("chest")].items
    change(s.world.inventory, s.the("chest"), items=tuple(rest))
    change(s.world.item, pile, holder=0)
    s.world.count("bread", "test", -1)
    s.world.destroy(pile)
    lose(s.world, s.agent("2"), "bread", 1, s.the("chest"))
    after = observe(s.world, s.agent("2"))
    assert [o.key for o in before.affordances if o.action == "fetch"] == [
        o.key for o in after.affordances if o.action == "fetch"
    ]


def test_sleepers_do_not_feel_it() -> None:
    s = scenario("12")
    s.give("2", "knife")
    sleep(s, "2")
    steal(s, "1", "2", "knife")
    s.expect_holds("1", "knife")
    assert s.last("stole").seen_by == ()
    assert "1 stole a knife from 2 in their sleep, unseen" in s.story()
    assert s.world.beliefs[s.agent("2")].losses[0].kind == "knife"


def test_the_waking_mostly_feel_a_hand_in_their_pocket() -> None:
    caught = 0
    for seed in range(12):
        s = scenario("12", seed=seed)
        s.give("2", "knife")
        steal(s, "1", "2", "knife")
        if s.events("caught_stealing"):
            caught += 1
            s.expect_holds("2", "knife")
            assert knows(s.world, s.agent("2"), "theft", s.agent("1"))
        else:
            s.expect_holds("1", "knife")
    assert caught >= 7


def test_a_witness_knows_the_thief_and_thinks_less_of_them() -> None:
    s = scenario(YARD, seed=3)
    chest_of(s, "2")
    sleep(s, "2")
    s.do("@", "steal", target="chest", topic="chest")
    assert s.last("stole").seen_by == (s.agent("1"),)
    assert s.opinion("1", of="@") < 0
    assert knows(s.world, s.agent("1"), "theft", s.agent("@"), s.agent("2"))
    notes = [note.text for note in s.world.beliefs[s.agent("1")].notes]
    assert any("@ stole some bread from 2" in text for text in notes)
    victims = [note.text for note in s.world.beliefs[s.agent("2")].notes]
    assert not any("stole" in text for text in victims)


def test_darkness_distance_practice_and_work_hide_a_theft() -> None:
    assert chance(1, True, 0, False) < chance(1, False, 0, False)
    assert chance(5, False, 0, False) < chance(1, False, 0, False)
    assert chance(1, False, 3, False) < chance(1, False, 0, False)
    assert chance(1, False, 0, True) < chance(1, False, 0, False)
    assert chance(4, False, 0, False, wary=True) > chance(4, False, 0, False)
    day, night = scenario(YARD), scenario(YARD, hour=23)
    assert day.agent("2") in onlookers(day.world, day.agent("@"))
    assert night.agent("2") not in onlookers(night.world, night.agent("@"))


def test_a_thief_learns_by_it_and_more_when_unseen() -> None:
    s, t = scenario(WALLED), scenario(YARD, seed=2)
    for world in (s, t):
        chest_of(world, "2")
        world.do("@", "steal", target="chest", topic="chest")
    unseen = s.world.skills[s.agent("@")].points["stealth"]
    seen = t.world.skills[t.agent("@")].points["stealth"]
    assert unseen > seen > 0


def test_what_lies_about_is_stolen_if_it_is_somebodys() -> None:
    s = scenario("@.1..", seed=2)
    pile = s.give("1", "knife")
    s.do("1", "drop", item="knife")
    s.do("@", "pickup", target=pile)
    assert s.last("stole").target == s.agent("1")
    assert not s.events("picked_up")


def test_ones_own_is_picked_up_again_without_ado() -> None:
    s = scenario("@....")
    pile = s.give("@", "knife")
    s.do("@", "drop", item="knife")
    s.do("@", "pickup", target=pile)
    assert not s.events("stole")


def test_the_owner_recognises_it_in_the_thiefs_hands() -> None:
    s = scenario("1.2")
    pile = s.give("2", "knife")
    change(s.world.item, pile, owner=s.agent("1"))
    s.ticks(40)
    found = s.last("loot_found")
    assert (found.agent, found.target, found.owner) == (s.agent("1"), s.agent("2"), s.agent("1"))
    assert knows(s.world, s.agent("1"), "theft", s.agent("2"))
    s.ticks(40)
    assert len(s.events("loot_found")) == 1
    assert observe(s.world, s.agent("1")).seen[0].loot == pile


def test_who_knows_of_the_loss_draws_the_conclusion() -> None:
    s = scenario("1.2......................3")
    pile = s.give("2", "knife")
    change(s.world.item, pile, owner=s.agent("3"))
    s.ticks(200)
    assert not s.events("loot_found")
    learn(s.world, s.agent("1"), new_fact(s.world, Fact("loss", s.agent("3"), text="...")))
    s.until(lambda: bool(s.events("loot_found")), 900)
    assert s.last("loot_found").agent == s.agent("1")


def test_one_coin_or_berry_is_like_another() -> None:
    s = scenario("1.2")
    for kind in ("coin", "berry"):
        change(s.world.item, s.give("2", kind, 3), owner=s.agent("1"))
    s.ticks(40)
    assert look(s.world, s.agent("1"))[0]
    assert not s.events("loot_found")
    assert not observe(s.world, s.agent("1")).seen[0].loot
    seen = Fact("theft", s.agent("2"), s.agent("1"), tick=s.world.tick, text="...")
    learn(s.world, s.agent("1"), new_fact(s.world, seen))
    assert observe(s.world, s.agent("1")).seen[0].loot


def test_no_owner_outlives_a_theft() -> None:
    s = scenario(YARD, seed=2)
    chest_of(s, "2")
    s.do("@", "steal", target="chest", topic="chest")
    s.submit(Kill(entity=s.agent("2")))
    s.ticks(1)
    pile = s.world.held(s.agent("@"), "bread")
    assert s.world.item[pile].owner == s.agent("@")


def test_people_keep_an_eye_on_a_known_thief() -> None:
    noticed = {True: 0, False: 0}
    for known in noticed:
        for seed in range(30):
            s = scenario("1.....2", seed=seed)
            if known:
                deed = Fact("theft", s.agent("1"), s.agent("2"), tick=s.world.tick, text="...")
                learn(s.world, s.agent("2"), new_fact(s.world, deed))
            noticed[known] += notices(s.world, s.agent("2"), s.agent("1"))
    assert noticed[True] > noticed[False]
