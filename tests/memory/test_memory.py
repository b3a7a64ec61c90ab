"""What people remember: the right things, bounded, found again, and never in the world's way."""

import sqlite3
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.config.settings import Memory as Options
from game.core.components import Relation
from game.core.events import Attacked, ConversationEnded, Event, PickedUp, Told
from game.core.narrate import tell
from game.core.world import World
from game.memory import Keeper, Memory
from game.memory.index import ROWS, Index
from game.memory.keeper import EVERY
from game.memory.merging import merged
from game.memory.recall import recall
from game.memory.scribe import Scribe
from game.memory.stream import memories_of
from game.persistence.layout import INDEX, MEMORIES
from game.session import Session, TickReport
from tests.persistence.living import give_minds, tiny

OPTIONS = Options()


def _note(world: World, event: Event, *knowing: int) -> None:
    world.noted.append((event, tell(world, event), list(knowing)))


def _memory(number: int, text: str, importance: int = 5, tick: int = 0, kind: str = "x") -> Memory:
    return Memory(number, tick or number, text, kind, importance)


def _lives(tmp_path: Path, ticks: int, **options: int) -> tuple[World, Keeper, list[TickReport]]:
    world = tiny(5, 6)
    session = Session(world)
    keeper = Keeper(tmp_path, lambda: world, Options(**options), patient=True)
    reports: list[TickReport] = []
    session.observers += [keeper.on_report, reports.append]
    give_minds(session)
    for _ in range(ticks):
        session.tick()
    return world, keeper, reports


def test_a_deed_is_kept_by_those_it_concerns_and_a_trifle_by_its_doer_alone() -> None:
    world = tiny(3, 5)
    a, b, c = world.agents[:3]
    blow = Attacked(id=1, agent=a, target=b, weapon="club", damage=3, guarded=False)
    berry = PickedUp(id=2, agent=a, item="berry", count=1)
    news = Told(id=3, agent=c, source=b, fact=1, hops=1, news="it rains")
    _note(world, blow, a, b, c)
    _note(world, berry, a, c)
    found = {(agent, m.number): m for agent, m in memories_of(world, [blow, berry, news])}
    assert set(found) == {(a, 1), (b, 1), (c, 1), (a, 2), (c, 3)}
    assert [found[who].source for who in ((a, 1), (b, 1), (c, 1), (c, 3))] == [
        "did",
        "met",
        "saw",
        "told",
    ]
    assert found[b, 1].importance > found[c, 1].importance > found[a, 2].importance
    assert found[c, 3].about == b


def test_what_a_friend_suffers_weighs_more() -> None:
    world = tiny(3, 5)
    a, b, c = world.agents[:3]
    blow = Attacked(id=1, agent=a, target=b, weapon="club", damage=3, guarded=False)
    _note(world, blow, a, b, c)
    before = {agent: m.importance for agent, m in memories_of(world, [])}
    world.beliefs[c].relations[a] = Relation(-90)
    after = {agent: m.importance for agent, m in memories_of(world, [])}
    assert after[c] > before[c] and after[b] == before[b]


def test_old_trifles_are_merged_and_what_matters_stays() -> None:
    talks = [Memory(n, n, "hello", "said", 5, "heard", 1 + n % 2) for n in range(1, 101)]
    grave = Memory(3, 3, "Ida died", "died", 100)
    kept = merged([*talks, grave], 40, lambda tick: 1 + tick // 50, lambda who: f"P{who}")
    assert len(kept) <= 40 and grave in kept
    assert [m.tick for m in kept] == sorted(m.tick for m in kept)
    texts = [m.text for m in kept]
    assert "Talked with P1 24 times on day 1" in texts
    # Every talk is there still, by itself or in a number.
    assert sum(m.times for m in kept if m is not grave) == 100


def test_a_long_life_stays_bounded(tmp_path: Path) -> None:
    index = Index(tmp_path / INDEX)
    kept = 200
    for tick in range(0, 20_000, 200):
        noted = [
            (1, Memory(n, n, f"said word{n}", "said", 2 + n % 90, "did", n % 7))
            for n in range(tick, tick + 40)
        ]
        index.add(noted, tick)
        if index.counts[1] > kept:
            index.tidy(1, kept * 3 // 4, lambda t: 1 + t // 2400, str)
        assert index.counts[1] <= kept
    assert len(index.all_of(1)) == index.counts[1]
    rows = sqlite3.connect(tmp_path / INDEX).execute("SELECT count(*) FROM words").fetchone()
    assert rows == (index.counts[1],)


@pytest.mark.parametrize(
    ("weight", "first"), [("recency", "new"), ("importance", "grave"), ("relevance", "fitting")]
)
def test_each_weight_brings_its_own_to_the_top(tmp_path: Path, weight: str, first: str) -> None:
    index = Index(tmp_path / INDEX)
    others = [_memory(n, f"nothing much {n}", tick=2000) for n in range(100, 200)]
    index.add(
        [
            (1, _memory(1, "grave", 90)),
            (1, _memory(2, "fitting words of Mara's bread")),
            (1, _memory(3, "new", tick=5000)),
            *((1, m) for m in others),
            (2, _memory(9, "Mara's bread again", 100, tick=5000)),
        ],
        5000,
    )
    weights = {"recency": 0.01, "importance": 0.01, "relevance": 0.01, weight: 1.0}
    found = recall(1, "where is Mara's bread", 5000, 2400, Options(**weights), index)
    assert found[0].memory.text.split()[0] == first
    assert all("again" not in one.memory.text for one in found), "another's memory"
    assert len(found) == OPTIONS.retrieved


def test_what_is_not_written_yet_is_found_and_the_future_is_not(tmp_path: Path) -> None:
    world, keeper, _ = _lives(tmp_path, 50)
    agent = world.agents[0]
    keeper.keep([(agent, _memory(1, "a heron by the lake", 100, tick=world.tick))])
    assert any("heron" in one.memory.text for one in keeper.recall(agent, "heron"))
    early = keeper.recall(agent, "heron", world.tick - 10)
    assert early == [] or max(one.memory.tick for one in early) <= world.tick - 10
    keeper.close()


def test_it_goes_on_where_it_was_and_is_made_again_when_the_index_is_gone(tmp_path: Path) -> None:
    world, keeper, reports = _lives(tmp_path, 2 * EVERY + 30)
    # Who has come this very moment remembers nothing yet, and has no file.
    people = [agent for agent in world.agents if keeper.all_of(agent)]
    lives = {agent: keeper.all_of(agent) for agent in people}
    assert len(people) >= 5
    told_before = keeper.recall(people[0], "apple")
    keeper.close()
    again = Keeper(tmp_path, lambda: world, OPTIONS)
    assert told_before and again.recall(people[0], "apple") == told_before
    assert {agent: again.all_of(agent) for agent in people} == lives
    again.close()
    (tmp_path / MEMORIES / INDEX).unlink()
    (tmp_path / MEMORIES / INDEX).with_name(INDEX + "-wal").unlink(missing_ok=True)
    anew = Keeper(tmp_path, lambda: world, OPTIONS)
    assert {agent: anew.all_of(agent) for agent in people} == lives
    anew.close()
    for path in (tmp_path / MEMORIES).iterdir():
        path.unlink()

    def since(first: int, last: int) -> list[tuple[Event, ...]]:
        return [report.events for report in reports[first - 1 : last]]

    logged = Keeper(tmp_path, lambda: world, OPTIONS, since)
    told = {agent: {m.number for m in logged.all_of(agent)} for agent in world.agents}
    logged.close()
    for agent, life in lives.items():
        own = {m.number for m in life if m.source != "saw" and m.source != "heard"}
        assert own <= told[agent]


def test_a_future_that_was_left_is_forgotten(tmp_path: Path) -> None:
    world, keeper, _ = _lives(tmp_path, 3 * EVERY)
    keeper.close()
    newcomer = max(world.names) + 1
    (tmp_path / MEMORIES / f"agent_{newcomer:03d}.json").write_text(
        f'{{"agent":{newcomer},"name":"Not yet","tick":600,"memories":[]}}'
    )
    (tmp_path / MEMORIES / INDEX).unlink()
    world.tick = EVERY
    back = Keeper(tmp_path, lambda: world, OPTIONS)
    for agent in world.agents:
        assert max((m.tick for m in back.all_of(agent)), default=0) <= EVERY
    back.close()
    text = (tmp_path / MEMORIES / f"agent_{world.agents[0]:03d}.json").read_text()
    assert f'"tick":{EVERY},' in text.splitlines()[0]
    assert not (tmp_path / MEMORIES / f"agent_{newcomer:03d}.json").exists()


def test_a_disk_that_fails_costs_memories_and_not_the_world(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / MEMORIES).write_text("in the way")
    world, keeper, _ = _lives(tmp_path, 2 * EVERY)
    keeper.recall(world.agents[0], "anything")
    keeper.close()
    assert world.tick == 2 * EVERY
    assert any("can't be written" in record.message for record in caplog.records)


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, None])
def test_a_damaged_index_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    world, keeper, _ = _lives(tmp_path, EVERY)
    lives = {agent: keeper.all_of(agent) for agent in world.agents}
    keeper.close()
    path = tmp_path / MEMORIES / INDEX
    if damage is None:
        data = bytearray(path.read_bytes())
        data[4096:12288] = b"\xff" * 8192
        damage = bytes(data)
    path.write_bytes(damage)
    again = Keeper(tmp_path, lambda: world, OPTIONS)
    assert {agent: again.all_of(agent) for agent in world.agents} == lives
    again.close()


def test_a_strangers_file_brings_nothing_in(tmp_path: Path) -> None:
    world, keeper, _ = _lives(tmp_path, EVERY)
    keeper.close()
    folder = tmp_path / MEMORIES
    (folder / INDEX).unlink()
    agent = world.agents[0]
    path = folder / f"agent_{agent:03d}.json"
    row = '{"number":1,"tick":1,"text":"%s","kind":"said","importance":5}'
    lines = ",".join([row % r"\u001b[31mred", row % "clean"])
    path.write_text(f'{{"agent":{agent},"name":"M","tick":1,"memories":[{lines}]}}')
    other = folder / f"agent_{world.agents[1]:03d}.json"
    other.unlink()
    other.symlink_to("/etc/hostname")
    again = Keeper(tmp_path, lambda: world, OPTIONS)
    assert [m.text for m in again.all_of(agent)] == ["clean"]
    assert again.all_of(world.agents[1]) == []
    again.close()


def test_all_who_took_part_remember_a_talk() -> None:
    world = tiny(3, 5)
    a, b, c, d = world.agents[:4]
    ended = ConversationEnded(
        id=9, agent=a, target=b, talk=1, people="A and B", turns=5, reason="x", facts=[],
        members=(a, b, c),
    )  # fmt: skip
    found = dict(memories_of(world, [ended]))
    assert sorted(found) == [a, b, c] and d not in found
    assert {m.kind for m in found.values()} == {"conversation_ended"}
    old = replace(ended, members=())
    assert sorted(agent for agent, _ in memories_of(world, [old])) == [a, b], "of an older log"


def test_of_a_word_in_nearly_all_memories_the_newest_are_weighed(tmp_path: Path) -> None:
    index = Index(tmp_path / "i.sqlite")
    common = [_memory(n, f"gathered wood, load {n}") for n in range(1, 3 * ROWS)]
    rare = _memory(7, "saw a comet over the wood", kind="y")
    index.add([(1, memory) for memory in (rare, *common)], 3 * ROWS)
    index.add([(2, _memory(9, "wood", kind="z"))], 3 * ROWS)
    found = index.search(1, ["wood"], 3 * ROWS, 40)
    assert len(found) == 40 and min(memory.number for memory, _ in found) >= 2 * ROWS
    assert max(fit for _, fit in found) == 1.0
    ((memory, fit),) = index.search(1, ["wood", "comet"], 3 * ROWS, 40)
    assert (memory, fit) == (rare, 1.0), "the rare word is looked for among all"
    assert index.search(1, ["wood"], 0, 40) == index.search(1, [], 99, 40) == []
    asked: list[str] = []
    index._db.set_trace_callback(asked.append)
    index.search(1, [*(f"word{n}" for n in range(99)), "comet"], 3 * ROWS, 40)
    assert "word0" in asked[0] and not any("word98" in one for one in asked), (
        "so many words aren't even looked up"
    )
    index.close()


def test_what_is_near_is_the_newest_and_the_weightiest_once(tmp_path: Path) -> None:
    index = Index(tmp_path / "i.sqlite")
    heavy = [_memory(n, f"deed {n}", importance=90 - n) for n in (1, 2, 3)]
    light = [_memory(n, f"trifle {n}") for n in range(4, 30)]
    index.add([(1, memory) for memory in (*heavy, *light)], 30)
    near = index.near(1, 20, 4, 2)
    assert sorted(memory.number for memory in near) == [1, 2, 17, 18, 19, 20]
    assert index.near(2, 20, 4, 2) == []
    index.close()


def test_the_scribe_is_waited_for_only_while_it_works(tmp_path: Path) -> None:
    scribe = Scribe(tmp_path / "i")
    done: list[int] = []
    for n in range(3):
        scribe.order(partial(done.append, n))
    assert scribe.settle(10) and done == [0, 1, 2]
    until_idle = time.monotonic() + 10
    while scribe._done < scribe._ordered:
        assert time.monotonic() < until_idle
        time.sleep(0.001)
    assert scribe.settle(0), "nothing is under way"
    held = threading.Event()
    scribe.order(lambda: held.wait(10))
    assert not scribe.settle(0.01)
    held.set()
    assert scribe.settle(10)
    assert scribe.close(10)
