#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Which sheet of a workbook is read, by the kind of its table, as TAP: kinds.sh BUILD_DIR SOURCE_DIR
set -u
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
. "$source/tests/tap.sh"
. "$source/tests/workbook/tools.sh"
begin_test

"$python" - <<'END'
import openpyxl

NOTES = [["填表说明"], ["一、逐月填报，均为累计数"], ["二、联系电话", "0745"]]
FIGURES = [["卢峰镇调度表"], ["单位", "月份", "自查企业数", "企业自查发现数", "部门检查发现数"],
           ["卢峰镇", "2023-06", 21, 5, 7]]
ROLLUP = [["乡镇", "行业领域", "隐患来源", "隐患等级", "月份", "排查数", "整改率"],
          ["卢峰镇", "烟花爆竹", "企业自查", "重大", "2023-06", 3, 33.3]]
LEDGER = [["发现日期", "乡镇", "行业领域", "企业名称", "隐患描述", "隐患来源", "整改期限"],
          ["2023-06-01", "卢峰镇", "烟花爆竹", "甲厂", "超量", "企业自查", "2023-06-10"]]


def save(name, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(name)


save("second.xlsx", 说明=NOTES, 调度表=FIGURES)
save("after.xlsx", 调度表=FIGURES, 汇总=ROLLUP, 台账=LEDGER)
save("before.xlsx", 台账=LEDGER, 调度表=FIGURES)
END

rollup --month 2023-06 second.xlsx 2>err | grep -q '^卢峰镇,2023-06,12,' && ! grep -q N132 err
result $? 'rollup reads a dispatch table on the second sheet'
ledger-check second.xlsx >out 2>&1
[ $? -eq 0 ] && grep -qx 'second.xlsx: 1 dispatch row, 1 good, 0 to change' out && [ "$(wc -l <out)" -eq 1 ]
result $? 'ledger-check reads it too'
overdue second.xlsx >out 2>err
[ $? -eq 2 ] && grep -q '^second.xlsx:调度表!A2: error\[E139\] this is a dispatch table' err
result $? 'overdue names it, with its sheet'

overdue --as-of 2023-06-11 after.xlsx >out 2>err
[ $? -eq 1 ] && grep -q '^2023-06-01,卢峰镇,烟花爆竹,甲厂,' out && ! grep -q N132 err
result $? 'overdue passes over sheets with other tables, even one grouped by columns of ledgers'
rollup --month 2023-06 after.xlsx 2>err | grep -q '^卢峰镇,2023-06,1,' &&
    grep -q 'after.xlsx:台账: note\[N132\].*调度表、汇总' err
result $? 'rollup reads the ledger rather than figures, and names the other tables'
overdue --as-of 2023-06-11 'after.xlsx#汇总' >out 2>err
[ $? -eq 2 ] && grep -q '^after.xlsx.*汇总!A1: error\[E139\] this is a roll-up' err
result $? 'a sheet that was named is not passed over'

overdue --as-of 2023-06-11 before.xlsx >out 2>err
[ $? -eq 1 ] && ! grep -q N132 err
result $? 'overdue does not mention sheets that it could not use'
ledger-check -f xlsx -o marked.xlsx before.xlsx >out 2>err
cells marked.xlsx >marked.cells && grep -q '|甲厂|' marked.cells
result $? 'the copy of ledger-check is of the sheet that it checked'
finish
