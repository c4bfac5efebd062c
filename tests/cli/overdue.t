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
> columns 隐患编号,逾期天数,应采取措施 o.csv | grep XP-2023-000003
1
XP-2023-000003,80,提醒
# silence and 0 where nothing is overdue
$ overdue --as-of 2023-05-01 county/townships/*.csv
# rows pipe on
$ overdue --as-of 2023-10-15 county/townships/*.csv 2>/dev/null |
>     overdue --as-of 2023-10-15 2>/dev/null | cmp - o.csv
> ledger-check o.csv 2>&1 | sed -e /W403/d -e /N119/d
# the steps of the ladder from day 1, 8, 16 and 31: the next one after the last one taken, none skipped, one far too early comes again
$ for d in 06-11 06-17 06-18 06-25 06-26 07-10 07-11; do
>     {
>         echo 编号,乡镇,企业名称,发现日期,整改期限,上次措施,措施文号,措施印发日期,措施签收日期
>         echo A,卢峰镇,甲,2023-05-01,2023-06-10,,,,
>         echo B,卢峰镇,甲,2023-05-01,2023-06-10,提醒,1号,2023-06-11,2023-06-12
>         echo C,卢峰镇,甲,2023-05-01,2023-06-10,督办,2号,2023-06-11,
>         echo D,卢峰镇,甲,2023-05-01,2023-06-10,约谈,3号,2023-06-11,
>         echo E,卢峰镇,甲,2023-05-01,2023-06-10,提请问责,4号,2023-06-11,
>     } | overdue --as-of 2023-$d | columns 应采取措施 | tail -n +2 | paste -sd ' '
> done
提醒    
提醒    
提醒 督办   
提醒 督办   
提醒 督办 约谈 约谈 约谈
提醒 督办 约谈 约谈 约谈
提醒 督办 约谈 约谈 约谈
# a step against an earlier deadline, or after the day of the list, was not taken yet; one without a day was
$ printf '%s\n' \
>     编号,发现日期,整改期限,延期至,上次措施,措施印发日期 \
>     A,2023-05-01,2023-06-01,2023-06-30,督办,2023-06-20 \
>     B,2023-05-01,2023-06-30,,提醒,2023-07-21 \
>     C,2023-05-01,2023-06-30,,提醒, \
>     D,2023-05-01,2023-06-30,,问责,2023-07-01 \
>     E,2023-05-01,2023-06-30,,警告,2023-07-01 |
>     overdue --as-of 2023-07-20 | columns 隐患编号,上次措施,应采取措施
(stdin):6: warning[W225] E6 上次措施 “警告” 提醒、督办、约谈、研究提请问责
隐患编号,上次措施,应采取措施
A,督办,提醒
B,提醒,提醒
C,提醒,督办
D,研究提请问责,约谈
E,警告,提醒
# only what is new, or has a further step due, since an earlier list; an empty list is one
$ printf '%s\n' \
>     编号,乡镇,发现日期,整改期限,上次措施,措施印发日期 \
>     A,卢峰镇,2023-05-01,2023-06-10,提醒,2023-06-11 \
>     B,卢峰镇,2023-05-01,2023-06-17,, \
>     C,卢峰镇,2023-05-01,2023-06-10,, \
>     ,卢峰镇,2023-05-01,2023-06-10,, >t.csv
> overdue --as-of 2023-06-17 t.csv >earlier.csv
> overdue --as-of 2023-06-18 --since earlier.csv t.csv
> overdue --as-of 2023-06-17 --since earlier.csv t.csv | columns 隐患编号
> overdue --as-of 2023-06-17 -f xlsx -o earlier.xlsx t.csv
> overdue --as-of 2023-06-18 --since earlier.xlsx t.csv | columns 隐患编号,应采取措施
> overdue --as-of 2023-06-18 --since /dev/null t.csv | columns 隐患编号
隐患编号,乡镇,发现日期,整改期限,上次措施,措施印发日期,逾期天数,应采取措施
A,卢峰镇,2023-05-01,2023-06-10,提醒,2023-06-11,8,督办
B,卢峰镇,2023-05-01,2023-06-17,,,1,提醒
,卢峰镇,2023-05-01,2023-06-10,,,8,提醒
隐患编号

隐患编号,应采取措施
A,督办
B,提醒
,提醒
隐患编号
A
B
C

# that a step was taken is no news; that what was only due is overdue now is, and so is the reverse
$ overdue --as-of 2023-06-17 t.csv >earlier.csv
> sed 's/C,卢峰镇,2023-05-01,2023-06-10,,/C,卢峰镇,2023-05-01,2023-06-10,提醒,2023-06-17/' t.csv |
>     overdue --as-of 2023-06-17 --since earlier.csv | columns 隐患编号
> overdue --as-of 2023-06-16 --within 9 t.csv >earlier.csv
> sed '/^,/d; s/B,卢峰镇,2023-05-01,2023-06-17/&,提醒,2023-06-18/; s/,,$//' t.csv >u.csv
> overdue --as-of 2023-06-18 --within 9 --since earlier.csv u.csv | columns 隐患编号,逾期天数,应采取措施
> overdue --as-of 2023-06-18 u.csv >earlier.csv
> sed 's/2023-06-17/2023-06-20/' u.csv | overdue --as-of 2023-06-18 --within 9 --since earlier.csv |
>     columns 隐患编号,逾期天数
隐患编号

隐患编号,逾期天数,应采取措施
A,8,督办
B,1,
隐患编号,逾期天数
B,-2
# a page says that nothing changed; a file that is no list is refused
$ sed /^,/d t.csv >u.csv
> overdue --as-of 2023-06-18 u.csv >earlier.csv
> overdue --as-of 2023-06-18 -f html --since earlier.csv u.csv | grep -oE '<h1>.*</h1>|<p>.*</p>'
> overdue --as-of 2023-06-18 --since earlier.csv u.csv
> overdue --as-of 2023-06-18 --since u.csv u.csv
> overdue --as-of 2023-06-18 --since none.csv u.csv
> overdue --as-of 2023-06-18 --since earlier.csv -o earlier.csv u.csv
<h1>溆浦县逾期未整改隐患变化清单</h1>
<p>截至2023年6月18日</p>
<p>无新增的或应升级措施的逾期未整改的隐患。</p>
u.csv: error[E004] 隐患编号 逾期天数 应采取措施
none.csv: error[E001]
earlier.csv: error[E015]
[2]
# what falls due within some days has days below zero, due today is 0
$ printf '%s\n' \
>     编号,发现日期,整改期限 \
>     A,2023-05-01,2023-06-10 \
>     B,2023-05-01,2023-06-13 \
>     C,2023-05-01,2023-06-14 |
>     overdue --as-of 2023-06-10 --within 3
隐患编号,发现日期,整改期限,逾期天数,应采取措施
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
序号  隐患编号  乡镇    企业名称  隐患描述    行业领域    监管部门  整改责任人    整改期限      延期至  上次措施  措施印发日期  逾期天数  应采取措施
   1  A         卢峰镇  甲矿      无护栏      非煤矿山              李四        2023-05-31  2023-06-10                                10  提醒
   2  B         低庄镇  乙厂      报警器失效  危险化学品            王五        2023-06-01                                            19  提醒
<h1>溆浦县逾期和即将到期未销号隐患清单</h1>
隐患编号,乡镇,行业领域,整改期限,逾期天数,应采取措施
A,卢峰镇,非煤矿山,2023-05-31,10,提醒
B,低庄镇,危险化学品,2023-06-01,19,提醒
C,低庄镇,危险化学品,2023-07-01,-11,
# it shows only the ends of telephone numbers, which the rows for other commands keep whole
$ sed 's/李四/李四（13812345678、0745-2161820）王3室/' t.csv >u.csv
> overdue --as-of 2023-06-20 -f html u.csv | grep -o '李四[^<]*'
> overdue --as-of 2023-06-20 u.csv | grep -o '李四[^,]*'
李四（138******78、074*-*****20）王3室
李四（13812345678、0745-2161820）王3室
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
