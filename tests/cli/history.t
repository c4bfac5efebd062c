# SPDX-License-Identifier: LGPL-2.1-or-later
# the history of a hazard with three rounds: what it is, first; then who acted in each round
$ hazard-add -l l.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> . ./data/history.sh
> ledger-close -l l.csv --by 审批人甲 --on 2023-06-20 XP-2023-0001 >/dev/null
> step recheck 2023-07-10 检查员甲
> step reopen 2023-07-20 检查员乙 --reason 又在使用 extended_to=2023-08-20
> step submit 2023-08-01 责任人甲
> step reject 2023-08-02 验收员乙 --reason 未到位
> step submit 2023-08-05 责任人甲
> step accept 2023-08-06 验收员丙
> story | sed -n '1p;3,8{s/  */ /g;p}'
> story -f csv | columns 序号,操作,角色,姓名,出处,导入人 | sed -n '1p;8,$p'
重大事故隐患整改全过程记录
基本情况
栏目 内容
企业名称 溆浦县甲化工厂
隐患描述 储罐区可燃气体报警器失效
乡镇 卢峰镇
隐患编号 XP-2023-0001
序号,操作,角色,姓名,出处,导入人
9,报请验收,报验人,责任人甲,,
10,验收,验收人,验收员丙,,
$ . ./data/history.sh
> part 各轮
各轮整改情况
栏目 第1轮 第2轮 第3轮
检查人 检查员甲 检查员乙 验收员乙
检查日期 2023-05-12 2023-07-20 2023-08-02
整改责任人 责任人甲 责任人甲 责任人甲
整改期限 2023-06-15 2023-06-15 2023-06-15
延期至 2023-08-20 2023-08-20
整改完成日期 2023-06-10 2023-08-01 2023-08-05
验收日期 2023-06-14 2023-08-06
验收人 验收员甲 验收员丙
销号日期 2023-06-20
销号审批人 审批人甲
结果 2023-07-10 回头看合格（检查员甲）；2023-07-20 回头看重开（检查员乙：又在使用） 2023-08-02 验收退回（验收员乙：未到位） 已验收待销号
# what the first line recorded is shown in full
$ . ./data/history.sh
> part 附 | head -n 4
> part 附 | wc -l
附：日志第 1 号的内容
栏目 内容
隐患编号 XP-2023-0001
发现日期 2023-05-12
21
# a line of many columns, also one that is no 登记: how many, and always its reason; the appendix has the columns
$ hazard-add -l m.csv --by 登记员甲 <county/new-hazards.csv >/dev/null; cp m.csv n.csv
> cp m.csv.journal.csv n.csv.journal.csv
> awk -F, -v OFS=, 'NR == 2 { $7 = "东门"; $8 = "甲"; $9 = "乙"; $12 = "丙"; $13 = "县消防救援大队"; $15 = "丁"; $16 = ""
>     $17 = "9.6"; $18 = "2023-07-15"; $32 = "戊" } { print }' m.csv >x && cp x m.csv
> ledger-log -l m.csv --adopt --by 县安委办 --reason 核对后更正 >/dev/null
> ledger-log -l n.csv --undo 1 --by 县安委办 --reason 误登 >/dev/null
> for l in m n; do
>     ledger-log -l $l.csv XP-2023-0001 >$l
>     sed -n '/^办理过程/,/^$/{s/  */ /g;s/^ //;/共/p}' $l | cut -d ' ' -f 3,8-
> done
> sed -n '/^附：日志第 4/,/^$/{s/  */ /g;/./p}' m
登记 共登记 19 项，见附
签认 共改动 10 项，见附; 理由: 核对后更正
登记（已撤回） 共登记 19 项，见附
撤回 共改动 19 项，见附; 理由: 误登; 撤回序号: 1
附：日志第 4 号的内容
栏目 内容
隐患部位 东门
隐患描述 储罐区可燃气体报警器失效 → 甲
判定依据 工贸企业重大事故隐患判定标准 → 乙
检查人 检查员甲 → 丙
监管部门 县应急管理局 → 县消防救援大队
整改责任人 责任人甲 → 丁
整改措施 更换报警器并接入值班室 → （清空）
整改资金（万元） 6.5 → 9.6
整改期限 2023-06-15 → 2023-07-15
备注 戊
# what was undone is marked among the steps, and counts nowhere else
$ . ./data/history.sh
> ledger-log -l l.csv --undo 10 --by 县安委办 --reason 误办 >/dev/null
> part 办理 | sed "s/^ //" | cut -d ' ' -f 1-5 | tail -n 3 | sed "s/$(date +%F)/TODAY/"
> part 各轮 | sed -n '$p;/^验收人/p'
> part 责任 | tail -n 1
> ledger-log -l l.csv --by 验收员丙 -f csv | columns 角色,姓名,日期,序号
> ledger-log -l l.csv --by 县安委办 -f csv | columns 角色,姓名,序号
> part 各环节 | tail -n 1
9 2023-08-05 报请验收 报验人 责任人甲
10 2023-08-06 验收（已撤回） 验收人 验收员丙
11 TODAY 撤回 撤回人 县安委办
验收人 验收员甲
结果 2023-07-10 回头看合格（检查员甲）；2023-07-20 回头看重开（检查员乙：又在使用） 2023-08-02 验收退回（验收员乙：未到位） 待验收
第3轮 报验人 责任人甲 2023-08-05 整改完成日期
角色,姓名,日期,序号
验收人（已撤回）,验收员丙,2023-08-06,10
角色,姓名,序号
撤回人,县安委办,11
待验收 2023-08-05 27
# imported lines: the clerk is no signer; the signer is the one in the table, with its place
$ . ./data/history.sh
> step accept 2023-08-06 验收员丙
> import 导入员丁 '卢峰镇.xlsx:台账 第14行'
> ledger-log -l l.csv --verify | sed 's/, head.*//'
> part 办理 | sed "s/^ //" | cut -d ' ' -f 1-5 | tail -n 1
> story | grep -o '卢峰镇.xlsx:台账 第14行 *导入员丁  验收日期: 2023-08-06; 验收人: 验收员丙$'
> part 责任 | tail -n 2 | sed "s/$(date +%F)/TODAY/"
> story -f csv | columns 序号,操作,角色,姓名,出处,导入人 | tail -n 1
> for p in 验收员丙 导入员丁; do ledger-log -l l.csv --by $p -f csv | columns 角色,姓名,序号; done
l.csv 3 12
12 2023-08-06 验收 验收人 验收员丙
卢峰镇.xlsx:台账 第14行  导入员丁  验收日期: 2023-08-06; 验收人: 验收员丙
第3轮 验收人 验收员丙 2023-08-06 验收日期
第3轮 导入人 导入员丁 TODAY 记录日期
12,验收,验收人,验收员丙,卢峰镇.xlsx:台账 第14行,导入员丁
角色,姓名,序号
验收人（已撤回）,验收员丙,10
验收人,验收员丙,12
角色,姓名,序号
导入人,导入员丁,12
