#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The marked copy that ledger-check writes, as TAP: marked.sh BUILD_DIR SOURCE_DIR
#
# openpyxl reads the copy; Python's own CSV reader reads the file and the table of findings.
set -u
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
. "$source/tests/tap.sh"
. "$source/tests/workbook/tools.sh"
begin_test

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

# A township corrects the red cells and sends the copy: it is the table again, with nothing to report.
{
    head -n 1 with-errors.csv | sed 's/\r*$/,网格员/'
    sed '1d; s/\r*$/,网格员甲/' with-errors.csv
} >more.csv
{
    echo '卢峰镇2023年6月隐患台账'
    sed 's/\xEF\xBB\xBF//' more.csv
    echo '填表人：甲,,,审核人：乙'
} >titled.csv
for name in with-errors more titled; do
    titles=0
    [ "$name" != titled ] || titles=1
    ledger-check --as-of 2023-08-01 -f xlsx -o corrected.xlsx "$name.csv" 2>/dev/null
    "$python" "$source/tests/workbook/corrected.py" corrected.xlsx $titles &&
        ledger-check --as-of 2023-08-01 corrected.xlsx >out 2>&1
    [ $? -eq 0 ] && ! grep -q 'error\|warning\|需修改' out &&
        grep -q '^corrected.xlsx: 3 hazards, 3 good, 0 to change$' out
    result $? "$name: the corrected copy has no finding and as many hazards"
done
ledger-merge corrected.xlsx 2>/dev/null >merged.csv
[ "$(grep -c '网格员甲' merged.csv)" -eq 3 ]
result $? 'its other columns are kept'
# The advice in the copy was on what has been corrected: no command passes it on.
ledger-tidy corrected.xlsx 2>/dev/null >tidied.csv
ledger-check --pass corrected.xlsx 2>/dev/null >passed.csv
hazard-add -l added.csv <passed.csv >out 2>&1
hazard-add -l direct.csv <corrected.xlsx >out 2>&1
for output in merged tidied passed added direct; do
    [ "$(grep -c '网格员甲' "$output.csv")" -eq 3 ] && ! grep -q '需修改\|请' "$output.csv"
    result $? "$output: without the column of advice, with all others"
done
ledger-check --as-of 2023-08-01 -f xlsx -o wrong.xlsx more.csv 2>/dev/null
ledger-check --as-of 2023-08-01 --pass --rejects rejects.csv wrong.xlsx >/dev/null 2>&1
grep -q 不合格原因 rejects.csv && ! grep -q 需修改 rejects.csv
result $? 'the rejects have the new reasons only'
sed '1s/网格员/需修改/' more.csv >own.csv
ledger-tidy own.csv 2>/dev/null | grep -q '需修改'
result $? 'a column of the township with this label is kept'
ledger-check --as-of 2023-08-01 -f xlsx -o again.xlsx corrected.xlsx 2>/dev/null && cells again.xlsx >out &&
    [ "$(grep -c '需修改|' out)" -eq 1 ] && [ "$(grep -c 'Rows checked' out)" -eq 1 ]
result $? 'a copy of the copy has no second summary and no second column of advice'

# Several files.
mkdir x y
cp with-errors.csv x/other.csv
ledger-check --as-of 2023-08-01 -f xlsx -o copies/ new-hazards.csv none.csv x/other.csv >err 2>&1
[ $? -eq 2 ] && [ "$(ls copies)" = "$(printf 'new-hazards.xlsx\nother.xlsx')" ] &&
    grep -q 'none.csv: error.E001' err
result $? 'each file that can be read has its copy in the folder'
ledger-check --as-of 2023-08-01 -f xlsx -o single.xlsx x/other.csv 2>/dev/null
cells single.xlsx >wanted && cells copies/other.xlsx >got && cmp wanted got
result $? 'the copy is the same as that of the file alone'
ledger-check --as-of 2023-08-01 -f html -o pages new-hazards.csv copies/other.xlsx 2>/dev/null
[ $? -eq 1 ] && [ "$(ls pages)" = "$(printf 'new-hazards.html\nother.html')" ]
result $? 'pages likewise, also of workbooks'
ledger-check -f xlsx -o sheets 'copies/other.xlsx#表1' copies/other.xlsx 2>/dev/null
[ "$(ls sheets)" = "$(printf 'other-表1.xlsx\nother.xlsx')" ]
result $? 'the copy of one sheet is named after it too'
cp x/other.csv y/other.csv
ledger-check -f xlsx -o none x/other.csv y/other.csv >err 2>&1
[ $? -eq 2 ] && grep -q 'x/other.csv and y/other.csv.*none/other.xlsx' err && [ ! -e none ]
result $? 'two files of one name are refused before anything is written'
ledger-check -f xlsx -o twice x/other.csv x/../x/other.csv 2>/dev/null
[ "$(ls twice)" = other.xlsx ]
result $? 'but not one file that is named twice'
cp single.xlsx y/
ledger-check -f xlsx -o y x/other.csv y/single.xlsx >err 2>&1
[ $? -eq 2 ] && grep -q 'y/single.xlsx: error.E015' err && [ ! -e y/other.xlsx ] &&
    cmp -s single.xlsx y/single.xlsx
result $? 'a file that is read is not replaced'
echo before >file
ledger-check -f xlsx -o file x/other.csv new-hazards.csv >err 2>&1
[ $? -eq 2 ] && grep -q 'file: error.E002.*Not a directory' err
result $? 'a file is no folder'

# The tables of a county, with titles, two header rows, sections and totals: what is found in a copy is
# what was found in the file.
ledger-check --as-of 2023-12-31 -f xlsx -o county "$source"/tests/data/workbooks/townships/* 2>/dev/null
found() { # found FILE...: what is found, without the places; how many hazards are good
    ledger-check --as-of 2023-12-31 -f csv "$@" |
        "$python" -c 'import csv, sys
for row in csv.DictReader(sys.stdin): print(row["code"], row["column"], row["value"])' | sort
    ledger-check --as-of 2023-12-31 "$@" 2>&1 | sed -n 's/^.*: \([0-9]* hazards, .* good\)/\1/p'
}
found "$source"/tests/data/workbooks/townships/* >wanted
found county/* >got
[ "$(wc -l <wanted)" -gt 200 ] && cmp wanted got
result $? 'the copies of 25 tables have the same findings'

# A cell that is longer than a cell can be.
long=$(printf '%40000s' '' | sed 's/ /长/g')
sed "s/坑壁支护并监测/$long/" with-errors.csv >long.csv
ledger-check -f xlsx -o long.xlsx long.csv 2>/dev/null
cells long.xlsx >out
[ "$(grep -c '长长.*FFC7CE|comment: .*longer than a cell' out)" -eq 1 ]
result $? 'of a text that is too long the beginning is there, red, with a comment'
{
    echo "$long"
    cat with-errors.csv
} >titled.csv
ledger-check -f xlsx -o titled.xlsx titled.csv 2>/dev/null
cells titled.xlsx >out
[ "$(grep -c '长长.*longer than a cell' out)" -eq 1 ]
result $? 'so it is with a title'

# One way to count: a row with text of two lines is one; the header makes all rows wrong.
{
    head -n 1 with-errors.csv
    echo '2023-13-05,庐峰镇,危险化学品,甲站,,"两
行",,部门检查,检查员丁,,责任人丁,加装,二万五,2023-06-15,,整改中,,,'
} >lines.csv
printf '发现日期,乡镇,企业名称,网格员\n2023-05-01,卢峰镇,甲,乙\n' >header.csv
for name in lines header; do
    ledger-check --as-of 2023-08-01 -f xlsx -o "$name.xlsx" "$name.csv" 2>err
    cells "$name.xlsx" >out
    grep -q '1 hazard, 0 good, 1 to change' err && grep -q 'A1|.*Rows checked: 1, good: 0, to change: 1' out
    result $? "$name: the copy has the counts of the check"
done
grep -q 'A2|str|To be changed: .*隐患描述' out && grep -q '需修改|@|FFC7CE|comment: .*隐患描述' out
result $? 'missing columns are named at the top, and the last label is red'
mkdir far
"$python" - <<'EOF'
import openpyxl
for column in ("XFC", "XFD"):
    book = openpyxl.Workbook()
    for line in open("with-errors.csv", encoding="utf-8-sig"):
        book.active.append(line.strip().split(","))
    for row in range(6, 2000):
        book.active.cell(row, 2, "卢峰镇")
    book.active[column + "5"] = "远"
    book.save("far/" + column + ".xlsx")
EOF
ledger-check -f xlsx -o farther far/XFC.xlsx far/XFD.xlsx >err 2>&1
[ $? -eq 1 ] && [ "$(find farther -name '*.xlsx' -size -3000k | wc -l)" -eq 2 ]
result $? 'a stray cell far to the right does not make every row wide'

"$python" - <<'EOF'
import openpyxl
book = openpyxl.Workbook()
for line in open("new-hazards.csv", encoding="utf-8-sig"):
    book.active.append(line.strip().split(","))
other = book.create_sheet("6月新增")
for row in book.active.iter_rows(values_only=True):
    other.append(row)
book.active["A2"] = 45047
book.active["M3"] = "=A1+1"
book.save("two.xlsx")
EOF
ledger-check --as-of 2023-08-01 -f xlsx -o copy.xlsx two.xlsx 2>err
cells copy.xlsx >out
grep -q '|A3|int|45047|0' out && grep -q '|N3|datetime|2023-06-15|yyyy-mm-dd' out
result $? 'dates and numbers are so in the copy'
grep -q '|M4|NoneType||General|FFC7CE|comment' out
result $? 'a formula without a result is an empty cell, marked'
grep -q 'N132.*6月新增' err && grep -q '需修改清单|E2|.*6月新增' out
result $? 'a sheet that is not checked is named'
ledger-check --as-of 2023-08-01 -f html -o copy.html two.xlsx 2>err
grep -q 'N132.*6月新增' err && grep -q '6月新增' copy.html
result $? 'on a page too'
mkdir theirs
for format in xlsx html; do
    cp two.xlsx "theirs/two.$format"
    ledger-check -f $format -o theirs/ two.xlsx >err 2>&1
    [ $? -eq 2 ] && grep -q "theirs/two.$format exists" err && cmp -s two.xlsx "theirs/two.$format"
    result $? "$format: in a folder, a file that is no copy is not replaced"
    cp "copy.$format" "theirs/two.$format"
    ledger-check -f $format -o theirs/ two.xlsx >err 2>&1
    [ $? -eq 1 ]
    result $? "$format: a copy is"
done
cells county/03-*.xlsx >out
grep -q 'frozen A4, filter A3:.*, heads $2:$3' out
result $? 'a header of two rows stays in view and is repeated whole, and the filter is below it'
"$python" - county/03-*.xlsx <<'EOF'
import sys
import openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
groups = [str(cells) for cells in sheet.merged_cells.ranges if cells.min_row == 2]
assert len(groups) == 1 and sheet[groups[0].split(":")[0]].value == "五落实情况", groups
assert sheet.print_title_cols in ("A:B", "$A:$B") and sheet.page_setup.scale == 60, sheet.page_setup
EOF
result $? 'its groups stay merged; the many columns are printed on several pages, each with the first'

# Pages.
ledger-check --as-of 2023-08-01 -f html -o page.html with-errors.csv 2>/dev/null
"$python" "$source/tests/workbook/page.py" page.html with-errors.csv
result $? 'a page has all cells, escaped, the list, and the advice in the wrong cells'

echo before >kept.xlsx
for arguments in - '- with-errors.csv' '--bom with-errors.csv' '--pass with-errors.csv' '-j 2 with-errors.csv'; do
    # shellcheck disable=SC2086 # words
    ledger-check -f xlsx -o kept.xlsx $arguments </dev/null >out 2>&1
    status=$?
    [ $status -eq 2 ] && grep -q 'xlsx' out && [ "$(cat kept.xlsx)" = before ]
    result $? "$arguments: refused, and the old file stays"
done
ledger-check -f xlsx with-errors.csv >out 2>&1
[ $? -eq 2 ] && grep -q -- '-f xlsx marks copies of files' out
result $? 'without -o it is refused'
ledger-check -f xlsx -o kept.xlsx none.csv >out 2>&1
[ $? -eq 2 ] && grep -q 'E001' out && [ "$(cat kept.xlsx)" = before ]
result $? 'a file that cannot be read is reported, and the old file stays'
finish
