# the sentence carries the figures of the roll-up
$ rollup --month 2023-06 county/townships/*.csv 2>/dev/null >r.csv; report bulletin r.csv | sed -n '1,5{/./p}'
溆浦县重大事故隐患专项排查整治情况通报（2023年6月）
一、总体情况
截至2023年6月22日，全县共排查重大事故隐患244项（本月新增149项），其中部门检查发现149项、完成整改51项，企业自查发现95项、完成整改32项；累计完成整改83项，整改率34.0%；未整改161项，其中逾期62项；已销号55项。挂牌督办28项，其中完成整改8项。罚款74.8514万元，“一案双罚”25起。
与上月相比，排查增加149项，整改增加71项，未整改增加78项，逾期增加47项，整改率提高21.4个百分点。
# the laggards, with ties
$ report bulletin <r.csv | grep 整改率较低
整改率较低的乡镇：观音阁镇（9.1%）、两丫坪镇（14.3%）、双井镇（15.4%）、统溪河镇（15.4%）。逾期未整改较多的乡镇：统溪河镇（7项）、双井镇（6项）、观音阁镇（5项）、祖市殿镇（5项）、油洋乡（5项）。请有关乡镇抓紧整改，按期销号。
# the units that did not report; a unit with zeros did
$ rollup --month 2023-06 county/townships/0[3-9]* county/townships/[12]* 2>/dev/null | report bulletin | tail -1
截至调度日未报送的乡镇2个：卢峰镇、低庄镇。请于收到本通报后立即补报，无隐患的也须零报告。
# Markdown
$ report bulletin -f markdown r.csv | grep -A2 -E '^# |乡镇 '
# 溆浦县重大事故隐患专项排查整治情况通报（2023年6月）
...
| 卢峰镇 | 9 | 4 | 44.4% | 5 | 1 | 1 | 0 | 2.1980 | 9 |
# HTML needs nothing from elsewhere, and what stands in the table cannot become markup
$ sed 's/卢峰镇/<script>/' r.csv | report bulletin -f html | grep -cE 'src=|href=|<script'
0
[1]
# what is no roll-up by township
$ report bulletin county/townships/01-卢峰镇.csv; rollup --by area,sector --month 2023-06 county/townships/*.csv 2>/dev/null | report bulletin
county/townships/01-卢峰镇.csv:1: error[E114] not a roll-up by township: its first columns must be 乡镇 and 月份; make it with “rollup --by area”
(stdin):1: error[E114] not a roll-up by township: its first columns must be 乡镇 and 月份; make it with “rollup --by area”
[2]
# a figure that is none
$ sed '2s/,9,/,nine,/' r.csv | report bulletin
(stdin):2: error[E212] C2 排查数: “nine” not a figure of this indicator; write a whole number, or an amount in 万元
[2]
# usage
$ report
report: error[E004] wrong use: name the kind of report: bulletin or brief
Try “report --help”.
[2]
# a township without a row did not report; a total that the rows do not give is refused
$ rollup --month 2023-06 county/townships/*.csv 2>/dev/null >r.csv; sed '3d' r.csv | report bulletin; grep -v -e ^低庄镇 -e ^合计 r.csv | report bulletin | tail -1
(stdin): error[E114] not a roll-up by township: 合计 of 排查数 is 244, but its rows add up to 235; make it with “rollup --by area”
截至调度日未报送的乡镇1个：低庄镇。请于收到本通报后立即补报，无隐患的也须零报告。
# a township twice, parts that do not add up
$ sed '3{p;}' r.csv | report bulletin; sed '2s/,9,5,/,99,5,/' r.csv | report bulletin
(stdin):4: error[E114] not a roll-up by township: 低庄镇 stands twice; make it with “rollup --by area”
(stdin):2: error[E114] not a roll-up by township: the figures of 卢峰镇 do not add up to its 排查数; make it with “rollup --by area”
[2]
# the place of each by its rate; who is level shares it, and the next place is left out
$ report bulletin r.csv | awk '$1 ~ /(黄茅园镇|思蒙镇|舒溶溪乡|小横垅乡|两丫坪镇)$/ && NF == 10 { print $1, $4, $10 }'
两丫坪镇 14.3% 24
黄茅园镇 62.5% 2
思蒙镇 62.5% 2
舒溶溪乡 60.0% 4
小横垅乡 71.4% 1
# who came late, whose older figures stand; and all of it in one line
$ sed '/^中都乡/s/2023-06-25/2023-06-26/' county/tables/2023-06.csv >late.csv; rollup --month 2023-06 county/townships/*.csv county/tables/2023-05.csv late.csv 2>/dev/null >t.csv; report bulletin t.csv | tail -1; report brief t.csv; sed '/^中都乡/s/迟报.*/按时/' t.csv | report brief | grep -c 迟报
迟报的单位1个：中都乡。本月未报、沿用此前数字的单位1个：龙庄湾乡。
【溆浦县】截至6月22日，排查重大隐患244项，整改83项（34.0%），逾期62项，销号55项；未报：龙庄湾乡；迟报：中都乡；逾期最多：统溪河镇（7项）、双井镇（6项）、观音阁镇（5项）、祖市殿镇（5项）、油洋乡（5项）。
0
[1]
