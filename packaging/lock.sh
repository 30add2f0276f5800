#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/lock.sh [--upgrade]: write the two lock files anew from pyproject.toml, for every
# Python and platform at once. Versions stay as they are unless they must move or --upgrade is said.
set -eu
. "$(dirname -- "$0")/setup.sh"

find_python
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
logged "Making a folder for uv" "$python" -I -m venv "$tools"
logged "Installing uv" "$tools/bin/python" -I -m pip install -q --only-binary :all: uv

cd "$root"
# The editable install builds with what is in the lock, so the build backend belongs in it.
"$python" -I - >"$tools/build.txt" <<'PYTHON'
import pathlib, tomllib
print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text())["build-system"]["requires"], sep="\n")
PYTHON

compile() {
    "$tools/bin/uv" pip compile -q --universal --generate-hashes --python-version 3.11 \
        --custom-compile-command "sh packaging/lock.sh" --no-annotate --no-emit-index-url \
        pyproject.toml "$tools/build.txt" "$@" >/dev/null
}
compile -o packaging/requirements.lock "$@"
compile -o packaging/requirements-dev.lock --extra dev -c packaging/requirements.lock "$@"
say "Written: packaging/requirements.lock and packaging/requirements-dev.lock"
