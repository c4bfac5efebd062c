# SPDX-License-Identifier: LGPL-2.1-or-later
# every change is a line of the journal beside the ledger, which opens in a spreadsheet
$ hazard-add -l l.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> ledger-close -l l.csv --by 审批人甲 --on 2023-06-20 XP-2023-0001 >/dev/null
> head -c 3 l.csv.journal.csv | od -An -tx1
> sed '1s/^...//' l.csv.journal.csv | columns 序号,操作人,操作,隐患编号
> columns 变更 l.csv.journal.csv | sed -n 5p
 ef bb bf
序号,操作人,操作,隐患编号
1,登记员甲,登记,XP-2023-0001
2,登记员甲,登记,XP-2023-0002
3,登记员甲,登记,XP-2023-0003
4,审批人甲,销号,XP-2023-0001
整改状态: 待验收 → 已销号; 销号日期:  → 2023-06-20; 销号审批人:  → 审批人甲
# the chain, link by link, by another program
$ prev=
> sed 1d l.csv.journal.csv | while IFS= read -r line; do
>     body=${line%,*},
>     link=$(printf '%s%s' "$prev" "$body" | sha256sum | cut -d ' ' -f 1)
>     [ "$link" = "${line##*,}" ] && echo same
>     prev=$link
> done
> [ "$(tail -n 1 l.csv.journal.csv | sed 's/.*,//')" = "$(ledger-log -l l.csv --head)" ] &&
>     echo head
same
same
same
same
head
# the check value of a row, by another program: the row written by hand from the definition
$ printf '%s\n' \
>     c2:id=12:XP-2023-0009 \
>     c8:found_on=10:2023-06-01 \
>     c4:area=9:卢峰镇 \
>     c6:sector=12:特种设备 \
>     c10:enterprise=6:丁厂 \
>     c11:description=15:叉车未检验 \
>     c6:source=12:部门检查 \
>     c9:inspector=3:甲 \
>     c5:owner=3:乙 \
>     c8:measures=12:停用送检 \
>     c5:funds=6:0.5000 \
>     c6:due_on=10:2023-06-30 \
>     c11:contingency=18:现场处置方案 \
>     c6:status=9:已登记 |
>     sha256sum | sed 's/^/2:/' | cut -c 1-66
> hazard-add -l h.csv --by 甲 编号=XP-2023-0009 检查时间=2023年6月1日 乡镇=卢峰 sector=特种设备 \
>     单位名称=丁厂 \
>     description=叉车未检验 来源=部门检查 检查人=甲 责任人=乙 措施=停用送检 资金=０．５ \
>         due_on=2023/6/30 预案=现场处置方案 >/dev/null
> tail -n 1 h.csv.journal.csv | sed 's/.*,\([0-9a-f:]*\),[0-9a-f]*$/\1/'
2:b4288eaf1f96b86fd2c99671add5e56b5b0cda0ba56092ee9e9e41aa36f4a196
2:b4288eaf1f96b86fd2c99671add5e56b5b0cda0ba56092ee9e9e41aa36f4a196
# the history of a hazard: persons, roles, durations, signatures
$ ledger-step -l l.csv submit --by 责任人丙 --on 2023-07-03 XP-2023-0003 >/dev/null
> ledger-step -l l.csv accept --by 验收员丙 --on 2023-07-06 XP-2023-0003 >/dev/null
> ledger-close -l l.csv --by 审批人甲 --on 2023-07-07 XP-2023-0003 >/dev/null
> ledger-log -l l.csv XP-2023-0003 --as-of 2023-08-01 |
>     sed -e '1,/^办理过程/d' -e '/^附/,$d' | sed -e '1,/^$/d' -e 's/  */ /g' -e 's/ $//' -e '/^$/d' -e \
>     "s/$(date +%F)/TODAY/"
各环节用时
整改状态 起 止 天数
整改中 2023-06-18 2023-07-03 15
待验收 2023-07-03 2023-07-06 3
已验收待销号 2023-07-06 2023-07-07 1
已销号 2023-07-07
责任人员一览（历次签名）
轮次 角色 姓名 日期 日期栏
第1轮 检查人 检查员丙 2023-06-18 发现日期
第1轮 整改责任人 责任人丙 2023-07-05 整改期限
第1轮 登记人 登记员甲 TODAY 记录日期
第1轮 报验人 责任人丙 2023-07-03 整改完成日期
第1轮 验收人 验收员丙 2023-07-06 验收日期
第1轮 销号审批人 审批人甲 2023-07-07 销号日期
$ ledger-log -l l.csv XP-2023-0003 -f csv | columns 序号,日期,操作,角色,姓名
序号,日期,操作,角色,姓名
3,2023-06-18,登记,登记人,登记员甲
5,2023-07-03,报请验收,报验人,责任人丙
6,2023-07-06,验收,验收人,验收员丙
7,2023-07-07,销号,销号审批人,审批人甲
$ ledger-log -l l.csv XP-2023-0077
l.csv: error[E501] “XP-2023-0077”
[2]
# everything that one person signed
$ ledger-log -l l.csv --by 审批人甲 -f csv | columns 隐患编号,角色,姓名,序号
> ledger-log -l l.csv --by 检查员丙 -f csv | columns 隐患编号,角色,姓名,序号
隐患编号,角色,姓名,序号
XP-2023-0001,销号审批人,审批人甲,4
XP-2023-0003,销号审批人,审批人甲,7
隐患编号,角色,姓名,序号
XP-2023-0003,检查人,检查员丙,3
# nothing is found where nothing was done outside; also after sorting, saving as GB18030 with other dates, with columns moved
$ ledger-log -l l.csv --verify | sed 's/head [0-9a-f]*/head/'
> cp l.csv good.csv
> { head -1 good.csv; sed 1d good.csv | sort -r; } |
>     sed -e 's/2023-0\([0-9]\)-/2023\/\1\//g' -e 's/$/\r/' | iconv -f utf-8 -t gb18030 >l.csv
> ledger-log -l l.csv --verify | sed 's/head [0-9a-f]*/head/'
> awk -F, -v OFS=, '{ x = $2; $2 = $3; $3 = x } 1' good.csv >l.csv
> ledger-log -l l.csv --verify | sed 's/head [0-9a-f]*/head/'
l.csv 3 7
l.csv 3 7
l.csv 3 7
# what was done outside is found, row by row and column by column
$ sed -e '2s/2023-06-15/2023-07-15/' -e '3d' good.csv >l.csv
> sed -n '4s/XP-2023-0003/XP-2023-0008/p' good.csv >>l.csv
> ledger-log -l l.csv --verify
l.csv:2: error[E706] R2 整改期限 “2023-07-15” 4 “2023-06-15”
l.csv:4: error[E707] A4 隐患编号 “XP-2023-0008”
l.csv: error[E708] “XP-2023-0002” 2
...
[1]
# a row changed by hand takes no further step, or the change would get another's signature
$ ledger-step -l l.csv reopen --by 检查员甲 --on 2023-07-20 --reason 回头看 XP-2023-0001 \
>     延期至=2023-08-20
l.csv:2: error[E508] A2 隐患编号 “XP-2023-0001” 4
[2]
# unless somebody signs for it
$ ledger-log -l l.csv --adopt --by 县安委办 --reason 核对后更正 --dry-run -f csv
> ledger-log -l l.csv --adopt --by 县安委办 --reason 核对后更正 >/dev/null
> ledger-log -l l.csv --verify | sed 's/head [0-9a-f]*/head/'
> columns 序号,操作人,操作,隐患编号 l.csv.journal.csv | sed -n '9,$p'
> columns 变更 l.csv.journal.csv | sed -n 9p
隐患编号,栏目,原值,新值
XP-2023-0001,整改期限,2023-06-15,2023-07-15
XP-2023-0008,隐患编号,,XP-2023-0008
XP-2023-0002,隐患编号,XP-2023-0002,
l.csv 3 10
8,县安委办,签认,XP-2023-0001
9,县安委办,签认,XP-2023-0008
10,县安委办,签认,XP-2023-0002
整改期限: 2023-06-15 → 2023-07-15; 理由: 核对后更正
# the number of a hazard that is gone is given to no other
$ sed -i '$d' l.csv
> ledger-log -l l.csv --adopt --by 县安委办 >/dev/null
> sed -n '1p;3p' county/new-hazards.csv | hazard-add -l l.csv --by 甲 | columns 隐患编号
隐患编号
XP-2023-0009
# a ledger that was there before its journal: the rows that are changed are taken over, the others wait for a signature
$ cp data/ledger.csv old.csv
> ledger-log -l old.csv --verify
> ledger-step -l old.csv submit --by 责任人甲 --on 2023-06-20 XP-2023-0002 2>&1 >/dev/null |
>     cut -c 1-38
> columns 序号,操作人,操作,隐患编号 old.csv.journal.csv | sed 1d
> ledger-log -l old.csv --verify 2>&1 | cut -d ' ' -f 1-4
> ledger-step -l old.csv reopen --by 甲 --on 2023-07-20 --reason 回头看 延期至=2023-08-20 \
>     XP-2023-0003 2>&1 |
>     cut -d ' ' -f 1-4
old.csv: error[E710] NAME
old.csv: note[N714]
1,责任人甲,签认,XP-2023-0002
2,责任人甲,报请验收,XP-2023-0002
old.csv:2: error[E707] A2 隐患编号
old.csv:4: error[E707] A4 隐患编号
old.csv: error[E716]
old.csv:4: error[E711] A4 隐患编号
# a line of the journal changed, taken out, put elsewhere; no change is made after that
$ cp l.csv.journal.csv good
> sed -i '3s/登记员甲/登记员乙/' l.csv.journal.csv
> ledger-log -l l.csv --verify
> ledger-step -l l.csv reopen --by 检查员甲 --on 2023-07-20 --reason 回头看 XP-2023-0001 \
>     延期至=2023-08-20
> sed 3d good >l.csv.journal.csv
> ledger-log -l l.csv --verify 2>&1 | head -1
> sed -e '3h;3d;4G' good >l.csv.journal.csv
> ledger-log -l l.csv --verify 2>&1 | head -1
> ledger-log -l l.csv --head
l.csv.journal.csv:3: error[E702] 链校验
l.csv.journal.csv:3: error[E509] E702
l.csv.journal.csv:3: error[E703] 1 → 3
l.csv.journal.csv:3: error[E703] 1 → 3
l.csv.journal.csv:3: error[E703] 1 → 3
[2]
# a journal among ledgers does no harm; alone it is no ledger
$ cp good l.csv.journal.csv
> ledger-check l.csv* 2>&1 | grep -v W403
> rollup --as-of 2023-07-01 l.csv* 2>/dev/null | columns 乡镇,月份,排查数 | tail -1
> ledger-check l.csv.journal.csv
合计,2023-07-01,3
l.csv.journal.csv: error[E116]
[2]
# the remains of a killed command are removed, with a note; a file that only looks like them is ignored, and the journal stays
$ cp l.csv .l.csv.0.new
> cp l.csv ".l.csv.$(stat -c %s l.csv.journal.csv).new"
> touch .l.csv.123-0.tmp
> ledger-log -l l.csv --verify 2>&1 | sed 's/head [0-9a-f]*/head/' |
>     sed "s/csv.[1-9][0-9]*.new/csv.NNN.new/" | cut -d ' ' -f 1-4 | LC_ALL=C sort
> cmp good l.csv.journal.csv && ls -A | grep -c '^\.l'
> rm .l.csv.*.new
.l.csv.0.new: note[N017]
.l.csv.NNN.new: note[N017]
l.csv 3
l.csv: note[N010]
2
# through a link the journal lies beside the ledger itself; it has its mode; nothing lies beside the link
$ mkdir real link
> cp data/ledger.csv real/l.csv
> chmod 640 real/l.csv
> ln -s ../real/l.csv link/ledger.csv
> ledger-log -l link/ledger.csv --adopt --by 甲 >/dev/null
> ls -A link real
> stat -c %a real/l.csv.journal.csv
> ledger-log -l real/l.csv --verify >/dev/null && echo verified
link:
ledger.csv
real:
l.csv
l.csv.journal.csv
640
verified
# usage
$ ledger-log -l l.csv
> ledger-log -l l.csv --verify --head
> ledger-log --verify
> ledger-log -l l.csv --adopt
> ledger-log -l l.csv --adopt --by '=1+1'
ledger-log: error[E004] ID
Try “ledger-log --help”.
ledger-log: error[E004] ID
Try “ledger-log --help”.
ledger-log: error[E004] LEDGER
Try “ledger-log --help”.
ledger-log: error[E004] NAME
Try “ledger-log --help”.
ledger-log: error[E004] “=1+1” 张三
[2]
