"""The mind bench: situations with one obvious choice, and lives from the same beginnings."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.bench import run_bench
from game.benches.situations import SITUATIONS, Situation
from game.benches.stage import asked, choice, is_right, staged, told
from game.benches.thinkers import Thinker, drawn
from game.cli import main
from game.config import load_settings, project_root
from game.content_files import load_content
from game.core.commands import Decide
from game.core.components import Intent
from game.core.observation import Observation
from game.core.observe import observe
from game.options import BenchOptions
from game.session import Session, TickReport
from tests.ai.loopback import Line, Loopback, Seen, decision

CONTENT = load_content(project_root() / "assets" / "content")


def look(situation: Situation, seed: int = 1) -> Observation:
    session, agent = staged(situation, CONTENT, seed)
    asked(session, agent, situation.first is not None)
    return observe(session.world, agent)


def words(observation: Observation, session: Session) -> list[str]:
    kinds = session.world.kind
    return [
        told(Intent(action=a.action, target=a.target, item=a.item, topic=a.topic), kinds)
        for a in observation.affordances
    ]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.name)
def test_what_is_right_can_be_chosen_and_so_can_much_else(situation: Situation) -> None:
    session, agent = staged(situation, CONTENT, 1)
    asked(session, agent, situation.first is not None)
    offered = words(observe(session.world, agent), session)
    right = [line for line in offered if is_right(line, situation)]
    assert right, offered
    assert len(right) <= len(offered) / 4, "too easy to be right by chance"


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.name)
def test_built_in_minds_see_the_obvious(situation: Situation) -> None:
    def answer(session: Session, report: TickReport) -> None:
        minds = Thinker("builtin", load_settings(None, [])).minds(session)
        minds.on_report(report)
        minds.shutdown()

    chosen, right = choice(situation, CONTENT, 2, answer)
    assert right, f"chose to {chosen}"


def test_the_others_have_done_what_the_situation_says() -> None:
    hit, offered = (look(s) for s in SITUATIONS if s.name.startswith(("dying", "offered ten")))
    assert (hit.deed, hit.urgency) == ("hit", 3)
    assert hit.health <= 25
    assert [a.terms.gives for a in offered.affordances if a.action == "accept" and a.terms] == [
        {"flower": 1}
    ]


def test_the_same_seed_gives_the_same_situation_and_another_gives_another() -> None:
    assert look(SITUATIONS[0]) == look(SITUATIONS[0])
    assert look(SITUATIONS[0]).name != look(SITUATIONS[0], seed=2).name


def test_a_mind_without_one_draws_from_all_choices() -> None:
    observation = look(SITUATIONS[6])
    assert drawn(observation) == drawn(observation)
    drawn_keys = set()
    for tick in range(400):
        intent = drawn(replace(observation, tick=tick))
        drawn_keys.add((intent.action, intent.topic, intent.x, intent.y))
    offers = {(a.action, a.topic, a.x, a.y) for a in observation.affordances}
    assert drawn_keys == offers


def options(minds: tuple[str, ...], saves: Path, **more: int) -> BenchOptions:
    given = [f"paths.saves={saves}", "world.size=[32,32]", "llm.calls_per_minute=null"]
    settings = load_settings(None, given)
    return BenchOptions(settings=settings, what="minds", minds=minds, json=True, **more)


def test_minds_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_bench(options((), tmp_path, agents=4, ticks=60, seeds=2)) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    lives = [row for row in rows if "mind" in row]
    assert [(row["mind"], row["seed"]) for row in lives] == [
        ("random", "1"),
        ("builtin", "1"),
        ("random", "2"),
        ("builtin", "2"),
        ("random", "mean"),
        ("builtin", "mean"),
    ]
    mean = (lives[1]["wealth"] + lives[3]["wealth"]) / 2
    assert lives[5]["wealth"] == pytest.approx(mean)
    assert lives[5]["obvious_percent"] == 100 > lives[4]["obvious_percent"]
    assert lives[5]["cost_usd"] is None
    situations = [row for row in rows if "mind" not in row]
    assert [row["right_percent_when"] for row in situations] == [s.name for s in SITUATIONS]
    assert list(tmp_path.iterdir()) == []


def eats_else_first(line: Line, seen: Seen) -> None:
    if seen.body is None:
        line.reply(b'{"data": []}')
        return
    keys = seen.keys if "choice" in seen.properties else []
    chosen = next((key for key in keys if key.startswith("eat bread")), keys[0] if keys else "")
    content = json.dumps({"thought": "", "choice": chosen, "words": ""})
    content = content if keys else decision(seen)
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 700, "completion_tokens": 20, "cost": 0.001}
    reply = {"model": "a/m", "choices": [{"message": message, "finish_reason": "stop"}]}
    line.reply(json.dumps({**reply, "usage": usage}).encode())


def test_a_model_is_compared_and_what_it_cost_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Loopback(eats_else_first) as server:
        assert run_bench(options((server.url,), tmp_path, agents=2, ticks=5, seeds=1)) == 0
        calls = len(server.asked)
    rows = json.loads(capsys.readouterr().out)["rows"]
    life = rows[0]
    assert life["by_model_percent"] == 100
    assert life["calls"] == calls >= len(SITUATIONS)
    assert (life["tokens_in"], life["tokens_out"]) == (700 * calls, 20 * calls)
    assert life["cost_usd"] == pytest.approx(0.001 * calls)
    by_name = {row["right_percent_when"]: row[server.url] for row in rows if "mind" not in row}
    assert by_name["starving, bread in hand"] == 100
    assert by_name["a starving friend, and five loaves in hand"] == 0


def test_only_the_one_asked_decides() -> None:
    session, agent = staged(SITUATIONS[6], CONTENT, 1)
    report = asked(session, agent, waits=True)
    minds = Thinker("builtin", load_settings(None, [])).minds(session)
    minds.on_report(report)
    decided = [
        entry.command.agent for entry in session.tick().entries if isinstance(entry.command, Decide)
    ]
    assert decided == [agent]


def test_a_mind_that_can_t_be_had_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "minds", "--mind", "openrouter", "--set", "llm.api_key=your-key"]) == 2
    assert "OPENROUTER_API_KEY" in capsys.readouterr().err
    assert main(["bench", "tick", "--mind", "random"]) == 2
    assert "go with `bench minds`" in capsys.readouterr().err
