# SPDX-License-Identifier: MIT
# Makes a checkout ready, for the scripts beside this one, which read it with ".".
# It finds a Python, makes .venv, installs the locked packages and the system libraries that
# Qt needs. Whatever is there already is left alone, so a second start costs a moment.
# Each Python is asked with -I: without it the current folder, which may hold files that came by
# mail, is where Python looks for modules first. Commands in .venv are started by their Python:
# their first line names it, and not every path can stand there.

# forget PREFIX: what the environment says under such names is not for us.
forget() {
    for name in $(env | sed -n "s/^\($1[A-Za-z0-9_]*\)=.*/\1/p"); do
        unset "$name"
    done
}

forget PYTHON
unset CDPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_HASHES
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
py=$venv/bin/python
log=

# What Qt loads on a bare Debian: the first line draws without a screen, the second on one.
qt_libraries="libgl1 libegl1 libfontconfig1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libgssapi-krb5-2"
screen_libraries="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
screen_libraries="$screen_libraries libwayland-client0 libwayland-cursor0"

say() {
    printf 'Stratcanvas: %s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 1
}

# need_place FOLDER: make it; end with a sentence where it can't be made or written to.
need_place() {
    mkdir -p "$1" 2>/dev/null && [ -w "$1" ] || stop "The folder $1 can't be written to. Copy" \
        "this checkout into a folder of your own and run this again there."
}

# logged WHAT COMMAND…: run a step quietly; when it fails, show the end of what it said.
logged() {
    what=$1
    shift
    log=$(mktemp "${TMPDIR:-/tmp}/stratcanvas-setup.XXXXXX")
    if "$@" </dev/null >"$log" 2>&1 9>&-; then
        rm -f "$log"
        return 0
    fi
    say "$what did not work. The last lines it printed:"
    tail -n 6 "$log" | cut -c 1-200 | sed 's/^/    /' >&2
    say "All of it is in $log"
    return 1
}

version_of() {
    "$1" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

# A Python that we can use: a version the program is tested on, able to make environments.
is_usable() {
    case $(version_of "$1") in
        3.11 | 3.12 | 3.13 | 3.14) "$1" -I -c 'import ensurepip, venv' 2>/dev/null ;;
        *) return 1 ;;
    esac
}

search_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_usable "$python"; then
            return 0
        fi
    done
    return 1
}

find_python() {
    if [ -n "${STRATCANVAS_PYTHON:-}" ]; then
        python=$STRATCANVAS_PYTHON
        is_usable "$python" || stop "STRATCANVAS_PYTHON is $python, and that is no complete" \
            "Python 3.11, 3.12, 3.13 or 3.14. Name another, or unset it."
    elif ! search_python; then
        say "There is no Python 3.11 to 3.14 here yet: installing it."
        if ! { apt_install python3 python3-venv && search_python; }; then
            stop "Please install Python 3.11, 3.12, 3.13 or 3.14 with its venv module (Debian:" \
                "python3 python3-venv) and run this again, or name one:" \
                "STRATCANVAS_PYTHON=/path/to/python3 sh packaging/${0##*/}"
        fi
    fi
}

# Fails with a sentence when the packages can't be installed from here.
apt_install() {
    if ! command -v apt-get >/dev/null; then
        say "These can't be installed from here, since this system has no apt-get: $*"
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then
        become=
    elif command -v sudo >/dev/null; then
        become=sudo
        # Where nobody can type a password, sudo must not wait for one.
        [ -t 0 ] && sudo -v || become="sudo -n"
    else
        say "Only an administrator can install these, and there is no sudo here." \
            "As root: apt-get install $*"
        return 1
    fi
    quiet="env DEBIAN_FRONTEND=noninteractive apt-get -q"
    # shellcheck disable=SC2086 # the words of $become and $quiet are meant to be split
    logged "Fetching the lists of system packages" $become $quiet update &&
        logged "Installing $*" $become $quiet install -y --no-install-recommends "$@"
}

# need_libraries PLUGIN…: the system libraries for Qt and for these of its platform plugins.
need_libraries() {
    qt_loads "$@" 2>/dev/null && return 0
    wanted=$qt_libraries
    [ "$*" = offscreen ] || wanted="$wanted $screen_libraries"
    say "Qt needs some system libraries: installing them."
    # shellcheck disable=SC2086 # one word a package
    if [ "$(uname -s)" = Linux ] && apt_install $wanted && qt_loads "$@" 2>/dev/null; then
        return 0
    fi
    say "$(qt_loads "$@" 2>&1 | tail -n 1)"
    stop "Qt can't start. On Debian or Ubuntu this brings what is missing: apt-get install $wanted"
}

qt_loads() {
    "$py" -I - "$@" <<'PYTHON'
import ctypes, pathlib, sys
from PySide6 import QtGui, QtWidgets
plugins = pathlib.Path(QtGui.__file__).parent / "Qt" / "plugins" / "platforms"
for plugin in sys.argv[1:]:
    ctypes.CDLL(str(plugins / f"libq{plugin}.so"))
PYTHON
}

# Two set-ups at a time would wreck each other's environment; the second waits.
take_turn() {
    need_place "$root/.venv-turn"
    if command -v flock >/dev/null; then
        exec 9>"$root/.venv-turn/held"
        flock -n 9 && return 0
        say "Another set-up is at work in this folder: waiting for it."
        flock 9
        return 0
    fi
    waited=0
    until mkdir "$root/.venv-turn/held.d" 2>/dev/null; do
        [ "$waited" -gt 0 ] || say "Another set-up is at work in this folder: waiting for it."
        waited=$((waited + 1))
        [ "$waited" -lt 900 ] || stop "It has not ended in 15 minutes. If none is at work any" \
            "more, remove the folder $root/.venv-turn and run this again."
        sleep 1
    done
    trap 'end_turn; exit 130' INT TERM HUP
    trap end_turn EXIT
}

end_turn() {
    if command -v flock >/dev/null; then
        exec 9>&-
    else
        trap - EXIT INT TERM HUP
        rmdir "$root/.venv-turn/held.d"
    fi
}

# What .venv was made with: its Python and its place.
home_of_venv() {
    version_of "$py" && printf '%s\n' "$root"
}

# … and from which lists. A checksum is enough: it tells a change, not an attack.
state_of_venv() {
    home_of_venv && cat "$lock" "$root/pyproject.toml" "$root/packaging/setup.sh" | cksum
}

is_ready() {
    was=$(cat "$venv/ready-$level" 2>/dev/null) && is_asked_for && [ "$was" = "$(state_of_venv)" ]
}

is_asked_for() {
    [ -z "${STRATCANVAS_PYTHON:-}" ] ||
        [ "$(version_of "$STRATCANVAS_PYTHON")" = "$(version_of "$py")" ]
}

# Without its mark an environment was left half-made: then it is made anew.
can_be_kept() {
    was=$(head -n 2 "$venv/ready-run" 2>/dev/null) && is_asked_for && [ "$was" = "$(home_of_venv)" ]
}

# prepare run|dev: afterwards $py has the program and what it needs (dev: the tools as well).
prepare() {
    level=$1
    # Once the tools are in, they are kept in step.
    [ ! -e "$venv/ready-dev" ] || level=dev
    lock=$root/packaging/requirements.lock
    [ "$level" = run ] || lock=$root/packaging/requirements-dev.lock
    is_ready && return 0
    take_turn
    is_ready || install_all
    end_turn
}

install_all() {
    if ! can_be_kept; then
        find_python
        say "Making the folder .venv with Python $(version_of "$python")."
        rm -rf "$venv"
        logged "Making .venv" "$python" -I -m venv "$venv" || stop "Mend that and run this again."
    fi
    rm -f "$venv/ready-run" "$venv/ready-dev"
    say "Installing the packages listed in packaging/${lock##*/} (a minute or so, once)."
    # Hashes do not cover what a source archive fetches in order to build itself, so wheels only.
    logged "Installing the packages" \
        "$py" -I -m pip install -q --only-binary :all: --require-hashes -r "$lock" ||
        stop "Nothing outside .venv was changed. Is the network up? Then run this again."
    logged "Installing Stratcanvas into .venv" \
        "$py" -I -m pip install -q --no-deps --no-build-isolation --no-index -e "$root" ||
        stop "Nothing outside .venv was changed. Mend that and run this again."
    state_of_venv >"$venv/ready-$level"
    [ "$level" = run ] || cp "$venv/ready-dev" "$venv/ready-run"
}
