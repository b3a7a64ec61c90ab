"""Measures: a world in numbers, as pure functions of its state and its events.

A file each: what is measured of a state, the network of acquaintance, wealth, how far a
fact has spread. Nothing here changes a world or is needed to run one.
"""
