# SPDX-License-Identifier: LGPL-2.1-or-later
# what is wrong in a dispatch table, cell by cell
$ printf '%s\n' \
>     '乡镇,月份,填报人,填报日期,自查企业数,自查企数,企业自查发现数,企业自查已整改数,罚款金额（万元）' \
>     '卢峰镇,2023-06,甲,2023-06-26,30项,1,3,5,约12万' '庐峰镇,2023-13,甲,2023-06-20,-3,,,1,1.5' \
>     '低庄镇,2023-03,甲,2023-03-20,3,,,,' '低庄镇,2023年6月,甲,2023-06-20,３,,,,' \
>     '低庄镇,2023-06,甲,2023-06-20,4,,,,' >bad.csv
> ledger-check bad.csv
bad.csv:1: warning[W213] F1 自查企数 自查企业数
bad.csv:2: warning[W609] D2 填报日期 “2023-06-26” 2023-06-25
bad.csv:2: error[E216] E2 自查企业数 “30项” 自查企业数 家 0
bad.csv:2: error[E216] I2 罚款金额（万元） “约12万” 罚款金额（万元） 万元 0
bad.csv:2: warning[W607] H2 企业自查已整改数 “5” 企业自查发现数 3
bad.csv:3: error[E214] A3 乡镇 “庐峰镇” 卢峰镇
bad.csv:3: error[E215] B3 月份 “2023-13” 2023-06
bad.csv:3: error[E216] E3 自查企业数 “-3” 自查企业数 家 0
bad.csv:4: error[E215] B4 月份 “2023-03” 2023-05 2023-12-15 2023-06
bad.csv:6: error[E217] A6 乡镇 “低庄镇” bad.csv:5
[1]
# the sample tables: 25 June is the first workday after 端午 (22 to 24 June), so that 中都乡 is in time
$ ledger-check county/tables/*
# ledgers and tables together: units with falling figures, late units, missing units
$ rollup --month 2023-06 county/townships/*.csv county/tables/2023* 2>&1 >r.csv | grep -v N119
> columns 乡镇,月份,排查数,排查数（本期）,整改完成数,一案双罚起数,一案双罚起数（本期）,自查企业数,自查企业数（本期）,主要负责人带队检查次数,主要负责人带队检查次数（本期） r.csv | sed -n '1,3p;26p;$p'
county/townships/02-低庄镇.csv:1: note[N127] N1 完成日期 “完成日期” →整改完成日期
county/townships/03-桥江镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/07-双井镇.csv:1: note[N127] F1 完成日期 “完成日期” →整改完成日期
county/townships/10-黄茅园镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/11-祖市殿镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/12-葛竹坪镇.csv:1: note[N127] M1 完成日期 “完成日期” →整改完成日期
county/townships/15-统溪河镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/18-大江口镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/19-舒溶溪乡.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/20-油洋乡.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/tables/2023-06.csv:3: warning[W606] 低庄镇 1 2023-05-22 专题培训人次 26 → 24
warning[W610] 1 龙庄湾乡 2023-05-22
乡镇,月份,排查数,排查数（本期）,整改完成数,一案双罚起数,一案双罚起数（本期）,自查企业数,自查企业数（本期）,主要负责人带队检查次数,主要负责人带队检查次数（本期）
卢峰镇,2023-06,9,5,4,1,1,21,12,4,4
低庄镇,2023-06,9,7,3,0,0,6,5,4,1
龙庄湾乡,2023-06,7,4,2,0,0,18,0,1,0
合计,2023-06,244,149,83,25,14,608,307,198,107
# what a ledger gives is counted from the ledger, whatever the table says
$ rollup --month 2023-06 county/townships/*.csv 2>/dev/null |
>     awk -f data/same-figures.awk data/expected/rollup-area-2023-06.csv -
> awk -f data/same-figures.awk data/expected/rollup-area-2023-06.csv r.csv
364 figures equal
364 figures equal
# tables alone: the two sources add up, what is not given is empty
$ rollup --month 2023-06 county/tables/2023* 2>/dev/null |
>     columns 乡镇,月份,排查数,排查数（本期）,整改完成数,未整改数,未整改数（较上期增减）,逾期数,逾期数（较上期增减）,销号数,销号数（本期）,企业自查发现数 | sed -n '1,4p;$p'
乡镇,月份,排查数,排查数（本期）,整改完成数,未整改数,未整改数（较上期增减）,逾期数,逾期数（较上期增减）,销号数,销号数（本期）,企业自查发现数
卢峰镇,2023-06,9,5,4,5,1,,,,,2
低庄镇,2023-06,9,7,3,6,5,,,,,3
桥江镇,2023-06,15,9,5,10,4,,,,,6
合计,2023-06,242,147,81,161,78,,,,,93
# an empty cell is not a zero; a zero report is not a missing one
$ rollup --month 2023-06 county/tables/2023* 2>/dev/null |
>     columns 乡镇,宣传报道篇数,宣传报道篇数（本期） | grep -e 龙潭镇 -e 沿溪乡
龙潭镇,,
沿溪乡,0,0
# submitted twice: once is enough, but not with other content
$ cp county/tables/2023-05.csv copy.csv
> rollup --month 2023-05 county/tables/2023-05.csv copy.csv 2>&1 >/dev/null
> sed '2s/,\([0-9]*\)$/,7/' county/tables/2023-05.csv >again.csv
> rollup --month 2023-05 county/tables/2023-05.csv again.csv 2>&1 >/dev/null | cut -c 1-110
again.csv:2: warning[W607] Z2 挂牌督办已整改数 “7” 挂牌督办数 0
again.csv:2: warning[W611] 卢峰镇 county/tables/2023-05.csv:2 1
# departments report too, in YAML; only those that the plan names can be missing
$ rollup --month 2023-06 county/townships/*.csv county/tables/*.yaml 2>err |
>     columns 单位,检查企业家次,检查企业家次（本期） | grep -e 单位 -e 局, -e 合计
> grep -c W601 err
单位,检查企业家次,检查企业家次（本期）
县应急管理局,118,66
合计,118,66
0
[1]
# one level up: parts and whole give the same table, by any columns, and a county is one row
$ for by in area area,sector sector source; do
>     rollup --by $by --month 2023-09 county/townships/*.csv >all.csv 2>/dev/null
>     for p in 0 1 2; do
>         rollup --by $by --month 2023-09 county/townships/$p*.csv >p$p.csv 2>/dev/null
>     done
>     rollup --by $by --month 2023-09 p0.csv p1.csv p2.csv | cmp - all.csv && echo $by
> done
area
area,sector
sector
source
$ rollup --month 2023-09 --unit-name 溆浦县 county/townships/*.csv 2>/dev/null >u.csv
> rollup --month 2023-09 county/townships/*.csv 2>/dev/null |
>     rollup --month 2023-09 --unit-name 溆浦县 | cmp - u.csv
> columns 乡镇,月份,排查数,排查数（本期）,整改完成数 u.csv
乡镇,月份,排查数,排查数（本期）,整改完成数
溆浦县,2023-09,670,151,395
合计,2023-09,670,151,395
# the national figures of September 2023, the sentence of the bulletin and 80.0 %
$ rollup --plan data/public/plan.yaml --as-of 2023-09-15 data/public/national-2023-09.csv \
>     2>/dev/null | report bulletin --plan data/public/plan.yaml |
>         sed -n '/^（一）排查/s/。尚未.*//p'
（一）排查整改情况。专项行动开展以来，全县累计排查重大事故隐患191200项。按来源分，企业自查发现77400项，占40.5%，完成整改64500项；各级各部门检查发现113800项，占59.5%，完成整改88400项；累计完成整改152900项，整改率80.0%
# 57 + 151 + 261 is not 479 (Hunan, 2017)
$ rollup --plan data/public/plan.yaml --as-of 2017-09-19 data/public/hunan-2017-09.csv 2>&1 |
>     grep -e W608 -e ^合计 | cut -c 1-150
data/public/hunan-2017-09.csv:5: warning[W608] C5 排查数 “479” 469
合计,2017-09-19,469,,,,,,,,,,,,,
# zero reports are no missing ones (Datong, 2020)
$ rollup --plan data/public/plan.yaml --as-of 2020-10-22 data/public/datong-2020-10.csv 2>&1 \
>     >z.csv | grep -c -e 洛河镇
> columns 乡镇,月份,排查数,整改完成数 z.csv | grep 洛河镇
0
洛河镇,2020-10-22,0,0
# what was submitted against what the ledgers give; the hazards that explain a difference are named
$ rollup --month 2023-06 --reconcile county/townships/*.csv county/tables/2023* 2>&1 >rec.csv |
>     grep -v N119
> sed -n '1,3p' rec.csv
> columns 差额 rec.csv | awk 'NR > 1 { n++; d += $1 != 0 } END { print n, d }'
county/townships/02-低庄镇.csv:1: note[N127] N1 完成日期 “完成日期” →整改完成日期
county/townships/03-桥江镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/07-双井镇.csv:1: note[N127] F1 完成日期 “完成日期” →整改完成日期
county/townships/10-黄茅园镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/11-祖市殿镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/12-葛竹坪镇.csv:1: note[N127] M1 完成日期 “完成日期” →整改完成日期
county/townships/15-统溪河镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/18-大江口镇.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/19-舒溶溪乡.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
county/townships/20-油洋乡.csv:1: note[N127] Q1 完成日期 “完成日期” →整改完成日期
warning[W612] 桥江镇 部门检查发现数 “9” 7
warning[W616] 1 龙庄湾乡
单位,月份,指标,上报数,台账数,差额,可说明差额的隐患
卢峰镇,2023-06,企业自查发现数,2,2,0,
卢峰镇,2023-06,企业自查已整改数,1,1,0,
144 1
$ rollup --month 2023-06 --reconcile --only-different county/townships/*.csv county/tables/2023* 2>/dev/null |
>     columns 单位,指标,差额
> rollup --month 2023-06 --only-different county/townships/03*
单位,指标,差额
桥江镇,部门检查发现数,2
rollup: error[E004]
Try “rollup --help”.
[2]
$ printf '乡镇,月份,填报日期,企业自查发现数,部门检查发现数\n桥江镇,2023-06,2023-06-20,5,7\n' \
>     >early.csv
> rollup --month 2023-06 --reconcile county/townships/03* early.csv 2>/dev/null
> ledger-check --pass county/townships/03* 2>/dev/null | columns 隐患编号,发现日期 |
>     sed -n 's/^XP-2023-000085,//p'
单位,月份,指标,上报数,台账数,差额,可说明差额的隐患
桥江镇,2023-06,企业自查发现数,5,6,-1,口径日不同：XP-2023-000085
桥江镇,2023-06,部门检查发现数,7,7,0,
2023-06-21
# a figure that cannot be read makes no zero report; a number with its own unit is read
$ printf '%s\n' 单位,月份,企业自查发现数,企业自查已整改数,部门检查发现数,填报日期 \
>     均坪镇,2023-06,5家,0,0,2023-06-21 \
>     卢峰镇,2023-06,5项,0,0,2023-06-21 \
>     低庄镇,2023-06,0,0,0项,2023-06-21 \
>     桥江镇,2023-06,项,0,0,2023-06-21 >units.csv
> rollup --month 2023-06 units.csv 2>&1 >units-sum.csv | grep -v W601
> columns 乡镇,企业自查发现数,报送情况 units-sum.csv | grep 按时
units.csv:2: error[E216] C2 企业自查发现数 “5家” 企业自查发现数 项 0
units.csv:5: error[E216] C5 企业自查发现数 “项” 企业自查发现数 项 0
卢峰镇,5,按时
低庄镇,0,按时，零报告
桥江镇,,按时
均坪镇,,按时
# nothing compared is not “all agree”: another month than that of the tables, or none given, or no table
$ for options in '--month 2023-07' '--as-of 2023-08-01'; do
>     rollup --reconcile --only-different $options county/townships/01* county/tables/2023* 2>&1
> done
warning[W616] 2023-07
单位,月份,指标,上报数,台账数,差额,可说明差额的隐患
warning[W616] 2023-08-01
单位,月份,指标,上报数,台账数,差额,可说明差额的隐患
[1]
$ rollup --reconcile --only-different --month 2023-06 county/townships/01*
warning[W616] 2023-06
单位,月份,指标,上报数,台账数,差额,可说明差额的隐患
[1]
# a roll-up that counts to an earlier day than the table it is summed up in
$ rollup --month 2023-06 --by sector county/townships/01* -o june.csv 2>/dev/null
$ for options in '--month 2023-06' '--month 2023-07' '--as-of 2023-08-01'; do
>     rollup $options --by sector june.csv 2>&1 >/dev/null
> done
warning[W617] 2023-07 13 2023-06-22
warning[W617] 2023-08-01 13 2023-06-22
[1]
# penalties and measures are compared with the ledgers too, by their day; departments by any of their names
$ head=隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,监管部门,整改责任人,整改措施,整改资金（万元）,整改期限,应急预案
> printf '%s\n' $head,企业罚款（万元）,负责人罚款（万元）,处罚日期,执法措施 \
>     X-1,2023-05-10,卢峰镇,危险化学品,甲厂,甲,部门检查,张三,应急局,李四,乙,1,2023-06-10,丙,2,1,2023-06-24,停产整顿 >p.csv
> printf '%s\n' 单位,月份,填报日期,一案双罚起数,责令停产整顿企业数,部门检查发现数 卢峰镇,2023-06,2023-06-24,1,1,1 \
>     县应急管理局,2023-06,2023-06-21,3,1,1 >d.csv
> rollup --month 2023-06 --reconcile p.csv d.csv 2>/dev/null | columns 单位,指标,上报数,台账数,差额,可说明差额的隐患
单位,指标,上报数,台账数,差额,可说明差额的隐患
卢峰镇,部门检查发现数,1,1,0,
卢峰镇,一案双罚起数,1,0,1,口径日不同：X-1
卢峰镇,责令停产整顿企业数,1,1,0,
县应急管理局,部门检查发现数,1,1,0,
县应急管理局,一案双罚起数,3,0,3,台账中查无可对应的隐患，请与该单位核对
县应急管理局,责令停产整顿企业数,1,1,0,
