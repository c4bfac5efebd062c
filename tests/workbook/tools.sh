# shellcheck shell=sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What the tests of workbooks share: openpyxl and LibreOffice, or the reason why a test is skipped.

# The Python that has openpyxl: Debian's, where another comes first.
find_python() {
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import openpyxl' 2>/dev/null && return
    done
    skip 'python3-openpyxl is not installed'
}

# Begins a test of the commands in $build, which runs in a folder of its own, $work.
begin_test() {
    find_python
    work=$(mktemp -d) || exit 1
    trap 'rm -rf "$work"' EXIT
    export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
    unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG
    cd "$work" || exit 1
}

cells() { # cells [--csv] FILE
    "$python" "$source/tests/workbook/cells.py" "$@"
}

# LibreOffice with settings of its own, so that two tests can run at a time.
office() { # office FORMAT FILE...: converts into the folder of the test
    soffice "-env:UserInstallation=file://$work/office" --headless --convert-to "$@" \
        --outdir "$work/converted" >/dev/null 2>&1
}
