#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/coach.sh [RULE...|--readme]: how often each rule that reads texts is right, on the
# labelled texts of tests/coach, unseen and known; with RULE: the known ones on which it is wrong;
# with --readme: the table of README.md.
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare dev
cd "$root"
exec "$py" -I -m tests.coach "$@"
