"""The running world beside another of its family, over the map; what is told comes from outside.

`game.compare` compares and draws; here is the thread that lets it, and the overlay that shows it.
"""
