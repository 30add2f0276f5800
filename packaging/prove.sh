#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/prove.sh [NAME [TRIALS]]: set up what is missing, then run a long campaign of
# tests/prove. Without a name it lists them.
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare dev
need_libraries offscreen
cd "$root"
forget QT_
export QT_QPA_PLATFORM=offscreen
exec "$py" -I -m tests.prove "$@"
