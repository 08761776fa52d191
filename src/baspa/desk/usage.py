"""Usage: what is wrong with a command line, in the reader's language. The library that parses it speaks English."""

import re
from collections.abc import Iterable

import click

from baspa.desk.messages import Voice, shown
from baspa.reading.checking import nearest

QUOTED, BRACKETED = re.compile(r"'(.*)'", re.DOTALL), re.compile(r"\((.*)\)", re.DOTALL)
"""Where the library's own sentences hold what was written."""


def usage_message(error: click.ClickException, group: click.Group, voice: Voice) -> str:
    """Return what is wrong with a command line, and what to do, in words; `group` has all the commands."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command if context else group
    path = context.command_path if context else "baspa"
    return f"{_what(error, command, group, voice)} {voice.say('usage.help', command=path)}"


def _what(error: click.ClickException, command: click.Command, group: click.Group, voice: Voice) -> str:
    match error:
        case click.NoSuchOption(option_name=name):
            known = (spelling for parameter in command.params for spelling in _spellings(parameter))
            return _unknown("usage.option", name, known, voice)
        case click.BadOptionUsage(option_name=name):
            parameters = [one for some in (command, *group.commands.values()) for one in some.params]
            is_flag = any(name in _spellings(one) and _is_flag(one) for one in parameters)
            return voice.say("usage.no-value" if is_flag else "usage.value-missing", option=shown(name))
        case click.MissingParameter(param=click.Parameter() as parameter):
            return voice.say("usage.missing", name=parameter.make_metavar(error.ctx or click.Context(command)))
        case click.BadParameter(param=click.Parameter() as parameter):
            name = (_spellings(parameter) or [parameter.human_readable_name])[0]
            return voice.say("usage.value", option=name, wanted=_wanted(parameter, voice))
        case _ if command is group:
            return _unknown("usage.command", _written(QUOTED, error), group.commands, voice)
        case _:
            return voice.say("usage.extra", found=shown(_written(BRACKETED, error)))


def _unknown(key: str, found: str, known: Iterable[str], voice: Voice) -> str:
    guess = nearest(found, known)
    said = voice.say(key, found=shown(found))
    return f"{said} {voice.say('did-you-mean', guess=guess)}" if guess else said


def _written(where: re.Pattern[str], error: click.ClickException) -> str:
    found = where.search(error.message)
    return found[1] if found else ""


def _wanted(parameter: click.Parameter, voice: Voice) -> str:
    """Return what an option takes, in words."""
    match parameter.type:
        case click.Choice() as kind:
            return voice.say("usage.one-of", choices=", ".join(str(one) for one in kind.choices))
        case click.IntRange() | click.FloatRange() as kind:
            return voice.say("usage.number", least=kind.min, most=kind.max)
        case _:
            return voice.say("usage.folder")


def _spellings(parameter: click.Parameter) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts] if isinstance(parameter, click.Option) else []


def _is_flag(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.is_flag
