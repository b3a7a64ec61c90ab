"""The built-in minds: what anybody would do, what only some would, and that they are pure."""

from msgspec.structs import replace

from game.ai.behaviors import decide, explain
from game.ai.drives.talk import DAY
from game.core.change import change
from game.core.components import Intent, Place
from game.core.events import Attacked, Said
from game.core.minding import ATTACKED, ORDINARY, ask
from game.core.observe import observe
from game.core.relations import feel, see_as
from game.core.things import HANDS
from tests.scenario_dsl import CONTENT, Scenario, scenario

FIELD = """
    ####################
    #..................#
    #..@..1............#
    #..................#
    ####################
"""


def choice(s: Scenario, who: str = "@") -> Intent:
    """What somebody's mind chooses now; always something that was offered."""
    seen = observe(s.world, s.agent(who))
    intent = decide(seen)
    offered = {(offer.action, offer.target, offer.topic) for offer in seen.affordances}
    assert (intent.action, intent.target, intent.topic) in offered or intent == seen.intent
    return intent


def struck(s: Scenario, who: str, by: str) -> None:
    """Let somebody know that they have just been hit."""
    world, agent, foe = s.world, s.agent(who), s.agent(by)
    change(world.combat, agent, foe=foe, foe_at=world.tick)
    feel(world, agent, foe, -14, "attacked me")
    ask(world, agent, "was hit", ATTACKED, 0, foe, "hit")


def spoken_to(s: Scenario, who: str, by: str, topic: str) -> None:
    ask(s.world, s.agent(who), "was spoken to", ORDINARY, 0, s.agent(by), topic)


# --- what anybody would do ----------------------------------------------------


def test_the_parched_drink_at_the_well() -> None:
    s = scenario("@..W...1A")
    s.set("@", thirst=90, hunger=300, company=200)
    intent = choice(s)
    assert (intent.action, intent.target) == ("drink", s.the("well"))
    assert intent.why.startswith("parched")


def test_the_starving_eat_what_they_hold() -> None:
    s = scenario("@...1")
    s.set("@", hunger=60, company=100)
    s.give("@", "apple", 2)
    assert choice(s).action == "eat"


def test_the_hungry_gather_before_it_bites() -> None:
    s = scenario("@...B...")
    s.set("@", hunger=500)
    intent = choice(s)
    assert (intent.action, intent.target) == ("use", s.the("bush"))


def test_one_goes_back_to_the_water_that_one_remembers() -> None:
    s = scenario("@" + "." * 40)
    s.set("@", thirst=150)
    s.world.beliefs[s.agent("@")].places[-1] = Place("shore", 30, 0, s.world.tick, 1)
    assert (choice(s).action, choice(s).x) == ("drink", 30)


def test_one_looks_for_water_where_none_is_known() -> None:
    s = scenario("\n".join(["." * 60] * 20 + ["." * 20 + "@" + "." * 39] + ["." * 60] * 20))
    s.set("@", thirst=150)
    intent = choice(s)
    assert (intent.action, intent.topic, intent.why) == ("move", "explore", "looking for water")


def test_at_night_one_sleeps_in_ones_own_bed() -> None:
    s = scenario("b.@.b", hour=23)
    mine = s.all("bed")[1]
    change(s.world.persona, s.agent("@"), home=mine)
    s.set("@", energy=500)
    intent = choice(s)
    assert (intent.action, intent.target) == ("rest", mine)


def test_nobody_sleeps_at_noon_for_nothing() -> None:
    s = scenario("b@")
    s.set("@", energy=600)
    assert choice(s).action != "rest"


def test_the_lonely_talk() -> None:
    s = scenario(FIELD)
    s.set("@", company=150)
    assert choice(s).action == "say"


def test_a_greeting_is_not_repeated_for_ever() -> None:
    s = scenario(FIELD)
    s.set("@", sociable=100)
    said = 0
    for _ in range(20):
        intent = choice(s)
        if intent.action == "say":
            said += intent.topic == "greet"
            s.do("@", "say", target="1", topic=intent.topic, words=intent.words)
        else:
            s.ticks(10)
    assert said <= 1


def test_gifts_are_thanked_for() -> None:
    s = scenario(FIELD)
    spoken_to(s, "@", "1", "gave")
    assert choice(s).topic == "thank"


# --- what only some would do --------------------------------------------------


def test_the_timid_run_from_blows_and_the_bold_strike_back() -> None:
    timid, bold = scenario(FIELD), scenario(FIELD)
    timid.set("@", bold=-90, health=60)
    bold.set("@", bold=90, kind=-30)
    for s in (timid, bold):
        struck(s, "@", "1")
    assert choice(timid).action == "flee"
    assert choice(bold).action == "attack"
    assert choice(bold).why == "1 hit me"


def test_the_kind_give_to_the_starving_and_the_greedy_keep_it() -> None:
    kind, greedy = scenario(FIELD), scenario(FIELD)
    kind.set("@", kind=90)
    greedy.set("@", kind=-80, greedy=90)
    for s in (kind, greedy):
        s.set("1", hunger=50)
        s.give("@", "bread", 2)
    assert (choice(kind).action, choice(kind).why) == ("give", "1 looks starving")
    assert choice(greedy).action != "give"


def test_one_who_is_asked_gives_if_kind() -> None:
    s = scenario(FIELD)
    s.set("@", kind=60)
    s.give("@", "apple", 3)
    spoken_to(s, "@", "1", "ask")
    assert (choice(s).action, choice(s).why) == ("give", "1 asked for food")


def quarrel(kind: int, theirs: int = -60, bold: int = 0) -> Scenario:
    s = scenario(FIELD)
    s.set("@", kind=kind, bold=bold)
    feel(s.world, s.agent("@"), s.agent("1"), -60, "insulted me")
    feel(s.world, s.agent("1"), s.agent("@"), theirs, "insulted me")
    return s


def test_the_kind_offer_peace_and_take_it_the_hard_do_neither() -> None:
    assert choice(quarrel(kind=100)).topic == "peace"
    assert choice(quarrel(kind=-60)).topic != "peace"
    for kind, takes in ((20, True), (-90, False)):
        s = quarrel(kind)
        spoken_to(s, "@", "1", "peace")
        assert (choice(s).topic == "peace") is takes, kind


def test_a_quarrel_that_nothing_has_fed_for_days_wears_out_the_hard_as_well() -> None:
    s = quarrel(kind=-60)
    assert choice(s).topic != "peace"
    its = s.world.beliefs[s.agent("@")].relations[s.agent("1")]
    see_as(s.world, s.agent("@"), s.agent("1"), replace(its, tick=s.world.tick - 2 * DAY))
    assert choice(s).topic == "peace"


def test_insults_are_answered_by_the_proud_alone() -> None:
    proud, meek = scenario(FIELD), scenario(FIELD)
    proud.set("@", bold=60, kind=-60)
    meek.set("@", bold=-60, kind=80)
    for s in (proud, meek):
        feel(s.world, s.agent("@"), s.agent("1"), -20, "insulted me")
        spoken_to(s, "@", "1", "insult")
    assert choice(proud).topic in ("insult", "threaten") or choice(proud).action == "attack"
    assert choice(meek).topic not in ("insult", "threaten")


def test_nobody_attacks_a_friend_or_a_stranger_for_nothing() -> None:
    for opinion in (60, 0):
        s = scenario(FIELD)
        s.set("@", bold=100, kind=-100)
        s.give("@", "sword")
        feel(s.world, s.agent("@"), s.agent("1"), opinion, "we talked")
        assert choice(s).action != "attack"


def test_hatred_makes_the_bold_go_after_somebody() -> None:
    s = scenario(FIELD)
    s.set("@", bold=90, kind=-60)
    s.give("@", "club")
    feel(s.world, s.agent("@"), s.agent("1"), -90, "killed my brother")
    intent = choice(s)
    assert intent.action == "attack" or (intent.action, intent.topic) == ("say", "threaten")
    assert "killed my brother" in intent.why


def test_two_of_different_nature_choose_differently_in_the_same_spot() -> None:
    chosen = set()
    natures = (
        {"sociable": 100, "curious": -80},
        {"diligent": 100, "sociable": -100},
        {"curious": 100, "sociable": -100, "bold": 60},
        {"diligent": -100, "sociable": -100, "curious": -100},
    )
    for traits in natures:
        s = scenario(
            "\n".join(["." * 50] * 9 + ["." * 20 + "@.1.....B" + "." * 21] + ["." * 50] * 9)
        )
        s.set("@", hunger=650, company=550, **traits)
        intent = choice(s)
        chosen.add((intent.action, intent.topic))
    assert len(chosen) >= 3


# --- how they choose ----------------------------------------------------------


def test_the_same_observation_gives_the_same_intent() -> None:
    s = scenario(FIELD)
    s.set("@", company=300, hunger=500)
    seen = observe(s.world, s.agent("@"))
    assert decide(seen) == decide(seen)
    assert explain(seen) == explain(seen)


def test_what_runs_goes_on_unless_something_is_clearly_better() -> None:
    s = scenario("@" + "." * 6 + "B.W")
    s.set("@", hunger=450)
    s.order("@", "use", target="bush")
    s.ticks(3)
    seen = observe(s.world, s.agent("@"))
    assert decide(seen) == seen.intent
    s.set("@", thirst=40)
    assert choice(s).action == "drink"


def test_every_choice_of_a_hundred_hours_was_offered() -> None:
    for seed in range(40):
        s = scenario("b@.1.F.B.aW.2.l.", seed=seed, hour=seed % 24)
        s.set("@", hunger=seed * 25 % 1000, thirst=seed * 67 % 1000, energy=seed * 41 % 1000)
        s.set("@", bold=seed * 5 - 100, kind=100 - seed * 5, sociable=seed * 5 - 100)
        feel(s.world, s.agent("@"), s.agent("1"), seed * 5 - 100, "hit 2")
        choice(s)


def test_nobody_throws_coins_away_however_full_their_hands() -> None:
    s = scenario(FIELD)
    for kind in [kind for kind in CONTENT.items if not CONTENT.items[kind].food][:HANDS]:
        s.give("@", kind)
    dropped = {key for key, _, _ in explain(observe(s.world, s.agent("@"))) if "drop" in key}
    assert dropped
    s.expect_holds("@", "coin")
    assert "drop coin" not in dropped


def test_the_parts_explain_the_points() -> None:
    s = scenario("@..W.1.B")
    s.set("@", thirst=300)
    table = explain(observe(s.world, s.agent("@")))
    assert table[0][0].startswith("drink well")
    for key, points, parts in table:
        assert points == sum(part[1] for part in parts), key
    assert [row[1] for row in table] == sorted((row[1] for row in table), reverse=True)


def test_talk_is_about_what_the_speaker_knows() -> None:
    s = scenario(FIELD)
    s.set("@", company=100)
    feel(s.world, s.agent("@"), s.agent("1"), 30, "we talked")
    change(s.world.beliefs[s.agent("@")].relations, s.agent("1"), met=s.world.tick)
    s.set("1", hunger=60)
    s.world.beliefs[s.agent("@")].places[77] = Place("bush", 15, 1, s.world.tick, 4)
    intent = choice(s)
    assert (intent.topic, intent.item) == ("chat", 77)
    assert intent.words == "There are berries a walk to the east."


def test_a_fight_and_its_words_can_be_lived_through() -> None:
    """Two who hate each other, on their own minds, do something about it."""
    s = scenario(FIELD)
    for one, other in (("@", "1"), ("1", "@")):
        s.set(one, bold=80, kind=-80)
        feel(s.world, s.agent(one), s.agent(other), -80, "insulted me")
    for _ in range(40):
        for who in ("@", "1"):
            if s.world.alive(s.agent(who)) and s.idle(who):
                intent = choice(s, who)
                s.order(
                    who, intent.action, target=intent.target, topic=intent.topic,
                    x=intent.x, y=intent.y, words=intent.words,
                )  # fmt: skip
        s.ticks(8)
    assert s.events(Attacked) or s.events(Said)
