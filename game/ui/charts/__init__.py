"""Charts: the measures of a world as small curves over its life, beside the map.

What is measured comes in as `Curve`s; nothing here knows how it was counted.
"""
