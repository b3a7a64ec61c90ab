"""What runs in the worker's process, where an ability's source is compiled and run.

Imports only the standard library and RestrictedPython's transformer, never the game: the worker
loads this folder by itself (`entry.py`), under the name `inside`, and gets nothing else to see.
Imports within are therefore relative.
"""
