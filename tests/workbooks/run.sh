#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Workbooks of many kinds, read by the library and by openpyxl or xlrd: every cell is the same.
#   run.sh DUMP SOURCE_DIR [COUNT]
set -eu
dump=$1 source=$2 count=${3:-200}
python=/usr/bin/python3 # the one that Debian's packages are for
"$python" -c 'import openpyxl, xlrd, xlwt' 2>/dev/null || {
    echo "python3-openpyxl, python3-xlrd and python3-xlwt are needed"
    exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" "$source/tests/workbooks/generate.py" "$work" "$count"
"$python" "$source/tests/workbooks/excel5.py" "$work" 10
mkdir "$work/saved" # what LibreOffice makes of the first of them
if command -v soffice >/dev/null; then
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx \
        --outdir "$work/saved" "$work"/000*.xls* >/dev/null 2>&1
    set -- "$work"/saved/*.xlsx
else
    echo "soffice is missing: no workbooks of LibreOffice are compared"
    set --
fi
"$python" "$source/tests/workbooks/compare.py" "$dump" "$work"/*.xls* "$source"/tests/data/workbooks/*/*.xls* "$@"
