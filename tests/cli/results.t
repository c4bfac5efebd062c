# SPDX-License-Identifier: LGPL-2.1-or-later
# a check list comes back: figures by hand, six hazards of two townships, one of them not visited
$ {
>     echo 序号,隐患编号,乡镇,企业名称,隐患描述,整改责任人,整改状态,整改完成日期,验收人,销号审批人,抽查日期,账实是否相符,现场是否整改到位,现场情况,抽查意见,抽查人签名,同行抽查人签名,被查单位签名
>     echo 1,A1,卢峰镇,甲厂,电线裸露,王五,已销号,2023-06-01,丁,戊,2023-07-03,不符,未到位,电线仍裸露,重新整改,赵一,钱二,王五
>     echo 2,A2,卢峰镇,乙厂,通道堵塞,王六,已销号,2023-06-02,丁,戊,2023-07-03,相符,已到位,,,赵一,钱二,
>     echo 3,A3,卢峰镇,丙厂,无证上岗,王七,待验收,2023-06-03,,,2023-07-04,不符,未到位,证未办,退回,赵一,钱二,
>     echo 4,A4,卢峰镇,丁厂,超量储存,王八,整改中,,,,2023-07-04,相符,,,,赵一,钱二,
>     echo 5,B1,低庄镇,戊厂,护栏缺失,王九,已销号,2023-06-05,丁,戊,2023-07-05,不符,已到位,责任人已换,更正台账,赵一,钱二,
>     echo 6,B2,低庄镇,己厂,无预案,王十,整改中,,,,,,,,,,,
> } >list.csv
> ledger-sample --results --as-of 2023-07-31 list.csv
乡镇,抽取数,已抽查数,账实相符数,不符数,账实相符率,销号验收不实数
卢峰镇,4,4,2,2,50.0,2
低庄镇,2,1,0,1,0.0,0
合计,6,5,2,3,40.0,2
# by another column; a document lists the hazards that differ
$ ledger-sample --results --by 整改状态 --as-of 2023-07-31 list.csv | columns 整改状态,抽取数,账实相符率
> ledger-sample --results --as-of 2023-07-31 -f yaml list.csv | head -3
> ledger-sample --results --as-of 2023-07-31 -f html list.csv | grep -o '<h[12]>.*</h[12]>\|<td>[AB][0-9]</td>'
整改状态,抽取数,账实相符率
待验收,1,0.0
已销号,3,33.3
整改中,2,100.0
合计,6,40.0
- 乡镇: 卢峰镇
  抽取数: 4
  已抽查数: 4
<h1>重大事故隐患抽查结果</h1>
<h2>账实不符的隐患</h2>
<td>A1</td>
<td>A3</td>
<td>B1</td>
# what follows: A1 is closed but not rectified, A3 is to be accepted, A2 is as the ledger says
$ for event in reopen 验收退回 recheck; do
>     ledger-sample --results --for $event --as-of 2023-07-31 list.csv | columns 隐患编号,抽查意见
> done
隐患编号,抽查意见
A1,重新整改
隐患编号,抽查意见
A3,退回
隐患编号,抽查意见
A2,
# by pipe to ledger-step, with what a sample of a ledger has drawn
$ ledger-sample -n 9 --seed x --only 整改状态=已销号 --as-of 2023-12-31 data/ledger.csv 2>/dev/null |
>     sed '2s/,*$/,,2023-09-01,不符,未到位,仍未整改,重新整改,检查员甲,检查员乙,/' >back.csv
> ledger-sample --results --for reopen --as-of 2023-12-31 back.csv |
>     ledger-step -l data/ledger.csv reopen --by 检查员甲 --reason 抽查未整改到位 --on 2023-09-01 \
>     --as-of 2023-09-01 延期至=2023-10-31 | columns 隐患编号,整改状态
data/ledger.csv: note[N714] XP-2023-0003
隐患编号,整改状态
XP-2023-0003,整改中
# two teams share a list, each with a copy in which it filled in its own part: each hazard counts once
$ sed '2,4s/,2023-07.*/,,,,,,,,/' list.csv >two.csv
> sed '5,6s/,2023-07.*/,,,,,,,,/' list.csv | iconv -f utf-8 -t gb18030 >one.csv
> ledger-sample --results --as-of 2023-07-31 one.csv two.csv |
>     sed 's/$/\r/' >both.csv && ledger-sample --results --as-of 2023-07-31 list.csv --crlf |
>     cmp - both.csv && echo same
> ledger-sample --results --as-of 2023-07-31 one.csv list.csv | tail -1
same
list.csv:2: error[E655] B2 隐患编号: “A1” one.csv:2
list.csv:3: error[E655] B3 隐患编号: “A2” one.csv:3
list.csv:4: error[E655] B4 隐患编号: “A3” one.csv:4
合计,6,5,2,3,40.0,2
# lists that contradict each other: the hazard counts neither way, whichever is read first
$ sed '2s/不符,未到位,电线仍裸露/相符,已到位,/' list.csv | sed '3,$d' >good.csv
> for order in 'good.csv list.csv' 'list.csv good.csv'; do
>     ledger-sample --results --as-of 2023-07-31 $order | tail -1
> done
> ledger-sample --results --for reopen --as-of 2023-07-31 good.csv list.csv 2>/dev/null | columns 隐患编号
> ledger-sample --results --for recheck --as-of 2023-07-31 list.csv good.csv 2>/dev/null | columns 隐患编号
list.csv:2: error[E658] B2 隐患编号: “A1” good.csv:2
list.csv: warning[W646] 1
合计,6,4,2,2,50.0,1
good.csv:2: error[E658] B2 隐患编号: “A1” list.csv:2
good.csv: warning[W646] 1
合计,6,4,2,2,50.0,1
隐患编号
隐患编号
A2
# rows that were removed: the label has the number of hazards drawn; older lists show gaps only
$ sed '1s/序号/序号（共6条）/' list.csv >whole.csv
> ledger-sample --results --as-of 2023-07-31 whole.csv | tail -1
> sed '7d;3d' whole.csv >part.csv; ledger-sample --results --as-of 2023-07-31 part.csv | tail -1
> sed '1p;3!d' whole.csv >rest.csv
> ledger-sample --results --as-of 2023-07-31 rest.csv part.csv | tail -1
> sed '7d;3d' list.csv >part.csv; ledger-sample --results --as-of 2023-07-31 part.csv | tail -1
> sed '1s/6/8888888/' whole.csv >many.csv; ledger-sample --results --as-of 2023-07-31 many.csv | tail -1
> cut -d, -f 2- list.csv >none.csv; ledger-sample --results --as-of 2023-07-31 none.csv | tail -1
> ledger-sample -n 2 --seed x --as-of 2023-12-31 data/ledger.csv | head -1 | cut -d, -f 1,2
合计,6,5,2,3,40.0,2
warning[W659] 2 6 序号 2 6
合计,4,4,1,3,25.0,2
warning[W659] 1 6 序号 6
合计,5,5,2,3,40.0,2
warning[W659] 1 5 序号 2
合计,4,4,1,3,25.0,2
warning[W659] 8888882 8888888 序号 7 8 9 10 11 12 13 14 15 16 …
合计,6,5,2,3,40.0,2
none.csv:1: error[E657] 序号
none.csv: warning[W646] 6
合计,0,0,0,0,,0
序号（共2条）,隐患编号
# a row without a number is not counted, inspected or not
$ sed '2s/A1//; 7s/B2//' list.csv >bad.csv; ledger-sample --results --as-of 2023-07-31 bad.csv | tail -1
bad.csv:2: error[E656] B2 隐患编号
bad.csv:7: error[E656] B7 隐患编号
bad.csv: warning[W646] 2
合计,4,4,2,2,50.0,1
# other words for the answers; blank rows and totals are no hazards
$ sed 's/,相符,/,√,/; s/,不符,/, 账实不符 ,/; s/,未到位,/,否,/; s/,已到位,/,已整改,/' list.csv >words.csv
> printf ',,,,,,,,,,,,,,,,,\n合计,,,,,,6,,,,,,,,,,,\n' >>words.csv
> ledger-sample --results --as-of 2023-07-31 words.csv | tail -1
words.csv:9: note[N120] A9 “合计”
合计,6,5,2,3,40.0,2
# each cell that is not clear is reported, and its hazard is not counted
$ t() { sed "$1" list.csv >bad.csv; ledger-sample --results --as-of 2023-07-31 bad.csv | tail -1; }
> t '3s/,相符,/,差不多,/'; t '3s/,已到位,/,,/'; t '4s/,不符,/,,/'; t '2s/,不符,/,相符,/'
> t '2s/电线仍裸露//'; t '5s/2023-07-04/2023-08-04/'; t '5s/2023-07-04/7月4日/'; t '5s/2023-07-04//'
> t '2s/2023-07-03/2023-05-31/'; t '5s/赵一//'; t '5s/赵一/王八/'; t '5s/钱二/赵一（县安委办）/'
bad.csv:3: error[E207] L3 账实是否相符 “差不多” 相符、不符
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:3: error[E201] M3 现场是否整改到位 已到位、未到位
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:4: error[E201] L4 账实是否相符 相符、不符
bad.csv: warning[W646] 1
合计,5,4,2,2,50.0,1
bad.csv:2: error[E652] L2 账实是否相符 “相符” 已销号
bad.csv: warning[W646] 1
合计,5,4,2,2,50.0,1
bad.csv:2: error[E201] N2 现场情况
bad.csv: warning[W646] 1
合计,5,4,2,2,50.0,1
bad.csv:5: error[E203] K5 抽查日期 “2023-08-04” 2023-07-31
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:5: error[E202] K5 抽查日期 “7月4日” 2023-05-01
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:5: error[E201] K5 抽查日期
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:2: error[E651] K2 抽查日期 “2023-05-31” 整改完成日期 2023-06-01
bad.csv: warning[W646] 1
合计,5,4,2,2,50.0,1
bad.csv:5: error[E201] P5 抽查人签名
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:5: error[E401] P5 抽查人签名 “王八” 整改责任人
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
bad.csv:5: error[E401] Q5 同行抽查人签名 “赵一（县安委办）” 抽查人签名
bad.csv: warning[W646] 1
合计,5,4,1,3,25.0,2
# what is doubtful is counted all the same: one signature, the inspector of one's own acceptance
$ t() { sed "$1" list.csv >bad.csv; ledger-sample --results --as-of 2023-07-31 bad.csv | tail -1; }
> t '5s/钱二//'; t '5s/赵一,钱二/赵一、钱二,/'; t '3s/钱二/丁/'
bad.csv:5: warning[W653] Q5 同行抽查人签名
合计,6,5,2,3,40.0,2
合计,6,5,2,3,40.0,2
bad.csv:3: warning[W654] Q3 同行抽查人签名 “丁” 验收人
合计,6,5,2,3,40.0,2
# a table that is no check list, one without some of its columns, a row with too many cells
$ ledger-sample --results county/new-hazards.csv
> cut -d, -f 1-10 list.csv >bad.csv; ledger-sample --results bad.csv
> cut -d, -f 1-14,16- list.csv | sed 's/整改状态/状态如何/' >bad.csv
> ledger-sample --results bad.csv; sed '2s/$/,x/' list.csv >bad.csv
> ledger-sample --results --as-of 2023-07-31 bad.csv | tail -1
county/new-hazards.csv:1: error[E657] 序号 抽查日期 账实是否相符 现场是否整改到位 现场情况 抽查意见 抽查人签名 同行抽查人签名 被查单位签名
county/new-hazards.csv: warning[W646] 3
乡镇,抽取数,已抽查数,账实相符数,不符数,账实相符率,销号验收不实数
合计,0,0,0,0,,0
bad.csv:1: error[E657] 抽查日期 账实是否相符 现场是否整改到位 现场情况 抽查意见 抽查人签名 同行抽查人签名 被查单位签名
bad.csv: warning[W646] 6
乡镇,抽取数,已抽查数,账实相符数,不符数,账实相符率,销号验收不实数
合计,0,0,0,0,,0
bad.csv:1: error[E657] 整改状态 抽查意见
bad.csv: warning[W646] 6
乡镇,抽取数,已抽查数,账实相符数,不符数,账实相符率,销号验收不实数
合计,0,0,0,0,,0
bad.csv:2: error[E106] A2 “1” 19 18
bad.csv: warning[W646] 1
合计,5,4,2,2,50.0,1
# a workbook is read as it is written; nothing is filled in yet
$ ledger-sample -n 4 --seed x --as-of 2023-12-31 -o list.xlsx data/ledger.csv
> ledger-sample --results list.xlsx | tail -1
note[N518] 3
合计,3,0,0,0,,0
# wrong use
$ ledger-sample --results --for close list.csv
> ledger-sample --for reopen list.csv
> ledger-sample --results -n 3 --seed x list.csv
> ledger-sample --results list.csv nowhere.csv
ledger-sample: error[E004]
Try “ledger-sample --help”.
ledger-sample: error[E004]
Try “ledger-sample --help”.
ledger-sample: error[E004]
Try “ledger-sample --help”.
nowhere.csv: error[E001]
[2]
