"""The Mind tab, the feed and the console tell why somebody did what they did."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ai.why import Why
from game.core.change import change
from game.core.commands import Decide, PlanDay
from game.core.components import Intent
from game.core.days import Block
from game.core.events import Ate, Decided, RaidCame
from game.persistence import History
from game.persistence.why_log import WhyLog
from game.persistence.why_record import PLAN, WhyRecord
from game.ui.page import Page
from game.ui.panels.feed_entry import entry_of
from game.ui.why.page import why_page
from tests.ui.recorded import Recorded

TICKS = 60


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that pages of the inspector say."""
    said: list[str] = []
    plain = Page._text

    def note(self: Page, text: str, *rest: object) -> None:
        said.append(text)
        plain(self, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "_text", note)
    return said


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Recorded]:
    made = Recorded(tmp_path, TICKS)
    yield made
    made.close()


def decisions(stage: Recorded) -> list[Decided]:
    folder = stage.desk.chronicle.history().folder
    stage._ready(stage.world.tick)
    ticks = History(folder).events(0, stage.world.tick)
    return [event for tick in ticks for event in tick.events if isinstance(event, Decided)]


def shows(stage: Recorded, told: list[str], *words: str) -> None:
    """Wait until the page says all of this at once."""

    def there() -> bool:
        told.clear()
        stage.shell.inspector._page = None
        stage.frames(2)
        return all(any(word in line for line in told) for word in words)

    stage.until(there)


def test_the_mind_tab_tells_what_was_weighed(stage: Recorded, told: list[str]) -> None:
    decided = next(d for d in reversed(decisions(stage)) if d.agent in stage.world.persona)
    stage.shell.selection.choose(decided.agent)
    stage.shell.inspector.show_why(decided.agent, decided.tick)
    shows(stage, told, "WHAT WAS WEIGHED", "built-in mind", "a whim", f"tick {decided.tick}")
    assert "WHAT CAME OF IT" in told


def test_a_model_s_answer_is_shown_with_its_price(stage: Recorded, told: list[str]) -> None:
    agent = stage.world.agents[0]
    change(stage.world.mind, agent, ticket=9999)
    intent = Intent(action="wait", why="tired of it all")
    stage.session.submit(Decide(agent=agent, ticket=9999, intent=intent, mind="a/model"), "mind")
    stage.tick()
    now = stage.world.tick
    whys = WhyLog(stage.desk.chronicle.history().folder, now)
    whys.add(
        WhyRecord(
            agent=agent, ticket=9999, tick=now - 1, came=now - 1, model="a/model", choice="wait",
            thought="so tired", text='{"raw": 1}', user="The lake is deep.", latency_ms=1500,
            cost_micro=1234,
        )
    )  # fmt: skip
    stage.shell.selection.choose(agent)
    stage.shell.inspector.show_why(agent, now)
    shows(stage, told, "a/model", "1.50 s", "$0.001234", "so tired", '{"raw": 1}', "lake is deep")
    assert "WHAT WAS WEIGHED" not in told
    whys.close()


def test_a_click_in_the_page_goes_to_the_decision_before_and_back(
    stage: Recorded, told: list[str]
) -> None:
    mine = [d for d in decisions(stage) if d.agent == stage.world.agents[0]]
    agent, first = mine[0].agent, mine[0].tick
    stage.shell.selection.choose(agent)
    stage.shell.inspector.show_tab("Mind")
    shows(stage, told, "DECIDED LATELY", "WHAT CAME OF IT")
    inspector = stage.shell.inspector
    rect, _ = next(m for m in inspector._moments if m[1] == first)
    body = inspector._body
    inspector._scroll.offset = max(0, rect.centery - 50)
    y = body.y + rect.centery - inspector._scroll.offset
    stage.click((body.x + rect.centerx, y))
    assert inspector.mind.picked(agent) == first
    shows(stage, told, "THEN DECIDED", f"tick {first}")
    rect, _ = next(m for m in inspector._moments if m[1] == -1)
    stage.click((body.x + 40, body.y + rect.centery - inspector._scroll.offset))
    assert inspector.mind.picked(agent) == -1


@pytest.mark.parametrize("how", ["right", "mark"])
def test_a_line_of_the_feed_leads_to_its_why(stage: Recorded, how: str) -> None:
    feed = stage.shell.feed
    stage.frames(2)
    line = next(e for e in reversed(feed.shown) if e.concerned in stage.world.persona)
    area = feed.area
    y = next(
        area.y + y for y in range(area.h - 1, 0, -1) if feed._lines.at(y) is line
    )  # its lowest pixel
    if how == "right":
        stage.click((area.centerx, y - 2), button=3)
    else:
        stage.click((area.right - 20, y - 2))
    assert stage.shell.selection.entity == line.concerned
    assert stage.shell.inspector.tab == "Mind"
    assert stage.shell.inspector.mind.picked(line.concerned) == line.tick
    assert stage.shell.inspector.mind._picked == (line.concerned, line.tick, line.deed)
    assert line.deed


def test_a_plan_is_listed_and_its_line_in_the_feed_leads_to_what_it_rests_on(
    stage: Recorded, told: list[str]
) -> None:
    agent = stage.world.agents[0]
    blocks = (Block(8, "work", "fish by the lake"),)
    plan = PlanDay(agent=agent, gist="A day at the lake", blocks=blocks, mind="a/model")
    stage.session.submit(plan, "mind")
    stage.tick()
    now = stage.world.tick
    whys = WhyLog(stage.desk.chronicle.history().folder, now)
    whys.add(
        WhyRecord(
            agent=agent, ticket=0, tick=now - 2, came=now - 1, kind=PLAN, model="a/model",
            words="08:00  fish by the lake", text='{"raw": 1}', user="The lake is deep.",
            latency_ms=1500, cost_micro=1234,
        )
    )  # fmt: skip
    stage.frames(2)
    feed = stage.shell.feed
    line = next(e for e in feed.shown if e.text.endswith("A day at the lake"))
    assert line.filter == "minds"
    area = feed.area
    y = next(area.y + y for y in range(area.h - 1, 0, -1) if feed._lines.at(y) is line)
    stage.click((area.right - 20, y - 2))
    assert stage.shell.inspector.mind.picked(agent) == now
    shows(
        stage,
        told,
        "PLANNED",
        "1.50 s",
        "$0.001234",
        '{"raw": 1}',
        "lake is deep",
        "fish by the lake",
    )
    stage.tick(3)
    stage.shell.inspector.mind.pick(agent, -1)
    shows(stage, told, "CONCLUDED AND PLANNED", "Planned: A day at the lake")
    assert "PLANNED" not in told, "it is of an earlier tick"
    assert now in [tick for _, tick in stage.shell.inspector._moments]
    whys.close()


def test_the_console_answers_when_it_has_looked(stage: Recorded) -> None:
    decided = decisions(stage)[-1]
    (echo, first) = stage.console.run(f"/why {decided.agent} {decided.tick}")
    assert first.text == "looking it up …"
    lines: list[str] = []

    def look() -> bool:
        stage.shell.inspector.reasons.update()
        lines.extend(line.text for line in stage.console.drain())
        return bool(lines)

    stage.until(look, frames=False)
    assert any("a whim" in line for line in lines)
    assert any("What was weighed" in line for line in lines)
    assert echo.text.startswith("/why")


def test_a_page_keeps_ticks_and_words_apart_and_names_what_was_not_on_offer(
    stage: Recorded, told: list[str]
) -> None:
    agent = stage.world.agents[0]
    decided = Decided(
        id=9, tick=7, agent=agent, ticket=0, action="craft", why="makes a club", mind="builtin",
        planned=3, provisional=False, target=0,
    )  # fmt: skip
    ate = Ate(id=5, tick=1234, agent=agent, item="apple")
    page = Page(stage.shell.fonts, 400)
    why_page(page, stage.world, Why(decided=decided, before=(ate,), weighed_at=4))
    assert told[0] == "Craft: makes a club"
    assert "makes a club" not in told
    assert any(line.startswith("1,234 · ") for line in told)


def test_a_line_of_the_feed_begins_with_a_capital(stage: Recorded) -> None:
    came = RaidCame(id=5, tick=4, beast="wolf", count=1, side="east", x=3, y=3)
    entry = entry_of(stage.world, came)
    assert entry is not None and entry.text == "A wolf came from the east"


def test_another_world_has_other_reasons(stage: Recorded) -> None:
    decided = decisions(stage)[-1]
    reasons = stage.shell.inspector.reasons
    reasons.of(decided.agent, decided.tick)
    reasons.forget()
    stage.frames(20)
    assert not reasons._found


def test_without_a_log_it_says_so(make_stage: object, told: list[str]) -> None:
    stage = make_stage()  # type: ignore[operator]
    stage.shell.selection.choose(stage.named("Ada"))
    stage.shell.inspector.show_tab("Mind")
    stage.frames(2)
    assert any("written down" in line for line in told)
    stage.shell.close()
