# SPDX-License-Identifier: LGPL-2.1-or-later
# a recheck of a closed hazard that found nothing wrong: a line of the journal, the ledger keeps its bytes
$ hazard-add -l l.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> cp l.csv added
> ledger-step -l l.csv recheck --by 检查员甲 --on 2023-07-20 XP-2023-0001
> ledger-close -l l.csv --by 审批人甲 --on 2023-06-20 XP-2023-0001 >/dev/null
> cp l.csv closed
> ledger-step -l l.csv 回头看合格 --by 检查员甲 --on 2023-06-19 XP-2023-0001
> ledger-step -l l.csv 回头看合格 --by 检查员甲 --on 2023-07-20 XP-2023-0001 | columns 隐患编号,整改状态
> cmp l.csv closed
> columns 序号,操作人,操作,变更 l.csv.journal.csv | tail -n 1
l.csv:2: error[E502] W2 整改状态 “待验收” 已验收待销号 回头看合格 已销号 销号
l.csv:2: error[E513] A2 隐患编号 “XP-2023-0001” 销号日期 2023-06-20
隐患编号,整改状态
XP-2023-0001,已销号
5,检查员甲,回头看合格,办理日期: 2023-07-20
# the lines of one call have one time, those of the next another
$ columns 时间 l.csv.journal.csv | sed 1d | uniq -c | awk '{ print $1 }' | xargs
3 1 1
# an undo needs a reason, goes back from the last call, and leaves every line in the journal
$ ledger-log -l l.csv --undo 4 --by 甲
> ledger-log -l l.csv --undo 4 --by 甲 --reason 误办
> ledger-log -l l.csv --undo 5 --by 甲 --reason 误办 -f csv | columns 隐患编号 | wc -l
> ledger-log -l l.csv --undo 4 --by 甲 --reason 误办 --dry-run -f csv
> ledger-log -l l.csv --undo 4 --by 甲 --reason 误办 >/dev/null
> cmp l.csv added
> columns 序号,操作人,操作,隐患编号,变更 l.csv.journal.csv | tail -n 2
> ledger-log -l l.csv --verify | sed 's/, head.*//'
ledger-log: error[E004] TEXT
l.csv: error[E542] “XP-2023-0001” 5 回头看合格
2
隐患编号,栏目,原值,新值
XP-2023-0001,整改状态,已销号,待验收
XP-2023-0001,销号日期,2023-06-20,
XP-2023-0001,销号审批人,审批人甲,
6,甲,撤回,XP-2023-0001,理由: 误办; 撤回序号: 5
7,甲,撤回,XP-2023-0001,整改状态: 已销号 → 待验收; 销号日期: 2023-06-20 → ; 销号审批人: 审批人甲 → ; 理由: 误办; 撤回序号: 4
l.csv 3 7
# what was undone, an undo, and a line that is not there cannot be undone
$ for n in 4 5 6 7 8 0; do ledger-log -l l.csv --undo $n --by 甲 --reason 误办; done
> cmp l.csv added
l.csv.journal.csv: error[E541] “4”
l.csv.journal.csv: error[E541] “5”
l.csv.journal.csv: error[E541] “6”
l.csv.journal.csv: error[E541] “7”
l.csv.journal.csv: error[E541] “8”
l.csv.journal.csv: error[E541] “0”
$ ledger-log -l nix.csv --undo 4 --by 甲 --reason 误办
nix.csv: error[E710] NAME
[2]
# all hazards of a call, or none: while one of them has a later line, the others stay
$ ledger-close -l l.csv --by 审批人甲 --on 2023-06-20 XP-2023-0002 >/dev/null
> ledger-log -l l.csv --undo 1 --by 甲 --reason 报错了
> ledger-log -l l.csv --undo 8 --by 甲 --reason 误办 >/dev/null
> ledger-log -l l.csv --undo 3 --by 甲 --reason 报错了 --dry-run -f csv
> ledger-log -l l.csv --undo 3 --by 甲 --reason 报错了 >/dev/null
> wc -l <l.csv
> ledger-log -l l.csv --verify | sed 's/, head.*//'
l.csv: error[E542] “XP-2023-0002” 8 销号
隐患编号,栏目,原值,新值
XP-2023-0001,隐患编号,XP-2023-0001,
XP-2023-0002,隐患编号,XP-2023-0002,
XP-2023-0003,隐患编号,XP-2023-0003,
1
l.csv 0 12
# their numbers are given to no other hazard
$ hazard-add -l l.csv --by 登记员甲 <county/new-hazards.csv | columns 隐患编号
隐患编号
XP-2023-0004
XP-2023-0005
XP-2023-0006
# a row changed by hand is not undone; the value of a column that is gone brings it back
$ sed -i '2s/卢峰镇/低庄镇/' l.csv
> ledger-log -l l.csv --undo 13 --by 甲 --reason 误办
> sed -i '2s/低庄镇/卢峰镇/' l.csv
> ledger-close -l l.csv --by 审批人甲 --on 2023-06-20 XP-2023-0004 >/dev/null
> ledger-step -l l.csv reopen --by 甲 --on 2023-07-01 --reason 回头看 extended_to=2023-08-01 XP-2023-0004 \
>     >/dev/null
> cut -d , -f 1-27,29- l.csv >without.csv
> cp l.csv.journal.csv without.csv.journal.csv
> ledger-log -l without.csv --undo 17 --by 甲 --reason 误办 >/dev/null
> columns 备注,销号审批人 without.csv | sed -n '1p;2p'
> ledger-log -l l.csv --undo 17 --by 甲 --reason 误办 -f csv | columns 整改状态,延期至,销号审批人
l.csv:2: error[E508] A2 隐患编号 “XP-2023-0004” 13
备注,销号审批人
,审批人甲
整改状态,延期至,销号审批人
已销号,,审批人甲
# an extension that was undone is no extension
$ extend() {
>     ledger-step -l l.csv extend --by 甲 --on 2023-06-20 --reason 设备未到 extended_to=$1 XP-2023-0006
> }
> extend 2023-08-10 >/dev/null
> extend 2023-08-20 >/dev/null
> extend 2023-08-30
> ledger-log -l l.csv --undo 20 --by 甲 --reason 误办 -f csv | columns 隐患编号,延期至
> extend 2023-08-30 | columns 隐患编号,延期至
l.csv:4: error[E511] T4 延期至 “2023-08-20” 2 县安委办督办规则（县定）
隐患编号,延期至
XP-2023-0006,2023-08-10
隐患编号,延期至
XP-2023-0006,2023-08-30
# GB18030 with CR LF, and UTF-16: the bytes before
$ ledger-log -l l.csv --verify | sed 's/, head.*//'
> sed 's/$/\r/' l.csv | iconv -f utf-8 -t gb18030 >l
> cp l l.csv
> ledger-step -l l.csv submit --by 责任人丙 --on 2023-06-28 XP-2023-0006 >/dev/null
> ledger-log -l l.csv --undo 23 --by 甲 --reason 误办 >/dev/null
> cmp l l.csv
> { printf '\377\376'; iconv -f gb18030 -t utf-16le l; } >w
> cp w l.csv
> ledger-step -l l.csv submit --by 责任人丙 --on 2023-06-28 XP-2023-0006 >/dev/null
> ledger-log -l l.csv --undo 25 --by 甲 --reason 误办 >/dev/null
> cmp w l.csv
> ledger-log -l l.csv --verify | sed 's/, head.*//'
l.csv 3 22
l.csv 3 26
# lines that only sign for what was there
$ cp data/ledger.csv o.csv
> ledger-log -l o.csv --adopt --by 县安委办 >/dev/null
> ledger-log -l o.csv --undo 2 --by 甲 --reason 误办
> cp data/ledger.csv p.csv
> ledger-step -l p.csv submit --by 责任人甲 --on 2023-06-20 XP-2023-0002 >/dev/null 2>&1
> ledger-log -l p.csv --undo 2 --by 甲 --reason 误办 -f csv | columns 隐患编号,整改状态
> columns 操作 p.csv.journal.csv | xargs
o.csv.journal.csv: error[E541] “2”
隐患编号,整改状态
XP-2023-0002,整改中
操作 签认 报请验收 撤回
# YAML: columns that the row lost are there again
$ hazard-add -l y.yaml --by 登记员甲 <county/new-hazards.csv >/dev/null
> ledger-close -l y.yaml --by 审批人甲 --on 2023-06-20 XP-2023-0001 >/dev/null
> cp y.yaml closed.yaml
> ledger-step -l y.yaml reopen --by 甲 --on 2023-07-01 --reason 回头看 extended_to=2023-08-01 XP-2023-0001 \
>     >/dev/null
> ledger-log -l y.yaml --undo 5 --by 甲 --reason 误办 >/dev/null
> ledger-check -f csv y.yaml >y 2>/dev/null
> ledger-check -f csv closed.yaml 2>/dev/null | cmp - y
> ledger-log -l y.yaml --verify | sed 's/, head.*//'
y.yaml 3 6
# a table that was taken in: all of it goes back, is marked, and the same table is taken in again as if for the first time
$ ledger-update -l u.csv --by 登记员甲 --as-of 2023-05-22 data/second-month/may.csv >/dev/null 2>&1
> cp u.csv may.csv
> ledger-update -l u.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/june.csv 2>err |
>     columns 企业名称,栏目,原值,新值,办理 >first
> ledger-log -l u.csv --undo "$(tail -n 1 u.csv.journal.csv | cut -d , -f 1)" --by 县安委办 --reason 表格有误 \
>     >/dev/null
> cmp u.csv may.csv
> columns 操作,隐患编号 u.csv.journal.csv | tail -n 1
> ledger-update -l u.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/june.csv 2>again |
>     columns 企业名称,栏目,原值,新值,办理 | cmp first - && cmp err again && echo same
> ledger-log -l u.csv --verify | sed 's/, head.*//'
> ledger-log -l u.csv XP-2023-0001 -f csv | columns 操作,角色,姓名,出处,导入人 | tail -n 1
撤回,
same
u.csv 5 28
验收,验收人,验收员甲,june.csv 第6行,登记员甲
