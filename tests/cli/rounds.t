# SPDX-License-Identifier: LGPL-2.1-or-later
# what is rejected or reopened later was rectified on earlier days all the same, if there is a journal
$ hazard-add -l l.csv --by 甲 <data/second-month/may.csv >/dev/null 2>&1
> ledger-step -l l.csv start --by 乙 --on 2023-05-09 XP-2023-0001 >/dev/null 2>&1
> ledger-step -l l.csv submit --by 乙 --on 2023-06-05 XP-2023-0001 >/dev/null 2>&1
> rollup --month 2023-06 l.csv 2>/dev/null >before
> columns 排查数,整改完成数,整改率 before | tail -1
> ledger-step -l l.csv reopen --by 丙 --on 2023-06-25 --reason 反弹 延期至=2023-07-30 XP-2023-0002 >/dev/null 2>&1
> ledger-step -l l.csv reject --by 丙 --on 2023-07-01 --reason 未到位 XP-2023-0001 >/dev/null 2>&1
> rollup --month 2023-06 l.csv 2>/dev/null | cmp - before && echo same
> rollup --by status --month 2023-06 l.csv 2>/dev/null | columns 整改状态,排查数
> mkdir alone && cp l.csv alone && rollup --month 2023-06 alone/l.csv 2>/dev/null | columns 排查数,整改完成数,整改率 |
>     tail -1
> rollup --month 2023-07 l.csv 2>/dev/null | columns 排查数,整改完成数,整改完成数（本期） | tail -1
4,3,75.0
same
整改状态,排查数
未整改,1
待验收,2
已验收待销号,0
已销号,1
已撤销,0
合计,4
4,1,25.0
4,1,-2
# the undo of a reopening: it never ended a round
$ ledger-log -l l.csv --undo "$(tail -n 1 l.csv.journal.csv | cut -d , -f 1)" --by 甲 --reason 误办 >/dev/null 2>&1
> rollup --month 2023-07 l.csv 2>/dev/null | columns 排查数,整改完成数 | tail -1
4,2
