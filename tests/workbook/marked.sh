#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The marked copy that ledger-check writes, as TAP: marked.sh BUILD_DIR SOURCE_DIR
#
# openpyxl reads the copy; Python's own CSV reader reads the file and the table of findings.
set -u
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
. "$source/tests/tap.sh"
. "$source/tests/workbook/tools.sh"
find_python
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG
cd "$work" || exit 1

marked() { # marked FILE: the copy, and the findings as a table
    ledger-check --as-of 2023-08-01 -f xlsx -o marked.xlsx "$1" 2>err
    [ $? -eq 1 ] && ! grep -qv ' good, ' err || return 1
    ledger-check --as-of 2023-08-01 -f csv "$1" >findings.csv
    "$python" "$source/tests/workbook/marked.py" "$1" marked.xlsx findings.csv
}

cp "$source/data-samples/with-errors.csv" .
marked with-errors.csv
result $? 'all cells are there, the wrong ones red with a comment, and the list is complete'

{
    echo '卢峰镇2023年6月隐患台账'
    cat with-errors.csv
    echo '合计,,,3'
    echo '填表人：甲,,,审核人：乙'
} | sed 's/\xEF\xBB\xBF//' >titled.csv
marked titled.csv
result $? 'so they are with a title, a total and signatures'

printf '发现日期,乡镇\n2023-05-01,卢峰镇\n' >short.csv
marked short.csv
result $? 'findings on the whole table are in the list'

cells marked.xlsx | grep -q 'frozen A[0-9]*, filter A[0-9]*:'
result $? 'the rows can be filtered'

# The copy is sent in again, corrected.
cp "$source/data-samples/new-hazards.csv" .
ledger-check --as-of 2023-08-01 -f xlsx -o good.xlsx new-hazards.csv &&
    ledger-check --as-of 2023-08-01 good.xlsx 2>err
[ $? -eq 0 ] && ! grep -q 'error\|warning' err
result $? 'a copy without errors is read again without a finding'

echo before >kept.xlsx
for arguments in 'with-errors.csv new-hazards.csv' - '--pass with-errors.csv' '-j 2 with-errors.csv'; do
    # shellcheck disable=SC2086 # words
    ledger-check -f xlsx -o kept.xlsx $arguments </dev/null >out 2>&1
    status=$?
    [ $status -eq 2 ] && grep -q 'xlsx' out && [ "$(cat kept.xlsx)" = before ]
    result $? "$arguments: refused, and the old file stays"
done
ledger-check -f xlsx with-errors.csv >out 2>&1
[ $? -eq 2 ] && grep -q -- '-o FILE.xlsx' out
result $? 'without -o it is refused'
ledger-check -f xlsx -o kept.xlsx none.csv >out 2>&1
[ $? -eq 2 ] && grep -q 'E001' out && [ "$(cat kept.xlsx)" = before ]
result $? 'a file that cannot be read is reported, and the old file stays'
finish
