#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/words.sh: gather our words from code and rules into resources/words/stratcanvas.pot,
# and bring every translation beside it up to date. Run it after a sentence was added or changed.
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare dev
cd "$root"
exec "$py" -I packaging/words.py
