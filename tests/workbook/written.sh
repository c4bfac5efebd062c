#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Workbooks that the commands write, as TAP: written.sh BUILD_DIR SOURCE_DIR
#
# Two other readers, openpyxl and LibreOffice, must find in them what the same command writes as CSV.
set -u
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
. "$source/tests/tap.sh"
. "$source/tests/workbook/tools.sh"
need soffice
begin_test
cp -r "$source/data-samples" county

# Numbers are compared as numbers: 2.50 is 2.5.
plain() { # plain FILE
    "$python" -c '
import csv, sys
for row in csv.reader(open(sys.argv[1], newline="", encoding="utf-8")):
    for i, cell in enumerate(row):
        try:
            row[i] = repr(float(cell)) if not cell.startswith("0") or "." in cell[:2] else cell
        except ValueError:
            pass
    print(row)' "$1"
}

both() { # both NAME COMMAND...: as CSV and as a workbook
    name=$1
    shift
    "$@" >"$name.csv" 2>/dev/null
    "$@" -f xlsx -o "$name.xlsx" 2>/dev/null
}
both rollup rollup --month 2023-06 county/townships/*.csv
overdue --as-of 2023-08-01 county/townships/*.csv >listed.csv 2>/dev/null
both overdue ledger-merge listed.csv
both merged ledger-merge county/townships/*.csv
both sample ledger-sample -n 9 --seed x county/townships/*.csv
office csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false ./*.xlsx
below_title() { # the check list of a sample has a title above its header
    if [ "$name" = sample ]; then sed -n '/序号/,$p'; else cat; fi
}
for name in rollup overdue merged sample; do
    plain "$name.csv" >wanted
    cells --csv "$name.xlsx" >got.csv && plain got.csv | below_title >got && cmp wanted got
    result $? "$name: openpyxl reads what the CSV has"
    plain "converted/$name.csv" | below_title >got && cmp wanted got
    result $? "$name: LibreOffice reads what the CSV has"
done

# What was written is read again: the same cells, dates included.
for name in merged sample; do
    ledger-merge "$name.xlsx" >back.csv 2>notes
    plain "$name.csv" >wanted
    plain back.csv >got && cmp wanted got
    result $? "$name: what was written reads back the same"
done
"$python" -c '
import openpyxl
book = openpyxl.Workbook()
book.active.append(["隐患编号", "发现日期", "企业名称", "隐患描述", "整改资金（万元）"])
book.active.append(["1", "2023-05-01", "甲", "乙", "=1+1"])
book.save("formula.xlsx")'
ledger-check formula.xlsx >out 2>&1
grep -q 'formula.xlsx:Sheet!E2: error\[E137\]' out
result $? 'a formula that was never calculated is no empty cell'

cells overdue.xlsx >overdue.cells
grep -q '^表1|B2|datetime|2023-06-26|yyyy-mm-dd$' overdue.cells &&
    grep -q '^表1|K2|float|23.73|0.00$' overdue.cells &&
    grep -q '^表1|A2|str|XP-2023-000003|@$' overdue.cells
result $? 'dates and amounts are typed, numbers of hazards are text'
grep -q '^表1: frozen A2, filter A1:AA[0-9]*, heads $1:$1, landscape, paper 9, fit 1 x None, state visible$' overdue.cells
result $? 'the head is frozen, filtered and repeated; a wide table lies on A4'

# Figures, also those that end in 0.
{
    echo '隐患编号,发现日期,乡镇,企业名称,隐患描述,整改率,整改率（较上期增减）,奖励金额,条款'
    printf '%s\n' 1,2023-05-01,甲镇,甲,乙,50.0,-5.0,6.1010,1.10 2,2023-05-01,甲镇,甲,乙,60.5%,0,2,3
} | ledger-merge -f xlsx >rates.xlsx 2>/dev/null
cells rates.xlsx >rates.cells
for cell in 'F2|int|50|0.0' 'G2|int|-5|0.0' 'H2|float|6.101|0.0000' 'I2|str|1.10' 'F3|float|0.605|0.0%'; do
    grep -qF "表1|$cell" rates.cells
    result $? "figures: $cell"
done

# Rows are as high as their text: LibreOffice does not measure it.
"$python" -c '
import openpyxl, unicodedata
sheet = openpyxl.load_workbook("overdue.xlsx").active
def lines(cell):
    text = str(cell.value or "")
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return -(-width // int(sheet.column_dimensions[cell.column_letter].width))
high = 0
for row in sheet.iter_rows():
    need = max(max(lines(cell) for cell in row if not hasattr(cell.value, "year")), 1)
    have = sheet.row_dimensions[row[0].row].height
    assert have >= need * 12, (row[0].row, need, have)
    high += need > 1
assert high > 10, high'
result $? 'each row is as high as its text needs'

# What must stay as it is typed.
{
    echo '隐患编号,发现日期,企业名称,隐患描述,备注,联系电话,统一社会信用代码,整改资金（万元）,数量'
    printf '007,2023-05-01,甲,=1+1,_x0041_,01380000,914300000000000000,2.50,12\n'
    printf '12,2023.5.1,+86,@a,"a\nb",13812345678,12345678901234567890,025,1.50\n'
} >odd.csv
ledger-merge -f xlsx odd.csv >odd.xlsx 2>/dev/null
cells odd.xlsx >odd.cells
for cell in 'A2|str|007|@' 'B2|datetime|2023-05-01' 'D2|str|=1+1|@' 'F2|str|01380000|@' \
    'G2|str|914300000000000000|@' 'H2|float|2.5|0.00' 'I2|int|12|0' 'A3|str|12|@' 'C3|str|+86|@' \
    'D3|str|@a|@' 'E3|str|a\nb' 'F3|str|13812345678|@' 'H3|str|025' 'I3|str|1.50'; do
    grep -qF "表1|$cell" odd.cells
    result $? "$cell"
done
unzip -p odd.xlsx xl/worksheets/sheet1.xml | grep -q '_x005F_x0041_' &&
    ! unzip -p odd.xlsx xl/worksheets/sheet1.xml | grep -q '<f>'
result $? 'text that looks like an escape is escaped, and nothing is a formula'

# What is invisible, or what XML cannot hold, is read back as what it was.
{
    printf '隐患编号,发现日期,企业名称,隐患描述,备注\342\200\213\n'
    printf '1,2023-05-01,甲\342\200\213乙,丙\001\033丁,_x0041\002戊\n'
    printf '2,2023-05-01,\357\273\277甲\302\255,\342\200\256乙,\342\200\250\357\277\277_x0001_\n'
} >unseen.csv
ledger-merge unseen.csv >wanted 2>/dev/null
ledger-merge -f xlsx -o unseen.xlsx unseen.csv 2>/dev/null && ledger-merge unseen.xlsx >got 2>/dev/null &&
    grep -q "$(printf '丙\001\033丁')" got && cmp wanted got
result $? 'invisible and forbidden characters read back the same'
ledger-check -f xlsx -o copy.xlsx unseen.csv >/dev/null 2>&1
cells copy.xlsx >copy.cells
grep -q "|$(printf '备注\342\200\213')|" copy.cells && grep -q "|$(printf '甲\342\200\213乙')|" copy.cells
result $? 'a marked copy has them as well'

# The help.
printf '隐患编号,发现日期,企业名称,隐患描述\n1,2023-05-01,甲,乙\n' >one.csv
hazard-add --help | grep -q '^Formats: .*xlsx'
result $? 'the help names the format'

# What a workbook cannot hold.
{
    echo '隐患编号,发现日期,企业名称,隐患描述'
    printf '1,2023-05-01,甲,%040000d\n' 0
} >long.csv
echo before >long.xlsx
ledger-merge -f xlsx -o long.xlsx long.csv >out 2>&1
[ $? -eq 2 ] && grep -q 'long.xlsx:2: error\[E140\] D2 隐患描述: .*40000 characters, at most 32767' out &&
    [ "$(cat long.xlsx)" = before ]
result $? 'a cell that is too long is refused with its place, and the old file stays'
{
    echo '隐患编号,发现日期,企业名称,隐患描述'
    seq 1 1048576 | sed 's/$/,2023-05-01,甲,乙/'
} >tall.csv
ledger-merge -f xlsx tall.csv >tall.xlsx 2>out
[ $? -eq 2 ] && grep -q 'E141' out && [ ! -s tall.xlsx ]
result $? 'a table that is too tall is refused, and nothing is written'

# The rows that are to be changed, in a workbook: the same cells as in the CSV.
for ending in csv xlsx XLSX; do
    ledger-check --rejects "bad.$ending" county/with-errors.csv 2>/dev/null
done
plain bad.csv >wanted
for name in bad.xlsx bad.XLSX; do
    cells --csv "$name" | tail -n +2 >got.csv && plain got.csv >got && cmp wanted got
    result $? "$name: it has the rejected rows and the reasons, below the name of the file"
done
ledger-check --rejects none.xlsx county/new-hazards.csv 2>/dev/null && cells none.xlsx >out && [ "$(wc -l <out)" -eq 1 ]
result $? 'without rejected rows it is empty, but a workbook'
cp county/with-errors.csv other.csv && mkdir -p apart && cp other.csv apart/
ledger-check --rejects many.xlsx county/with-errors.csv other.csv apart/other.csv >/dev/null 2>&1
cells many.xlsx | sed -n 's/^\([^|:]*\)|A1|str|\([^|]*\)|.*/\1|\2/p' >out
[ "$(cat out)" = "$(printf '%s\n' 'with-errors.csv|with-errors.csv' 'other.csv|other.csv' 'other.csv (2)|other.csv')" ]
result $? 'the rejected rows of each file have a sheet with its name'
ledger-check --rejects bad.xlsx --bom county/with-errors.csv >out 2>&1
[ $? -eq 2 ] && grep -q 'bom has no effect' out
result $? 'it has no encoding'

# A command that is killed leaves no temporary file.
mkdir killed
for try in 1 2 3 4 5; do
    TMPDIR=$work/killed ledger-merge -f xlsx -o killed.xlsx county/townships/*.csv 2>/dev/null &
    sleep "0.0$try"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
done
[ -z "$(ls -A killed)" ]
result $? 'a command that is killed leaves no temporary file'

# Errors.
ledger-merge -f xlsx one.csv 2>out >/dev/full
[ $? -eq 2 ] && grep -q 'E002.*No space left' out
result $? 'a full disk is reported'
TMPDIR=$work/none ledger-merge -f xlsx one.csv 2>/dev/null | cat >none.xlsx && cells none.xlsx >out &&
    grep -q 隐患编号 out
result $? 'without a folder $TMPDIR the usual one is used'
ledger-merge -f xlsx --bom one.csv 2>out >none.xlsx
[ $? -eq 2 ] && grep -q 'bom has no effect with -f xlsx' out
result $? 'a workbook has no encoding'
if command -v script >/dev/null; then
    script -qec 'ledger-merge -f xlsx one.csv' /dev/null >out
    grep -q -- '-o FILE.xlsx' out
    result $? 'a terminal cannot show it: the message says what to do'
fi
mkdir small
if mount -t tmpfs -o size=300k none small 2>/dev/null; then
    ledger-merge county/townships/*.csv >many.csv 2>/dev/null
    for i in 1 2 3 4 5 6 7 8; do sed "1d; s/^XP/X$i/" many.csv; done >more
    cat more >>many.csv
    for folder in small .; do # where the temporary files are; where the workbook is
        TMPDIR=$work/$folder ledger-merge -f xlsx -o small/out.xlsx many.csv >out 2>&1
        [ $? -eq 2 ] && grep -q 'E002.*No space left' out && [ ! -e small/out.xlsx ] &&
            [ -z "$(ls -A small)" ] && ! grep -qv '[ENW][0-9]*\]' out
        result $? "a full disk ($folder) leaves no part of a workbook, and no message of another program"
    done
    ledger-check -f xlsx -o small/ county/townships/01-*.csv many.csv >out 2>&1
    [ $? -eq 2 ] && [ "$(tail -n 1 out)" = 'Copies not written: 1 of 2' ]
    result $? 'marked copies that are missing are counted in the last line'
    umount small
fi
finish
