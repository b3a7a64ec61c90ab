"""/help."""

from collections.abc import Iterable

from game.console import commands
from game.console import words as read
from game.console.command import Command
from game.console.context import Context


class Help(Command):
    """/help [command]

    List the commands, or explain one.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        if words:
            name = read.choice(words[0].removeprefix("/"), "command", commands.COMMANDS)
            usage, *rest = commands.COMMANDS[name].help
            return [usage, " ".join(rest)]
        every = commands.COMMANDS.values()
        width = max(len(command.usage) for command in every)
        return [f"{command.usage:{width}}  {command.summary}" for command in every]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The commands."""
        return () if words else commands.COMMANDS
