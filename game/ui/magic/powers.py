"""Powers: what somebody can do by magic, who made it and how it was proven; and who protects us."""

from game.core.arcana import Ability, Power
from game.core.narrate import clock
from game.core.world import World
from game.ui import colours
from game.ui.deeds import title
from game.ui.magic.facts import Magic
from game.ui.page import Page
from game.ui.pages import level_colour
from game.ui.pictures import Pictures
from game.ui.text import BOLD, ITALIC, SMALL

POINT = 10
"""Points of the need for energy that one point of an ability's energy is."""
OTHERS = 30
HOWS = {
    "given": "Given to them",
    "wished": "They wished for it",
    "taught": "Taught by {}",
    "bought": "Bought of {}",
    "watched": "Learnt by watching {}",
    "read": "Learnt out of a book",
}
EMPTY = (
    ("Commands no power yet.", ""),
    ("People wish", "when they starve, are robbed, bereaved or afraid; the Angel answers"),
    ("Whisper", "right click, or /whisper, puts a longing into somebody's mind"),
    ("/ability grant", "gives one of the powers that come with the game: /ability list"),
    ("Whoever has one", "may teach it, and others learn by watching or from a book"),
)
"""What to do where there is nothing to show."""


def powers_page(page: Page, world: World, agent: int, pictures: Pictures, magic: Magic) -> None:
    """What somebody commands, what else there is in this world, and the sandbox's layers."""
    energy = world.needs[agent].energy // POINT
    tone = level_colour(energy / 100)
    page.bar(pictures.icon("energy"), "Energy", energy / 100, f"{energy}", tone)
    own = world.powers.get(agent, {})
    _statuses(page, world, agent)
    page.heading("Commands")
    if not own:
        for lead, rest in EMPTY:
            page.text(lead, colours.ACCENT if rest else colours.SOFT, BOLD if rest else ITALIC)
            if rest:
                page.text(rest, colours.SOFT, SMALL, rows=3)
            page.gap(3)
    for name, power in own.items():
        if name in world.abilities:
            _power(page, world, world.abilities[name], power, energy, magic)
    others = [name for name in world.abilities if name not in own]
    if others:
        page.heading("Others command")
    for name in others[:OTHERS]:
        holders = [who for who in world.agents if name in world.powers.get(who, ())]
        first = holders[0] if holders else 0
        page.link(title(name), None, f"{len(holders)}", first)
        page.text(world.abilities[name].purpose, colours.SOFT, SMALL, rows=2)
        page.gap(3)
    page.heading("What holds magic in")
    _layers(page, magic)


def _power(page: Page, world: World, row: Ability, power: Power, energy: int, magic: Magic) -> None:
    page.text(title(row.name), style=BOLD)
    page.text(row.purpose, colours.SOFT, ITALIC, rows=3)
    wait = max(0, power.ready - world.tick)
    if row.suspended:
        page.text(f"Fails everybody: {row.suspended}", colours.RED, SMALL, rows=3)
    elif wait:
        page.text(f"Ready in {wait} ticks", colours.ORANGE, SMALL)
    elif energy < row.energy_cost:
        page.text("Too tired for it", colours.ORANGE, SMALL)
    else:
        page.text("Ready", colours.GREEN, SMALL)
    page.text(
        f"{row.energy_cost} energy, then {row.cooldown} ticks' rest; used {power.used} times",
        colours.SOFT,
        SMALL,
        rows=2,
    )
    how = HOWS.get(power.how, power.how).format(world.label(power.by) if power.by else "somebody")
    page.text(f"{how}, {clock(world.rules, power.tick)}", colours.SOFT, SMALL, rows=2)
    page.text(_origin(world, row), colours.SOFT, SMALL, rows=2, entity=_alive(world, row.wisher))
    page.text(_proof(row, magic), colours.SOFT, SMALL, rows=3)
    page.gap(8)


def _origin(world: World, row: Ability) -> str:
    if row.origin == "builtin":
        return "Came with the game"
    if row.origin == "hand":
        return "Written by hand"
    whose = f", as {world.label(row.wisher)} wished" if row.wisher else ""
    return f"Made by the Angel{whose}, {clock(world.rules, row.made)}"


def _proof(row: Ability, magic: Magic) -> str:
    """What its proof says, in a line."""
    proven = magic.proven(row.name, row.source)
    does = f": {', '.join(row.does)}" if row.does else ""
    if proven is None:
        return f"No proof is kept beside it{does}"
    if not proven.ok:
        return "Its proof did not hold"
    return f"Proven in {len(proven.cases)} trials{does}"


def _statuses(page: Page, world: World, agent: int) -> None:
    """What is on somebody now."""
    on = world.statuses.get(agent, {})
    running = {name: status for name, status in on.items() if status.until > world.tick}
    if not running:
        return
    page.heading("Is")
    for name, status in running.items():
        row = world.content.statuses.get(name)
        words = row.text if row is not None else title(name)
        tone = colours.RED if row is not None and row.unkind else colours.GREEN
        by = f", by {world.label(status.by)}" if status.by else ""
        page.text(f"{words}{by}, {status.until - world.tick} ticks more", tone, SMALL, rows=2)


def _layers(page: Page, magic: Magic) -> None:
    layers = magic.layers()
    if layers is None:
        page.text("Looking it up ...", colours.SOFT, ITALIC)
        return
    if not layers:
        page.text("No sandbox runs here.", colours.SOFT, ITALIC)
    for name, state in layers.items():
        bad = state.startswith(("none", "off", "no ", "POSSIBLE"))
        page.text(f"{name}: {state}", colours.ORANGE if bad else colours.SOFT, SMALL, rows=3)


def _alive(world: World, agent: int) -> int:
    return agent if world.alive(agent) else 0
