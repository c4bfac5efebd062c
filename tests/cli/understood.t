# SPDX-License-Identifier: LGPL-2.1-or-later
# each kind of fault in each column that commands need: the same codes and cells in every command, rows left out
$ sh data/understood/run
156 variants
# no cell is lost: random tables with unknown columns, twice or without a label, and cells beyond the header
$ sh data/understood/cells 25
25 tables, 1 enough listed
# a comma inside a text: overdue does not judge the row, which was rectified in time
$ overdue --as-of 2023-06-12 data/cases/comma-in-text-overdue.csv 2>err
> echo $?
> grep -o -e '[EW][0-9]*' err
1
E106
W642
$ for f in comma-in-text comma-in-text-overdue; do
>     for c in 'overdue --as-of 2023-07-31' 'ledger-merge' 'ledger-check' \
>         'ledger-sample -n 9 --seed x'; do
>         $c data/cases/$f.csv 2>&1 | grep -c 'error.E106. A2'
>     done
> done | tr '\n' ' '
1 1 1 1 1 1 1 1 
# two files joined without a line end: the joint row is skipped, the others belong to their own header
$ overdue --as-of 2024-01-05 data/cases/cat-without-newline.csv 2>err | columns 发现日期,企业名称,整改期限
> grep -o -e '[EW][0-9]*' err
> rollup --as-of 2023-07-31 data/cases/cat-without-newline.csv 2>/dev/null |
>     columns 排查数,逾期数 | tail -1
发现日期,企业名称,整改期限
2023-05-20,乙厂,2023-12-31
2023-05-20,丙厂,2023-12-31
E106
W642
2,0
# the column's own label is used in every command, and the other kept; cells that differ are a finding
$ for c in 'overdue --as-of 2023-07-31' 'rollup --as-of 2023-07-31' ledger-merge ledger-check; do
>     $c data/cases/deadline-twice.csv >out 2>err
>     echo $? $(grep -o 'W117. O2' err)
> done
> overdue --as-of 2023-07-31 data/cases/deadline-twice.csv 2>/dev/null | columns 完成时限,整改期限,逾期天数
1 W117] O2
1 W117] O2
1 W117] O2
1 W117] O2
完成时限,整改期限,逾期天数
2023-12-31,2023-06-15,46
# labels as offices write them
$ for f in decorated unknown; do
>     overdue --as-of 2023-07-31 data/cases/deadline-label-$f.csv | grep -c ,46,
> done
2
2
# both cells of two columns of one label, in every command that writes rows
$ ledger-check --pass data/cases/unknown-column-twice.csv 2>/dev/null | columns 联系电话
> ledger-merge data/cases/unknown-column-twice.csv 2>/dev/null | columns 联系电话 | tail -1
> overdue --as-of 2023-07-31 data/cases/unknown-column-twice.csv 2>/dev/null |
>     columns 联系电话 | tail -1
> ledger-merge -f yaml data/cases/unknown-column-twice.csv 2>/dev/null | grep 联系电话
联系电话,联系电话
111,222
111,222
111,222
  联系电话: 111
  联系电话 (2): 222
# the rejected row is whole, with its reason after it
$ ledger-check --rejects bad.csv data/cases/comma-in-text.csv 2>/dev/null
> sed '1d; s/,"\[.*//' bad.csv
> sed 1d data/cases/comma-in-text.csv | head -1
> ledger-check --rejects bad.csv data/cases/blank-label.csv 2>/dev/null
> columns -v 不合格原因 bad.csv | cmp - data/cases/blank-label.csv && echo same
2023-05-12,卢峰镇,危险化学品,溆浦县甲化工厂,,甲,乙,部门检查,检查员甲,责任人甲,更换,6.5,2023-06-15,现场处置方案,待验收,2023-06-10
2023-05-12,卢峰镇,危险化学品,溆浦县甲化工厂,,甲,乙,部门检查,检查员甲,责任人甲,更换,6.5,2023-06-15,现场处置方案,待验收,2023-06-10
same
# 否, 无 and / are not listed; what is no authority is a finding, and not counted
$ rollup --as-of 2023-07-31 data/cases/listed-no.csv 2>err | columns 排查数,挂牌督办数 | tail -1
> grep -o -e '[EW][26][0-9]* *[A-Z]*' err | grep -v W601
6,2
[1]
# states that are none: what they say of the hazard is unknown
$ for c in overdue rollup; do
>     $c --as-of 2023-07-31 data/cases/states.csv 2>&1 >/dev/null | grep -o 'E207. N[0-9]*' |
>         sort -u >$c.codes
> done
> ledger-check data/cases/states.csv 2>&1 | grep -o 'E207. N[0-9]*' | sort -u >want
> cmp want overdue.codes && cmp want rollup.codes && wc -l <want
> overdue --as-of 2023-07-31 data/cases/states.csv 2>/dev/null | sed 1d | wc -l
5
4
# levels and listings that are none: by level the row is not counted; otherwise the listing alone matters
$ rollup --by level --as-of 2023-07-31 data/cases/levels.csv 2>&1 >/dev/null |
>     grep -o 'E207. [O-Q][0-9]*' | sort >got
> ledger-check data/cases/levels.csv 2>&1 | grep -o 'E207. [O-Q][0-9]*' | sort | cmp - got &&
>     echo same
same
# missing cells at the end of a row are empty
$ ledger-check data/cases/short-rows.csv 2>&1 | grep -v W528
> overdue --as-of 2023-07-31 data/cases/short-rows.csv | wc -l
3
# a label that may be the state and is: 已整改 without its date is not judged, which is reported
$ printf '%s\n' \
>     编号,发现日期,乡镇,来源,隐患级别,整改期限,整改情况,是否挂牌督办 \
>     A,2023-05-01,卢峰镇,部门检查,一般,2023-05-20,已整改, \
>     B,2023-05-01,卢峰镇,部门检查,重大,2023-05-20,, \
>     >w.csv
> for c in overdue rollup; do
>     $c --as-of 2023-07-31 w.csv >out 2>err
>     echo $? $(grep -v W601 err | grep -o '[EW][0-9]*. [A-Z0-9]*')
> done
> overdue --as-of 2023-07-31 w.csv 2>/dev/null | columns 隐患编号,隐患等级
> rollup --as-of 2023-07-31 w.csv 2>/dev/null | columns 排查数 | tail -1
1 E304] G2 W642
1 E304] G2 W641
隐患编号,隐患等级
B,重大
1
# a table without the column: reported once, with the label that may mean it; nothing is counted
$ printf '%s\n' \
>     编号,发现日期,乡镇,整改期现 \
>     A,2023-05-01,卢峰镇,2023-05-20 \
>     B,2023-05-01,卢峰镇,2023-05-20 |
>     overdue --as-of 2023-07-31 2>&1 | grep -o -e 'W110. .*' -e 'E108. .*' -e 'W642.*: 2'
E108] D1 整改期限 “整改期现”
W642] 2
# unknown columns once for each table, however many there are; a note, or a warning where a column is missing
$ awk \
>     'BEGIN { printf "编号,发现日期,乡镇,行业领域,整改期限"; for (i = 1; i <= 500;
>         i++) printf ",列%d", i;
>         print "\nA,2023-05-01,卢峰镇,建筑施工,2023-06-01" }' >many.csv
> overdue --as-of 2023-07-31 many.csv 2>&1 >/dev/null | grep -c N119
> overdue --as-of 2023-05-31 many.csv
> rollup --as-of 2023-07-31 many.csv 2>&1 >/dev/null | grep -o -e W118 -e 'E108. [^:]*'
1
W118
E108] 隐患来源
# a good day is silent, whatever notes there are
$ printf '编号,发现日期,整改期限,科室\nA,2023-05-01,2023-06-01,x\n合计,,1,\n' |
>     overdue --as-of 2023-06-01
# a note on 备注 explains a day that the state has not reached
$ for r in 2023-08-01 ''; do
>     printf \
>         '编号,发现日期,整改期限,整改状态,整改完成日期,备注\nA,2023-05-01,2023-06-01,整改中,%s,\n' "$r" |
>         overdue --as-of 2023-07-01 2>&1 | grep -o -e 'E305. [A-Z0-9]*' -e ^A,
> done
E305] D2
A,
