"""Conclusions follow from what they cite, and aren't drawn twice."""

from pathlib import Path

from game.config.settings import Memory as Options
from game.core.rules import Rules
from game.memory import Keeper, Memory
from game.memory.keeper import EVERY
from game.memory.memory import REFLECTION
from game.memory.reflection import conclusions
from tests.persistence.living import tiny

TOM, ADA = 8, 9
NAMES = {TOM: "Tom", ADA: "Ada"}


def _met(number: int, kind: str, about: int, source: str = "met", text: str = "x") -> Memory:
    return Memory(number, 10 * number, text, kind, 30, source, about)


def _drawn(memories: list[Memory]) -> list[Memory]:
    return conclusions(memories, Rules().hour, NAMES.__getitem__)


def test_a_grudge_cites_the_wrongs() -> None:
    wrongs = [_met(n, "attacked", TOM) for n in (4, 9, 12)]
    (grudge,) = _drawn([*wrongs, _met(13, "attacked", ADA, "did"), _met(14, "attacked", ADA)])
    assert grudge.text == "Tom has wronged me 3 times or more"
    assert (grudge.cites, grudge.about, grudge.number) == ((4, 9, 12), TOM, 12)
    assert _drawn([*wrongs, grudge]) == []
    assert _drawn([*wrongs, grudge, _met(15, "attacked", TOM)]) == [], "4 is 3 or more"


def test_friends_and_talks_and_habits() -> None:
    gifts = [_met(n, "gave", ADA) for n in (1, 2)]
    talks = [_met(n, "conversation_ended", ADA) for n in range(20, 25)]
    work = [_met(n, "used", 0, "did", "Mara gathered a berry") for n in range(30, 36)]
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

    world.tick = EVERY
    keeper.keep((agent, _met(n, "attacked", other)) for n in (1, 2, 3))
    assert concluded() == []
    keeper.keep([(agent, _met(4, "attacked", other))])
    assert concluded() == [f"{world.label(other)} has wronged me 3 times or more"]
    found = keeper.recall(agent, f"{world.label(other)} wronged")
    assert found[0].memory.kind == REFLECTION
    keeper.close()
