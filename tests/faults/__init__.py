"""Proofs that no fault of the machine, and no edit, makes another paper than a clean build would.

Each module injects one sort of fault into real builds and then asks the same question: is every file whole, and does
one plain build afterwards give, byte for byte, what a clean build gives? `docs/proof.md` tells how to run them, what
each proves and what none of them can.

- `test_killed.py`: kill -9 at each call that changes a file;
- `test_memory_damage.py`: a memory that is cut, flipped, zeroed, foreign, of another format, or hostile;
- `test_machine.py`: full disks, errors of the disk, what cannot be read or written;
- `test_two_builds.py`: builds that meet, are interrupted, or lose a worker;
- `test_reproducible.py`: other machines, zones, languages and numbers of workers;
- `test_each_edit.py`: one edit of each sort, for the planted bugs of `tests/planted/`.

A sample of each runs by default; the whole is marked `long`.
"""
