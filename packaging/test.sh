#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/test.sh: set up what is missing, then lint, types, floors of the house and tests.
# With arguments only pytest runs, with those: sh packaging/test.sh tests/domain -k connect
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare dev
need_libraries offscreen
cd "$root"
forget QT_
export QT_QPA_PLATFORM=offscreen
[ $# -eq 0 ] || exec "$py" -I -m pytest "$@"

failed=
check() {
    say "$1"
    shift
    "$@" || failed="$failed  $*
"
}
check "Is the code clean?" "$py" -I -m ruff check -q
check "Is it laid out as agreed?" "$py" -I -m ruff format -q --check
check "Do the types agree?" "$py" -I -m mypy
check "Does each room use only what stands below it?" "$py" -I "$venv/bin/lint-imports" --no-cache --no-logo
say "Does it do what the tests say?"
"$py" -I -m pytest -q -n auto --dist worksteal || failed="$failed  pytest
"
[ -z "$failed" ] || stop "Not all is well:
${failed}Mend what they say above and run this again."
