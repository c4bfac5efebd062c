# SPDX-License-Identifier: LGPL-2.1-or-later
# a journal begun when 联系电话, 佐证材料, 处罚日期 and 录入日期 were unknown columns still fits its ledger, without a note
$ cp data/journal-2/ledger.csv data/journal-2/ledger.csv.journal.csv .
> ledger-log -l ledger.csv --verify
> ledger-step -l ledger.csv --by 王五 --on 2023-06-06 assign XP-2023-0002 >/dev/null
> ledger-log -l ledger.csv --verify | sed 's/head .*/head/'
> sed 1d ledger.csv.journal.csv | head -n 1 | cut -d, -f 6 | grep -o '联系电话:.*'
ledger.csv: 2 hazards as signed, 3 lines of the journal, head 017da63d20defc818a7778393137b8afc8e3e38d43b1e2b97def6209b3f1a151
ledger.csv: 2 hazards as signed, 4 lines of the journal, head
联系电话:  → 13812345678
# their dates are checked now; of two columns that are one, both are kept
$ ledger-check data/journal-2/ledger.csv
data/journal-2/ledger.csv:2: warning[W117] W2 佐证材料 “照片2” “照片1”
data/journal-2/ledger.csv:2: error[E202] Y2 录入日期 “5月9日” 2023-05-09
[1]
# a new ledger has such a column if the hazards have it; an older one gets it with the first value
$ { head -n 1 county/new-hazards.csv | sed 's/$/,责任人电话,一单四制编号/'; sed -n 2p county/new-hazards.csv | sed 's/$/,0745-1234567,YD-1/'; } >new.csv
> hazard-add -l l.csv --by 登记员甲 <new.csv | columns 隐患编号,联系电话,一单四制编号
> hazard-add -l l.csv --by 登记员甲 发现日期=2023-05-03 乡镇=卢峰镇 行业=非煤矿山 企业名称=丙矿 隐患描述=无排水 来源=部门检查 \
>     检查人=张三 责任人=李四 措施=加装 资金=1 期限=2023-06-10 预案=现场方案 owner_phone=13800000000 |
>     columns 隐患编号,联系电话
> hazard-add -l old.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> cp old.csv before
> sed -i '1s/$/,附注/; 2s/县甲/县丁/; 2s/$/,x/' new.csv
> hazard-add -l old.csv --by 登记员甲 <new.csv 2>&1 >/dev/null | grep W505
> head -n 1 old.csv | grep -o 备注.*
> diff before old.csv | grep -c '^<'
> tail -n 1 old.csv | grep -o ',0745.*'
> ledger-log -l old.csv --verify | sed 's/, head.*//'
隐患编号,联系电话,一单四制编号
XP-2023-0001,0745-1234567,YD-1
隐患编号,联系电话
XP-2023-0002,13800000000
(stdin):2: warning[W505] V2 附注 “x”
备注,联系电话,一单四制编号
1
,0745-1234567,YD-1
old.csv: 4 hazards as signed, 4 lines of the journal
# a telephone is moved out of a name into its column, under whatever label the table has it
$ printf '%s\n' 编号,发现日期,整改责任人,责任人电话 A,2023-05-01,李四13812345678, B,2023-05-01,王五（0745-1234567）,0745-1234567 >t.csv
> ledger-tidy t.csv 2>/dev/null | columns 隐患编号,整改责任人,联系电话
隐患编号,整改责任人,联系电话
A,李四,13812345678
B,王五,0745-1234567
# no header is recognised by such labels, a title above the table is none
$ printf '%s\n' 附件, 编号,发现日期,乡镇,整改期限,附件 A,2023-05-01,卢峰镇,2023-05-20,照片3张 >t.csv
> overdue --as-of 2023-06-01 t.csv 2>/dev/null | columns 隐患编号,佐证材料
隐患编号,佐证材料
A,照片3张
