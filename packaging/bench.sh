#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/bench.sh [NAME…]: set up what is missing, then measure (all of tests/bench, or these).
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare dev
need_libraries offscreen
cd "$root"
forget QT_
export QT_QPA_PLATFORM=offscreen
exec "$py" -I -m tests.bench "$@"
