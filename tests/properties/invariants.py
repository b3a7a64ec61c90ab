"""What must hold of a world after every tick, whatever was done to it."""

from game.core.actions import ACTIONS
from game.core.audit import audit
from game.core.components import HEALTH_MAX, MOODS, NEED_MAX, OPINION_MAX, Needs
from game.core.kept_views import KeptViews
from game.core.looking import look, nearest_shore
from game.core.ways import Ways
from game.core.world import World


def check(world: World) -> None:
    """Raise AssertionError naming what is wrong."""
    _grid_agrees(world)
    _items_are_in_one_place(world)
    _books_balance(world)
    _deals_are_whole(world)
    _markets_are_sound(world)
    _owners_live(world)
    _people_are_sound(world)
    _views_hold(world)
    _turns_agree(world)
    _talks_are_sound(world)
    _notices_hang(world)
    _creatures_are_sound(world)


def _notices_hang(world: World) -> None:
    for board, hanging in world.notices.items():
        room = world.content.objects[world.kind[board]].notices
        assert len(hanging) <= room, f"{len(hanging)} notices where there is room for {room}"
        for note in hanging:
            assert note.fact in world.facts, "a notice says nothing"
            assert note.tick <= world.tick


def _views_hold(world: World) -> None:
    grid = world.grid
    kept = {agent: _seen(world, agent) for agent in world.persona}
    views, grid.views = grid.views, KeptViews(grid.width, grid.width * grid.height)
    afresh = {agent: _seen(world, agent) for agent in world.persona}
    grid.views = views
    assert kept == afresh, "somebody sees what was there before"


def _seen(world: World, agent: int) -> tuple[object, ...]:
    at = world.position[agent]
    return *look(world, agent), nearest_shore(world.grid, at.x, at.y)


def _turns_agree(world: World) -> None:
    assert world.agents == sorted(world.persona)
    for turn in range(7):
        having = [agent for agent in world.persona if agent % 7 == turn]
        assert world.having_turn(7, turn) == sorted(having), (
            "the dead have a turn, or a newcomer none"
        )


def _grid_agrees(world: World) -> None:
    grid = world.grid
    listed = {entity: at for cell in grid.cells.values() for entity, at in cell.items()}
    placed = {entity: (at.x, at.y) for entity, at in world.position.items()}
    assert listed == placed, "the grid's cells and the positions differ"
    solid = {}
    for entity, (x, y) in placed.items():
        row = world.content.objects.get(world.kind[entity])
        if entity in world.persona or entity in world.creature or (row is not None and row.solid):
            tile = y * grid.width + x
            assert tile not in solid, f"two solid things on {x},{y}"
            assert grid.passable(x, y), f"{world.label(entity)} stands in a wall at {x},{y}"
            solid[tile] = entity
    assert grid.solid == solid, "the grid's occupancy and the solid things differ"
    known, afresh = grid.ways.known, Ways(grid.blocked, grid.cost, grid.width).survey()
    assert (known or grid.ways.survey()) == afresh, "a way is thought open that isn't, or shut"


def _items_are_in_one_place(world: World) -> None:
    held = [entity for bag in world.inventory.values() for entity in bag.items]
    assert len(held) == len(set(held)), "an item is in two hands"
    for entity, item in world.item.items():
        places = (entity in world.position) + (entity in held)
        assert places == 1, f"{world.label(entity)} is in {places} places"
        assert item.count >= 1, f"{world.label(entity)} is a pile of {item.count}"
        if item.holder:
            assert entity in world.inventory[item.holder].items
    assert set(held) <= set(world.item), "somebody holds what does not exist"


def _books_balance(world: World) -> None:
    faults = audit(world)
    assert not faults, faults


def _deals_are_whole(world: World) -> None:
    pairs = [frozenset((deal.maker, deal.taker)) for deal in world.deals.values()]
    assert len(pairs) == len(set(pairs)), "two open deals between one pair"
    for number, deal in world.deals.items():
        assert number < world.next_deal
        assert deal.maker != deal.taker
        assert world.alive(deal.maker) and world.alive(deal.taker), "a deal outlived somebody"
        assert deal.until > world.tick, "a deal outlived its time"
        assert deal.gives and deal.wants
        assert min(*deal.gives.values(), *deal.wants.values()) >= 1


def _owners_live(world: World) -> None:
    for entity, thing in (*world.item.items(), *world.fixture.items()):
        assert not thing.owner or world.alive(thing.owner), (
            f"{world.label(entity)} belongs to {thing.owner}, who is no more"
        )
    for chest in set(world.inventory) & set(world.fixture):
        row = world.content.objects[world.kind[chest]]
        room = row.holds or row.market + 1  # besides the goods, the coins
        assert len(world.inventory[chest].items) <= room, f"{world.label(chest)} overflows"


def _markets_are_sound(world: World) -> None:
    stalls = {e for e, kind in world.kind.items() if kind in world.purposes.stalls}
    assert set(world.market) == stalls, "a stall has no prices, or prices have no stall"
    for market in world.market.values():
        for kind, price in market.prices.items():
            value = world.content.items[kind].value
            assert value // 5 <= price <= 4 * value, f"{kind} costs {price}"


def _people_are_sound(world: World) -> None:
    assert not world.possessed or world.alive(world.possessed), "a dead one is possessed"
    tables = (world.needs, world.health, world.combat, world.mind, world.beliefs, world.skills)
    for table in tables:
        folk = set(table) - set(world.creature)
        assert folk == set(world.persona), "a living person lacks a component"
    keeping = world.purposes.chests | world.purposes.stalls | world.purposes.coffers
    bags = set(world.persona) | {e for e, k in world.kind.items() if k in keeping}
    bags |= {e for e in world.creature if world.content.creatures[world.kind[e]].way == "rob"}
    assert set(world.inventory) == bags, "a bag is nobody's, or somebody has none"
    assert set(world.agents) <= set(world.position), "somebody is nowhere"
    tickets = [mind.ticket for mind in world.mind.values() if mind.ticket]
    assert len(tickets) == len(set(tickets)), "two people share a ticket"
    for agent in world.agents:
        for name in Needs.__struct_fields__:
            assert 0 <= getattr(world.needs[agent], name) <= NEED_MAX, f"{name} out of range"
        assert 1 <= world.health[agent].current <= HEALTH_MAX
        for relation in world.beliefs[agent].relations.values():
            assert -OPINION_MAX <= relation.opinion <= OPINION_MAX
        mind = world.mind[agent]
        assert (mind.intent is None) == (mind.stage == "idle")
        assert mind.intent is None or mind.intent.action in ACTIONS


def _talks_are_sound(world: World) -> None:
    for number, talk in world.talks.items():
        assert len(talk.members) == len(set(talk.members)) >= 2, "a talk of fewer than two"
        for member in talk.members:
            assert world.mind[member].talk == number, "somebody is in a talk and doesn't know it"
    for agent, mind in world.mind.items():
        if mind.talk:
            assert agent in world.talks[mind.talk].members, "somebody is in a talk that is over"
    for agent, beliefs in world.beliefs.items():
        for fact, heard in beliefs.facts.items():
            assert fact in world.facts, "somebody knows a fact that there is not"
            assert (heard.hops == 0) == (heard.source == 0), "hearsay has a source"
            assert agent not in heard.told


def _creatures_are_sound(world: World) -> None:
    for entity, its in world.creature.items():
        name, row = world.label(entity), world.content.creatures[world.kind[entity]]
        assert entity in world.position, f"{name} is nowhere"
        assert entity not in world.persona, f"{name} is a person"
        assert 1 <= world.health[entity].current <= world.health[entity].maximum, name
        assert (entity in world.inventory) == (row.way == "rob"), f"the hands of {name}"
        assert its.mood in MOODS, f"{name} is {its.mood}"
        for table in (world.needs, world.combat, world.mind, world.beliefs, world.skills):
            assert entity not in table, f"{name} has what only people have"
    owners = {item.owner for item in world.item.values() if item.owner}
    assert not owners & set(world.creature), "a creature owns something"


def _magic_is_sound(world: World) -> None:
    for agent, powers in world.powers.items():
        assert world.alive(agent), "a dead one commands an ability"
        assert powers and set(powers) <= set(world.abilities), "somebody commands what is not"
    for entity, statuses in world.statuses.items():
        assert entity in world.persona or entity in world.creature
        assert statuses, "somebody is kept who has no status"
        for name, status in statuses.items():
            assert status.until - world.tick <= world.content.statuses[name].longest, name
            assert max(status.until, status.free) >= world.tick, f"{name} does not end"
    for entity, until in world.passing.items():
        assert entity in world.position, "what passes is nowhere"
        assert until > world.tick, "what passes did not"
    for entity, its in world.creature.items():
        assert not its.summoner or entity in world.passing, "a creature that was called stays"
    for call in world.calls.values():
        assert world.tick - call.tick < world.rules.ability_patience, "a call is out for too long"
        assert call.ability in world.abilities
    for item in world.item.values():
        assert not item.fades or item.fades > world.tick - 50, "what was conjured does not fade"
    assert "coin" not in world.books.get("conjured", {}), "coins were conjured up"
    for agent in world.agents:
        assert world.needs[agent].energy >= 0
    codes = {ord(row.glyph) for row in world.content.terrain.values()}
    grid = world.grid
    assert set(grid.terrain) <= codes
    solid = {tile for tile, entity in grid.solid.items() if entity in world.fixture}
    for tile, code in enumerate(grid.terrain):
        assert grid.blocked[tile] == (not grid.walkable[code] or tile in solid), "blocked is stale"
