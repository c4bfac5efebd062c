# shellcheck shell=sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What the test scripts share: results in TAP, and the skipping of what this machine cannot run.

number=0
failed=0

result() { # result STATUS FACT: 0 is a success
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        printf 'ok %d - %s\n' "$number" "$2"
    else
        failed=$((failed + 1))
        printf 'not ok %d - %s\n' "$number" "$2"
    fi
}

finish() { # the plan; the status is that of the script
    echo "1..$number"
    [ "$failed" -eq 0 ]
}

skip() { # skip REASON: leaves the script; CMake has 77 as SKIP_RETURN_CODE
    echo "1..0 # SKIP $1"
    exit 77
}

need() { # need COMMAND...: skips unless all are installed
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 || skip "$tool is not installed"
    done
}
