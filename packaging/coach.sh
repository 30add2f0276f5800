#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/coach.sh [RULE]...: how often each rule that reads texts is right, over the labelled
# texts in tests/coach/labelled; with RULE: the texts on which it is wrong.
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare dev
cd "$root"
exec "$py" -I -m tests.coach "$@"
