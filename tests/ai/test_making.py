"""Work that follows: who goes for the last of what it takes means to make it next."""

import pytest

from game.ai.drives import plans
from game.ai.drives.ahead import MOST, ahead
from game.ai.drives.case import Case, score
from game.core.components import Intent
from game.core.events import Decided
from game.core.observe import observe
from game.core.things import fill
from tests.scenario_dsl import CONTENT, Scenario, scenario


def following(
    s: Scenario, key: str, means: str, patch: pytest.MonkeyPatch, *others: str
) -> list[str]:
    """The keys of what comes after a choice for who means to follow a recipe."""
    patch.setattr(plans, "project", lambda case, recipes: CONTENT.recipes[means])
    case = Case(observe(s.world, s.agent("@")))
    offers = {offer.key: offer for offer in case.o.affordances}
    ranked = [(offers[one], score("", ("liked", 100))) for one in (key, *others)]
    return [offer.key for offer, _ in ahead(case, ranked, offers[key])]


def tree_of(s: Scenario) -> str:
    return f"use tree_{s.the('tree')}"


def test_who_gathers_the_last_of_it_makes_it_next(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@..K")
    assert following(s, tree_of(s), "club", monkeypatch) == ["craft club"]


def test_what_goes_in_is_made_before(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@..K")
    s.give("@", "stone", 2)
    s.give("@", "hammer")
    s.world.skills[s.agent("@")].points["craft"] = 300
    assert following(s, tree_of(s), "axe", monkeypatch) == ["craft plank", "craft axe"]


def test_nothing_is_made_of_what_will_still_be_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@..K")
    assert following(s, tree_of(s), "hammer", monkeypatch) == [], "no stone"
    s = scenario("T@...")
    assert following(s, tree_of(s), "plank", monkeypatch) == [], "no workbench"
    s = scenario("T@..K")
    s.set("tree", stock=1)
    assert following(s, tree_of(s), "club", monkeypatch) == [], "one log is no club"


def test_it_is_made_as_soon_as_the_rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@.O.n")
    boulder, berry = f"use boulder_{s.the('boulder')}", f"pickup berry_{s.the('berry')}"
    after = following(s, tree_of(s), "hammer", monkeypatch, boulder, berry)
    assert after == [boulder, "craft hammer", berry]
    assert len(after) <= MOST


def test_the_work_is_done_without_another_thought(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@..K")
    monkeypatch.setattr(plans, "project", lambda case, recipes: CONTENT.recipes["club"])
    case = Case(observe(s.world, s.agent("@")))
    offer = next(o for o in case.o.affordances if o.key == tree_of(s))
    (work, why), *_ = ahead(case, [], offer)
    then = Intent(action="craft", target=work.target, x=work.x, y=work.y, topic=work.topic, why=why)
    s.order("@", "use", target="tree", then=(then,))
    s.until(lambda: s.count("@", "club") == 1)
    first, second = [e for e in s.events(Decided) if e.agent == s.agent("@")]
    assert (second.action, second.planned, second.why) == ("craft", first.id, "makes a club")


def test_one_sells_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@..M")
    s.give("@", "bread", 4)
    fill(s.world, s.the("market_stall"), "coin", 45, "begun with")
    monkeypatch.setattr(plans, "project", lambda case, recipes: None)
    case = Case(observe(s.world, s.agent("@")))
    sale = next(o for o in case.o.affordances if o.action == "sell")
    gather = next(o for o in case.o.affordances if o.key == tree_of(s))
    ranked = [(gather, score("", ("liked", 200))), (sale, score("", ("liked", 100)))]
    assert [offer for offer, _ in ahead(case, ranked, gather)] == [sale]
