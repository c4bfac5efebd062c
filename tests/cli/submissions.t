# SPDX-License-Identifier: LGPL-2.1-or-later
# what is used below: the townships of the plan in a dispatch table, each with the month and the day given
$ sed -n '/^areas/,/^departments/s/.*{name: \([^,]*\),.*/\1/p' county/plan.yaml >names
> wc -l <names | tr -d ' '
> printf '%s\n' 'echo 乡镇,月份,填报日期,自查企业数,企业自查发现数; sed "s|$|,$1,$2,5,5|" names' \
>     >table
25
# a day in the month's column means this month, before and after the cut-off: no unit is missing
$ for m in 2023-06-30 45107 2023/6/25 2023年6月26日 2023/6/1 2023-06-22; do
>     sh table $m 2023-06-25 >t.csv
>     rollup --month 2023-06 t.csv 2>&1 | grep -c ',按时$'
> done | uniq -c | tr -s ' '
 6 25
# one zero report makes no county total of an indicator that the others did not report
$ sh table 2023-06 2023-06-20 | sed '/^低庄镇/s/,5,5/,0,0/' >t.csv
> rollup --month 2023-06 t.csv >r.csv
> grep -c 零报告 r.csv
> report brief r.csv | grep -c 0项
1
0
[1]
# only known figures are called faultless: 逾期数 was not reported
$ report bulletin r.csv | grep -o '本期调度未发现.*'
本期调度未发现迟报和未报的情况。
# names: dots, joints, 等, labels and colons, as in “验收人：李四”
$ printf '%s\n' 'ledger-check --as-of 2023-07-31 -f csv s.csv | grep -c E401' >findings
> printf '%s\n' 'sed "2s/责任人甲/$1/; 2s/验收员甲/$2/" data/base.csv >s.csv' >pair
$ printf '%s\n' '阿依古丽·买买提 阿依古丽•买买提' '阿依古丽・买买提 阿依古丽‧买买提（主任）' \
>     '阿依古丽.买买提 阿依古丽买买提' '张三和李四 李四' \
>     '张三及李四 李四站长' '张三与李四 张三' '张三、李四等 李四' '张三、李四等2人 李四' \
>         '张三等三人 张三' '验收人：李四 李四' \
> '张三：138-1234-5678、李四：13912345678 张三' '张三签字 张三' | while read a b; do
>     sh pair $a $b
>     sh findings
> done | sort | uniq -c | tr -s ' '
 12 1
# and others stay others
$ printf '%s\n' '阿依古丽·买买提 阿依古丽·艾合买提' '王和平 平' '张和平 张' '李平等 李平' \
>     '何等 何' '欧阳主任 欧阳校长' \
> '验收人：李四 验收人：王五' '卢峰镇和平村王五 卢峰镇和平村赵六' \
>     '卢峰镇和平村村主任王五 卢峰镇和平村村主任赵六' '主任高 高主任' | while read a b; do
>     sh pair $a $b
>     sh findings
> done | sort | uniq -c | tr -s ' '
 10 0
# a month after the day of submission means another month: reported, not counted, and no unit is called missing
$ sh table 2023-06 2023-06-20 | sed '/^低庄镇/s/2023-06,/2023-07,/' >t.csv
> rollup --month 2023-06 t.csv 2>t.err | grep '^低庄镇' | grep -c 未报
> grep -o 'E215\|W601\|W610' t.err
0
E215
