"""The wild: animals, those who hunt people, and those who rob them.

What a kind is like is a row of assets/content/creatures.yaml; how each of the WAYS acts is
a file here. `systems/creatures.py` gives every creature its turn, `systems/wildlife.py` lets
them breed and come. Creatures stand on tiles as people do, and have no minds: they do the
next thing, and look for a way only when they have been stopped.
"""
