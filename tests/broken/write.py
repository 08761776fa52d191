"""Writes what the command line says of each broken input; read the difference before you commit it.

The first lines, in English, go beside the input; all of it, in three languages, into `told/`.

python tests/broken/write.py            all of them
python tests/broken/write.py times/day  those whose name begins so
"""

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from baspa.desk.messages import LANGUAGES
from broken.inputs import Press, all_faults, good_newsroom, read_told, told, write_told
from sites import Site


def write(beginning: str) -> None:
    """Write the expected lines of every broken input whose name begins so, and print them."""
    with tempfile.TemporaryDirectory() as folder, Press() as press:
        good = good_newsroom(Path(folder) / "good", press)
        for fault in all_faults():
            if not fault.name.startswith(beginning):
                continue
            root = Path(folder) / "paper"
            shutil.copytree(good.root, root)
            fault.put(root)
            done = press.build(Site(root))
            for language in LANGUAGES:
                said = told(press.check(Site(root), language), language)
                write_told(fault.group, language, read_told(fault.group, language) | {fault.name: said})
            shutil.rmtree(root)
            fault.told.parent.mkdir(exist_ok=True)
            fault.told.write_text("".join(f"{line}\n" for line in done.problems), "utf-8")
            print(f"{fault.name}\n{fault.told.read_text('utf-8')}", end="")  # noqa: T201 - to be read
            if "Traceback" in done.err or not done.problems:
                print(f"  ???? {done.status} {done.err[-400:]} {done.out}")  # noqa: T201 - to be read


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else "")
