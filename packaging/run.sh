#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/run.sh [FILE…]: set up what is missing, then open the files (or the sample).
# Without a screen their one-pagers are written as PDF instead.
set -eu
. "$(dirname -- "$0")/setup.sh"

prepare run
[ $# -gt 0 ] || set -- "$root/resources/samples/cafe.canvas"

if [ "$(uname -s)" != Linux ]; then
    exec "$py" -I "$venv/bin/stratcanvas" "$@"
elif [ -n "${DISPLAY:-}" ]; then
    need_libraries xcb
    exec "$py" -I "$venv/bin/stratcanvas" "$@"
elif [ -n "${WAYLAND_DISPLAY:-}" ]; then
    need_libraries wayland
    exec "$py" -I "$venv/bin/stratcanvas" "$@"
fi

case $1 in
    --) ;;
    -*) exec "$py" -I "$venv/bin/stratcanvas" "$@" ;; # it is asked something: nothing is written
esac
say "There is no screen here, so the one-pager is written as a PDF."
need_place "$root/build"
exec "$py" -I "$venv/bin/stratcanvas" export "$@" -o "$root/build"
