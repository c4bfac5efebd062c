#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Writes what the commands of a transcript print now into the transcript, to be read with git diff before
# it is committed. For wording.t after a change of sentences: accept.sh BUILD_DIR FILE.t
set -u
here=$(dirname "$0")
ACCEPT=$(mktemp -d) || exit 1
trap 'rm -rf "$ACCEPT"' EXIT
export ACCEPT
sh "$here/run.sh" "$1" "$here/../.." "$2" | grep -v '^ok'
awk -v results="$ACCEPT" '
    function output(    file, line) {
        if (n == 0 || !command) return
        command = 0
        file = sprintf("%s/%04d.got", results, n)
        while ((getline line < file) > 0) print line
    }
    /^\$ / || /^# / || (command && !/^> /) { output() }
    /^\$ / { n++; command = 1 }
    /^# / || /^\$ / || (command && /^> /) { print }
    END { output() }
' "$2" >"$ACCEPT/new" && cp "$ACCEPT/new" "$2"
