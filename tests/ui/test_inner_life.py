"""What somebody means to do today, has concluded and remembers stands in the inspector."""

from msgspec.structs import replace

from game.core.change import change
from game.core.days import Block, DayPlan
from game.memory.memory import REFLECTION, Memory
from tests.ui.stage import Stage
from tests.ui.test_society import tab


def test_today_s_plan_is_told_until_the_day_is_over(stage: Stage) -> None:
    world, ada = stage.world, stage.named("Ada")
    stage.shell.selection.choose(ada)
    assert "TODAY" not in tab(stage, "Self")
    blocks = (Block(6, "work", "fish by the lake"), Block(18, "people", "go to Bob's party"))
    day = world.rules.day(world.tick)
    plan = DayPlan(day, 0, "x", blocks, "a/model", 1, "Bob's party")
    change(world.mind, ada, plan=plan)
    words = tab(stage, "Self")
    for told in ("06:00 fish by the lake", "18:00 go to Bob's party", "anew: Bob's", "a/model"):
        assert told in " ".join(words.split())
    change(world.mind, ada, plan=replace(plan, day=day + 1))
    assert "fish by the lake" not in tab(stage, "Self")


def test_conclusions_come_before_what_they_rest_on(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    stage.desk.memories = lambda agent, tick: [
        Memory(3, 0, "Bob hit me with a club", "attacked", 60, "met"),
        Memory(3, 0, "Bob means me harm", REFLECTION, 70, "thought", 0, (1, 3)),
    ]
    words = tab(stage, "Memory")
    assert words.index("Bob means me harm") < words.index("Bob hit me with a club")
    assert "from 2 memories" in words
    assert [tick for _, tick in stage.shell.inspector._moments] == [0], "a click tells why"
