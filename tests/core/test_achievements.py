"""Achievements are known by events, and a world's firsts are told once."""

from game.core.achievements import TITLES, shown
from game.core.combat import die
from game.core.events import (
    Crafted,
    FirstDone,
    Gave,
    Returned,
    Surrendered,
    TiesChanged,
    Told,
    Traded,
    Used,
)
from game.core.systems.achieving import achieving
from tests.persistence.living import CONTENT, tiny


def made(item: str) -> list[str]:
    event = Crafted(agent=1, item=item, count=1, recipe=item, used={})
    return [name for name, _ in shown(CONTENT, event)]


def test_who_has_what_by_which_event() -> None:
    trade = Traded(agent=1, target=2, deal=1, gave="", got="", gives={}, wants={})
    assert shown(CONTENT, trade) == (("trade", 1), ("trade", 2))
    told = Told(agent=1, source=2, fact=1, hops=1, news="")
    assert shown(CONTENT, told) == (("news", 2),)
    assert shown(CONTENT, Surrendered(agent=1, target=2)) == (("win", 2),)
    back = Returned(agent=1, target=2, item="apple", count=1)
    assert shown(CONTENT, back) == (("recover", 2),)
    hated = TiesChanged(agent=1, target=2, tie="now can't stand", reason="")
    assert shown(CONTENT, hated) == ()
    assert shown(CONTENT, Used(agent=1, target=3, did="", item="fish", count=1)) == (("fish", 1),)
    assert shown(CONTENT, Used(agent=1, target=3, did="", item="berry", count=1)) == ()
    assert made("bread") == ["craft", "bread"]
    assert made("sword") == ["craft", "weapon"] and made("axe") == ["craft", "tool"]
    assert len(TITLES) == 22


def test_each_is_noted_for_everybody_and_told_for_the_first() -> None:
    world = tiny(3, 4)
    a, b = world.agents[:2]
    world.tick = 7
    for giver, taker in ((a, b), (b, a), (a, b)):
        world.emit(Gave(agent=giver, target=taker, item="apple", count=1))
    achieving(world)
    told = [event for event in world.events if isinstance(event, FirstDone)]
    assert [(event.agent, event.name, event.cause) for event in told] == [(a, "give", 1)]
    assert world.skills[a].firsts == world.skills[b].firsts == {"give": 7}
    assert world.firsts == {"give": a}
    die(world, a, "thirst", 0, 0)
    world.emit(Gave(agent=b, target=b, item="apple", count=1))
    achieving(world)
    assert world.firsts == {"give": a}
