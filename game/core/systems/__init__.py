"""Systems: what happens in every tick, a file each, in the order of SYSTEMS.

A system is a function over the world. It may read every component; its file says what
it writes. One that takes long for a crowd is a generator: whoever has no time may go on with it
a while later, for between two of its slices the world is as sound as between two systems.
"""

from collections.abc import Callable, Iterator

from game.core.systems.abilities import abilities
from game.core.systems.achieving import achieving
from game.core.systems.actions import actions
from game.core.systems.clock import clock
from game.core.systems.conversations import conversations
from game.core.systems.creatures import creatures
from game.core.systems.deals import deals
from game.core.systems.decisions import decisions
from game.core.systems.growth import growth
from game.core.systems.market import market
from game.core.systems.memory import memory
from game.core.systems.movement import movement
from game.core.systems.needs import needs
from game.core.systems.occasions import occasions
from game.core.systems.perception import perception
from game.core.systems.population import population
from game.core.systems.reactions import reactions
from game.core.systems.schedule import schedule
from game.core.systems.spawning import spawning
from game.core.systems.town import town
from game.core.systems.weather import weather
from game.core.systems.wildlife import wildlife
from game.core.world import World

System = Callable[[World], Iterator[None] | None]

SYSTEMS: tuple[System, ...] = (
    schedule,  # first, where commands from outside are carried out too
    clock,
    weather,
    needs,
    movement,
    perception,  # after movement, so that agents see where others are, not where they were
    actions,
    conversations,  # after actions, so that words count before silence does
    creatures,  # after people have struck or run
    abilities,  # after all who strike, so that what was lifted this tick held them till then
    growth,
    spawning,
    wildlife,
    population,
    market,
    occasions,
    town,
    deals,  # after all that can end or move somebody
    achieving,
    memory,  # after all that can happen in a tick
    reactions,
    decisions,  # last, so that whatever happened is known to those who must choose
)
