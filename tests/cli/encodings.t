# SPDX-License-Identifier: LGPL-2.1-or-later
# the same ledger in every encoding that arrives gives the same table
$ rollup --as-of 2023-06-22 data/ledger.csv >want 2>/dev/null
> for e in utf-8 gb18030 gbk; do
>     iconv -f utf-8 -t $e data/ledger.csv >l.csv
>     rollup --as-of 2023-06-22 l.csv 2>/dev/null | cmp - want && echo $e
> done
> { printf '\377\376'; tr , '\t' <data/ledger.csv | iconv -f utf-8 -t utf-16le; } >u.txt
> rollup --as-of 2023-06-22 u.txt 2>/dev/null | cmp - want && echo utf-16
> { printf '\357\273\277'; sed 's/$/\r/' data/ledger.csv; } |
>     rollup --as-of 2023-06-22 2>/dev/null | cmp - want && echo bom
utf-8
gb18030
gbk
utf-16
bom
# a change keeps the encoding and every other byte
$ sed -e '2s/,县级,2023-05-12,/,,,/' -e 's/$/\r/' data/ledger.csv >crlf.csv
> for e in gb18030 utf-16; do
>     {
>         [ $e = gb18030 ] || printf '\377\376'
>         iconv -f utf-8 -t ${e}$([ $e = utf-16 ] && echo le) crlf.csv
>     } >l.csv
>     ledger-close -l l.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 >/dev/null 2>&1
>     columns 隐患编号,整改状态,销号日期,销号审批人 crlf.csv >before
>     iconv -f $e -t utf-8 l.csv | columns 隐患编号,整改状态,销号日期,销号审批人 |
>         diff - before | grep '^<'
>     rm l.csv*
> done
< XP-2023-0001,已销号,2023-06-25,审批人乙
< XP-2023-0001,已销号,2023-06-25,审批人乙
# output in GB18030, with CR LF, or with a mark for Excel
$ rollup --by source --as-of 2023-06-22 --encoding gb18030 --crlf data/ledger.csv |
>     iconv -f gb18030 -t utf-8 | head -1 | tail -c 2 | od -c |
>     grep -o '\\r  *\\n'
> rollup --by source --bom data/ledger.csv | head -c 3 | od -An -tx1
\r  \n
 ef bb bf
# a character that GBK lacks is refused before the first byte, and its cell is named
$ sed '3s/甲厂/𠮷厂/' data/ledger.csv | overdue --as-of 2023-08-01 --encoding gbk
(stdin):2: error[E113] E2 企业名称 “𠮷厂” gb18030 utf-8
[2]
# English ids as header, rows in GB18030
$ {
>     printf id,found_on,area,sector,enterprise,uscc,description,level,source,inspector,owner,
>     printf measures,funds,due_on,contingency,extended_to,listed,listed_on,status,rectified_on,
>     printf 'verified_on,verifier,closed_on,approver,penalty,penalty_person,action,remark\n'
>     sed 1d data/ledger.csv
> } | iconv -f utf-8 -t gb18030 | ledger-check
# messages follow LANGUAGE, LC_ALL, LC_MESSAGES, LANG, in this order
$ for v in "LANGUAGE=zh_CN" "LANGUAGE= LC_ALL=zh_CN.UTF-8" "LANGUAGE= LC_MESSAGES=zh_CN.GBK" \
>     "LANGUAGE= LANG=zh_CN" "LANGUAGE=en LANG=zh_CN.UTF-8" "LANGUAGE= LC_ALL=C LANG=zh_CN.UTF-8"; \
>     do
>     env $v overdue nowhere.csv 2>&1 | cut -d ' ' -f 2
> done
错误[E001]
错误[E001]
错误[E001]
错误[E001]
error[E001]
error[E001]
