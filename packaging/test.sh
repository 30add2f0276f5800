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
types=$(mktemp "${TMPDIR:-/tmp}/stratcanvas-types.XXXXXX")
trap 'rm -f "$types"' EXIT
# It needs one core and no screen, so it runs beside all else.
"$py" -I -m mypy >"$types" 2>&1 &
beside=$!
check "Is the code clean?" "$py" -I -m ruff check -q
check "Is it laid out as agreed?" "$py" -I -m ruff format -q --check
check "Does each room use only what stands below it?" "$py" -I "$venv/bin/lint-imports" --no-cache --no-logo
say "Does it do what the tests say?"
"$py" -I -m pytest -q -n auto --dist worksteal || failed="$failed  pytest
"
say "Do the types agree?"
wait "$beside" || failed="$failed  mypy
"
cat "$types"
[ -z "$failed" ] || stop "Not all is well:
${failed}Mend what they say above and run this again."
