"""The window's inside: the picture of the world and the panels around it.

Nothing here changes the world. What a player does becomes a command for the session or
a line for the console; what is drawn is read from the world between two ticks. Looks
(flicker, shimmer, bubbles) have their own clock and their own random numbers.
"""
