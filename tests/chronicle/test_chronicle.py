"""The chronicle tells what happened, why, and nothing else."""

import re
from collections import Counter
from pathlib import Path

from game.chronicle import Chronicle, Day, Entry
from game.chronicle.book import EVERY, FILE
from game.chronicle.day import ALIKE, FEW, LINES
from game.chronicle.fights import FIGHT
from game.chronicle.teller import Teller
from game.chronicle.weighing import MAGIC
from game.core.arcana import Ability
from game.core.events import (
    AbilityGranted,
    AbilityLearnt,
    AbilityUsed,
    Attacked,
    Decided,
    DecisionRequested,
    Died,
    Event,
    FirstDone,
    Gave,
    Happening,
    KilledBeast,
    LootFound,
    RuleChanged,
    Said,
    Snatched,
    Spared,
    Spawned,
    Summoned,
    Surrendered,
    TiesChanged,
    Wished,
    WishGranted,
    Yielded,
)
from game.core.narrate import tell
from game.core.rules import Rules
from game.core.world import World
from game.session import Session, TickReport
from tests.persistence.living import give_minds, tiny


def _play(session: Session, ticks: int) -> None:
    give_minds(session)
    for _ in range(ticks):
        session.tick()


def _report(tick: int, *events: Event) -> TickReport:
    return TickReport(tick, (), events, "", 0)


def _hit(world: World, number: int, tick: int, cause: int = 0) -> Attacked:
    a, b = world.agents[:2]
    return Attacked(
        id=number, tick=tick, cause=cause, agent=a, target=b, weapon="club", damage=3, guarded=False
    )


def test_a_reason_is_the_nearest_cause_that_gives_one() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b = world.agents[:2]
    insult = Said(id=1, tick=4, agent=b, target=a, topic="insult", words="Fool")
    decided = Decided(
        id=2,
        tick=5,
        cause=1,
        agent=a,
        ticket=1,
        action="attack",
        why="",
        mind="m",
        provisional=False,
    )
    (entry,) = teller.read(world, [insult, decided, _hit(world, 3, 6, 2)])
    names = world.label(a), world.label(b)
    assert entry.line == f'{names[0]} attacked {names[1]}: {names[1]} to {names[0]}: "Fool"'
    assert (entry.tick, entry.event) == (6, 3)


def test_a_death_has_the_reason_behind_the_blow() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b = world.agents[:2]
    decided = Decided(
        id=1,
        tick=5,
        agent=a,
        ticket=1,
        action="attack",
        why="avenges a friend",
        mind="m",
        provisional=False,
    )
    died = Died(id=3, tick=6, cause=2, agent=b, reason="a fight", killer=a)
    entries = teller.read(world, [decided, _hit(world, 2, 6, 1), died])
    names = world.label(a), world.label(b)
    assert entries[1].line == f"{names[1]} was killed by {names[0]}: avenges a friend"


def test_the_blows_of_a_fight_are_one_entry_and_a_later_fight_is_another() -> None:
    world, teller = tiny(3, 5), Teller()
    (first,) = teller.read(world, [_hit(world, 1, 10)])
    assert teller.read(world, [_hit(world, 2, 18), _hit(world, 3, 26)]) == []
    assert first.line.endswith("(3 blows)")
    (second,) = teller.read(world, [_hit(world, 4, 26 + FIGHT)])
    assert (first.blows, second.blows) == (3, 1)


def test_a_feeling_that_is_returned_is_told_once() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b = world.agents[:2]

    def tie(number: int, tick: int, one: int, other: int) -> TiesChanged:
        tie = "has become fond of"
        return TiesChanged(id=number, tick=tick, agent=one, target=other, tie=tie, reason="we met")

    (entry,) = teller.read(world, [tie(1, 5, a, b)])
    assert teller.read(world, [tie(2, 9, b, a)]) == []
    names = world.label(a), world.label(b)
    assert entry.line == f"{names[0]} and {names[1]} have become fond of each other: the two met"
    assert len(teller.read(world, [tie(3, 9 + FIGHT, a, b)])) == 1


def test_a_day_is_no_more_than_a_page_and_has_the_worthiest_of_each_kind() -> None:
    day = Day(2, [Entry(t, 50, "gift", f"gift {t}", event=t) for t in range(100)])
    day.entries += [Entry(500 + t, 40, f"kind {t}", "rare", event=500 + t) for t in range(LINES)]
    day.entries.append(Entry(50, 100, "died", "death", event=50))
    chosen = day.chosen()
    assert len(chosen) == LINES
    assert [entry.tick for entry in chosen] == sorted(entry.tick for entry in chosen)
    assert sum(entry.kind == "gift" for entry in chosen) == ALIKE
    assert sum(entry.text == "death" for entry in chosen) == 1
    page = day.page(Rules())
    assert page.count("\n- ") == LINES and page.startswith("## Day 2\n")
    assert Day(1).page(Rules()).count("worth a line") == 1


def test_every_sentence_of_a_lived_world_is_in_its_log(tmp_path: Path) -> None:
    world = tiny(5, 6)
    session = Session(world)
    chronicle = Chronicle(tmp_path, "w", lambda: world)
    session.observers.append(chronicle.on_report)
    told: dict[int, set[str]] = {}

    def note(report: TickReport) -> None:
        sentences = [tell(world, event) for event in report.events]
        told[report.tick] = {text[:1].upper() + text[1:] for text in sentences}

    session.observers.append(note)
    _play(session, 3 * EVERY)
    chronicle.write()
    lines = re.findall(r"^- \d\d:\d\d (.*)\. \(tick (\d+)\)$", (tmp_path / FILE).read_text(), re.M)
    assert len(lines) > 20
    for text, tick in lines:
        if " attacked " in text or "each other" in text:
            continue  # told of several events: the tests above
        happened = told[int(tick)]
        happened |= {event.partition(" (")[0] for event in happened}
        assert any(text.replace("\\", "").startswith(event) for event in happened if event), text


def test_it_goes_on_where_it_was(tmp_path: Path) -> None:
    world = tiny(5, 6)
    session = Session(world)
    chronicle = Chronicle(tmp_path, "w", lambda: world)
    session.observers.append(chronicle.on_report)
    logged: list[tuple[Event, ...]] = []
    session.observers.append(lambda report: logged.append(report.events))
    _play(session, 1000)
    chronicle.write()
    text = (tmp_path / FILE).read_text()
    again = Chronicle(tmp_path, "w", lambda: world, lambda first, last: logged[first - 1 : last])
    assert again.text() == text
    (tmp_path / FILE).unlink()
    anew = Chronicle(tmp_path, "w", lambda: world, lambda first, last: logged[first - 1 : last])
    assert anew.text() == text
    assert (
        anew.entries(world.tick)
        and max(entry.tick for _, day in anew.entries(500) for entry in day) <= 500
    )


def test_a_past_that_was_left_is_not_told(tmp_path: Path) -> None:
    world = tiny(5, 6)
    day = world.rules.day_ticks
    chronicle = Chronicle(tmp_path, "w", lambda: world)
    a, b = world.agents[:2]
    gift = Gave(id=1, tick=5, agent=a, target=b, item="apple", count=1)
    world.tick = 5
    chronicle.on_report(_report(5, gift))
    for tick in (day, 2 * day):
        world.tick = tick
        died = Died(id=tick, tick=tick, agent=b, reason="thirst")
        chronicle.on_report(_report(tick, died))
    chronicle.write()
    assert (tmp_path / FILE).read_text().count("died") == 2
    world.tick = 5
    back = Chronicle(tmp_path, "w", lambda: world, lambda first, last: [[gift]])
    assert back.text().count("died") == 0 and back.text().count("gave") == 1


def _decided(
    world: World, number: int, who: int, why: str, cause: int = 0, action: str = "attack"
) -> Decided:
    return Decided(
        id=number,
        tick=5,
        cause=cause,
        agent=who,
        ticket=1,
        action=action,
        why=why,
        mind="m",
        provisional=False,
    )


def test_what_made_somebody_else_act_is_no_reason() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b, c = world.agents[:3]
    theirs = _decided(world, 1, b, "hates them")
    hit = Attacked(id=2, tick=6, cause=1, agent=b, target=c, weapon="club", damage=3, guarded=False)
    asked = DecisionRequested(
        id=3, tick=6, cause=2, agent=a, ticket=2, reason="saw it", urgency=2, standin=False
    )
    killed = Died(id=5, tick=9, cause=4, agent=b, reason="a fight", killer=a)
    blow = Attacked(
        id=4, tick=9, cause=3, agent=a, target=b, weapon="club", damage=9, guarded=False
    )
    entries = teller.read(world, [theirs, hit, asked, blow, killed])
    assert "hates them" in entries[0].line
    assert "hates them" not in entries[1].line and "hates them" not in entries[2].line
    assert world.label(b) + " hit " in entries[2].line, "what was seen is the reason"


def test_a_fight_is_told_with_its_end_and_the_next_of_the_same_two_is_worth_less() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b = world.agents[:2]
    name = world.label(b)
    (fight,) = teller.read(world, [_hit(world, 1, 10)])
    gave_in = Surrendered(id=2, tick=15, agent=b, target=a)
    spoils = Yielded(id=3, tick=20, agent=b, target=a, item="axe", count=1)
    more = Yielded(id=3, tick=21, agent=b, target=a, item="coin", count=2)
    assert teller.read(world, [gave_in, spoils, more]) == []
    assert fight.line.endswith(f"; {name} surrendered and had to yield an axe, 2 coins")
    later = [_hit(world, 4, 30), Surrendered(id=5, tick=31, agent=b, target=a)]
    assert teller.read(world, [*later, Spared(id=6, tick=32, agent=a, target=b)]) == []
    assert fight.line.endswith(f"; {name} surrendered again and was let go")
    (other,) = teller.read(world, [_hit(world, 7, 40 + FIGHT)])
    assert other.worth < fight.worth
    teller.end_day()
    (alone,) = teller.read(world, [Surrendered(id=8, tick=45 + FIGHT, agent=b, target=a)])
    assert alone.text.endswith(f"surrendered to {world.label(a)}")


def test_a_power_that_falls_on_several_is_one_entry() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b, c = world.agents[:3]
    world.abilities["flame"] = Ability("flame", "Burn.", 5, 0, does=("damage",))

    def burnt(number: int, who: int, cause: int = 1) -> Attacked:
        return Attacked(
            id=number, tick=7, cause=cause, agent=a, target=who, weapon="flame", damage=9,
            guarded=False,
        )  # fmt: skip

    (entry,) = teller.read(world, [burnt(2, b), burnt(3, c)])
    names = [world.label(who) for who in (a, b, c)]
    assert entry.line == f"{names[0]} turned flame on {names[1]} and {names[2]}"
    assert len(teller.read(world, [burnt(5, c, cause=4)])) == 1
    died = Died(id=6, tick=7, cause=5, agent=c, reason="flame", killer=a)
    (death,) = teller.read(world, [died])
    assert death.text.endswith("by the power of flame")


def test_a_wish_and_what_came_of_it_are_one_entry() -> None:
    world, teller = tiny(3, 5), Teller()
    a = world.agents[0]
    (wish,) = teller.read(world, [Wished(id=1, tick=5, agent=a, words="I wish for light")])
    before = wish.worth
    granted = WishGranted(
        id=2, tick=6, cause=1, agent=a, ability="glim", title="glim", manner="made a new power",
        by="composer",
    )  # fmt: skip
    given = AbilityGranted(id=3, tick=7, agent=a, ability="glim", title="glim")
    assert teller.read(world, [granted]) == [] and teller.read(world, [given]) == []
    assert wish.line.endswith("; the Angel made a new power for them: glim")
    assert wish.worth > before
    (by_hand,) = teller.read(world, [given])
    assert "was granted" in by_hand.line, "a power that came by no wish is told by itself"


def test_magic_of_every_day_is_a_number_and_what_is_new_is_a_sentence() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b, c = world.agents[:3]

    def use(number: int, times: int) -> AbilityUsed:
        return AbilityUsed(
            id=number, tick=number, agent=a, ability="glim", title="glim", call=number, kwargs={},
            times=times,
        )  # fmt: skip

    def learns(number: int, who: int) -> AbilityLearnt:
        return AbilityLearnt(
            id=number, tick=number, agent=who, ability="glim", title="glim", how="", way="read",
            source=a,
        )  # fmt: skip

    (first,) = teller.read(world, [use(1, 1)])
    assert first.line.endswith("glim, the first to use it")
    glow = Summoned(id=3, tick=3, agent=a, entity=9, prefab="glow", x=1, y=1, until=9)
    assert teller.read(world, [use(2, 2), glow, use(4, 3)]) == []
    (learnt,) = teller.read(world, [learns(5, b), learns(6, c)])
    assert learnt.line.endswith(f"learnt the power of glim; then {world.label(c)}")
    day = Day(1, counts=Counter(casts=3))
    assert day.summary().endswith("3 uses of powers")


def test_magic_takes_no_more_than_its_part_of_a_page() -> None:
    day = Day(2, [Entry(t, 58, MAGIC, f"wish {t}", event=t) for t in range(30)])
    theft = Entry(40, 70, "stole", "theft", event=40)
    day.entries += [theft, Entry(50, 12, "gave", "gift", event=50)]
    chosen = day.chosen()
    assert sum(entry.kind == MAGIC for entry in chosen) == FEW[MAGIC]
    assert theft in chosen and chosen[-1].text == "gift"


def test_a_first_deed_is_told_once() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b = world.agents[:2]
    gift = Gave(id=1, tick=5, agent=a, target=b, item="apple", count=1)
    first = FirstDone(id=2, tick=5, cause=1, agent=a, name="give", deed="give something away")
    (entry,) = teller.read(world, [gift, first])
    assert entry.line == f"{tell(world, gift)}, the first to give something away"
    ate = FirstDone(id=3, tick=6, agent=a, name="eat", deed="eat")
    assert teller.read(world, [ate]) == [], "who is the first at what all do is no story"


def test_what_a_scenario_had_planned_is_told_by_its_title_alone() -> None:
    world, teller = tiny(3, 5), Teller()
    came = Happening(id=1, tick=5, title="A cart with bread comes through")
    bread = Spawned(id=2, tick=5, cause=1, entity=99, prefab="bread", x=1, y=1, count=12)
    rule = RuleChanged(id=3, tick=5, cause=1, rule="parties", before=1, value=0)
    (entry,) = teller.read(world, [came, bread, rule])
    assert entry.line == "A cart with bread comes through"
    (by_hand,) = teller.read(world, [Spawned(id=4, tick=6, entity=99, prefab="rope", x=1, y=1)])
    assert by_hand.line == "Some rope was put into the world"


def test_reasons_are_told_with_names_and_only_where_they_say_more() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b = world.agents[:2]
    names = world.label(a), world.label(b)
    hates = _decided(world, 1, a, f"hates {names[1]}: insulted me")
    (fight,) = teller.read(world, [hates, _hit(world, 2, 6, 1)])
    assert fight.line == (
        f"{names[0]} attacked {names[1]} out of hatred: {names[1]} insulted {names[0]}"
    )
    hunts = _decided(world, 3, a, "hunts a deer")
    deer = KilledBeast(id=4, tick=7, cause=3, agent=a, entity=9, beast="deer", x=1, y=1)
    (kill,) = teller.read(world, [hunts, deer])
    assert kill.line == f"{names[0]} killed a deer"
    stung = TiesChanged(
        id=5, tick=8, agent=b, target=a, tie="now can't stand", reason="attacked me"
    )
    (tie,) = teller.read(world, [stung])
    assert tie.line == f"{names[1]} now can't stand {names[0]}: {names[0]} struck {names[1]}"


def test_what_comes_again_and_again_in_a_day_is_told_once() -> None:
    world, teller = tiny(3, 5), Teller()
    a, b, c = world.agents[:3]

    def sees(number: int) -> LootFound:
        return LootFound(id=number, tick=number, agent=a, target=b, owner=a, item="axe", count=1)

    def robs(number: int, who: int) -> Snatched:
        return Snatched(
            id=number, tick=number, agent=who, entity=9, beast="bandit", item="coin", count=2
        )

    assert len(teller.read(world, [sees(1), sees(2)])) == 1
    (raid,) = teller.read(world, [robs(3, a), robs(4, c)])
    assert raid.line.endswith(f"was robbed of 2 coins by a bandit; {world.label(c)} of 2 coins")
    teller.end_day()
    assert len(teller.read(world, [sees(5), robs(6, b)])) == 2


def test_a_sentence_that_ends_with_words_has_one_full_stop() -> None:
    assert Entry(1, 9, "said", 'Mara to Tom: "It is dear."').line == 'Mara to Tom: "It is dear"'
