# SPDX-License-Identifier: LGPL-2.1-or-later
# labels with marks, hints, line ends and characters that cannot be seen
$ cd data/cases
> for f in deadline-label-decorated deadline-label-unknown invisible-in-label; do
>     overdue --as-of 2023-07-31 $f.csv | columns 企业名称,逾期天数 | sed 1d
> done
溆浦县甲化工厂,46
乙厂,46
溆浦县甲化工厂,46
乙厂,46
溆浦县甲化工厂,46
$ cd data/cases
> for l in '"*整改\n期限（必填）："' '整改期限(如2023-05-01)' '※ 整改期限' 整改完成时限; do
>     sed "1s|整改完成期限|$l|" deadline-label-unknown.csv >l.csv
>     overdue --as-of 2023-07-31 l.csv 2>/dev/null | tail -n 1 | sed 's/.*,\(.*\),.*/\1/'
> done
46
46
46
46
# a unit that is not the column's own is no such column
$ cd data/cases
> sed '1s/整改资金（万元）/整改资金（元）/' total-row.csv | ledger-check 2>&1 |
>     grep -o 'E108].*整改资金（万元）:.*convert'
E108] K1 整改资金（万元） “整改资金（元）”
# rows that are no hazards, in every command
$ cd data/cases
> for f in signature-row note-row total-row; do ledger-check $f.csv 2>&1 | grep -o 'note\[.*”'; done
note[N122] A3 “填表人：张三”
note[N123] A4 “注：本表每月22日前报送”
note[N120] A4 “合计”
$ cd data/cases
> for f in signature-row note-row total-row; do
>     rollup --as-of 2023-07-31 $f.csv 2>/dev/null |
>         columns 乡镇,排查数 | sed -n 's/^卢峰镇,//p'
>     ledger-check --pass $f.csv 2>/dev/null | wc -l
>     overdue --as-of 2023-07-31 $f.csv 2>/dev/null | wc -l
>     ledger-merge $f.csv 2>/dev/null | wc -l
> done | xargs
1 2 2 2 1 2 2 2 2 3 3 3
# a ledger keeps them, byte for byte, when it is changed
$ cd data/cases
> hazard-add -l signature-row.csv --by 甲 <../../county/new-hazards.csv >/dev/null 2>&1
> sed -n 3p signature-row.csv
> ledger-check signature-row.csv 2>&1 | grep -c E
填表人：张三,,,审核人：李四,,,,,,,,日期：2023-06-20,,
0
[1]
# a header of two rows; cells are those of the file
$ cd data/cases
> overdue --as-of 2023-07-31 two-header-rows.csv | columns 企业名称,逾期天数 | sed 1d
> sed '4s/卢峰镇/庐峰镇/' two-header-rows.csv | ledger-check 2>&1 | sed 1q | cut -d ' ' -f 1-3
溆浦县甲化工厂,46
乙厂,46
(stdin):4: error[E204] B4
$ printf '%s\n' \
>     台账,,,,,,, \
>     序号,发现日期,乡镇,企业,隐患,,验收, \
>     ,,,名称,描述,来源,日期,人 \
>     1,2023-05-12,卢峰镇,甲厂,失效,部门检查,2023-06-01,张三 |
>     overdue --as-of 2023-07-31 2>&1 | grep -c E108
1
# two files without a line end between them
$ cd data/cases
> for c in ledger-check 'overdue --as-of 2023-07-31' 'rollup --as-of 2023-07-31'; do
>     $c cat-without-newline.csv 2>&1 >/dev/null | grep -o 'E106] N2'
> done
E106] N2
E106] N2
E106] N2
$ cd data/cases
> overdue --as-of 2023-12-31 cat-without-newline.csv 2>/dev/null
> ledger-check --pass cat-without-newline.csv 2>/dev/null | columns 企业名称,整改期限
企业名称,整改期限
乙厂,2023-12-31
丙厂,2023-12-31
# semicolons, bars, tabs, and a first line sep=; a decimal comma is not an amount
$ cd data/cases
> sed 1d semicolons.csv >a.csv
> tr ';' '|' <a.csv >b.csv
> tr ';' '\t' <a.csv >c.csv
> tr ';' ',' <a.csv >d.csv
> { printf '溆浦县台账，第1页, 共1页\r\n'; cat a.csv; } >e.csv
> for f in semicolons.csv [a-e].csv; do
>     overdue --as-of 2023-07-31 $f 2>&1 | columns 企业名称,整改资金（万元）,逾期天数
> done | sort | uniq -c
      6 企业名称,整改资金（万元）,逾期天数
      6 溆浦县甲化工厂,6.5,46
$ cd data/cases; sed 's/;6.5;/;6,5;/' semicolons.csv | ledger-check 2>&1 | sed 1q |
>     cut -d ' ' -f 2,3
error[E208] K2
$ cd data/cases
> hazard-add -l semicolons.csv --by 甲 <../../county/new-hazards.csv >/dev/null 2>&1
> head -n 1 semicolons.csv | tr -d '\r'
> tail -n 1 semicolons.csv | tr -dc ';' | wc -c
sep=;
13
# UTF-16 without a mark, either way round
$ cd data/cases
> iconv -f utf-16le -t utf-16be utf16-without-mark.csv >be.csv
> for f in utf16-without-mark.csv be.csv; do
>     overdue --as-of 2023-07-31 $f | columns 企业名称,整改期限 | sed 1d
> done
溆浦县甲化工厂,2023-06-15
溆浦县甲化工厂,2023-06-15
# a NUL in the text is no UTF-16
$ sed '2s/更换/更\x00换/' data/cases/total-row.csv | ledger-check 2>&1 | grep -o 'E105.*NUL'
E105] J2 整改措施 “更” NUL
# what is no table, by what it holds
$ while read -r bytes what; do
>     printf "$bytes" | ledger-check 2>&1 | grep -o "E115] this is [^;]*$what"
> done <data/wrong-kinds.txt
E115] .xlsb
E115] .docx
E115] OpenDocument .ods
E115]
E115] PDF
E115]
E115]
E115]
E115]
E115]
E115]
E115]
E115]
# of workbooks that were joined none is read, as the others would be left out
$ for kind in xlsx xls; do cat data/workbooks/townships/*.$kind | ledger-check 2>&1 | grep -o 'E134.*'; done
E134]
E134]
# a key twice: the record is not used, others are, and nothing is changed
$ cd data/cases
> for f in yaml-dash-forgotten yaml-key-twice; do
>     for c in ledger-check 'overdue --as-of 2023-07-31' 'rollup --as-of 2023-07-31' ledger-merge; \
>         do
>         $c $f.yaml 2>&1 >/dev/null | grep -o ':14: error.E109.'
>     done
> done | sort | uniq -c
      8 :14: error[E109]
# what cannot be a row is in no copy: none is written
$ cd data/cases
> for f in yaml-dash-forgotten yaml-key-twice; do
>     for o in '-f xlsx -o new.xlsx' '-f html -o new.html' '--rejects new.csv' '--rejects n.xlsx'; do
>         ledger-check $o $f.yaml 2>&1 >/dev/null | grep -o ':14: error.E109.*no file is written'
>     done
> done | wc -l
> ls new.* n.xlsx 2>/dev/null
> ledger-check -f xlsx -o new.xlsx yaml-dash-forgotten.yaml 2>/dev/null
8
[2]
$ cd data/cases
> sed 's/^  乡镇: 低庄镇/- 发现日期: 2023-05-13\n  乡镇: 低庄镇\n  乡镇: 卢峰镇/' \
>     yaml-key-twice.yaml >three.yaml
> cat yaml-key-twice.yaml | sed '$d' >>three.yaml
> rollup --as-of 2023-07-31 three.yaml 2>/dev/null | columns 乡镇,排查数 | sed -n 2,3p
卢峰镇,2
低庄镇,
$ cd data/cases
> cp yaml-dash-forgotten.yaml l.yaml
> hazard-add -l l.yaml --by 甲 <../../county/new-hazards.csv 2>&1 | grep -o E109
> cmp l.yaml yaml-dash-forgotten.yaml
> ls l.yaml.journal.csv 2>/dev/null
E109
[2]
# brackets without end, lists in lists, aliases
$ awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; print "" }' | ledger-check 2>&1 |
>     grep -o 'E112'
> awk 'BEGIN { for (i = 0; i < 100000; i++) printf "- "; print "" }' | ledger-check 2>&1 |
>     grep -o 'E112'
> printf -- '- &a\n  乡镇: 卢峰镇\n- <<: *a\n  企业名称: 甲\n' | ledger-check 2>&1 | grep -o E112
E112
E112
E112
# the cell that is too long, and what the first row was
$ awk \
>     'BEGIN { print "发现日期,乡镇,备注"; printf "2023-05-12,卢峰镇,"; for (i = 0; i < 1100000;
>         i++) printf "x"; print "" }' | ledger-check 2>&1 | grep -o ':2: error.E104. C2 “xx'
:2: error[E104] C2 “xx
$ printf '姓名,电话,职务,单位名称\n' | ledger-check 2>&1 | grep -o \
>     'E107. A1 “.*电话、职务、单位名称”'
E107] A1 “姓名、电话、职务、单位名称”
# a cell that was merged over several rows
$ ledger-check data/cases/merged-township.csv 2>&1 | sed -n \
>     's/.*\(E201. B[34]\) .*“\(卢峰镇\)”.*/\1 \2/p'
E201] B3 卢峰镇
E201] B4 卢峰镇
# however many threads read: small files, and one that is cut in parts
$ cd data/cases
> mkdir many
> for i in $(seq 1 20); do
>     for f in signature-row note-row total-row two-header-rows cat-without-newline semicolons \
>         yaml-dash-forgotten; do
>         cp $f.* many/$f-$i.${f##*-}
>     done
> done
> for j in 1 2 3; do
>     {
>         rollup -j $j --as-of 2023-07-31 many/*
>         overdue -j $j --as-of 2023-07-31 many/*
>         ledger-check -j $j many/*
>     } >many.$j 2>&1
> done
> cmp many.1 many.2
> cmp many.1 many.3
> grep -c N12 many.1
180
$ awk \
>     'BEGIN { print "台账;;;;;;;;;;;;;;";
>         print "序号;发现日期;乡镇;行业领域;企业情况;;隐患情况;;检查人;五落实;;;;;整改状态";
>         print ";;;;企业名称;统一社会信用代码;隐患描述;隐患来源;;责任人;措施;资金;期限;预案;";
>         for (i = 1; i <= 60000; i++) {
>         if (i % 997 == 0) print "合计;;;;;;;;;;;" i ";;;";
>         if (i % 1999 == 0) print "一、非煤矿山;;;;;;;;;;;;;;";
>         if (i % 2999 == 0) print "填表人：张三;;;审核人：李四;;;;;;;;日期：2023-06-20;;;";
>         if (i % 20011 == 0) {
>         print "注：略;;;;;;;;;;;;;;";
>         print "序号;发现日期;乡镇;行业领域;企业情况;;隐患情况;;检查人;五落实;;;;;整改状态";
>         print ";;;;企业名称;统一社会信用代码;隐患描述;隐患来源;;责任人;措施;资金;期限;预案;" }
>         area = i % 401 < 3 ? "" : (i % 3000 < 1500 ? "卢峰镇" : "低庄镇");
>         print i ";2023-05-12;" area ";非煤矿山;企业" i ";;尾矿库排洪设施破损;部门检查;甲;乙;更换设备;6.5;2023-06-15;现场处置方案;整改中" }
>         }' >big.csv
> for j in 1 2 3 7; do
>     {
>         ledger-check -j $j big.csv
>         rollup -j $j --as-of 2023-07-31 big.csv
>         overdue -j $j --as-of 2023-07-31 big.csv | cksum
>     } >big.$j 2>&1
> done
> for j in 2 3 7; do cmp big.1 big.$j; done
> grep -c 'note.N120' big.1
> grep -c 'note.N121' big.1
> grep -c 'note.N122' big.1
> grep -c 'E201.*卢峰镇' big.1
> grep -c 'E201.*低庄镇' big.1
180
90
60
225
222
# a label of two lines in the first cell, with another delimiter than a comma
$ cd data/cases
> sed 1d semicolons.csv | sed '1s/^发现日期/"发现\n日期（必填）"/' >two-lines.csv
> overdue --as-of 2023-07-31 two-lines.csv | columns 发现日期,逾期天数 | sed 1d
2023-05-12,46
# tables that programs saved with different delimiters, joined: each header decides for its rows
$ {
>     printf '编号,发现日期,乡镇,企业名称,隐患描述,隐患来源,整改期限\n'
>     printf 'A1,2023-05-02,卢峰镇,甲厂,无证,企业自查,2023-06-01\n'
>     printf '编号;发现日期;乡镇;企业名称;隐患描述;隐患来源;整改期限\n'
>     printf 'A2;2023-05-02;低庄镇;乙厂;无证,无预案;企业自查;2023-06-01\n'
>     printf '编号\t发现日期\t乡镇\t企业名称\t隐患描述\t隐患来源\t整改期限\n'
>     printf 'A3\t2023-05-02\t桥江镇\t丙厂\t"无证\n无预案"\t企业自查\t2023-06-01\n'
> } >joined.csv
> ledger-merge joined.csv
> overdue --as-of 2023-07-01 joined.csv | columns 隐患编号,逾期天数
隐患编号,发现日期,乡镇,企业名称,隐患描述,隐患来源,整改期限
A1,2023-05-02,卢峰镇,甲厂,无证,企业自查,2023-06-01
A2,2023-05-02,低庄镇,乙厂,"无证,无预案",企业自查,2023-06-01
A3,2023-05-02,桥江镇,丙厂,"无证
无预案",企业自查,2023-06-01
隐患编号,逾期天数
A1,30
A2,30
A3,30
