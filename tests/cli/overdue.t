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
# a list for people has a title and the main columns in their normal form
$ printf '%s\n' 编号,发现日期,属地,企业名称,隐患描述,行业,责任人,期限,延期至,备注 \
>     A,2023-05-01,溆浦县卢峰镇人民政府,甲矿,无护栏,矿山,李四,45077,2023-06-10,x \
>     B,2023-05-02,低庄镇,乙厂,报警器失效,危化,王五,2023-06-01,, C,2023-05-03,低庄镇,丙厂,无,危化,王五,2023-07-01,, >t.csv
> overdue --as-of 2023-06-20 -f text t.csv
> overdue --as-of 2023-06-20 --until closed --within 30 -f html t.csv | grep -o '<h1>.*</h1>'
> overdue --as-of 2023-06-20 --within 30 -f xlsx -o l.xlsx t.csv
> ledger-merge l.xlsx 2>/dev/null | columns 隐患编号,乡镇,行业领域,整改期限,逾期天数,应采取措施
溆浦县逾期未整改隐患清单
截至2023年6月20日
序号  隐患编号  乡镇    企业名称  隐患描述    行业领域    监管部门  整改责任人    整改期限      延期至  逾期天数  应采取措施
   1  A         卢峰镇  甲矿      无护栏      非煤矿山              李四        2023-05-31  2023-06-10        10  督办
   2  B         低庄镇  乙厂      报警器失效  危险化学品            王五        2023-06-01                    19  约谈
<h1>溆浦县逾期和即将到期未销号隐患清单</h1>
隐患编号,乡镇,行业领域,整改期限,逾期天数,应采取措施
A,卢峰镇,非煤矿山,2023-05-31,10,督办
B,低庄镇,危险化学品,2023-06-01,19,约谈
C,低庄镇,危险化学品,2023-07-01,-11,
# with nothing to list, a page or workbook says so; the other formats are empty
$ overdue --as-of 2023-05-03 -f html t.csv | grep -oE '<h1>.*</h1>|<p>.*</p>'
> overdue --as-of 2023-05-03 --within 3 --until closed -f xlsx -o none.xlsx t.csv; echo "$?"
> unzip -p none.xlsx xl/worksheets/sheet1.xml | grep -o '>[^<]*</t>'
> for format in csv yaml text; do overdue --as-of 2023-05-03 -f $format t.csv; done
> sed 's/^B,2023/B,20/' t.csv | overdue --as-of 2023-05-03 -f html 2>/dev/null | grep -o '<p>.*</p>'
> overdue --as-of 2023-05-03 -f html t.csv none.csv 2>/dev/null
<h1>溆浦县逾期未整改隐患清单</h1>
<p>截至2023年5月3日</p>
<p>无逾期未整改的隐患。</p>
0
>溆浦县逾期和即将到期未销号隐患清单</t>
>截至2023年5月3日</t>
>无逾期和即将到期未销号的隐患。</t>
<p>截至2023年5月3日</p>
<p>1行无法判断，未列入；其余各行中无逾期未整改的隐患。</p>
[2]
