"""Eleven bugs that a generator of this kind could have, and the tests that must find each of them.

A bug is a few texts of the program, each replaced by another. `run.py` plants one at a time in a copy of the
repository and runs its tests there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the program that a bug changes."""

    file: str
    """Below `src/baspa/`."""
    old: str
    """Found there exactly once."""
    new: str


@dataclass(frozen=True, slots=True)
class Bug:
    """One planted bug."""

    changes: tuple[Change, ...]
    suite: tuple[str, ...]
    """What pytest is given to find it: paths below `tests/`, with the names of tests."""


KILLED = ("faults/test_killed.py::test_a_build_killed_at_a_call_is_mended_by_the_next",)
EDIT = "faults/test_each_edit.py::"

BUGS = {
    "write-in-place": Bug(
        (
            Change(
                "publishing/folders.py",
                "            Path(entry.path).replace(there)\n",
                "            there.write_bytes(Path(entry.path).read_bytes())\n",
            ),
        ),
        KILLED,
    ),
    "manifest-first": Bug(
        (
            Change(
                "publishing/output.py",
                "        removed = replacement.carry_out(self._stager.stage)\n"
                "        if new:\n"
                "            records.put_manifest_in_place()\n",
                "        if new:\n"
                "            records.put_manifest_in_place()\n"
                "        removed = replacement.carry_out(self._stager.stage)\n",
            ),
        ),
        KILLED,
    ),
    "key-without-configuration": Bug(
        (
            Change(
                "keys.py",
                'before["site"] != keys["site"] or before["reading"] != keys["reading"]',
                "False",
            ),
        ),
        (f"{EDIT}test_another_configuration_is_noticed",),
    ),
    "key-without-included-layout": Bug(
        (
            Change(
                "printing.py",
                "frozenset((name, one) for one in rendered.layouts)",
                'frozenset((name, one) for one in rendered.layouts if "/" not in one)',
            ),
        ),
        (f"{EDIT}test_another_included_layout_is_noticed",),
    ),
    "time-instead-of-digest": Bug(
        (
            Change(
                "memory/stamps.py",
                "    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)\n",
                "    return (status.st_size, status.st_mtime_ns, 0, 0)\n",
            ),
            Change("memory/stamps.py", "TOO_RECENT = 2_000_000_000\n", "TOO_RECENT = -(10**18)\n"),
        ),
        (f"{EDIT}test_an_edit_that_leaves_no_trace_in_time_and_size_is_noticed",),
    ),
    "no-time-boundary": Bug(
        (Change("edition.py", "    return due | {source for (source,) in rows.fetchall()}\n", "    return due\n"),),
        (f"{EDIT}test_the_end_of_an_embargo_is_noticed",),
    ),
    "no-pruning": Bug(
        (Change("publishing/replacement.py", "filter(self._remove, self.gone)", "filter(self._remove, ())"),),
        (f"{EDIT}test_a_deleted_article_is_pruned",),
    ),
    "unordered-listing": Bug(
        (
            Change(
                "archive/archive.py",
                "dict(sorted(found, key=lambda row: (row[1].casefold(), row[0])))",
                "dict(set(found))",
            ),
        ),
        ("faults/test_reproducible.py::test_any_desk_prints_the_same_paper",),
    ),
    "order-of-workers": Bug(
        (Change("workers.py", "chunk, future = flying.popleft()", "chunk, future = flying.pop()"),),
        ("faults/test_reproducible.py::test_any_desk_prints_the_same_paper",),
    ),
    "stale-similar-news": Bug(
        (
            Change(
                "planning/staleness.py",
                "                yield from _pages(self.archive.row(shelf).around(story.rank, reach), Why.SIMILAR)\n",
                "                yield from ()\n",
            ),
        ),
        (f"{EDIT}test_what_is_similar_to_a_new_article_lists_it",),
    ),
    "any-host": Bug(
        (Change("serving/gate.py", "    if host not in hosts(port):\n", "    if not host:\n"),),
        ("serving/test_attacks.py::test_a_name_that_is_not_this_machines_gets_nothing",),
    ),
}
