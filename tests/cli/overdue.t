# SPDX-License-Identifier: LGPL-2.1-or-later
# the overdue of two days are the true ones
$ for d in 2023-07-01 2023-10-15; do
>     overdue --as-of $d county/townships/*.csv 2>/dev/null >o.csv
>     echo $?
>     ids=$(columns 隐患编号 o.csv | grep ^XP- | sort)
>     [ "$ids" = "$(sort data/expected/overdue-$d.txt)" ] && echo same
> done
1
same
1
same
# rows of all files under one header, with the days and the step that is due
$ overdue --as-of 2023-10-15 county/townships/*.csv 2>/dev/null >o.csv
> grep -c 隐患编号 o.csv
> columns 隐患编号,逾期天数,升级措施 o.csv | grep XP-2023-000003
1
XP-2023-000003,80,问责
# silence and 0 where nothing is overdue
$ overdue --as-of 2023-05-01 county/townships/*.csv
# rows pipe on
$ overdue --as-of 2023-10-15 county/townships/*.csv 2>/dev/null |
>     overdue --as-of 2023-10-15 2>/dev/null | cmp - o.csv
> ledger-check o.csv 2>&1 | sed -e /W403/d -e /N119/d
# the steps of the ladder: 1, 8, 16, 31 days
$ for d in 06-10 06-11 06-17 06-18 06-25 06-26 07-10 07-11; do
>     printf '编号,发现日期,整改期限\nA,2023-05-01,2023-06-10\n' | overdue --as-of 2023-$d |
>         columns 逾期天数,升级措施 |
>         tail -n +2
> done
1,提醒
7,提醒
8,督办
15,督办
16,约谈
30,约谈
31,问责
# what falls due within some days has days below zero, due today is 0
$ printf '%s\n' \
>     编号,发现日期,整改期限 \
>     A,2023-05-01,2023-06-10 \
>     B,2023-05-01,2023-06-13 \
>     C,2023-05-01,2023-06-14 |
>     overdue --as-of 2023-06-10 --within 3
隐患编号,发现日期,整改期限,逾期天数,升级措施
A,2023-05-01,2023-06-10,0,
B,2023-05-01,2023-06-13,-3,
[1]
# an extension moves the deadline; rectification stops the clock on its day, closing only if asked
$ printf '%s\n' \
>     编号,发现日期,整改期限,延期至,整改完成时间,销号日期 \
>     A,2023-05-01,2023-06-10,2023-07-01,, \
>     B,2023-05-01,2023-06-10,,2023-06-20,2023-07-05 \
>     C,2023-05-01,2023-06-10,,2023-06-21, \
>     >t.csv
> overdue --as-of 2023-06-20 t.csv | columns 隐患编号
> overdue --until closed --as-of 2023-06-20 t.csv | columns 隐患编号
隐患编号
C
隐患编号
B
C
# a deadline that cannot be read is reported
$ printf '编号,发现日期,整改期限\nA,2023-05-01,6月10日\n' | overdue --as-of 2023-07-01 2>&1 |
>     cut -d' ' -f 2,3
error[E202] C2
warning[W642]
# usage
$ overdue --within soon
overdue: error[E004] “soon”
Try “overdue --help”.
[2]
