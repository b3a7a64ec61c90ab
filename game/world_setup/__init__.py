"""Putting a run together: one world with its session, recorder, minds, observer and clock.

    running = open_or_create(options)
    try:
        while ...:
            running.frame()        # or running.tick()
    except BaseException:
        running.abandon()          # the log has every whole tick; a broken one isn't saved
        raise
    running.close()

The window and the headless run both start here, so that they can't differ.
"""

from game.world_setup.making import rules_of
from game.world_setup.running import Running, open_or_create

__all__ = ["Running", "open_or_create", "rules_of"]
