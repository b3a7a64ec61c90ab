"""Effects: what an ability may ask for, and nothing else that it can do.

`game.core.effect_kinds` has the records, `parsing` makes them of plain data, `pricing` says
what they cost, `checking` whether they may take place, `applying` lets them. Here is no code
of abilities.
"""

from game.core.effects.checking import check
from game.core.effects.faults import EffectFault
from game.core.effects.parsing import parse
from game.core.effects.pricing import price

__all__ = ["EffectFault", "check", "parse", "price"]
