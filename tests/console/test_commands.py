"""Each command: what it does, and what it says to what makes no sense."""

from collections import Counter
from pathlib import Path

import pytest

from game.abilities.library import Library
from game.abilities.workshop import Workshop
from game.chronicle import Entry
from game.console import Line
from game.console.commands import COMMANDS
from game.console.commands.set import MEANS
from game.core.abilities import grant
from game.core.arcana import Ability
from game.core.commands import Spawn, Voice
from game.core.events import Drank
from game.core.rules import CHANGEABLE
from game.core.statuses import bring_on
from game.core.things import fill, give_item, make_object
from game.measures.series import Series
from game.memory import Memory, Recalled
from game.sandbox import Sandbox
from game.timing import MAX_SPEED
from tests.console.conftest import Desk


def test_every_command_is_tried_here() -> None:
    tried = {name.split("_")[1] for name in globals() if name.startswith("test_")}
    assert set(COMMANDS) <= tried


def test_pause_toggles(desk: Desk) -> None:
    assert desk.run("/pause") == ["paused"]
    assert desk.time.paused
    assert desk.run("/pause") == ["going on"]
    assert not desk.time.paused


def test_step_asks_for_ticks(desk: Desk) -> None:
    assert desk.run("/step") == ["1 tick from tick 1200"]
    desk.run("/step 10")
    assert desk.time.paused
    assert desk.time.steps_left == 11


@pytest.mark.parametrize("word", ["0", "-1", "many", "1e3", "99999999999"])
def test_step_refuses_what_is_no_count(desk: Desk, word: str) -> None:
    assert word in desk.error(f"/step {word}")
    assert not desk.time.paused


def test_speed(desk: Desk) -> None:
    assert desk.run("/speed") == ["speed 1×"]
    assert desk.run("/speed 5") == ["speed 5×"]
    assert desk.run("/speed 2x") == ["speed 2×"]
    assert desk.run("/speed max") == ["speed max"]
    assert desk.time.speed == MAX_SPEED
    assert desk.error("/speed 3") == "no speed '3': there are 1, 2, 5, max"
    assert "no speed" in desk.error("/speed x")


def test_spawn_at_a_place_with_a_name(desk: Desk) -> None:
    assert desk.run("/spawn agent 6 3 Old Tom") == []
    (line,) = desk.later()
    assert line.text == "Old Tom was put into the world"
    assert desk.s.at(desk.s.world.agents[-1]) == (6, 3)


def test_spawn_without_a_place_goes_to_the_cursor_or_the_village(desk: Desk) -> None:
    desk.run("/spawn stone")
    desk.later()
    desk.s.expect_near("stone", "well")
    desk.cursor = (8, 3)
    desk.run("/spawn herb")
    desk.later()
    desk.s.expect_at("herb", (8, 3))


def test_spawn_takes_a_name_without_a_place_and_a_number_for_items(desk: Desk) -> None:
    desk.run("/spawn agent Zoe")
    desk.run("/spawn coin 7")
    desk.run("/spawn berry 2 3 5")
    desk.later()
    world = desk.s.world
    assert "Zoe" in world.names.values()
    assert world.item[desk.s.the("coin")].count == 7
    assert world.item[desk.s.the("berry")].count == 5
    desk.s.expect_at("berry", (2, 3))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/spawn", "spawn what? agent, apple"),
        ("/spawn aple", "there is no prefab 'aple'; did you mean apple"),
        ("/spawn appl", "did you mean apple or apple_tree? There are: agent, apple"),
        ("/spawn apple 5 99", "(5, 99) is outside the map: x is 0 to 9 and y is 0 to 4"),
        ("/spawn apple -1 2", "(-1, 2) is outside the map"),
        ("/spawn tree 5", "x needs a y: /spawn tree 5 <y>"),
        ("/spawn tree 5 y", "x and y must be whole numbers, not '5' and 'y'"),
        ("/spawn tree 5 2 Oak", "only people have names: tree can't be called 'Oak'"),
        ("/spawn apple 5 2 lots", "how many must be a whole number, not 'lots'"),
        ("/spawn apple 5 2 0", "how many must be 1 to 1000, not 0"),
        ("/spawn apple x y", "x and y must be whole numbers, not 'x' and 'y'"),
        ("/spawn frogs", "there is no prefab 'frogs'; there are: agent, apple"),
    ],
)
def test_spawn_says_what_would_have_been_right(desk: Desk, line: str, said: str) -> None:
    assert said in desk.error(line)
    assert desk.s.session.pending() == 0


def test_spawn_accepts_a_beginning_that_fits_one_thing(desk: Desk) -> None:
    desk.run("/spawn mush 2 2")
    desk.later()
    desk.s.expect_at("mushroom", (2, 2))


def test_kill_by_name_id_and_selection(desk: Desk) -> None:
    mara = desk.s.agent("@")
    desk.run("/kill mara")
    assert [line.text for line in desk.later()] == ["Mara died of the hand of fate"]
    assert desk.error(f"/kill {mara}") == "Mara is dead already"
    desk.run(f"/kill agent_{desk.s.agent('1')}")
    desk.selected = desk.s.the("tree")
    desk.run("/kill selected")
    desk.later()
    assert desk.s.world.agents == []
    assert desk.s.all("tree") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/kill", "kill whom?"),
        ("/kill Mar", "'Mar' could be Mara or Marten"),
        ("/kill Marra", "nobody here is called 'Marra'; did you mean Mara"),
        ("/kill Xyz", "nobody here is called 'Xyz'; give a name, or an id such as 7"),
        ("/kill 99", "there is no entity 99"),
        ("/kill agent", "there are 2 of 'agent', such as Mara, Marten"),
        ("/kill stone_2", "2 is an apple, not a stone"),
        ("/kill selected", "nothing is selected"),
    ],
)
def test_kill_says_what_would_have_been_right(desk: Desk, line: str, said: str) -> None:
    assert said in desk.error(line)


def test_give(desk: Desk) -> None:
    desk.run("/give marten coin 12")
    assert [line.text for line in desk.later()] == ["Marten was given 12 coins from nowhere"]
    desk.s.expect_holds("1", "coin", 12)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/give", "give whom what?"),
        ("/give Mara", "give whom what?"),
        ("/give Mara tree", "there is no item 'tree'"),
        ("/give Mara aple", "did you mean apple"),
        ("/give Mara apple 0", "count must be 1 to 1000, not 0"),
        ("/give Mara apple x", "count must be a whole number, not 'x'"),
        ("/give tree_4 apple", "is a tree, not a person"),
        ("/give 2 apple", "apple_2 is an apple, not a person"),
    ],
)
def test_give_says_what_would_have_been_right(desk: Desk, line: str, said: str) -> None:
    assert said in desk.error(line)


def test_tp_to_a_tile_and_to_somebody(desk: Desk) -> None:
    desk.run("/tp Mara 8 3")
    assert [line.text for line in desk.later()] == ["Mara was moved from nowhere"]
    desk.s.expect_at("@", (8, 3))
    desk.run("/tp apple_2 Marten")
    desk.later()
    desk.s.expect_at("apple", desk.s.at("1"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/tp Mara", "move what where?"),
        ("/tp Mara 5 77", "(5, 77) is outside the map"),
        ("/tp Mara Nobody", "nobody here is called 'Nobody'"),
    ],
)
def test_tp_says_what_would_have_been_right(desk: Desk, line: str, said: str) -> None:
    assert said in desk.error(line)


def test_tp_moves_nothing_that_is_not_on_the_map(desk: Desk) -> None:
    pile = desk.s.give("@", "coin")
    assert desk.error(f"/tp {pile} 2 2") == (
        f"coin_{pile} is not on the map: it is in the hands of Mara"
    )
    desk.run("/kill Mara")
    desk.later()
    assert desk.error("/tp Mara 2 2") == "Mara is not on the map: it is dead"


def test_say_to_one_and_to_all(desk: Desk) -> None:
    assert desk.run("/say Mara Look behind you") == ["Mara will hear it"]
    assert desk.run("/say all  Good morning!") == ["everybody will hear it"]
    desk.later()
    assert [(event.agent, event.words) for event in desk.s.events("voice_heard")] == [
        (desk.s.agent("@"), "Look behind you"),
        (desk.s.agent("@"), "Good morning!"),
        (desk.s.agent("1"), "Good morning!"),
    ]
    assert desk.error("/say Mara") == "say what to whom?"
    assert "nobody here is called 'Hello'" in desk.error("/say Hello everybody")


def test_possess_takes_somebody_over_and_lets_go(desk: Desk) -> None:
    assert desk.error("/possess") == "you lead nobody: whom do you take over?"
    desk.run("/possess Mara")
    assert desk.later() == [Line("info", "Mara is led by another will now")]
    assert desk.s.world.possessed == desk.s.agent("@")
    desk.run("/possess Mara")
    assert desk.later() == [Line("error", "Mara is possessed already")]
    desk.run("/possess")
    assert desk.later() == [Line("info", "Mara is their own master again")]
    assert desk.s.world.possessed == 0


def test_act_lists_and_chooses_for_the_possessed(desk: Desk) -> None:
    assert desk.error("/act") == "you lead nobody: /possess somebody first"
    desk.run("/possess Mara")
    desk.later()
    apple = desk.s.the("apple")
    assert any(line.startswith(f"pickup apple_{apple}: ") for line in desk.run("/act"))
    assert desk.console.complete(f"/act pickup apple_{apple}"[:-2])
    desk.run(f"/act pickup apple_{apple}")
    desk.s.until(lambda: desk.s.count("@", "apple") == 1)
    other = desk.s.agent("1")
    desk.run(f"/act chat agent_{other} Well met, old friend!")
    desk.s.until(lambda: bool(desk.s.events("said")))
    assert desk.s.last("said").words == "Well met, old friend!"
    desk.run("/act go 2 2")
    desk.s.until(lambda: desk.s.at("@") == (2, 2))
    desk.run("/act go 0 0")
    desk.later()
    assert desk.error("/act fly") == "they can't do 'fly' now; /act lists what they can"
    assert "nobody can stand there" in desk.s.last("action_refused").reason


def test_act_may_follow_at_once_though_time_stands(desk: Desk) -> None:
    apple = desk.s.the("apple")
    desk.run("/possess Mara")
    assert any(line.startswith(f"pickup apple_{apple}: ") for line in desk.run("/act"))
    desk.run(f"/act pickup apple_{apple}")
    desk.s.until(lambda: desk.s.count("@", "apple") == 1)
    desk.run("/possess")
    assert desk.error("/act") == "you lead nobody: /possess somebody first"


def test_a_choice_that_is_refused_is_told(desk: Desk) -> None:
    desk.run("/possess Mara")
    desk.later()
    desk.run("/act go 0 0")
    assert desk.later() == [Line("error", "Mara could not move: nobody can stand there")]


def test_interview_answers_at_once_or_later(desk: Desk) -> None:
    assert desk.run("/interview Mara Where is Marten?") == [
        "Mara: I see Marten from here, 2 steps south."
    ]
    assert desk.error("/interview Mara") == "ask whom what?"
    waiting = []
    desk.console.context.interview = lambda world, agent, question, then: waiting.append(then) or ""
    assert desk.run("/interview Mara Who are you?") == ["Mara thinks about it ..."]
    waiting[0]("I am Mara.")
    assert desk.console.drain() == [Line("info", "Mara: I am Mara.")]
    assert desk.s.session.pending() == 0


def test_whisper_is_a_thought_of_one(desk: Desk) -> None:
    desk.run("/whisper Mara Beware of Marten")
    assert desk.later() == [Line("info", 'Mara had a thought: "Beware of Marten"')]
    assert desk.error("/whisper Mara") == "whisper what to whom?"


def test_save_load_and_dump_use_their_handles(desk: Desk) -> None:
    assert desk.run("/save") == ["saved"]
    assert desk.run("/load world_003") == ["loaded"]
    assert desk.run("/load") == ["loaded"]
    assert desk.run("/dump here.json") == ["dumped"]
    assert desk.called == ["save", "load world_003", "load ", "dump here.json"]


def test_a_slash_typed_twice_is_shown_once(desk: Desk) -> None:
    assert desk.console.run("//save")[0] == Line("echo", "/save")


def test_new_uses_its_handle(desk: Desk) -> None:
    made: list[tuple[str, int | None]] = []

    def new(scenario: str, seed: int | None) -> str:
        made.append((scenario, seed))
        return "made"

    desk.console.context.new = new
    desk.console.context.scenarios = lambda: ["famine", "party"]
    for line in ("/new", "/new party", "/new party 7", "/new 7"):
        assert desk.run(line) == ["made"]
    assert made == [("", None), ("party", None), ("party", 7), ("", 7)]
    assert desk.error("/new party 7 8").startswith("a scenario and a seed")
    assert "whole number" in desk.error("/new party x")
    assert desk.console.complete("/new f") == ["/new famine"]


test_load_uses_its_handle = test_dump_uses_its_handle = test_save_load_and_dump_use_their_handles


def test_seed(desk: Desk) -> None:
    assert desk.run("/seed") == ["seed 1"]


def test_minds(desk: Desk) -> None:
    desk.console.context.model = lambda: {"mind": "built-in", "calls": 3, "cost_usd": 0.01}
    assert desk.run("/minds") == ["mind: built-in", "calls: 3", "cost usd: 0.01"]
    desk.console.context.model = lambda: {"mended": {"cut": 2, "wrong_enum": 1}, "skipped": {}}
    assert desk.run("/minds") == ["mended: cut 2, wrong enum 1", "skipped: none"]


def test_metrics(desk: Desk) -> None:
    series = Series(["bread"])
    desk.console.context.series = lambda: series
    desk.s.world.tick = 100
    series.add(desk.s.world, Counter(talk=3))
    desk.s.world.tick = 200
    series.add(desk.s.world, Counter(talk=4))
    told = desk.run("/metrics")
    assert any(line.split()[:3] == ["People", "alive", "2"] for line in told)
    assert any(line.split()[:3] == ["Things", "said", "7"] for line in told)
    assert desk.run("/metrics talk")[1:] == ["  tick     100: 3", "  tick     200: 4"]
    desk.s.world.tick = 150  # a moment of the past knows nothing of what came after
    assert desk.run("/metrics talk")[1:] == ["  tick     100: 3"]
    assert "price_bread" in desk.error("/metrics luck")


def test_economy_tells_prices_wealth_coins_and_whether_the_books_balance(desk: Desk) -> None:
    world = desk.s.world
    stall = make_object(world, "market_stall", 4, 3)
    fill(world, stall, "bread", 2, "begun with")
    desk.s.give("@", "coin", 3)
    told = desk.run("/economy")
    assert f"market_stall_{stall}: 0 coins in the till" in told
    assert "  bread: 2.50 (base 2.50, going to 2.50), 2 in stock" in told
    assert "Mara (villager): worth 3.00, 3 coins" in told
    assert told[-2:] == ["3 coins in the world; Gini index 50 of 100", "the books balance"]
    assert "gathered: +3 coin" in desk.run("/economy books")
    desk.s.set("coin", count=7)
    assert desk.run("/economy")[-1] == "coin: the books say 3, there are 7"
    assert "one of prices, people, books" in desk.error("/economy weather")


def test_chronicle(desk: Desk) -> None:
    assert "nothing has happened" in desk.run("/chronicle")[0]
    left = Entry(2400, 9, "k", "Mara left", ": bored")
    days = [(1, [Entry(7, 9, "k", "Mara came")]), (2, [left])]
    desk.console.context.story = lambda tick: days
    assert desk.run("/chronicle") == ["Day 2", "Mara left: bored (tick 2400)"]
    assert desk.run("/chronicle 1") == ["Day 1", "Mara came (tick 7)"]
    assert "there are days 1, 2" in desk.error("/chronicle 3")


def test_budget(desk: Desk) -> None:
    assert "cost nothing" in desk.run("/budget")[0]
    asked: list[float | None] = []

    def budget(dollars: float | None) -> list[str]:
        asked.append(dollars)
        return ["spent"]

    desk.console.context.budget = budget
    assert desk.run("/budget") == desk.run("/budget $2.50") == ["spent"]
    assert asked == [None, 2.5]
    assert "no budget" in desk.error("/budget much") and "no budget" in desk.error("/budget -1")


def test_set_changes_a_rule(desk: Desk) -> None:
    assert desk.run("/set sight_d 4") == []
    before = desk.s.world.rules.sight_day
    assert desk.later() == [Line("info", f"the rule sight_day went from {before} to 4")]
    assert desk.s.world.rules.sight_day == 4
    (told,) = desk.run("/set sight_day")
    assert told.startswith("sight_day is 4; it can be 1 to 40 (how far people see")
    assert "sight_day 4  how far people see by day, tiles" in desk.run("/set")
    assert MEANS.keys() == CHANGEABLE.keys()
    assert "sight_day must be 1 to 40" in desk.error("/set sight_day 0")
    assert "no rule 'day_ticks'" in desk.error("/set day_ticks 10")


def test_persona_changes_a_trait(desk: Desk) -> None:
    assert desk.run("/persona Mara bold 80") == []
    before = desk.s.world.persona[desk.s.agent("@")].traits.bold
    assert desk.later() == [Line("info", f"Mara was changed: bold went from {before} to 80")]
    assert desk.run("/persona Mara bold") == ["Mara: bold 80"]
    assert "bold 80" in desk.run("/persona Mara")[0]
    assert "bold must be -100 to 100" in desk.error("/persona Mara bold 101")
    assert desk.console.complete("/persona Mara gr") == ["/persona Mara greedy"]


def test_fork_makes_a_world_of_the_past(desk: Desk) -> None:
    desk.s.ticks(5)
    asked: list[tuple[int | None, str]] = []
    desk.console.context.fork = lambda tick, name: asked.append((tick, name)) or "forked"
    assert desk.run("/fork") == desk.run("/fork 3") == desk.run("/fork 3 'x") == ["forked"]
    assert desk.run("/fork other") == ["forked"]
    assert asked == [(None, ""), (3, ""), (3, "'x"), (None, "other")]
    assert "the tick must be 0 to" in desk.error("/fork 999999")
    assert "quotes" in desk.error("/fork 3 two words")


def test_goto_shows_a_tick_or_an_event(desk: Desk) -> None:
    assert "window only" in desk.error("/goto 0")
    desk.s.ticks(5)
    context = desk.console.context
    context.goto = lambda tick, entity: f"at {tick}, {entity}"
    context.event = lambda number: Drank(agent=7, source=3, id=number, tick=number * 100)
    assert desk.run("/goto 3") == ["at 3, 0"]
    assert desk.run("/goto now") == ["at -1, 0"]
    context.session.world.next_event = 5
    assert desk.run("/goto event 1") == desk.run("/goto #1") == ["at 100, 7"]
    assert "the tick must be 0 to" in desk.error("/goto 999999")
    assert "go where?" in desk.error("/goto")


def test_compare_wants_a_world_and_a_window(desk: Desk) -> None:
    assert "in the window only: here, leave and use `python main.py compare A B`" in desk.error(
        "/compare other"
    )
    assert "none is related: /fork makes one" in desk.error("/compare")
    context = desk.console.context
    context.relatives = lambda: ["child", "my own"]
    context.compare = lambda name: f"comparing with {name}"
    assert "related are: child, my own" in desk.error("/compare")
    assert "quotes" in desk.error("/compare my own")
    assert desk.run('/compare "my own"') == ["comparing with my own"]
    assert desk.console.complete("/compare ") == ["/compare child", '/compare "my own"']
    assert desk.console.complete("/compare child ") == []


def test_help_is_tried_in_test_console(desk: Desk) -> None:
    assert desk.run("/help seed")[0] == "/seed"


def test_debug_shows_the_whole_of_a_person(desk: Desk) -> None:
    s = desk.s
    s.give("@", "coin", 3)
    s.give("@", "flask")
    s.set("@", thirst=200, bold=-40, health=77)
    s.do("@", "give", target="1", item="coin", count=2)
    s.order("@", "use", target="tree", why="needs wood")
    s.ticks(6)
    text = "\n".join(desk.run("/debug Mara"))
    assert f"Mara (agent_{s.agent('@')}), at (" in text
    for part in (
        "health    78/100",
        "thirst 19",
        "(low)",
        "bold -40",
        "a coin (coin_",
        "a flask of water (flask_",
        'use tree_4 because "needs wood" (since 5 ticks)',
        "walking, ",
        "steps to go to (",
        "none open",
        "+3 Marten: took my gift gladly (day 1 12:",
        "Mara gave Marten 2 coins",
        "knows ",
    ):
        assert part in text, f"{part!r} not in\n{text}"


def test_debug_tells_of_powers_states_and_books(desk: Desk) -> None:
    s, world = desk.s, desk.s.world
    agent = s.agent("@")
    grant(world, agent, Ability("bolt", "Strike.", 10, 60), "given")
    bring_on(world, agent, "hasted", 50, 0, 0)
    give_item(world, agent, "spellbook", label="bolt")
    give_item(world, agent, "bread", fades=world.tick + 900)
    text = "\n".join(desk.run("/debug Mara"))
    assert "powers    bolt" in text
    assert "is        hastened (50 ticks)" in text
    assert "about bolt" in text
    assert "will fade" in text


def test_debug_tells_of_an_open_ticket_and_of_failures(desk: Desk) -> None:
    desk.s.do("@", "eat", item="apple")
    desk.s.ticks(20)
    text = "\n".join(desk.run("/debug Mara"))
    assert "open since" in text
    assert "could not eat: it isn't in hand" in text
    assert "1 in a row" in text


def test_debug_shows_things(desk: Desk) -> None:
    desk.selected = desk.s.the("tree")
    assert desk.run("/debug") == [
        "tree_4, at (7, 2) on grass",
        "  stock     3 of 3 wood",
        "  changed   day 1 12:00",
    ]
    pile = desk.s.give("1", "berry", 4)
    assert desk.run(f"/debug {pile}")[:2] == [
        f"berry_{pile}, in the hands of Marten",
        "  pile      4 berries",
    ]


def test_debug_of_nobody(desk: Desk) -> None:
    assert desk.error("/debug") == "nothing is selected: give a name or an id"
    desk.run("/kill Mara")
    desk.later()
    assert desk.error("/debug Mara") == "Mara is dead"
    assert "the grave" not in desk.run(f"/debug {desk.s.the('grave')}")


def test_commands_are_logged_as_typed_at_the_console(desk: Desk) -> None:
    seen = []
    desk.s.session.observers.append(lambda report: seen.extend(report.entries))
    desk.run("/spawn apple 2 2")
    desk.run("/say all hi")
    desk.later()
    assert [(entry.source, type(entry.command)) for entry in seen] == [
        ("console", Spawn),
        ("console", Voice),
    ]


def test_weather_turns_the_sky_and_tells_of_it(desk: Desk) -> None:
    assert "growth" in desk.run("/weather")[0] or "grow" in desk.run("/weather")[0]
    assert "allowed" in desk.error("/weather frogs") or "frogs" in desk.error("/weather frogs")
    desk.run("/set dangers 1")
    assert desk.run("/weather rain 50") == []
    desk.s.ticks(2)
    assert desk.s.world.weather.kind == "rain"
    assert desk.run("/weather")[0].startswith("rain for")
    assert desk.console.complete("/weather dr") == ["/weather drought"]


def test_tell_lets_somebody_know_something(desk: Desk) -> None:
    assert desk.run("/tell Mara Marten hid a sword") == ["Mara will know it"]
    desk.later()
    (fact,) = desk.s.world.facts.values()
    assert (fact.kind, fact.subject) == ("rumour", desk.s.agent("1"))
    assert desk.error("/tell Mara") == "tell whom what?"


def test_facts_tells_what_is_known_by_whom_and_from_whom(desk: Desk) -> None:
    assert desk.run("/facts") == ["nobody knows anything worth telling yet"]
    assert desk.run("/facts Mara") == ["Mara knows nothing worth telling"]
    desk.run("/tell Mara the well is deep")
    desk.later()
    desk.s.do("@", "say", target="1", topic="tell", fact=1, words="The well is deep.")
    assert desk.run("/facts") == ["#1 the well is deep (2 of 2)"]
    assert "(at first hand, day 1 12:0" in desk.run("/facts Mara")[0]
    assert "(from Mara, day 1 12:" in desk.run("/facts Marten")[0]
    told = desk.run("/facts 1")
    assert told[0] == "the well is deep: 2 of 2 know it"
    assert [line.split(" ", 5)[-1] for line in told[1:]] == [
        "Mara, at first hand",
        "Marten, from Mara",
    ]
    assert "no fact 9" in desk.error("/facts 9")


def test_why_asks_for_somebody_and_a_tick(desk: Desk) -> None:
    asked: list[tuple[int, int]] = []

    def why(agent: int, tick: int) -> list[str]:
        asked.append((agent, tick))
        return ["because"]

    desk.console.context.why = why
    mara, now = desk.s.agent("@"), desk.s.world.tick
    assert desk.run("/why mara") == ["because"]
    assert desk.run("/why mara 17") == ["because"]
    assert asked == [(mara, now), (mara, 17)]
    assert "tick" in desk.error(f"/why mara {now + 1}")
    assert "no person" in desk.error("/why well")
    desk.error("/why")


def test_memories_tells_what_comes_back_and_why(desk: Desk) -> None:
    asked: list[tuple[int, str, int]] = []
    memory = Memory(7, 0, "Tom stole bread", "stole", 70, "saw", cites=(3, 4))

    def recall(agent: int, words: str, tick: int) -> list[Recalled]:
        asked.append((agent, words, tick))
        return [Recalled(memory, 1.25, 0.5, 0.7, 0.05)]

    mara, now = desk.s.agent("@"), desk.s.world.tick
    assert desk.run("/memories Mara") == ["Mara remembers nothing"]
    desk.console.context.recall = recall
    told = desk.run("/memories Mara stolen bread")
    assert asked == [(mara, "stolen bread", now)]
    assert told[0] == "Mara, at the words: stolen bread"
    assert "1.25 (fresh 0.50, weight 0.70, fits 0.05) #7" in told[1]
    assert told[1].endswith("saw: Tom stole bread, from #3, #4")
    desk.run("/memories Mara")
    assert "Marten" in asked[-1][1], "people in sight are what memories are searched for"
    assert "whose" in desk.error("/memories")


def test_ability_lists_what_could_be_granted_and_proves_it(desk: Desk, tmp_path: Path) -> None:
    library, sandbox = Library(tmp_path), Sandbox()
    workshop = Workshop(desk.s.session, library, sandbox)
    desk.console.context.workshop = lambda: workshop
    try:
        assert "nobody in this world commands any power" in desk.run("/ability")
        assert any("chain_lightning" in line for line in desk.run("/ability list"))
        assert any("class Heal" in line for line in desk.run("/ability show heal"))
        proof = desk.run("/ability prove heal")
        assert proof[-1] == "heal is proven; it does heal"
        assert any("wounded" in line and "done" in line for line in proof)
        assert desk.run("/ability grant marten heal") == ["heal is proven, and granted to Marten"]
        desk.later()
        marten = desk.s.agent("1")
        assert "heal" in desk.s.world.powers[marten]
        assert library.names() == ["heal"]
        assert desk.run("/ability list")[0].startswith("heal: ")
        assert any("commanded by Marten" in line for line in desk.run("/ability show heal"))
        assert "doesn't command heal" in desk.error("/ability revoke heal mara")
        desk.run("/ability revoke heal marten")
        desk.later()
        assert marten not in desk.s.world.powers
        (tmp_path / "abilities" / "bad.py").write_text("class Bad(Ability): ...", "utf-8")
        assert "bad is not granted: load" in desk.run("/ability grant marten bad")[0]
    finally:
        sandbox.close()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/ability dance", "there is no deed 'dance'"),
        ("/ability show heal", "not possible here"),
        ("/ability grant mara", "grant whom what?"),
        ("/ability revoke", "revoke what?"),
        ("/ability revoke heal", "there is no ability 'heal'"),
    ],
)
def test_ability_says_what_would_have_been_right(desk: Desk, line: str, said: str) -> None:
    assert said in desk.error(line)


def test_quit_leaves_once_it_is_meant(desk: Desk) -> None:
    assert desk.error("/quit") == "leaving is not possible here"
    desk.console.context.leave = lambda: desk.called.append("leave")
    assert "'now'" in desk.error("/quit now")
    assert desk.called == []
    assert desk.run("/quit") == ["saving, and leaving"]
    assert desk.called == ["leave"]


@pytest.mark.parametrize("line", ["/save as other", "/seed 7", "/pause please", "/minds 3"])
def test_what_stands_behind_a_command_that_takes_nothing_is_not_passed_over(
    desk: Desk, line: str
) -> None:
    assert "takes nothing behind it" in desk.error(line)
    assert desk.called == []
    assert not desk.time.paused


def test_where_there_is_no_ability_none_are_listed(desk: Desk) -> None:
    assert desk.error("/ability revoke heal") == "there is no ability 'heal'; there are none at all"


def test_a_single_coin_is_one(desk: Desk) -> None:
    give_item(desk.s.world, desk.s.agent("@"), "coin", 1)
    give_item(desk.s.world, desk.s.agent("1"), "coin", 2)
    told = "\n".join(desk.run("/economy people"))
    assert "1 coin\n" in told + "\n" and "2 coins" in told
