"""Conclusions follow from what they cite, and aren't drawn twice."""

from pathlib import Path

from game.config.settings import Memory as Options
from game.core.events import Remembered
from game.core.rules import Rules
from game.memory import Keeper, Memory
from game.memory.keeper import EVERY
from game.memory.memory import REFLECTION
from game.memory.reflection import FIGHT, conclusions
from game.session import TickReport
from tests.persistence.living import tiny

TOM, ADA = 8, 9
NAMES = {TOM: "Tom", ADA: "Ada"}


def _met(number: int, kind: str, about: int, source: str = "met", text: str = "x") -> Memory:
    return Memory(number, 2 * FIGHT * number, text, kind, 30, source, about)


def _drawn(memories: list[Memory]) -> list[Memory]:
    return conclusions(memories, Rules().hour, NAMES.__getitem__)


def test_a_grudge_cites_the_wrongs() -> None:
    wrongs = [_met(n, "attacked", TOM) for n in (4, 9, 12)]
    (grudge,) = _drawn([*wrongs, _met(13, "attacked", ADA, "did"), _met(14, "attacked", ADA)])
    assert grudge.text == "Tom has wronged me 3 times or more"
    assert (grudge.cites, grudge.about, grudge.number) == ((4, 9, 12), TOM, 12)
    assert _drawn([*wrongs, grudge]) == []
    assert _drawn([*wrongs, grudge, _met(15, "attacked", TOM)]) == [], "4 is 3 or more"


def test_one_fight_is_one_wrong_however_many_blows_fall() -> None:
    blows = [Memory(n, 1000 + n * FIGHT, "x", "attacked", 30 + n, "met", TOM) for n in range(1, 9)]
    assert _drawn(blows) == []
    (grudge,) = _drawn([*blows, _met(20, "stole", TOM), _met(30, "attacked", TOM)])
    assert grudge.text == "Tom has wronged me 3 times or more"
    assert grudge.cites == (8, 20, 30), "the worst blow stands for the fight"


def test_friends_and_talks_and_habits() -> None:
    gifts = [_met(n, "gave", ADA) for n in (1, 2)]
    talks = [_met(n, "conversation_ended", ADA) for n in range(20, 25)]
    work = [Memory(n, 10 * n, "Mara gathered a berry", "used", 3, "did") for n in range(30, 36)]
    night = [Memory(40, 1900, "Mara gathered a berry", "used", 3, "did")]
    texts = [one.text for one in _drawn([*gifts, *talks, *work, *night])]
    assert texts == [
        "Ada has been good to me 2 times or more",
        "I talk with Ada more than with others",
        "Mostly I gathered a berry in the morning",
    ]


def test_people_reflect_when_enough_has_gathered(tmp_path: Path) -> None:
    world = tiny()
    agent, other = world.agents[:2]
    keeper = Keeper(tmp_path, lambda: world, Options(reflect_at=100), patient=True)

    def concluded() -> list[str]:
        return [m.text for m in keeper.all_of(agent) if m.kind == REFLECTION]

    world.tick = 10 * EVERY
    keeper.keep((agent, _met(n, "attacked", other)) for n in (1, 2, 3))
    assert concluded() == []
    keeper.keep([(agent, _met(4, "attacked", other))])
    assert concluded() == [f"{world.label(other)} has wronged me 3 times or more"]
    found = keeper.recall(agent, f"{world.label(other)} wronged")
    assert found[0].memory.kind == REFLECTION
    keeper.close()


def test_a_model_may_see_to_it_and_weigh_anew_what_it_was_shown(tmp_path: Path) -> None:
    world = tiny()
    agent, other = world.agents[:2]
    keeper = Keeper(tmp_path, lambda: world, Options(reflect_at=50), patient=True)
    claimed: list[int] = []

    def claim(who: int) -> bool:
        claimed.append(who)
        return True

    keeper.reflect = claim
    world.tick = 10 * EVERY
    keeper.keep((agent, _met(n, "attacked", other)) for n in (1, 2, 3))
    assert [m.kind for m in keeper.all_of(agent)] == ["attacked"] * 3
    assert claimed == [agent]
    assert [m.number for m in keeper.lately(agent, 2)] == [2, 3]
    event = Remembered(
        id=50, tick=world.tick, agent=agent, words="Keep away", importance=80, weights=((2, 99),)
    )
    keeper.on_report(TickReport(world.tick, (), (event,), 0))
    found = {m.number: m.importance for m in keeper.all_of(agent)}
    assert found == {1: 30, 2: 99, 3: 30, 50: 80}
    keeper.conclude(agent)
    assert f"{world.label(other)} has wronged me 3 times or more" in [
        m.text for m in keeper.all_of(agent)
    ]
    keeper.close()
