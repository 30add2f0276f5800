# SPDX-License-Identifier: MIT
"""A make-believe machine: stand-ins for Python and other commands, and a checkout's scripts.

Each stand-in writes its call into a list and does the least that the scripts look at, so that a
whole set-up takes a moment and touches neither the network nor this machine.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

TOOLS = (
    "sh cat cksum mkdir rmdir mktemp rm mv head tail cut sed cp uname dirname sleep env "
    "grep date flock touch chmod"
)

# Answers what setup.sh asks of a Python: its version, environments, pip, and whether Qt loads.
# One that would look into the current folder first, for want of -I, does not answer. What it
# installs begins with a line that no system reads, as where the checkout's path has a quote in it.
PYTHON = """#!/bin/sh
here=$(dirname -- "$0")
[ "$1" = -I ] || exit 9
shift
case "$1" in */bin/*) exec sh "$@" ;; esac
echo "${0##*/} $*" >>"$MACHINE/calls"
case "$1 $2" in
    *version_info*) cat "$here/version" ;;
    "-m venv")
        mkdir -p "$3/bin"
        cp "$0" "$3/bin/python"
        cp "$here/version" "$3/bin/"
        printf '#!no "path\\necho "stratcanvas $*" >>"$MACHINE/calls"\\nenv >"$MACHINE/had"\\n' \\
            >"$3/bin/stratcanvas"
        cp "$3/bin/stratcanvas" "$3/bin/lint-imports"
        chmod +x "$3/bin/stratcanvas" "$3/bin/lint-imports" ;;
    "-m pip")
        [ ! -e "$MACHINE/slow" ] || { : >"$MACHINE/reached"; cat "$MACHINE/slow"; }
        [ ! -e "$MACHINE/no-network" ] || { echo "no route to the packages"; exit 1; } ;;
    "- "*) cat >/dev/null; [ -e "$MACHINE/qt" ] || { echo "libGL.so.1 is missing" >&2; exit 1; } ;;
    "-m ruff" | "-m mypy" | "-m pytest") [ ! -e "$MACHINE/$2-fails" ] || exit 1 ;;
esac
"""


@dataclass
class Machine:
    """A make-believe machine: a folder of commands, a checkout, and the list of calls."""

    place: Path
    checkout: Path

    def command(self, name: str, text: str) -> None:
        """Put a stand-in on the path."""
        file = self.place / "bin" / name
        file.write_text(text)
        file.chmod(0o755)

    def start(self, script: str, *args: str, **environment: str) -> subprocess.Popen[str]:
        """Start a script in the folder above the checkout."""
        known = {
            "PATH": f"{self.place / 'bin'}",
            "MACHINE": str(self.place),
            "TMPDIR": str(self.place),
        }
        return subprocess.Popen(
            ["sh", str(self.checkout / "packaging" / script), *args],
            cwd=self.checkout.parent,
            env=known | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, script: str, *args: str, **environment: str) -> tuple[int, str]:
        """Run a script; return its exit code and all that it printed."""
        process = self.start(script, *args, **environment)
        said, _ = process.communicate(timeout=100)
        return process.returncode, said

    def calls(self) -> list[str]:
        """Return what was called since the list was last emptied, without mere questions."""
        log = self.place / "calls"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [line for line in lines if " -c " not in line and " - " not in line]


def machine_in(folder: Path, packaging: Path) -> Machine:
    """Return a machine with Python 3.11 and all system libraries, without apt."""
    place = folder / "machine"
    (place / "bin").mkdir(parents=True)
    for tool in TOOLS.split():
        (place / "bin" / tool).symlink_to(shutil.which(tool) or f"/usr/bin/{tool}")
    made = Machine(place, folder / "a checkout")
    made.command("python3", PYTHON)
    made.command("id", "#!/bin/sh\necho 0\n")
    (place / "python").write_text(PYTHON)
    (place / "python").chmod(0o755)
    (place / "bin" / "version").write_text("3.11\n")
    (place / "qt").touch()
    (made.checkout / "packaging").mkdir(parents=True)
    for script in packaging.glob("*.*"):
        shutil.copy(script, made.checkout / "packaging")
    shutil.copy(packaging.parent / "pyproject.toml", made.checkout)
    return made
