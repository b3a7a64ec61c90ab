"""The rules of one world: the settings that its simulation obeys.

Integers only; a factor is in hundredths (100 is 1.0). They are part of the state,
so a save and a replay go by the rules they were made with, not by today's config.
"""

from msgspec import Struct


class Rules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may differ between worlds without a line of code."""

    day_ticks: int = 2400
    """Ticks from midnight to midnight."""
    first_hour: int = 7
    """The hour at which a world begins: by daylight, with the day ahead."""
    item_spawn_rate: int = 100
    """How often things appear on the ground, in hundredths."""
    combat_damage: int = 100
    """Multiplier of every blow, in hundredths."""
    min_agents: int = 18
    """Newcomers arrive while fewer people than this live."""
    sight_day: int = 9
    """How far people see by day, in tiles."""
    sight_night: int = 5
    """How far people see at night, in tiles."""
    plan_ticks: int = 400
    """An intent older than this is thought over again."""

    dangers: int = 1
    """1 for animals, raiders and weather; 0 for none of them."""
    animals: int = 100
    """How many animals the land bears, in hundredths."""
    raids: int = 100
    """How often wolves and robbers come, in hundredths."""
    weather: int = 100
    """How much of the time the sky is not fair, and seasons are not common, in hundredths."""

    parties: int = 1
    """1 if people give parties of their own accord; 0 if only a scenario's take place."""

    notices: int = 1
    """1 if people read and write on notice boards; 0 where all goes by word of mouth."""
    magic: int = 1
    """1 if people may wish for abilities; 0 if they do without."""
    ability_patience: int = 60
    """Ticks for which the effects of an ability that was used are awaited: some seconds, or, at
    the highest speed, as long as its code takes to be loaded."""

    elections: int = 1
    """1 if people stand for mayor of their own accord; 0 if only a scenario's do."""

    def minute(self, tick: int) -> int:
        """Minutes since midnight, 0..1439.

        >>> Rules().minute(0), Rules().minute(1750)
        (420, 30)
        """
        return self._since_midnight(tick) % self.day_ticks * 1440 // self.day_ticks

    def hour(self, tick: int) -> int:
        """Hour of the day, 0..23.

        >>> Rules().hour(500)
        12
        """
        return self.minute(tick) // 60

    def day(self, tick: int) -> int:
        """Number of the day, from 1; it turns at midnight.

        >>> Rules().day(0), Rules().day(1699), Rules().day(1700)
        (1, 1, 2)
        """
        return self._since_midnight(tick) // self.day_ticks + 1

    def at(self, day: int, hour: int) -> int:
        """The tick at which an hour of a day begins.

        >>> Rules().at(1, 12), Rules().at(2, 18)
        (500, 3500)
        """
        into = hour * self.day_ticks // 24
        return (day - 1) * self.day_ticks + into - self.first_hour * self.day_ticks // 24

    def is_night(self, tick: int) -> bool:
        """Dark from 21 to 5 o'clock.

        >>> Rules().is_night(0), Rules().is_night(1500)
        (False, True)
        """
        return not 5 <= self.hour(tick) < 21

    def sight(self, tick: int) -> int:
        """How far people see now, in tiles."""
        return self.sight_night if self.is_night(tick) else self.sight_day

    def _since_midnight(self, tick: int) -> int:
        """Ticks since the midnight before the world began."""
        return tick + self.first_hour * self.day_ticks // 24


CHANGEABLE: dict[str, tuple[int, int]] = {
    "item_spawn_rate": (0, 10_000),
    "combat_damage": (0, 10_000),
    "min_agents": (0, 20_000),
    "sight_day": (1, 40),
    "sight_night": (1, 40),
    "plan_ticks": (20, 100_000),
    "dangers": (0, 1),
    "parties": (0, 1),
    "notices": (0, 1),
    "magic": (0, 1),
    "ability_patience": (1, 1000),
    "elections": (0, 1),
    "animals": (0, 1_000),
    "raids": (0, 10_000),
    "weather": (0, 300),
}
"""Rules that may change while a world runs -> the least and the most they can be.

The length of a day is none: with it the time of day would leap.
"""
