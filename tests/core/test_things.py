"""Things pass from place to place and are never in two; people come with all they need."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content_files import load_content
from game.core.people import make_agent, new_name, roman
from game.core.rules import Rules
from game.core.things import (
    check_item,
    drop_all,
    give_item,
    hold,
    lay,
    make_item,
    make_object,
    nearest_free,
    take_item,
    use_up,
)
from game.core.world import World

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")


def field(rows: str = "......\n......\n......\n......") -> World:
    return World(1, Rules(), CONTENT, rows.split("\n"))


def counts(world: World) -> Counter[str]:
    total: Counter[str] = Counter()
    for entity, pile in world.item.items():
        check_item(world, entity)
        total[world.kind[entity]] += pile.count
    return total


def test_what_is_given_joins_the_pile_that_is_held() -> None:
    world = field()
    mara = make_agent(world, 1, 1)
    first = give_item(world, mara, "coin", 2)
    assert give_item(world, mara, "coin", 3) == first
    assert world.item[first].count == 5
    assert world.inventory[mara].items == (first,)


def test_what_is_held_lies_nowhere() -> None:
    world = field()
    mara = make_agent(world, 1, 1)
    apple = make_item(world, "apple", 2, 2, 3)
    assert hold(world, mara, apple) == apple
    assert apple not in world.position and not world.grid.ground
    with pytest.raises(AssertionError):
        hold(world, mara, apple)
    with pytest.raises(AssertionError):
        lay(world, apple, 0, 0)


def test_part_of_a_pile_becomes_a_pile_of_its_own() -> None:
    world = field()
    mara = make_agent(world, 1, 1)
    pile = give_item(world, mara, "berry", 5)
    two = take_item(world, mara, pile, 2)
    lay(world, two, 0, 0)
    assert two != pile and world.item[pile].count == 3 and world.item[two].count == 2
    assert take_item(world, mara, pile, 3) == pile
    lay(world, pile, 0, 1)
    assert world.inventory[mara].items == ()
    assert counts(world) == {"berry": 5}


@pytest.mark.parametrize("count", [0, -1, 6])
def test_nobody_takes_more_than_there_is_or_nothing(count: int) -> None:
    world = field()
    mara = make_agent(world, 1, 1)
    pile = give_item(world, mara, "berry", 5)
    with pytest.raises(AssertionError):
        take_item(world, mara, pile, count)
    assert counts(world) == {"berry": 5}


def test_an_emptied_flask_is_still_a_flask() -> None:
    world = field()
    mara = make_agent(world, 1, 1)
    flask = give_item(world, mara, "flask", 2)
    use_up(world, mara, flask)
    assert counts(world) == {"flask": 1, "flask_empty": 1}
    apple = give_item(world, mara, "apple")
    use_up(world, mara, apple)
    assert world.held(mara, "apple") == 0


def test_belongings_scatter_on_ground_that_can_be_reached() -> None:
    world = field("~~~~\n~..~\n~.#~\n~~~~")
    make_object(world, "boulder", 2, 1)
    mara = make_agent(world, 1, 1)
    for kind in ("apple", "coin", "sword"):
        give_item(world, mara, kind, 2)
    piles = drop_all(world, mara)
    assert world.inventory[mara].items == ()
    assert [world.kind[p] for p in piles] == ["apple", "coin", "sword"]
    places = [(world.position[p].x, world.position[p].y) for p in piles]
    assert places == [(1, 1), (1, 2), (1, 1)], "two tiles only, so the third pile shares one"
    assert counts(world) == {"apple": 2, "coin": 2, "sword": 2}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(1, 4)), max_size=25))
def test_things_are_neither_made_nor_lost_in_passing(deeds: list[tuple[int, int, int]]) -> None:
    world = field()
    people = [make_agent(world, 1, 1), make_agent(world, 4, 2)]
    made: Counter[str] = Counter()
    for deed, which, count in deeds:
        agent = people[which % 2]
        mine = world.inventory[agent].items
        if deed == 0:
            kind = ("apple", "coin")[which // 2]
            give_item(world, agent, kind, count)
            made[kind] += count
        elif deed == 1:
            make_item(world, "stone", which, count - 1, count)
            made["stone"] += count
        elif deed == 2 and mine:
            pile = mine[which % len(mine)]
            part = take_item(world, agent, pile, min(count, world.item[pile].count))
            hold(world, people[1 - which % 2], part)
        elif deed == 3 and world.grid.ground:
            lying = [e for pile in world.grid.ground.values() for e in pile]
            hold(world, agent, lying[which % len(lying)])
        elif deed == 4:
            drop_all(world, agent)
        assert counts(world) == +made


def test_an_object_is_made_with_all_its_stock() -> None:
    world = field()
    bush = make_object(world, "bush", 1, 1)
    row = CONTENT.objects["bush"]
    assert world.fixture[bush].stock == row.stock
    assert 0 <= world.fixture[bush].variant < row.variants
    assert not world.grid.free(1, 1)
    bed = make_object(world, "bed", 2, 1)
    assert world.grid.free(2, 1) and world.position[bed].x == 2


def test_somebody_comes_with_all_that_a_person_has() -> None:
    world = field()
    bed = make_object(world, "bed", 0, 0)
    make_object(world, "tree", 3, 3)
    mara = make_agent(world, 3, 3, "Mara", bed)
    at = world.position[mara]
    assert max(abs(at.x - 3), abs(at.y - 3)) == 1, "the tree has the tile"
    for table in (world.persona, world.needs, world.health, world.inventory, world.combat):
        assert mara in table
    persona = world.persona[mara]
    assert (persona.name, persona.home, world.label(mara)) == ("Mara", bed, "Mara")
    assert 0 <= persona.look <= 9999
    assert world.beliefs[mara].places[bed].kind == "bed"
    assert world.mind[mara].asked == "has just arrived"
    needs = world.needs[mara]
    assert all(550 <= getattr(needs, n) <= 950 for n in needs.__struct_fields__)
    assert world.agents == [mara]


def test_people_differ() -> None:
    world = field("\n".join(["." * 20] * 20))
    people = [make_agent(world, 10, 10) for _ in range(200)]
    assert len({world.names[p] for p in people}) == 200, "more people than names in the list"
    assert len({(world.position[p].x, world.position[p].y) for p in people}) == 200
    traits = [world.persona[p].traits for p in people]
    bold = sorted(t.bold for t in traits)
    assert -100 <= bold[0] < -80 and 80 < bold[-1] <= 100
    strong = sum(any(abs(getattr(t, n)) > 60 for n in t.__struct_fields__) for t in traits)
    assert strong > 150, "hardly anybody is bland"
    assert len({world.mind[p].ready_at for p in people}) > 10


def test_a_name_is_never_given_twice_even_after_a_death() -> None:
    world = field()
    first = make_agent(world, 0, 0)
    name = world.names[first]
    make_agent(world, 1, 0, new_name(world))
    world.destroy(first)
    names = set(world.names.values())
    for _ in range(8):
        agent = make_agent(world, 2, 2)
        assert world.names[agent] not in names and name != world.names[agent]
        names.add(world.names[agent])
    assert (roman(2), roman(4), roman(9), roman(44)) == ("II", "IV", "IX", "XLIV")


def test_a_full_world_says_so() -> None:
    world = field("##\n#.")
    make_agent(world, 0, 0)
    assert nearest_free(world, 0, 0) is None
    with pytest.raises(ValueError, match="no free tile"):
        make_agent(world, 0, 0)
