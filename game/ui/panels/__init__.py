"""The panels around the world: a file each.

A panel draws itself onto the window and takes the events over it. Those whose text
changes rarely keep their picture and draw it anew only then.
"""
