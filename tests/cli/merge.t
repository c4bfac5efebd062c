# SPDX-License-Identifier: LGPL-2.1-or-later
# townships' ledgers into one: as many rows as they have, every column, unknown ones too; it pipes on
$ ledger-merge county/townships/*.csv >m.csv 2>/dev/null
> echo $?
> grep -c ^XP- m.csv
> head -1 m.csv | tr , '\n' | grep -c -e 网格员电话 -e 备注
> rollup --month 2023-12 county/townships/*.csv >want 2>/dev/null
> rollup --month 2023-12 m.csv 2>/dev/null | cmp - want
0
1000
2
# the same content once more, in another encoding, order of columns and way of writing dates, is the same hazard
$ awk -F, -v OFS=, '{ x = $2; $2 = $3; $3 = x } 1' data/ledger.csv |
>     sed 's/2023-0\([0-9]\)-/2023\/\1\//g' | iconv -f utf-8 -t gb18030 >gb.csv
> ledger-merge data/ledger.csv gb.csv | cmp - data/ledger.csv && echo same
> cat data/ledger.csv gb.csv | ledger-merge | cmp - data/ledger.csv && echo same
> ledger-merge - gb.csv <data/ledger.csv | wc -l
same
same
4
# another way of writing names is no other content: merged rows have the plan's names
$ awk 'NR == 1 { print "隐患编号," $0; next } { print "X" NR "," $0 }' county/new-hazards.csv >s.csv
> sed 's/,卢峰镇,/,溆浦县卢峰镇人民政府,/; s/,危险化学品,/,化工,/; s/,县应急管理局,/,应急局,/' s.csv >n.csv
> cmp -s n.csv s.csv || ledger-merge n.csv s.csv | cmp - s.csv && echo same
> sed '2s/应急局/安监局/' n.csv >o.csv; ledger-merge s.csv o.csv | columns 隐患编号,监管部门 | sed -n '2p;$p'
same
o.csv:2: error[E516] “X2” s.csv:2 监管部门 “县应急管理局” “安监局”
X2,县应急管理局
X2,安监局
# other content: without journals nothing is guessed, both rows stay and both places are named
$ sed -e '2s/2023-06-10/2023-07-10/' -e 4d data/ledger.csv >o.csv
> ledger-merge data/ledger.csv o.csv >m.csv
> columns 隐患编号,整改期限 m.csv
o.csv:2: error[E516] “XP-2023-0001” data/ledger.csv:2 整改期限 “2023-06-10” “2023-07-10”
隐患编号,整改期限
XP-2023-0001,2023-06-10
XP-2023-0002,2023-06-10
XP-2023-0003,2023-06-10
XP-2023-0001,2023-07-10
# with journals, the row that was changed last is kept
$ mkdir a b
> for d in a b; do
>     cp data/ledger.csv $d/l.csv
>     ledger-log -l $d/l.csv --adopt --by 甲 >/dev/null
> done
> sleep 1
> ledger-step -l b/l.csv submit --by 责任人甲 --on 2023-06-20 XP-2023-0002 >/dev/null
> ledger-merge a/l.csv b/l.csv >m.csv
> columns 隐患编号,整改状态 m.csv
> ledger-merge b/* a/* 2>/dev/null | columns 隐患编号,整改状态
b/l.csv:3: warning[W515] “XP-2023-0002” a/l.csv:3 整改状态 “整改中” “待验收” b/l.csv:3
隐患编号,整改状态
XP-2023-0001,待验收
XP-2023-0003,已销号
XP-2023-0002,待验收
隐患编号,整改状态
XP-2023-0001,待验收
XP-2023-0002,待验收
XP-2023-0003,已销号
# but not if one of them is no longer as its journal left it
$ sed -i '3s/整改中/已交办/' a/l.csv
> ledger-merge a/l.csv b/l.csv 2>&1 >m.csv | cut -d ' ' -f 1-3
> grep -c XP-2023-0002 m.csv
b/l.csv:3: error[E516] “XP-2023-0002”
2
# nor if the other has no journal at all
$ mkdir c
> cp b/l.csv c/l.csv
> sed -i '3s/待验收/整改中/' c/l.csv
> ledger-merge b/l.csv c/l.csv 2>&1 >m.csv | cut -d ' ' -f 1-3
> grep -c XP-2023-0002 m.csv
c/l.csv:3: error[E516] “XP-2023-0002”
2
# rows without a number stay, and are counted
$ sed 's/^XP-2023-0001//' data/ledger.csv >n.csv; ledger-merge n.csv n.csv | columns 隐患编号,乡镇
n.csv:2: warning[W528] G2 隐患描述 n.csv:2
n.csv: warning[W517] 1
n.csv: warning[W517] 1
隐患编号,乡镇
,卢峰镇
XP-2023-0002,低庄镇
XP-2023-0003,桥江镇
,卢峰镇
# a file that cannot be read: nothing is written at all
$ ledger-merge data/ledger.csv nowhere.csv
nowhere.csv: error[E001]
[2]
# a pipe too gives one table with the columns of all
$ sed 's/备注$/备注,科室/; 2,$s/$/,甲科/' data/ledger.csv | sed 's/^XP-2023-/XP-2024-/' >k.csv
> cat data/ledger.csv k.csv | ledger-merge 2>/dev/null >m.csv
> ledger-merge data/ledger.csv k.csv 2>/dev/null | cmp - m.csv
> grep -c 隐患编号 m.csv
> head -1 m.csv | grep -o '[^,]*$'
1
科室
# a file that changes between the two readings is reported; what is read only once is read once
$ mkfifo p
> { sleep 1; echo >>k.csv; cat data/ledger.csv >p; } &
> ledger-merge k.csv p >out 2>&1
> echo $?
> grep -v -e W528 -e N119 out
> wait
2
k.csv: error[E005]
