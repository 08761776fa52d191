"""Help: every command explained, with an example of its use."""

import re

import pytest

from baspa import __version__
from baspa.desk.cli import cli
from sites import Site, run_here

COMMANDS = sorted(cli.commands)


def test_the_commands_of_the_contract_are_there() -> None:
    """What the contract promises can be called."""
    assert {"build", "check", "new", "init", "why"} <= set(COMMANDS)


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_the_commands_with_examples(site: Site, flag: str) -> None:
    """One line a command, and examples that begin with the program's name."""
    done = run_here(site.root, flag)

    assert done.status == 0
    assert all(re.search(rf"^  {name} ", done.out, re.MULTILINE) for name in COMMANDS)
    assert re.search(r"Examples:\n +baspa ", done.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(site: Site, command: str) -> None:
    """Each says what it does, shows itself in use, and explains every option."""
    done = run_here(site.root, command, "--help")

    assert done.status == 0
    assert re.search(rf"Examples?:\n +baspa {command}", done.out)
    options = [parameter for parameter in cli.commands[command].params if parameter.param_type_name == "option"]
    assert not [option.name for option in options if not getattr(option, "help", None)]


def test_the_version_is_said(site: Site) -> None:
    """`--version` names the program and its version."""
    done = run_here(site.root, "--version")

    assert (done.status, done.out.strip()) == (0, f"baspa, version {__version__}")
