"""Errors that a person can mend. game.cli turns each into its exit code and one message.

Anything else that reaches the command line is a bug of ours, and exits with 1.
"""

from __future__ import annotations


class ConfigError(Exception):
    """Bad arguments or settings; the text says what was found and what is allowed. Exit 2."""


class SaveError(Exception):
    """A save that can't be read, is in use, or can't be written. Exit 3."""


class NoSuchTick(SaveError):
    """A tick that a world doesn't have: the argument is wrong, and not the save. Exit 2."""
