#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Empty tables to fill in, as TAP: template.sh BUILD_DIR SOURCE_DIR
#
# They are filled in as a clerk would, saved by LibreOffice, and read back.
set -u
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
. "$source/tests/tap.sh"
. "$source/tests/workbook/tools.sh"
need soffice
begin_test

fill() { # fill ARGUMENT...
    "$python" "$source/tests/workbook/fill.py" "$@"
}

report template ledger -f xlsx -o ledger.xlsx && report template dispatch -f xlsx -o dispatch.xlsx
result $? 'templates are written'
report 空白台账 -f xlsx >named.xlsx && cells named.xlsx >named && cells ledger.xlsx | cmp - named &&
    report 空白调度表 -f xlsx >named.xlsx && cells named.xlsx >named && cells dispatch.xlsx | cmp - named
result $? 'so they are by their Chinese names'

# Nothing is counted before they are filled in, the example least of all.
for kind in ledger dispatch; do
    rows=hazards
    [ $kind = ledger ] || rows='dispatch rows'
    ledger-check --as-of 2023-08-01 $kind.xlsx >out 2>&1 &&
        [ "$(cat out)" = "$kind.xlsx: 0 $rows, 0 good, 0 to change" ]
    result $? "$kind: an empty template has no finding, and no hazard"
done
ledger-merge ledger.xlsx >out 2>err && [ ! -s out ] && [ ! -s err ] &&
    rollup --month 2023-06 ledger.xlsx dispatch.xlsx 2>err | sed '1d; /^合计/d; s/^[^,]*,2023-06,*//' >out
! grep . out && grep -q 'W601.*(25)' err
result $? 'no hazard and no figure is read from empty templates'

cells ledger.xlsx >ledger.cells
for line in '台账: C5:C5004 takes list .*选项.*!\$A\$2:\$A\$26 None' \
    '台账: B5:B5004 takes date 44651 45641' '台账: R5:R5004 takes decimal 0 None' \
    '台账: frozen A5, filter A4:AG24, heads \$4:\$4, landscape, paper 9, .*' \
    '选项: .*, state hidden' '填表说明: .*, state visible' '填表说明|A16|str|\*隐患描述|General'; do
    grep -qx -- "$line" ledger.cells
    result $? "ledger: $line"
done
for cell in 'B5|yyyy-mm-dd' 'R5|0.00' 'F5|@'; do
    "$python" -c '
import openpyxl, sys
at, wanted = sys.argv[1].split("|")
sheet = openpyxl.load_workbook("ledger.xlsx")["台账"]
sys.exit(sheet[at].number_format != wanted or
         sheet.column_dimensions[at.rstrip("0123456789")].number_format != wanted)' "$cell"
    result $? "ledger: the cells of column $cell"
done

# Every choice is one that the check accepts.
fill --choices ledger.xlsx >choices
[ "$(cut -f 1 choices | uniq -c | tr -s ' \n' ' ')" = \
    ' 25 乡镇 13 行业领域 2 隐患等级 6 隐患来源 15 监管部门 3 挂牌督办 5 整改状态 6 执法措施 ' ]
result $? 'the lists have what the plan and the schema have'
"$python" - >every.csv <<'END'
import csv, sys
lists = {}
for line in open("choices", encoding="utf-8"):
    label, choice = line.rstrip("\n").split("\t")
    lists.setdefault(label, []).append(choice)
out = csv.writer(sys.stdout)
out.writerow(lists)
for i in range(max(map(len, lists.values()))):
    out.writerow(choices[i % len(choices)] for choices in lists.values())
END
fill ledger.xlsx every.xlsx <every.csv && ledger-check -f csv --as-of 2023-08-01 every.xlsx >out 2>/dev/null
! grep -q 'E20[4567]' out && [ "$(ledger-merge every.xlsx 2>/dev/null | wc -l)" -eq 26 ]
result $? 'every choice is accepted by ledger-check'

# Filled in, and saved by another program.
cat >hazards.csv <<'END'
发现日期,乡镇,行业领域,企业名称,统一社会信用代码,隐患部位,隐患描述,隐患等级,隐患来源,检查人,监管部门,整改责任人,整改措施,整改资金（万元）,整改期限,应急预案,整改状态,整改完成日期
2023-05-12,卢峰镇,危险化学品,溆浦县甲化工厂,,储罐区,报警器失效,重大,部门检查,检查员甲,县应急管理局,责任人甲,更换报警器,6.5,2023-06-15,现场处置方案,待验收,2023-06-10
2023-05-20,卢峰镇,烟花爆竹,溆浦县乙花炮厂,,中转库,超量存放,重大,企业自查,检查员乙,县公安局,责任人乙,清运,0,2023-06-01,专项应急预案,,
2023-06-02,卢峰镇,城镇燃气,溆浦县丙酒楼,,厨房,无切断阀,一般,乡镇排查,检查员丙,,责任人丙,加装切断阀,0.125,2023-06-20,燃气泄漏处置方案,整改中,
END
fill ledger.xlsx filled.xlsx <hazards.csv && office xlsx filled.xlsx
ledger-check -f csv --as-of 2023-08-01 converted/filled.xlsx >out 2>err
[ $? -eq 0 ] && ! grep -q 'error\|warning' out err
result $? 'a ledger that LibreOffice saved has no finding'
ledger-merge converted/filled.xlsx 2>/dev/null >back.csv
[ "$(cut -d, -f 2,3,5,8,13,18,19 back.csv | tail -n +2)" = "2023-05-12,卢峰镇,溆浦县甲化工厂,报警器失效,县应急管理局,6.5,2023-06-15
2023-05-20,卢峰镇,溆浦县乙花炮厂,超量存放,县公安局,0,2023-06-01
2023-06-02,卢峰镇,溆浦县丙酒楼,无切断阀,,0.125,2023-06-20" ]
result $? 'its three hazards read back as they were typed'

printf '乡镇,隐患描述\n卢峰镇,零报告\n' | fill ledger.xlsx zero.xlsx && office xlsx zero.xlsx
ledger-check --as-of 2023-08-01 converted/zero.xlsx >out 2>&1 && ! grep -q 'error\|warning' out
result $? 'a report of no hazards has no finding'
rollup --month 2023-06 converted/zero.xlsx 2>err | grep -q '^卢峰镇,2023-06,0,'
result $? 'it is counted as one'

cat >figures.csv <<'END'
单位,月份,自查企业数,企业自查发现数,企业自查已整改数,部门检查发现数,部门检查已整改数,挂牌督办数,挂牌督办已整改数,罚款金额（万元）,举报奖励金额（万元）,填报人,填报日期
卢峰镇,2023-05,9,2,1,3,0,0,0,0,0.5,甲,2023-05-20
卢峰镇,2023-06,21,5,4,7,3,1,0,2.5,1.75,甲,2023-06-20
END
fill dispatch.xlsx figures.xlsx <figures.csv && office xlsx figures.xlsx
ledger-check -f csv --as-of 2023-08-01 converted/figures.xlsx >out 2>err
[ $? -eq 0 ] && ! grep -q 'error\|warning' out err
result $? 'a dispatch table that LibreOffice saved has no finding'
rollup --month 2023-06 -f yaml converted/figures.xlsx 2>/dev/null | sed -n '/卢峰镇/,/^$/p' |
    grep -E '(排查数|整改完成数|整改率|未整改数|罚款金额（万元）|举报奖励金额（万元）)(（本期）)?:' |
    head -9 | tr -d ' "'\' >out
# by hand: 5+7 found, 2+3 before; 4+3 rectified, 1+0 before
cat >wanted <<'END'
排查数:12
排查数（本期）:7
整改完成数:7
整改完成数（本期）:6
整改率:58.3
未整改数:5
罚款金额（万元）:2.5000
罚款金额（万元）（本期）:2.5000
举报奖励金额（万元）:1.7500
END
cmp wanted out
result $? 'its figures are those that were typed'
"$python" -c '
import openpyxl, sys
columns = {}
sheet = openpyxl.load_workbook("dispatch.xlsx")["调度表"]
for v in sheet.data_validations.dataValidation:
    columns.setdefault((v.type, v.formula1 if v.type != "list" else ""), []).append(v)
sys.exit(len(columns["whole", "0"]) != 38 or len(columns["decimal", "0"]) != 2)'
result $? 'its figures are whole numbers or amounts, not negative'

# What it is not.
report template ledger >out && [ "$(wc -l <out)" -eq 1 ] && grep -q '^隐患编号,\*发现日期,' out &&
    { cat out && printf ',2023-05-01,卢峰镇\n'; } | ledger-merge 2>/dev/null | grep -q '^,2023-05-01,卢峰镇,'
result $? 'as CSV a template is its header'
echo before >kept.xlsx
for arguments in 'bulletin -f xlsx' 'template ledger -f html' template 'template rollup' \
    'template ledger ledger.xlsx'; do
    # shellcheck disable=SC2086 # words
    report $arguments -o kept.xlsx </dev/null >out 2>&1
    [ $? -eq 2 ] && grep -q 'E004' out && [ "$(cat kept.xlsx)" = before ]
    result $? "report $arguments: refused, and the old file stays"
done
report bulletin -f xlsx -o kept.xlsx </dev/null 2>&1 | grep -q 'text|markdown|html'
result $? 'the message names the right formats'
finish
