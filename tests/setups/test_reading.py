"""Broken scenario files: each fault names file, line and field, what is allowed, and the fix."""

import pytest

from game.scenarios import ScenarioError
from tests.setups.helpers import faults, read

GOOD = """
title: Mine
seed: 4
people:
  - name: Ada
    traits: {bold: 10}
  - name: Bo
    group: bakers
facts:
  feast: {kind: invitation, text: a feast, subject: Ada, due: "day 2 18:00", known_by: [Ada]}
"""


def test_the_good_one_is_good() -> None:
    scenario = read(GOOD)
    assert [person.name for person in scenario.file.people] == ["Ada", "Bo"]


# (what is written instead or in addition, line, field, word of the message, word of the fix)
BROKEN = {
    "misspelt field": ("pepole: []", 10, "pepole", "unknown field", "write people"),
    "range": ("rules: {item_spawn_rate: -1}", 10, "rules.item_spawn_rate", "-1", "0"),
    "range above": ("rules: {sight_day: 99}", 10, "rules.sight_day", "1 to 40", "write 40"),
    "unknown rule": ("rules: {gravity: 1}", 10, "rules.gravity", "gravity", "one of these"),
    "type": ("agents: many", 10, "agents", "'many'", "write, for example, 0"),
    "list for a text": ("description: [a]", 10, "description", "a list of 1", "some text"),
    "kind": ("things: [{kind: appel}]", 10, "things[0].kind", "'appel'", "write apple"),
    "missing": ("things: [{count: 3}]", 10, "things[0]", "no 'kind'", "add `kind: apple`"),
    "place": ("things: [{kind: apple, place: wel}]", 10, "things[0].place", "'wel'", "write well"),
    "outside": (
        "things: [{kind: apple, place: [100, 4]}]", 10, "things[0].place", "[100, 4]", "a tile",
    ),
    "person": ("happenings:\n  - {at: 5, kill: Adda}", 11, "happenings[0].kill", "Adda", "Ada"),
    "no deed": ("happenings:\n  - {at: 5, title: x}", 11, "happenings[0]", "nothing", "one of"),
    "two deeds": (
        "happenings:\n  - {at: 5, kill: Ada, voice: x}", 11, "happenings[0]", "kill and voice",
        "one of them",
    ),
    "field of another deed": (
        "happenings:\n  - {at: 5, kill: Ada, count: 2}", 11, "happenings[0].count", "'count'",
        "leave out count",
    ),
    "time": ("happenings:\n  - {at: noon, kill: Ada}", 11, "happenings[0].at", "noon", "18:00"),
    "past": (
        'happenings:\n  - {at: "day 1 6:00", kill: Ada}', 11, "happenings[0].at", "day 1 6:00",
        "later",
    ),
    "span": (
        "happenings:\n  - {at: 5, every: week, kill: Ada}", 11, "happenings[0].every", "week",
        "1 day",
    ),
    "who": ("happenings:\n  - {at: 5, give: apple}", 11, "happenings[0]", "nobody", "everybody"),
    "measure": ("measures: [ginni]", 10, "measures[0]", "ginni", "write gini"),
    "mind": ("mind: clever", 10, "mind", "clever", "builtin"),
    "game": ("game: {min_agent: 3}", 10, "game.min_agent", "min_agent", "write min_agents"),
    "game's range": ("game: {min_agents: 2.5}", 10, "game.min_agents", "2.5", "config.yaml"),
    "row's field": (
        "content:\n  objects:\n    well:\n      drnk: 3", 13, "content.objects.well.drnk",
        "no such field", "",
    ),
    "row's value": (
        "content:\n  items:\n    apple: {food: lots}", 12, "content.items.apple.food", "lots", "",
    ),
    "row's reference": (
        "content:\n  objects:\n    well: {gives: wine}", 12, "content.objects.well.gives", "wine",
        "",
    ),
    "twice": ("title: Again", 10, "title", "the same field twice", "leave one"),
    "map's size": ("map: {size: [10, 100]}", 10, "map.size[0]", "10", "24"),
    "two maps": ('map: {ascii: "..", file: a.txt}', 10, "map.file", "both", "one away"),
    "size of a drawn map": ('map: {ascii: "..", water: 3}', 10, "map.water", "water", "leave out"),
    "legend": ("map: {legend: {x: tre}}", 10, "map.legend.x", "'tre'", "write tree"),
    "legend's letter": ("map: {legend: {xy: tree}}", 10, "map.legend.xy", "'xy'", "one letter"),
    "ground": ("map: {ground: water}", 10, "map.ground", "'water'", "one of these"),
    "too many": ("agents: 5000", 10, "agents", "5000 more", "larger"),
    "alias": ("measures: &m [gini]\nagents: *m", 10, "agents", "alias", "the value itself"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_says_where_what_and_how_to_mend_it(name: str) -> None:
    written, line, field, found, fix = BROKEN[name]
    (fault,) = faults(GOOD.lstrip("\n") + written)
    assert (fault.file, fault.line, fault.field) == ("mine.yaml", line, field)
    assert found in str(fault)
    assert fix in fault.fix
    assert fault.allowed
    assert fault.fix


# (what Ada is, field, word of the message)
PEOPLE = {
    "trait": ("traits: {bold: 300}", "people[0].traits.bold", "-100 to 100"),
    "trait's name": ("traits: {brave: 3}", "people[0].traits.brave", "bold"),
    "skill": ("skills: {carft: 3}", "people[0].skills.carft", "craft"),
    "item": ("belongings: {tree: 3}", "people[0].belongings.tree", "apple"),
    "no item": ("belongings: {apple: 0}", "people[0].belongings.apple", "1 to 1000"),
    "relation": (
        "relations: [{to: Boo, opinion: 3, reason: x}]", "people[0].relations[0].to", "Bo",
    ),
    "no reason": ("relations: [{to: Bo, opinion: 3}]", "people[0].relations[0]", "reason"),
    "goal": ("goals: [{invite: fest}]", "people[0].goals[0].invite", "feast"),
    "goal's kind": ("goals: [{stand: feast}]", "people[0].goals[0].stand", "candidacy"),
    "two of a name": ("count: 2", "people[0].count", "without a name"),
    "group's name": ("group: everybody", "people[0].group", "any other"),
    "home": ("home: [5, 500]", "people[0].home", "y of 0"),
    "story": ("story: " + 700 * "x", "people[0].story", "600"),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_s_fault(name: str) -> None:
    written, field, allowed = PEOPLE[name]
    (fault,) = faults(GOOD.lstrip("\n").replace("    traits: {bold: 10}", "    " + written))
    assert (fault.line, fault.field) == (5, field)
    assert allowed in fault.allowed


def test_all_faults_are_told_at_once_in_order_of_lines() -> None:
    broken = GOOD.replace("bold: 10", "bold: 1000").replace("kind:", "knid:") + "agents: -1"
    with pytest.raises(ScenarioError) as told:
        read(broken)
    lines = [fault.line for fault in told.value.faults]
    assert lines == sorted(lines)
    assert len(lines) == 4  # the kind is both misspelt and missing
    assert str(told.value).count("mine.yaml:") == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: [", 1),
        ("title: a\n  b: c", 2),
        ("", 1),
        ("\tx", 1),
        ("title: " + 30 * "{a: " + 30 * "}", 1),
        ("- a", 1),
        ("just words", 1),
    ],
)
def test_what_is_no_scenario_is_told_with_its_line(text: str, line: int) -> None:
    (fault,) = faults(text)
    assert fault.line == line
    assert fault.fix


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    scenario = read(
        """
        title: 12
        people: [{name: No}, {name: 1e3}, {name: 2026-01-01}]
        happenings: [{at: 18:00, voice: yes}]
        """
    )
    assert scenario.file.title == "12"
    assert [person.name for person in scenario.file.people] == ["No", "1e3", "2026-01-01"]
    assert (scenario.file.happenings[0].at, scenario.file.happenings[0].voice) == ("18:00", "yes")


def test_powers_must_be_known() -> None:
    (fault,) = faults("{title: x, people: [{name: Ada, powers: [heal, haste, firebal]}]}")
    assert "firebal" in str(fault) and "fireball" in str(fault)
