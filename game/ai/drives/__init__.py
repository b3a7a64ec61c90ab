"""Drives: how a built-in mind weighs what it could do, a file for each part of life.

Each file scores the choices of a few actions; `SCORERS` says which. A scorer gets the
case (what the mind knows, worked up once) and one choice, and returns its score with
the parts that made it, or None for a choice that is out of the question. Points are
integers: about 100 is a whim, 400 a wish, 1,000 a necessity.
"""

from collections.abc import Callable

from game.ai.drives import (
    boards,
    body,
    casting,
    duty,
    fight,
    gifts,
    goods,
    mercy,
    objects,
    parties,
    powers,
    roam,
    stalls,
    stash,
    talk,
    thieving,
    trade,
    wishing,
)
from game.ai.drives.case import Case, Score
from game.core.observation import Affordance

Scorer = Callable[[Case, Affordance], Score | None]

SCORERS: dict[str, Scorer] = {
    "accept": trade.accept,
    "attack": fight.attack,
    "attend": parties.attend,
    "buy": stalls.buy,
    "cast": casting.cast,
    "counter": trade.counter,
    "decree": duty.decree,
    "defend": fight.defend,
    "demand": thieving.demand,
    "deny": thieving.deny,
    "despoil": mercy.despoil,
    "drink": body.drink,
    "drop": goods.drop,
    "eat": body.eat,
    "fetch": stash.fetch,
    "flee": fight.flee,
    "give": gifts.give,
    "giveback": thieving.giveback,
    "holdup": mercy.holdup,
    "host": parties.host,
    "learn": powers.learn,
    "move": roam.move,
    "patrol": duty.patrol,
    "pickup": goods.pickup,
    "post": boards.post,
    "read": boards.read,
    "refuse": trade.refuse,
    "rest": body.rest,
    "retake": thieving.retake,
    "say": talk.say,
    "sell": stalls.sell,
    "stand": duty.stand,
    "steal": thieving.steal,
    "stow": stash.stow,
    "study": powers.study,
    "surrender": mercy.surrender,
    "teach": powers.teach,
    "tend": gifts.tend,
    "trade": trade.trade,
    "use": objects.use,
    "wait": roam.wait,
    "write": powers.write,
    "wish": wishing.wish,
}
"""Action -> what scores it."""
