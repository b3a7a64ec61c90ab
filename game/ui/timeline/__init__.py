"""The timeline: a bar for the whole life of the world, and the view of its past.

Lives here: what the bar shows and how it is zoomed, the thread that fetches moments,
and the past view, which is a world of its own. The live world is never touched from here.
"""
