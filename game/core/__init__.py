"""The simulation, and nothing else.

Pure: no clock, no input or output, no threads, no network, no pygame, no globals that
change. A tick is `step(world, commands) -> events`; the same commands give the same world.
"""
