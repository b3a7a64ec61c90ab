"""The rules of one world: the settings that its simulation obeys.

Integers only; a factor is in hundredths (100 is 1.0). They are part of the state,
so a save and a replay go by the rules they were made with, not by today's config.
"""

from msgspec import Struct


class Rules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may differ between worlds without a line of code."""

    day_ticks: int = 2400
    """Ticks from midnight to midnight."""
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

    def hour(self, tick: int) -> int:
        """Hour of the day, 0..23.

        >>> Rules().hour(1200)
        12
        """
        return tick % self.day_ticks * 24 // self.day_ticks

    def day(self, tick: int) -> int:
        """Number of the day, from 1.

        >>> Rules().day(0), Rules().day(2400)
        (1, 2)
        """
        return tick // self.day_ticks + 1

    def is_night(self, tick: int) -> bool:
        """Dark from 21 to 5 o'clock.

        >>> Rules().is_night(0), Rules().is_night(1200)
        (True, False)
        """
        return not 5 <= self.hour(tick) < 21

    def sight(self, tick: int) -> int:
        """How far people see now, in tiles."""
        return self.sight_night if self.is_night(tick) else self.sight_day
