#!/bin/sh
# SPDX-License-Identifier: MIT
# sh packaging/fresh.sh [bookworm|trixie|testing]: make a bare Debian in a folder, clone this
# checkout into it, and run README's two commands there. It knows nothing of this machine but its
# certificates and where packages come from. For root; one line says how it ended.
set -eu
. "$(dirname -- "$0")/setup.sh"

suite=${1:-bookworm}
case $suite in
    bookworm | trixie | testing) ;;
    *) stop "There is no $suite here. There are: bookworm, trixie, testing" ;;
esac
[ "$(id -u)" = 0 ] || stop "Only root can make a bare system. As root: sh packaging/fresh.sh $suite"
if ! command -v debootstrap >/dev/null; then
    apt_install debootstrap || exit 1
fi
[ -z "$(git -C "$root" status --porcelain)" ] || say "What is not committed is not tried."

bare=$(mktemp -d /var/tmp/stratcanvas-fresh.XXXXXX)
chmod 755 "$bare" # it is the root of a system that has other users too
trap 'rm -rf --one-file-system "$bare"' EXIT
trap 'exit 130' INT TERM HUP

# What is mounted for a command is mounted for it alone, and gone with it.
apart() {
    unshare --mount --fork "$@"
}

# The host's place for Debian's packages; nothing where it is no Debian.
mirror() {
    apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        sed -nE 's/^(bookworm|trixie|forky|stable|testing|sid) //p' | head -n 1
}

# carry FROM FOLDER: copy a setting of the host's, where there is one, into a folder there.
carry() {
    [ -e "$1" ] || return 0
    mkdir -p "$bare$2"
    cp -RL -- "$1" "$bare$2/"
}

# inside SCRIPT: run it in the bare system, with a clean environment.
inside() {
    script=$1
    set -- HOME=/srv PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE \
        PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_TRUSTED_HOST PIP_PROXY PIP_CERT; do
        eval "value=\${$name:-}"
        [ -z "$value" ] || set -- "$@" "$name=$value"
    done
    # shellcheck disable=SC2016 # the inner shell reads these
    apart sh -c '
        bare=$1 script=$2
        shift 2
        mount -t proc proc "$bare/proc" && mount --rbind /dev "$bare/dev" || exit
        exec chroot "$bare" env -i "$@" sh -c "cd /srv/stratcanvas && exec sh packaging/$script"
    ' sh "$bare" "$script" "$@"
}

say "Making a bare $suite (a minute or more)."
# shellcheck disable=SC2046 # no mirror is no word
logged "Making a bare $suite" apart debootstrap --variant=minbase "$suite" "$bare" $(mirror) || exit 1
carry /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs
# Python brings ca-certificates, which makes that list anew and adds what it finds here.
carry /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates
carry /etc/pip.conf /etc
carry /etc/xdg/pip /etc/xdg
carry "${XDG_CONFIG_HOME:-$HOME/.config}/pip" /srv/.config
carry "$HOME/.pip" /srv
apt-config dump 2>/dev/null | grep -E '^Acquire::(Check|http|Retries)' \
    >"$bare/etc/apt/apt.conf.d/99host" || :
logged "Cloning the checkout" git clone -q -- "$root" "$bare/srv/stratcanvas" || exit 1

took=
for script in run.sh test.sh; do
    say "Running sh packaging/$script there."
    begun=$(date +%s)
    logged "On a bare $suite, sh packaging/$script" inside "$script" ||
        stop "$suite: not green, sh packaging/$script did not end well."
    took="$took, $script in $(($(date +%s) - begun)) s"
done
[ -s "$bare/srv/stratcanvas/build/cafe.pdf" ] || stop "$suite: not green, run.sh wrote no page."
say "$suite: both commands are green on a bare system${took}."
