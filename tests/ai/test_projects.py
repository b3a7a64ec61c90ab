"""Plans of the built-in minds: what is wanted is worked out backwards from the recipes."""

import pytest
from msgspec.structs import replace

from game.ai.behaviors import decide
from game.ai.drives import plans
from game.ai.drives.case import Case
from game.ai.drives.plans import Key
from game.ai.drives.projects import project
from game.core.change import change
from game.core.components import Fact, Intent
from game.core.facts import learn, new_fact
from game.core.observe import observe
from game.core.property import claim_home
from game.core.things import make_object
from tests.scenario_dsl import CONTENT, Scenario, scenario


def steps(s: Scenario, means: str, patch: pytest.MonkeyPatch) -> set[Key]:
    """The steps of who means to follow a recipe."""
    patch.setattr(plans, "project", lambda case, recipes: CONTENT.recipes[means])
    return set(Case(observe(s.world, s.agent("@"))).plan.steps)


def learned(s: Scenario, points: int) -> None:
    s.world.skills[s.agent("@")].points["craft"] = points


def test_one_gathers_then_makes_what_goes_in_then_the_thing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s = scenario("T.@..K..O")
    learned(s, 300)
    tree, boulder, saw = ("use", "tree"), ("use", "boulder"), ("craft", "plank")
    assert steps(s, "axe", monkeypatch) == {tree, boulder}
    s.give("@", "wood")
    s.give("@", "hammer")
    assert steps(s, "axe", monkeypatch) == {saw, boulder}
    s.give("@", "stone", 2)
    assert steps(s, "axe", monkeypatch) == {saw}
    s.give("@", "plank")
    assert steps(s, "axe", monkeypatch) == {("craft", "axe")}


def test_a_tool_that_is_lacking_is_made_first(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("@.K")
    learned(s, 300)
    s.give("@", "plank")
    s.give("@", "wood")
    s.give("@", "stone", 4)
    assert steps(s, "axe", monkeypatch) == {("craft", "hammer")}


def test_what_lies_about_and_what_lies_in_the_chest_need_not_be_gathered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s = scenario("T@.t.")
    assert ("pickup", "wood") in steps(s, "club", monkeypatch)


def test_nobody_begins_what_they_cannot_finish(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T@..")
    assert steps(s, "plank", monkeypatch) == set(), "there is no workbench"
    s = scenario("T@.KO")
    assert steps(s, "axe", monkeypatch) == set(), "too hard"


def test_for_what_nobody_knows_where_to_get_one_looks_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s = scenario("\n".join(["." * 30] * 14 + ["...............@.............."] + ["." * 30] * 15))
    assert steps(s, "club", monkeypatch) == {("move", "explore")}


def test_things_for_the_project_are_not_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("@....")
    for kind in ("stone", "club", "knife", "sword", "shield", "flask", "hammer", "rod", "axe"):
        s.give("@", kind)
    s.give("@", "wood", 1)
    steps(s, "club", monkeypatch)
    seen = observe(s.world, s.agent("@"))
    assert Case(seen).plan.wanted == set(), "no wood is to be had"
    s.give("@", "wood", 1)
    assert Case(observe(s.world, s.agent("@"))).plan.wanted == {"wood"}


def test_what_was_thrown_away_is_not_taken_up_again_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s = scenario("@.....T")
    s.give("@", "wood")
    s.do("@", "drop", item="wood")
    assert steps(s, "club", monkeypatch) == {("use", "tree")}


def test_with_full_hands_one_only_works_up_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    s = scenario("T.@..K..O")
    learned(s, 300)
    others = ("club", "knife", "sword", "shield", "flask", "rod", "salve", "hammer")
    for kind in (*others, "wood"):
        s.give("@", kind)
    assert steps(s, "axe", monkeypatch) == {("craft", "plank")}, "stones must wait"


def test_the_idle_and_diligent_make_themselves_useful() -> None:
    chosen = set()
    for seed in range(6):
        s = scenario("T.@..K..O.", seed=seed)
        s.set("@", diligent=90)
        s.give("@", "wood", 3)
        intent: Intent = decide(observe(s.world, s.agent("@")))
        chosen.add(intent.action)
    assert "craft" in chosen


def test_the_starving_do_not_craft() -> None:
    s = scenario("T.@..KB.O.")
    s.set("@", diligent=90, hunger=80)
    s.give("@", "wood", 3)
    intent = decide(observe(s.world, s.agent("@")))
    assert (intent.action, intent.target) == ("use", s.the("bush"))


def test_people_of_one_kind_have_different_projects() -> None:
    meant = set()
    for seed in range(40):
        s = scenario("....\n.@b.\n....", seed=seed)
        change(
            s.world.persona, s.agent("@"), home=s.the("bed")
        )  # a bed and food are wished for first
        s.give("@", "apple", 9)
        case = Case(observe(s.world, s.agent("@")))
        recipe = project(case, tuple(CONTENT.recipes.values()))
        meant.add(recipe.name if recipe else "")
    assert len(meant) >= 3


def test_who_has_begun_a_fence_goes_on_with_it_more_often_than_not() -> None:
    def share(begun: bool) -> float:
        s = scenario("""
            .........
            .........
            ...@.....
            ....b....
            .........
            .........
        """)
        claim_home(s.world, s.agent("@"), s.the("bed"))
        wolves = Fact("danger", x=1, y=1, tick=s.world.tick, text="wolves are about")
        learn(s.world, s.agent("@"), new_fact(s.world, wolves))
        if begun:
            make_object(s.world, "fence", 2, 1)
        s.ticks(1)
        seen = observe(s.world, s.agent("@"))
        recipes = tuple(recipe for _, recipe in sorted(CONTENT.recipes.items()))
        days = [project(Case(replace(seen, tick=seen.tick + 800 * i)), recipes) for i in range(60)]
        return sum(what is not None and what.makes == "fence" for what in days) / len(days)

    assert 0.9 > share(begun=True) > share(begun=False) + 0.1
