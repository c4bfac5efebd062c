# SPDX-License-Identifier: LGPL-2.1-or-later
# a dispatch table or a roll-up where a ledger is needed is named as what it is
$ printf '单位,月份,自查企业数,企业自查发现数\n卢峰镇,2023-06,9,4\n' >d.csv
> rollup --month 2023-06 d.csv 2>/dev/null >r.csv
> for command in overdue ledger-merge ledger-tidy 'ledger-sample -n 1 --seed x' 'hazard-add -l new.csv --by 甲'; do
>     for table in d.csv r.csv; do $command <$table; done
> done 2>&1
> [ -e new.csv ]
(stdin):1: error[E139] A1 调度表
(stdin):1: error[E139] A1 汇总表
(stdin):1: error[E139] A1 调度表
(stdin):1: error[E139] A1 汇总表
(stdin):1: error[E139] A1 调度表
(stdin):1: error[E139] A1 汇总表
(stdin):1: error[E139] A1 调度表
(stdin):1: error[E139] A1 汇总表
(stdin):1: error[E139] A1 调度表
(stdin):1: error[E139] A1 汇总表
[1]
# so is one that is grouped by columns of ledgers
$ rollup --month 2023-06 --by area,sector,source,level county/townships/*.csv 2>/dev/null | overdue
(stdin):1: error[E139] A1 汇总表
[2]
# below a title too
$ sed '1i 卢峰镇2023年6月调度表' d.csv | overdue
(stdin):2: error[E139] A2 调度表
[2]
# a ledger where a roll-up is needed
$ report bulletin data/ledger.csv
data/ledger.csv:1: error[E114] “rollup --by area”
[2]
# both kinds in one call of a command that reads both
$ rollup --month 2023-06 county/townships/01* d.csv 2>/dev/null | columns 乡镇,排查数,自查企业数 | sed -n 2p
卢峰镇,9,9
# 单位名称 is an enterprise in a ledger and the unit in a dispatch table
$ sed 's/单位/单位名称/' d.csv | rollup --month 2023-06 2>/dev/null | columns 乡镇,自查企业数 | sed -n 2p
> printf '%s\n' 发现日期,月份,乡镇,单位名称,隐患描述,整改期限 2023-05-01,2023-06,卢峰镇,甲厂,乙,2023-06-01 |
>     overdue --as-of 2023-06-11 2>/dev/null | columns 企业名称,逾期天数
卢峰镇,9
企业名称,逾期天数
甲厂,10
# a month in a ledger does not make it a dispatch table
$ printf '%s\n' 月份,乡镇,企业名称,隐患描述,整改期限 2023-06,卢峰镇,甲厂,乙,2023-06-01 |
>     rollup --month 2023-06 2>&1 >/dev/null | grep -c E108
2
# a dispatch table without a month is reported once and not counted
$ printf '%s\n' 单位,自查企业数,企业自查发现数,部门检查发现数 卢峰镇,9,4,1 低庄镇,8,3,1 >m.csv
> rollup --month 2023-06 m.csv 2>&1 >m | grep -v W601
> ledger-check m.csv
> columns 乡镇,企业自查发现数 m | grep -e 卢峰镇 -e 低庄镇
m.csv:1: error[E108] 月份
m.csv:1: error[E108] 月份
卢峰镇,
低庄镇,
