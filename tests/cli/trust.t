# SPDX-License-Identifier: LGPL-2.1-or-later
# journals written by version 1, by the program as it was: they verify, and are known for what they are
$ cp data/journal-1/* .
> for f in steps wide; do
>     ledger-log -l $f.csv --verify 2>&1 |
>         sed 's/.*\[\(N[0-9]*\)\] [^:]*: \([0-9]*\);.*/\1 \2/; s/, head.*//'
> done
N712 3
steps.csv 3 12
N712 2
wide.csv 2 3
# the next step writes a line of the new version; --adopt renews the others, and the versions differ
$ ledger-step -l steps.csv reopen --by 检查员甲 --on 2023-08-01 --reason 回头看 \
>     extended_to=2023-08-31 XP-2023-0002 >/dev/null
> ledger-log -l steps.csv --verify 2>&1 | sed -n 's/.*\[\(N[0-9]*\)\] [^:]*: \([0-9]*\);.*/\1 \2/p'
> for f in steps wide; do
>     ledger-log -l $f.csv --adopt --by 县安委办 -f csv
>     ledger-log -l $f.csv --verify | sed 's/, head.*//'
>     sed 1d $f.csv.journal.csv | grep -c ',2:[0-9a-f]*,[0-9a-f]*$'
> done
N712 2
隐患编号,栏目,原值,新值
steps.csv 3 15
3
隐患编号,栏目,原值,新值
wide.csv 2 5
2
# a second column in use instead of the first: version 1 did not see it (the cells of 企业罚款 and penalty), the new one does
$ printf '编号,企业罚款（万元）,penalty,整改状态,status\nX,,5,整改中,已销号\n' >s.csv
> ledger-log -l s.csv --adopt --by 甲 >/dev/null
> printf '编号,企业罚款（万元）,penalty,整改状态,status\nX,5,,整改中,已销号\n' >s.csv
> ledger-log -l s.csv --verify 2>&1 | cut -d ' ' -f 1-4
s.csv:2: error[E706] B2 企业罚款（万元）
s.csv:2: error[E706] C2 penalty#2
$ printf '编号,整改状态,status,企业罚款（万元）,penalty\nX,已销号,整改中,,5\n' >s.csv
> ledger-log -l s.csv --verify 2>&1 | cut -d ' ' -f 1-4
s.csv:2: error[E706] B2 整改状态
s.csv:2: error[E706] C2 status#2
# an unknown column becomes a known one; cells without a label, beyond the header, under one label twice
$ h=编号,乡镇,企业名称,检查人 r=X,卢峰镇,甲厂,张三
> printf "$h,甲,,乙,乙\n$r,1,2,3,4\n" >u.csv
> ledger-log -l u.csv --adopt --by 甲 >/dev/null
> for t in '备注,,乙,乙\n1,2,3,4' '甲,,乙,乙\n1,2,4,3' '甲,,乙,乙\n1,2,3,4,5' '甲,,乙,乙\n1,,3,4'; \
>     do
>     printf "$h,${t%%\\n*}\n$r,${t#*\\n}\n" >u.csv
>     ledger-log -l u.csv --verify 2>&1 | cut -d ' ' -f 3-4
> done
E2 备注:
A2 甲:
G2 乙:
H2 乙#2:
I2 #2:
F2 #1:
# columns in another order, and a cell that a spreadsheet gives a column without a label
$ for t in '乙,甲,,乙\n3,1,2,4' '甲,乙,乙\n1,3,4,2'; do
>     printf "编号,乡镇,企业名称,检查人,${t%%\\n*}\nX,卢峰镇,甲厂,张三,${t#*\\n}\n" >u.csv
>     ledger-log -l u.csv --verify | sed 's/, .*//'
> done
u.csv 1
u.csv 1
# a row inserted by hand is not signed by the next step
$ hazard-add -l h.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> sed -n '4s/XP-2023-0003/XP-2023-0009/p' h.csv >>h.csv
> cp h.csv before
> ledger-step -l h.csv submit --by 责任人丙 --on 2023-07-03 XP-2023-0009 2>&1 | cut -d ' ' -f 1-4
> cmp h.csv before
> sed 1d h.csv.journal.csv | wc -l
h.csv:5: error[E711] A5 隐患编号
3
$ ledger-log -l h.csv --adopt --by 县安委办 --reason 核对属实 >/dev/null
> ledger-step -l h.csv submit --by 责任人丙 --on 2023-07-03 XP-2023-0009 | columns 隐患编号,整改状态
> ledger-log -l h.csv --verify | sed 's/, head.*//'
隐患编号,整改状态
XP-2023-0009,待验收
h.csv 4 5
# a ledger without a journal: the first change begins one, with a note; the other rows must be signed for first
$ sed '2s/,县级,2023-05-12,/,,,/' data/ledger.csv >o.csv
> ledger-step -l o.csv submit --by 责任人甲 --on 2023-06-20 XP-2023-0002 2>&1 >/dev/null |
>     grep -o 'N714.*XP-2023-0002'
> ledger-close -l o.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 2>&1 | grep -o E711
> ledger-log -l o.csv --adopt --by 县安委办 >/dev/null
> ledger-close -l o.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 | columns 隐患编号,整改状态
N714] XP-2023-0002
E711
隐患编号,整改状态
XP-2023-0001,已销号
# verifiers and approvers of earlier rounds stay in the list, by round, with their dates
$ cp data/journal-1/* .
> story() { TZ=Asia/Shanghai ledger-log -l "$@" --as-of 2023-08-01 | sed 's/  */ /g; s/ *$//'; }
> story steps.csv XP-2023-0001 | sed -n '1,5p;/^责任人员/,/^$/p' | sed '/^$/d'
重大事故隐患整改全过程记录
基本情况
栏目 内容
企业名称 溆浦县甲化工厂
责任人员一览（历次签名）
轮次 角色 姓名 日期 日期栏
第1轮 检查人 检查员甲 2023-05-12 发现日期
第1轮 整改责任人 责任人甲 2023-06-15 整改期限
第1轮 验收人 验收员甲 2023-06-14 验收日期
第1轮 登记人 登记员甲 2026-11-25 记录日期
第1轮 销号审批人 审批人甲 2023-06-15 销号日期
第2轮 回头看检查人 检查员戊 2023-07-10 办理日期
第2轮 报验人 责任人甲 2023-07-20 整改完成日期
第2轮 验收人 验收员丙 2023-07-22 验收日期
第2轮 销号审批人 审批人乙 2023-07-25 销号日期
$ story() { TZ=Asia/Shanghai ledger-log -l "$@" --as-of 2023-08-01 | sed 's/  */ /g; s/ *$//'; }
> story steps.csv XP-2023-0002 | sed -n 's/^\(第.轮 验收\)/\1/p'
> story steps.csv XP-2023-0001 | grep '^ *9 '
第1轮 验收人 验收员乙 2023-06-02 验收日期
第1轮 验收退回人 验收员乙 2023-06-05 办理日期
第2轮 验收人 验收员丁 2023-06-09 验收日期
 9 2023-07-10 回头看重开 回头看检查人 检查员戊 2026-11-25 11:00 延期至: 2023-07-31; 整改状态: 已销号 → 整改中; 整改完成日期: 2023-06-10 → （清空）; 验收日期: 2023-06-14 → （清空）; 验收人: 验收员甲 → （清空）; 销号日期: 2023-06-15 → （清空）; 销号审批人: 审批人甲 → （清空）; 办理日期: 2023-07-10; 理由: 回头看发现又在使用
$ for name in 验收员甲 审批人甲 验收员乙 检查员戊; do
>     ledger-log -l steps.csv --by $name -f csv | columns 隐患编号,角色,姓名,日期,序号 | sed 1d
> done
> ledger-log -l steps.csv XP-2023-0001 -f csv | columns 序号,内容,记录时间 | sed -n 4p
XP-2023-0001,验收人,验收员甲,2023-06-14,1
XP-2023-0001,销号审批人,审批人甲,2023-06-15,7
XP-2023-0002,销号审批人,审批人甲,2023-06-15,8
XP-2023-0002,验收人,验收员乙,2023-06-02,2
XP-2023-0002,验收退回人,验收员乙,2023-06-05,4
XP-2023-0001,回头看检查人,检查员戊,2023-07-10,9
9,延期至:  → 2023-07-31; 整改状态: 已销号 → 整改中; 整改完成日期: 2023-06-10 → ; 验收日期: 2023-06-14 → ; 验收人: 验收员甲 → ; 销号日期: 2023-06-15 → ; 销号审批人: 审批人甲 → ; 办理日期: 2023-07-10; 理由: 回头看发现又在使用,2026-11-25T11:00:15+08:00
# days that were recorded late, and a day to count up to that lies before: no negative days, but what is contradictory
$ hazard-add -l n.csv --by 甲 <county/new-hazards.csv >/dev/null
> ledger-step -l n.csv submit --by 责任人丙 --on 2023-07-03 XP-2023-0003 >/dev/null
> ledger-step -l n.csv reject --by 乙 --on 2023-07-20 --reason 未盖章 XP-2023-0003 >/dev/null
> ledger-step -l n.csv submit --by 责任人丙 --on 2023-07-05 XP-2023-0003 >/dev/null
> for day in 2023-07-30 2023-07-01; do
>     ledger-log -l n.csv XP-2023-0003 --as-of $day | sed -n \
>         '/^整改状态 .*起/,/^$/{s/  */ /g; s/ 日期矛盾.*/ …/; s/ 截至.*/ …/; p}'
> done
整改状态 起 止 天数
整改中 2023-06-18 2023-07-03 15
待验收 2023-07-03 2023-07-20 17
整改中 2023-07-20 2023-07-05 …
待验收 2023-07-05 25
整改状态 起 止 天数
整改中 2023-06-18 2023-07-03 15
待验收 2023-07-03 2023-07-20 17
整改中 2023-07-20 2023-07-05 …
待验收 2023-07-05 …
# the story and the signatures say what --verify would say of this hazard and of the journal, and end with status 1
$ cp n.csv good.csv
> sed -i '4s/责任人丙/责任人丁/' n.csv
> ledger-log -l n.csv XP-2023-0003 2>&1 >/dev/null | cut -d ' ' -f 1-3
> ledger-log -l n.csv XP-2023-0003 >/dev/null 2>&1
> echo $?
> ledger-log -l n.csv XP-2023-0001 >/dev/null 2>&1
> echo $?
> ledger-log -l n.csv --by 甲 >/dev/null 2>&1
> echo $?
n.csv:4: error[E706] O4
1
0
1
$ cp good.csv n.csv
> cp n.csv.journal.csv good
> sed -i '3s/甲/丁/' n.csv.journal.csv
> for what in XP-2023-0003 '--by 甲'; do
>     ledger-log -l n.csv $what 2>&1 >/dev/null | cut -d ' ' -f 1,2
>     ledger-log -l n.csv $what >/dev/null 2>&1
>     echo $?
> done
> rm n.csv.journal.csv
> ledger-log -l n.csv XP-2023-0003 2>&1 >/dev/null | cut -d ' ' -f 1,2
n.csv.journal.csv:3: error[E702]
1
n.csv.journal.csv:3: error[E702]
1
n.csv: error[E710]
# the end of the journal cut off: the rows are newer than its last word (reject and second submit; only the reject; an added row)
$ for n in 2 1; do
>     head -n -$n good >n.csv.journal.csv
>     ledger-log -l n.csv --verify 2>&1 | cut -d ' ' -f 2-6
> done
> head -n 3 good >n.csv.journal.csv
> ledger-log -l n.csv --verify 2>&1 | cut -d ' ' -f 2-3
error[E706] X4 整改完成日期 “2023-07-05”
error[E716]
error[E706] W4 整改状态 “待验收”
error[E706] X4 整改完成日期 “2023-07-05”
error[E716]
error[E707] A4
error[E716]
$ cp good n.csv.journal.csv
> ledger-step -l n.csv reject --by 乙 --on 2023-07-25 --reason 未盖章 XP-2023-0003 >/dev/null
> cp good n.csv.journal.csv
> ledger-log -l n.csv --verify 2>&1 | cut -d ' ' -f 2-3
error[E706] W4
error[E706] X4
error[E716]
# an edit of what no step sets is no sign of that
$ cp good.csv n.csv
> sed -i '4s/桥江镇/卢峰镇/' n.csv
> ledger-log -l n.csv --verify 2>&1 | cut -d ' ' -f 2-3
error[E706] C4
# what no data shows (the reject and the second submit of the same day cut off) is shown by a head that was stored elsewhere
$ cp good.csv n.csv
> head=$(ledger-log -l n.csv --head)
> ledger-log -l n.csv --verify --since $head | sed 's/, head.*//; s/^\([0-9]*\) .*/\1/'
> ledger-step -l n.csv reject --by 乙 --on 2023-07-25 --reason 未盖章 XP-2023-0003 >/dev/null
> ledger-step -l n.csv submit --by 责任人丙 --on 2023-07-05 XP-2023-0003 >/dev/null
> ledger-log -l n.csv --verify --since " $(echo $head | tr a-f A-F) " |
>     sed 's/, head.*//; s/^\([0-9]*\) .*/\1/'
n.csv 3 6
0
n.csv 3 8
2
$ head=$(ledger-log -l n.csv --head)
> cp good n.csv.journal.csv
> ledger-log -l n.csv --verify >/dev/null && echo unseen
> ledger-log -l n.csv --verify --since $head 2>&1 | cut -d ' ' -f 2
> for h in 12 ${head}0 z${head#?}; do
>     ledger-log -l n.csv --verify --since $h 2>&1 | grep -c 'not a check value'
> done
> ledger-log -l n.csv --head --since $head 2>&1 | grep -c 'E004.*--since.*--head'
unseen
error[E715]
1
1
1
1
# a journal saved by a spreadsheet: its content is the same, a note reports it, and changes continue
$ hazard-add -l j.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> sed -i '4s/,城镇燃气经营[^,]*,/,,/' j.csv
> ledger-log -l j.csv --adopt --by 甲 >/dev/null
> cp j.csv same.csv
> cp j.csv.journal.csv same
> columns 变更 same | tail -1
"判定依据: 城镇燃气经营安全重大隐患判定标准 → "
$ for form in 's/$/\r/' '1s/^...//' 's/"//g; s/[^,]*/"&"/g; 1s/^"\(...\)/\1"/' \
>     's/"//g; s/[^,]*/"&"/g; s/$/\r/; 1s/^".../"/' 's/"//g' 's/$/,,/'; do
>     cp same.csv j.csv
>     sed "$form" same >j.csv.journal.csv
>     sh data/go-on.sh j.csv
> done
N717
j.csv 3 4
j.csv 3 5
N717
j.csv 3 4
j.csv 3 5
N717
j.csv 3 4
j.csv 3 5
N717
j.csv 3 4
j.csv 3 5
N717
j.csv 3 4
j.csv 3 5
N717
j.csv 3 4
j.csv 3 5
$ cp same.csv j.csv
> head -c -1 same >j.csv.journal.csv
> sh data/go-on.sh j.csv
> cp same.csv j.csv
> sed 's/$/\r/' same | head -c -2 >j.csv.journal.csv
> sh data/go-on.sh j.csv
N717
j.csv 3 4
j.csv 3 5
N717
j.csv 3 4
j.csv 3 5
# a journal in another encoding is read but not continued in a second encoding; other forms are noted once, and nothing is called a forgery
$ cp same.csv j.csv
> sed '1s/^...//' same | iconv -f utf-8 -t gb18030 >j.csv.journal.csv
> sh data/go-on.sh j.csv
> { printf '\377\376'; sed '1s/^...//; s/$/\r/' same | iconv -f utf-8 -t utf-16le; } >u
> sed '1s/^...//' same | iconv -f utf-8 -t utf-16be >v
> sed 's/,/;/g' same >w
> sed 's/,/\t/g' same >x
> tr '\n' '\r' <same >y
> for f in u v w x y; do
>     cp $f j.csv.journal.csv
>     ledger-log -l j.csv --verify 2>&1 | cut -d ' ' -f 1,2
>     ledger-step -l j.csv submit --by 甲 XP-2023-0003 2>&1 | grep -o 'E[0-9]*'
> done
N717
j.csv 3 4
E718
j.csv 3 4
j.csv.journal.csv:1: error[E718]
E718
j.csv.journal.csv:1: error[E718]
E718
j.csv.journal.csv:1: error[E718]
E718
j.csv.journal.csv:1: error[E718]
E718
j.csv.journal.csv:1: error[E718]
E718
# what was edited as well is found all the same
$ sed 's/$/\r/; 3s/登记员甲/登记员乙/' same >j.csv.journal.csv
> ledger-log -l j.csv --verify 2>&1 | cut -d ' ' -f 1,2
> sed 's/$/\r/; 3d' same >j.csv.journal.csv
> ledger-log -l j.csv --verify 2>&1 | cut -d ' ' -f 1,2
> sed 's/"//g; s/[^,]*/"&"/g; 1s/^"\(...\)/\1"/; 4s/登记员甲/登记员乙/' same >j.csv.journal.csv
> ledger-log -l j.csv --verify 2>&1 | cut -d ' ' -f 1,2
j.csv.journal.csv:3: error[E702]
j.csv: note[N717]
j.csv.journal.csv:3: error[E703]
j.csv:3: error[E707]
j.csv: note[N717]
j.csv.journal.csv:4: error[E702]
j.csv: note[N717]
# a label that was unknown when its row was signed is known now: the row matches the journal, and --adopt renews it
$ h=编号,乡镇,企业名称,检查人,备注
> printf "$h\nX,卢峰镇,甲厂,张三,一\n" >k.csv
> row=$(printf '%s\n' c2:id=1:X c4:area=9:卢峰镇 c10:enterprise=6:甲厂 c9:inspector=6:张三 \
>     'u6:备注#1=3:一' | sha256sum | cut -c 1-64)
> body="1,2026-11-25T11:00:00+08:00,甲,签认,X,隐患编号:  → X; 乡镇:  → 卢峰镇"
> body="$body; 企业名称:  → 甲厂; 检查人:  → 张三; 备注:  → 一,2:$row,"
> printf '\357\273\277序号,时间,操作人,操作,隐患编号,变更,行校验,链校验\n%s%s\n' "$body" \
>     "$(printf %s "$body" | sha256sum | cut -c 1-64)" >k.csv.journal.csv
> for cell in 一 二; do
>     printf "$h\nX,卢峰镇,甲厂,张三,$cell\n" >k.csv
>     ledger-log -l k.csv --verify 2>&1 | sed 's/, .*//' | cut -d ' ' -f 1-3
> done
k.csv: note[N713]
k.csv 1
k.csv:2: error[E706] E2
$ printf "编号,乡镇,企业名称,检查人,备注\nX,卢峰镇,甲厂,张三,一\n" >k.csv
> ledger-log -l k.csv --adopt --by 甲 -f csv
> ledger-log -l k.csv --verify 2>&1 | sed 's/, .*//'
> columns 序号,操作人,操作,隐患编号,变更 k.csv.journal.csv | sed 1,2d
隐患编号,栏目,原值,新值
k.csv 1
2,甲,签认,X,隐患编号:  → X; 乡镇:  → 卢峰镇; 企业名称:  → 甲厂; 检查人:  → 张三; 备注:  → 一
