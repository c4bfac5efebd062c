# SPDX-License-Identifier: LGPL-2.1-or-later
# a total is known whatever its name: 244 hazards by the case's README, and it is no township
$ for n in 总计 全县 全县合计 小计 共计 '' 溆浦县 '合 计' 合计： 未知镇; do
>     sed "s/^总计,/$n,/" data/cases/rollup-total-renamed.csv >t.csv
>     report bulletin t.csv | grep -c 累计排查重大事故隐患244项
> done | sort | uniq -c | tr -s ' '
 10 1
$ sed 's/^总计,/全部,/' data/cases/rollup-total-renamed.csv >t.csv; report bulletin t.csv |
>     grep -c 全部
0
[1]
$ rollup --month 2023-06 data/cases/rollup-total-renamed.csv | columns 乡镇,排查数 | tail -1
合计,244
# on top, beside a counter, or in parts
$ awk -F, \
>     'NR == 1 { print "序号," $0; next } $1 == "总计" { sub(/^总计/, ""); print "总计," $0;
>         next } {
>         print NR - 1 "," $0 }' data/cases/rollup-total-renamed.csv >t.csv
> report bulletin t.csv | grep -o 累计排查重大事故隐患[0-9]*项
累计排查重大事故隐患244项
$ sed -n '1p;$p;2,26p' data/cases/rollup-total-renamed.csv | head -27 >t.csv
> rollup --month 2023-06 t.csv | columns 排查数 | tail -1
244
$ printf '%s\n' 单位,月份,企业自查发现数 卢峰镇,2023-06,1 低庄镇,2023-06,2 镇小计,2023-06,3 \
>     油洋乡,2023-06,4 \
>     中都乡,2023-06,5 乡小计,2023-06,9 总计,2023-06,13 >t.csv
> ledger-check t.csv
t.csv:8: warning[W608] C8 企业自查发现数 “13” 12
[1]
$ sed -i s/,13/,12/ t.csv; rollup --month 2023-06 t.csv 2>/dev/null | columns 企业自查发现数 | tail -1
12
# in YAML too, where departments have keys that townships have not
$ rollup --month 2023-06 -f yaml county/townships/*.csv county/tables/* 2>/dev/null >r.yaml
> report brief r.yaml | grep -o 累计排查重大事故隐患[0-9]*项
累计排查重大事故隐患244项
# a name that the plan does not know is never counted in silence: no bulletin is made of it
$ sed 's/^卢峰镇/高新区/' data/cases/rollup-total-renamed.csv >t.csv; report bulletin t.csv
t.csv:2: error[E214] A2 乡镇 “高新区”
[2]
$ rollup --month 2023-06 t.csv 2>&1 >r.csv | grep -o '^.*E214.*区”'; 
>     columns 排查数 r.csv | tail -1
t.csv:2: error[E214] A2 乡镇 “高新区”
235
# two rows that are equal by chance, or zeros, are no totals
$ printf '%s\n' 单位,月份,企业自查发现数 卢峰镇,2023-06,0 低庄镇,2023-06,0 某镇,2023-06,0 >t.csv
> rollup --month 2023-06 t.csv 2>&1 | grep -o 'E214.*镇”'
E214] A4 单位 “某镇”
$ printf '%s\n' 单位,月份,企业自查发现数 卢峰镇,2023-06,4 某镇,2023-06,4 >t.csv
> rollup --month 2023-06 t.csv 2>&1 | grep -o 'E214.*镇”'
E214] A3 单位 “某镇”
# a month that a spreadsheet turned into a day means the month: 22 June
$ report bulletin data/cases/rollup-month-as-day.csv | grep -o 截至2023年[0-9]*月[0-9]*日
截至2023年6月22日
$ for m in 2023/6/1 2023-06-01 Jun-23 'June 2023' 2023年6月 45078 45078.0 6月 6月份 06 2023.6 \
>     202306 \
>     2023-6月 2023/6/22; do
>     sed "s#,2023/6/1,#,$m,#" data/cases/rollup-month-as-day.csv >t.csv
>     report bulletin t.csv | grep -o 截至2023年6月22日
> done | uniq -c | tr -s ' '
 14 截至2023年6月22日
$ for m in 23-Jun 13月 2023 20230632 五月; do
>     sed "s#,2023/6/1,#,$m,#" data/cases/rollup-month-as-day.csv >t.csv
>     report bulletin t.csv 2>&1 | grep -c '^t.csv:2: error.E215. B2'
> done | uniq -c | tr -s ' '
 5 1
# without increases a day of a roll-up is a day, and what units submit for the first of a month is the month's
$ rollup --as-of 2023-06-15 county/townships/*.csv 2>/dev/null | report bulletin |
>     grep -o 截至2023年[0-9]*月[0-9]*日 | uniq
截至2023年6月15日
$ printf '%s\n' 乡镇,月份,填报日期,自查企业数 卢峰镇,2023/6/1,2023-06-20,3 |
>     rollup --month 2023-06 2>/dev/null |
>     grep ^卢峰镇 | tr -s ,
卢峰镇,2023-06,3,按时
# 22 to 24 June 2023 were holidays, Sunday the 25th was worked: 中都乡 reported on the 25th, in time
$ rollup --month 2023-06 county/townships/*.csv county/tables/* 2>/dev/null >r.csv
> grep ^中都乡 r.csv | grep -o '[^,]*$'
> report bulletin r.csv | grep -c 迟报
按时
0
[1]
$ sed 's/^report_day_shift: .*/report_day_shift: none/' county/plan.yaml >none.yaml
> rollup --plan none.yaml --month 2023-06 county/tables/2023* 2>/dev/null | grep ^中都乡 |
>     grep -o '[^,]*$'
迟报，2023-06-25
$ for d in 21 22 24 25 26; do
>     sed "/^中都乡/s/2023-06-25/2023-06-$d/" county/tables/2023-06.csv >t.csv
>     rollup --month 2023-06 t.csv 2>/dev/null | grep ^中都乡 | grep -o '[^,]*$'
> done
按时
按时
按时
按时
迟报，2023-06-26
# before the deadline no unit is missing
$ sed 's/2023/2099/' county/plan.yaml >far.yaml
> sed 's/,2023-06,/,2099-06,/; /^龙庄湾乡/d; /^中都乡/d' county/tables/2023-06.csv >t.csv
> rollup --plan far.yaml --month 2099-06 t.csv 2>/dev/null | columns 乡镇,报送情况 |
>     grep -e ^沿溪乡 -e ^中都乡
中都乡,
沿溪乡,按时
# a correction in July of a report that was in time is not late
$ sed '/^中都乡/!d; s/2023-06-25/2023-07-05/' county/tables/2023-06.csv >fix.csv
> { sed -n 1p county/tables/2023-06.csv; cat fix.csv; } >fixed.csv
> rollup --month 2023-06 county/tables/2023-06.csv fixed.csv 2>/dev/null | grep ^中都乡 |
>     grep -o '[^,]*$'
按时
# 县应急管理局 reported in time; it is a department, and no department is missing unless the plan wants it to report
$ report bulletin r.csv | grep -o '乡镇25个.*'
乡镇25个，按时报送24个，未报送本期调度表1个。县直部门1个，按时报送1个。
$ report bulletin r.csv | grep -e 局 | grep -c -e 未报 -e 迟报
0
[1]
$ head -1 r.csv | columns 单位; sed s/^单位/乡镇/ r.csv | report bulletin | grep -c 县应急管理局
单位
1
# a unit has reported by a ledger of its own, too; a ledger of many townships is none of theirs
$ rollup --month 2023-06 county/townships/*.csv county/tables/*.yaml 2>/dev/null | report bulletin |
>     grep -o -e '乡镇25个.*' -e 未报 -e 迟报
乡镇25个，报送台账25个。县直部门1个，按时报送1个。
$ cat county/townships/2[0-5]* >all.csv
> grep -v ^龙庄湾乡 county/tables/2023-06.csv >t.csv
> rollup --month 2023-06 all.csv t.csv 2>/dev/null | report brief | grep -o 未报：[^；]*
未报：龙庄湾乡
$ rollup --month 2023-06 county/townships/25* t.csv 2>/dev/null | report brief | grep -c 未报
0
[1]
$ rollup --month 2023-06 all.csv county/tables/*.yaml 2>/dev/null | report brief | grep -c 未报
0
[1]
# with “reports: true” all that are missing are named, apart from townships
$ sed 's/{name: 县民政局/{reports: true, name: 县民政局/;
>         s/{name: 县教育局/{reports: true, name: 县教育局/' \
>     county/plan.yaml >p.yaml
> rollup --plan p.yaml --month 2023-06 county/townships/*.csv county/tables/* 2>err >p.csv
> grep -o '([0-9]*): .*局' err
> report bulletin --plan p.yaml p.csv | grep -o 未报送的.*局。
(2): 县教育局、县民政局
未报送的县直部门2个：县教育局、县民政局。
$ rollup --plan p.yaml --month 2023-06 county/townships/*.csv 2>&1 >/dev/null | grep -c W601
0
[1]
# one finding for many units
$ rollup --month 2023-06 county/townships/0*.csv 2>&1 >/dev/null | grep W601 | grep -o '([0-9]*)'
(16)
# neither ledgers nor empty cells are evidence of reports: no unit is late or missing
$ rollup --month 2023-06 county/townships/0*.csv 2>/dev/null | report bulletin |
>     grep -c -e 未报 -e 迟报 -e 零报告的单位
0
[1]
$ grep -v ^总计 data/cases/rollup-total-renamed.csv |
>     sed '/^卢峰镇/s/,2023-06.*/,2023-06,,,,,,,,,,,,,,,,,,,,,,,,,,,,/' >t.csv
> report bulletin t.csv | grep -c -e 未报 -e 迟报
0
[1]
$ sed '1s/$/,报送情况/; 2,$s/$/,/' data/cases/rollup-month-as-day.csv | report bulletin |
>     grep -c -e 信息报送情况 -e 报送情况$
0
[1]
# a zero report is a report, in whatever way it is written; a row of empty cells is none
$ for r in 0,0,0,0, ,,,,零报告 零报告,,,, 无,无,无,无, ,,,,已报（零报告） ０,０,０,０, ,,,,无隐患 \
>     零报告,零报告,零报告,零报告,; do
>     printf '%s\n' \
>         乡镇,月份,填报日期,企业自查发现数,企业自查已整改数,部门检查发现数,部门检查已整改数,备注 \
>         卢峰镇,2023-06,2023-06-20,$r \
>         低庄镇,2023-06,2023-06-20,1,1,1,1, >t.csv
>     rollup --month 2023-06 t.csv 2>/dev/null |
>         columns 乡镇,排查数,报送情况 | grep ^卢峰镇
> done | sort | uniq -c | tr -s ' '
 8 卢峰镇,0,按时，零报告
$ for r in ,,,, ,,,,未零报告 ,,,,无; do
>     printf '%s\n' \
>         乡镇,月份,填报日期,企业自查发现数,企业自查已整改数,部门检查发现数,部门检查已整改数,备注 \
>         卢峰镇,2023-06,2023-06-20,$r \
>         低庄镇,2023-06,2023-06-20,1,1,1,1, >t.csv
>     rollup --month 2023-06 t.csv 2>/dev/null |
>         columns 乡镇,排查数,报送情况 | grep ^卢峰镇
> done | sort | uniq -c | tr -s ' '
 3 卢峰镇,,未报
# what cannot be read is a finding; its unit is not called missing, nor is one whose name is misspelt
$ printf '%s\n' 乡镇,月份,填报日期,自查企业数 庐峰镇,2023-06,2023-06-20,1 \
>     低庄镇,2023-06,2023-06-20,/ \
>     桥江镇,2023-06,2023-06-20,1,2 龙潭镇,20236,2023-06-20,1 均坪镇,2023-06,2023-06-20,1 >t.csv
> rollup --month 2023-06 t.csv 2>err |
>     columns 乡镇,报送情况 | sed -n 2,6p
> grep -o '^t.*error.....' err
卢峰镇,
低庄镇,
桥江镇,
龙潭镇,
均坪镇,按时
t.csv:2: error[E214
t.csv:3: error[E216
t.csv:4: error[E106
t.csv:5: error[E215
# nothing is compared with a period that does not exist; what has not changed is level
$ rollup --month 2023-05 county/townships/*.csv 2>/dev/null >m.csv
> report bulletin m.csv | grep -c -e 较上期 -e 本期
0
[1]
$ columns 乡镇,整改率（较上期增减）,未整改数（较上期增减）,逾期数（较上期增减） m.csv | sed -n '1,2p'
乡镇,整改率（较上期增减）,未整改数（较上期增减）,逾期数（较上期增减）
卢峰镇,,,
$ awk -F, -v OFS=, 'NR > 1 { $12 = 0 } 1' data/cases/rollup-month-as-day.csv >t.csv
> report bulletin t.csv | grep -o 其中逾期未整改.*
其中逾期未整改62项，较上期持平。
# the month's figures given for the cumulative ones are one finding for a unit: by hand, 12 of the row and 排查数
$ sed '/^卢峰镇/s/\(2023-06-21\),.*/\1,1,0,1,0,0,1,0,1,1,0,0,0,0.1,0,0,1,1,0,1,0,0,0/' \
>     county/tables/2023-06.csv >t.csv
> rollup --month 2023-06 county/tables/2023-05.csv t.csv 2>&1 >/dev/null | grep W606 |
>     grep -o '卢峰镇: [0-9]*'
卢峰镇: 13
# flows are （本期）, stocks and rates （较上期增减）, and （本月） is read for each of them
$ head -1 r.csv | tr , '\n' | grep -E '^(排查数|整改率|未整改数|逾期数|到期应整改数)（'
排查数（本期）
整改率（较上期增减）
未整改数（较上期增减）
逾期数（较上期增减）
到期应整改数（较上期增减）
$ rollup --month 2023-06 data/cases/rollup-month-as-day.csv |
>     columns 乡镇,排查数（本期）,整改完成数（本期）,未整改数（较上期增减）,逾期数（较上期增减） |
>     sed -n '1p;11p;$p'
乡镇,排查数（本期）,整改完成数（本期）,未整改数（较上期增减）,逾期数（较上期增减）
黄茅园镇,5,4,1,-1
合计,149,71,78,47
$ sed '1s/（本期）/(本期)/g; 1s/（较上期增减）/（较上月增减）/g' r.csv >t.csv
> rollup --month 2023-06 t.csv 2>/dev/null |
>     columns 排查数,排查数（本期）,整改完成数,整改完成数（本期）,整改率,整改率（较上期增减）,未整改数,未整改数（较上期增减）,逾期数,逾期数（较上期增减） | tail -1
244,149,83,71,34.0,21.4,161,78,62,47
# a page shows its month and the days of 本期
$ rollup --month 2023-06 -f html county/townships/*.csv 2>/dev/null |
>     grep -o -e '溆浦县重大[^<]*月）' -e '本期：[^<]*' | sort -u
本期：5月23日至6月22日
溆浦县重大事故隐患专项排查整治情况汇总表（2023年6月）
# small bases are not named: 卢峰镇 has met 0 of 4 deadlines, 低庄镇 1 of 5
$ {
>     printf 乡镇,月份,排查数,整改完成数,整改率,未整改数,逾期数,销号数,企业自查发现数,
>     printf 企业自查已整改数,部门检查发现数,部门检查已整改数,挂牌督办数,挂牌督办已整改数,
>     printf '罚款金额（万元）,一案双罚起数,到期应整改数\n'
>     echo 卢峰镇,2023-06,9,0,0,9,4,0,9,0,0,0,0,0,0,0,4
>     echo 低庄镇,2023-06,9,1,0,8,4,0,9,1,0,0,0,0,0,0,5
> } >t.csv
> report bulletin t.csv 2>/dev/null | grep -o 到期5项以上.*
到期5项以上的乡镇中，低庄镇20.0%（1/5）较低。
# the plain rate names no unit, amounts have two decimals, and measures cite the county's own rules
$ report bulletin r.csv | grep -c -e 名次 -e 整改率较低 -e 按方案 -e 方案规定 -e 应罚未罚
0
[1]
$ report bulletin r.csv | grep -o -e '罚款[0-9.]*万元' -e '按照县安委办督办规则（县定）'
罚款74.85万元
按照县安委办督办规则（县定）
$ sed 's/, basis: 县安委办督办规则（县定）//' county/plan.yaml >b.yaml
> report bulletin --plan b.yaml r.csv | grep -o 对逾期未整改的，.*采取
对逾期未整改的，视情采取
# what a report cannot use is a finding at its cell
$ sed '1s/$/,名次/; 2,$s/$/,1/' data/cases/rollup-month-as-day.csv | report bulletin 2>&1 >/dev/null
> echo $?
(stdin):1: warning[W213] AE1 名次
1
$ sed '1s/$/,排查数/; 2,$s/$/,1/' data/cases/rollup-month-as-day.csv | report bulletin 2>&1 |
>     grep -o E109..AE1.排查数
E109] AE1 排查数
$ sed '3s/$/,1/' data/cases/rollup-month-as-day.csv | report bulletin 2>&1 | grep -o '^.*E106'
(stdin):3: error[E106
$ sed '/^龙庄湾乡/s/未报.*/电话已催/' r.csv | report brief 2>&1 |
>     grep -a -o -e '^.*W615' -e 未报 -e 迟报：
(stdin):26: warning[W615
未报
# sums that do not fit are an error that names their place, and no table
$ awk \
>     'BEGIN { print "企业名称,月份,排查数"; for (i = 0; i < 9300;
>         i++) print "甲" i ",2023-06,999999999999999" }' | rollup --by sector --month 2023-06 2>&1 |
>     tail -1
error[E613] （未填） 排查数
# a file name may hold the sign that ends its shown part
$ printf '%s\n' 单位,月份,自查企业数 卢峰镇,2023-06,1 卢峰镇,2023-06,2 >'6月#1.csv'
> ledger-check '6月#1.csv' 2>&1 | grep -o 'at .*;'
at 6月#1.csv:2;
# a difference that only comes from the days between report day and submission is no finding
$ printf '%s\n' 乡镇,月份,填报日期,企业自查发现数,部门检查发现数 桥江镇,2023-06,2023-06-20,5,7 \
>     >early.csv
> rollup --month 2023-06 --reconcile county/townships/03* early.csv 2>&1 |
>     grep -c -e W612 -e 口径日不同：XP-2023-000085
1
$ printf '%s\n' 乡镇,月份,填报日期,企业自查发现数,部门检查发现数 桥江镇,2023-06,2023-06-20,50,7 \
>     >wrong.csv
> rollup --month 2023-06 --reconcile county/townships/03* wrong.csv 2>&1 |
>     grep -o -e W612 -e 台账中查无可对应的隐患.*
W612
台账中查无可对应的隐患，请与该单位核对
# a ledger with 零报告 is the report of the township it names: its row has 0, and it is not missing
$ head -1 data/cases/short-rows.csv >h
> (cat h; echo ',卢峰镇,,零报告') >zero1.csv
> (cat h; echo '低庄镇本月无隐患（零报告）') >zero2.csv
$ rollup --month 2023-06 zero1.csv zero2.csv 2>zero.err | columns 乡镇,排查数,整改完成数 | sed -n '2,4p'
卢峰镇,0,0
低庄镇,0,0
桥江镇,,
$ grep -o 'N125\|W601' zero.err; grep -c '卢峰镇、\|低庄镇、' zero.err
N125
N125
W601
0
[1]
# a description that speaks of 无隐患 is a hazard's, and a row that asks for 零报告 reports nothing
$ (
>     cat h
>     echo '2023-05-12,卢峰镇,危险化学品,甲厂,,无隐患排查制度,部门检查,甲,乙,更换,1,2023-06-15,方案一'
>     echo ',低庄镇,,请零报告'
> ) >zero3.csv
$ rollup --month 2023-06 zero3.csv 2>zero.err | columns 乡镇,排查数 | sed -n '2,3p'
卢峰镇,1
低庄镇,
$ ledger-check -f csv --as-of 2023-07-01 zero1.csv zero2.csv | columns file,cell,code,severity
file,cell,code,severity
zero1.csv,B2,N125,note
zero2.csv,A2,N125,note
# one file named twice, by another path or by a link, counts once; a copy of it is another file
$ ln -s data/ledger.csv link.csv
> ln data/ledger.csv hard.csv
> rollup --as-of 2023-07-01 data/ledger.csv ./data/ledger.csv link.csv hard.csv 2>twice.err |
>     columns 乡镇,排查数 |
>     tail -1
> grep -c N645 twice.err
合计,3
3
$ overdue --as-of 2023-12-31 data/ledger.csv data/ledger.csv 2>/dev/null >twice.csv
> overdue --as-of 2023-12-31 data/ledger.csv >once.csv
> cmp once.csv twice.csv
