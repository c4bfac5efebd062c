# SPDX-License-Identifier: LGPL-2.1-or-later
# the sentences have the figures of the roll-up; 本期 is shown with its days
$ rollup --month 2023-06 county/townships/*.csv 2>/dev/null >r.csv
> report bulletin r.csv | sed -n '1,8{/./p}'
溆浦县安全生产委员会办公室关于2023年6月全县重大事故隐患专项排查整治工作情况的通报
（送审稿）
根据《溆浦县重大事故隐患专项排查整治2023行动方案》月度调度要求，现将截至2023年6月22日的工作进展情况通报如下：
一、总体情况
（一）排查整改情况。专项行动开展以来，全县累计排查重大事故隐患244项，其中本期（5月23日至6月22日，下同）新增149项。按来源分，企业自查发现95项，占38.9%，完成整改32项；各级各部门检查发现149项，占61.1%，完成整改51项；累计完成整改83项，整改率34.0%，较上期提高21.4个百分点；累计验收销号55项。尚未整改161项，较上期增加78项；其中逾期未整改62项，较上期增加47项。
（二）挂牌督办和执法情况。累计挂牌督办28项，其中已完成整改8项；罚款74.85万元，“一案双罚”25起。
# the townships with the lowest rates, with their figures: by hand, 118 deadlines have passed, 56 of them met
$ report bulletin <r.csv | grep -A2 ^二、
二、存在的主要问题
（一）逾期未整改。全县逾期未整改62项，其中统溪河镇7项（到期应整改8项）、双井镇6项（到期应整改8项）、观音阁镇5项（到期应整改6项）、祖市殿镇5项（到期应整改6项）、油洋乡5项（到期应整改7项）较多。
（二）到期整改进度不平衡。到期应整改的隐患全县整改率为47.5%（56/118）；到期5项以上的乡镇中，统溪河镇12.5%（1/8）、观音阁镇16.7%（1/6）、祖市殿镇16.7%（1/6）较低。
# neither ledgers nor empty cells are evidence of reports: no unit is called late or missing
$ rollup --month 2023-06 county/townships/0[3-9]* county/townships/[12]* 2>/dev/null |
>     report bulletin | grep -c -e 未报 -e 迟报 -e 卢峰镇、
0
[1]
# Markdown; amounts of papers have two decimals
$ report bulletin -f markdown r.csv | sed -n 's/^# /title: /p; /^| 卢峰镇/p'
title: 溆浦县安全生产委员会办公室关于2023年6月全县重大事故隐患专项排查整治工作情况的通报
| 卢峰镇 | 9 | 4 | 44.4% | 5 | 1 | 1 | 0 | 2.20 | 66.7% |
# HTML is self-contained, and texts of the plan cannot become markup
$ sed 's/^county: .*/county: <script>/' county/plan.yaml >script.yaml
> report bulletin --plan script.yaml -f html r.csv | grep -cE 'src=|href=|<script'
0
[1]
# what is no roll-up by township
$ report bulletin county/townships/01-卢峰镇.csv
> rollup --by area,sector --month 2023-06 county/townships/*.csv 2>/dev/null | report bulletin
county/townships/01-卢峰镇.csv:1: error[E114] “rollup --by area”
(stdin):1: error[E114] 乡镇 月份 “rollup --by area”
[2]
# a figure that is none
$ sed '2s/,9,/,nine,/' r.csv | report bulletin
(stdin):2: error[E216] C2 排查数 “nine” 排查数 项 0
[2]
# usage
$ report 2>&1 | sed 's/give one of.*//'
report: error[E004] KIND
Try “report --help”.
# a row was deleted: its total is refused; without a total it is reported, and no unit is named as missing
$ sed '3d' r.csv | report bulletin
(stdin):26: warning[W608] C26 排查数 “244” 235 9
[2]
$ grep -v -e ^低庄镇 -e ^合计 r.csv | report bulletin 2>&1 | grep 低庄镇
(stdin): warning[W614] 低庄镇
# a township twice, parts that do not add up
$ sed '3{p;}' r.csv | report bulletin
> sed '2s/,9,5,/,99,5,/' r.csv | report bulletin 2>&1 | grep -o '^(stdin):.* “[0-9]*”'
(stdin):4: error[E217] A4 乡镇 “低庄镇” stdin):3
(stdin):2: warning[W608] C2 排查数 “99”
(stdin):2: warning[W608] C2 排查数 “99”
(stdin):27: warning[W608] C27 排查数 “244”
# late units, units with older figures; and everything in one line
$ sed '/^中都乡/s/2023-06-25/2023-06-26/' county/tables/2023-06.csv >late.csv
> rollup --month 2023-06 county/townships/*.csv county/tables/2023-05.csv late.csv 2>/dev/null \
>     >t.csv
> report bulletin t.csv | grep -e ^（三）信息
> report brief t.csv
> sed '/^中都乡/s/迟报.*/按时/' t.csv | report brief | grep -c 迟报
（三）信息报送情况。乡镇25个，按时报送23个，迟报1个，未报送本期调度表1个。
（三）信息报送不及时。未报送本期调度表的乡镇1个：龙庄湾乡（调度数据沿用5月22日所报）。迟报的乡镇1个：中都乡（6月26日）。
【溆浦县安委办】截至6月22日，累计排查重大事故隐患244项，完成整改83项（整改率34.0%），逾期62项，销号55项；未报：龙庄湾乡；迟报：中都乡；逾期最多：统溪河镇（7项）、双井镇（6项）、观音阁镇（5项）、祖市殿镇（5项）、油洋乡（5项）；请抓紧督促整改。
0
[1]
