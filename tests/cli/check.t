# SPDX-License-Identifier: LGPL-2.1-or-later
# the townships' files of the sample county have nothing wrong but hazards that the plan wants listed
$ ledger-check -f csv county/townships/*.csv 2>/dev/null | columns code | sed 1d | sort | uniq -c
      3 N119
     10 N127
     25 W403
     27 W406
# nor has a ledger on standard input
$ ledger-check <data/ledger.csv
# a sentence for each thing that is wrong: where, what, what would be right
$ ledger-check county/with-errors.csv
county/with-errors.csv:2: error[E202] A2 发现日期 “2023-13-05”
county/with-errors.csv:2: error[E204] B2 乡镇 “庐峰镇” 卢峰镇
county/with-errors.csv:2: error[E209] E2 统一社会信用代码 “91430000000000000X” GB 32100-2015
county/with-errors.csv:3: error[E201] O3 应急预案
county/with-errors.csv:3: error[E211] F3 隐患描述 “=HYPERLINK("http://example.invalid")” =
county/with-errors.csv:3: error[E301] N3 整改期限 “2023-05-01” 2023-05-20
county/with-errors.csv:3: error[E303] Q3 整改完成日期 “2023-05-18” 发现日期 2023-05-20
county/with-errors.csv:3: error[E304] P3 整改状态 “已销号” 已销号 销号日期、销号审批人
county/with-errors.csv:3: error[E401] S3 验收人 “责任人戊” 整改责任人
county/with-errors.csv:4: error[E201] K4 整改责任人
[1]
# names that are nearly right
$ sed -e '2s/卢峰镇/庐峰镇/' -e '2s/危险化学品/危化学品/' -e '2s/部门检查/部门捡查/' -e \
>     '2s/待验收/待验/' -e '2s/重大/重 大/' \
>     -e '2s/县级/县/' -e '2s/约谈、/约淡、/' data/ledger.csv | ledger-check
(stdin):2: error[E204] C2 乡镇 “庐峰镇” 卢峰镇
(stdin):2: error[E205] D2 行业领域 “危化学品” 危险化学品
(stdin):2: error[E206] I2 隐患来源 “部门捡查” 部门检查
(stdin):2: error[E207] S2 整改状态 “待验” 已登记、已交办、整改中、待验收、已销号
(stdin):2: error[E207] AA2 执法措施 “约淡、曝光” 约谈、曝光、联合惩戒、停产整顿、提请关闭、移送司法
[1]
# dates in the future, by the day of the check
$ ledger-check --as-of 2023-06-15 data/ledger.csv
data/ledger.csv:2: error[E203] U2 验收日期 “2023-06-16” 2023-06-15
data/ledger.csv:4: error[E203] U4 验收日期 “2023-06-16” 2023-06-15
data/ledger.csv:4: error[E203] W4 销号日期 “2023-06-20” 2023-06-15
[1]
# an amount below zero, a number of a spreadsheet's day, an extension that is none
$ sed -e '2s/,6.5,/,-6.5,/' -e '2s/2023-05-10/43594/' -e \
>     '3s/2023-06-10,现场处置方案,/2023-06-10,现场处置方案,2023-06-10/' data/ledger.csv |
>         ledger-check
(stdin):2: error[E202] B2 发现日期 “43594” 2023-05-10
(stdin):2: error[E208] M2 整改资金（万元） “-6.5”
(stdin):3: error[E302] P3 延期至 “2023-06-10” 2023-06-10
[1]
# a state at odds with the dates
$ sed -e '2s/待验收/整改中/' -e '3s/整改中/待验收/' -e '4s/,审批人甲/,/' data/ledger.csv |
>     ledger-check
(stdin):2: error[E305] S2 整改状态 “整改中” 整改中 整改完成日期、验收日期 备注
(stdin):3: error[E304] S3 整改状态 “待验收” 待验收 整改完成日期
(stdin):4: error[E304] S4 整改状态 “已销号” 已销号 销号审批人
[1]
# one person in two roles, also among several names
$ sed -e '2s/验收员甲/乙、责任人甲/' -e '4s/审批人甲/验收员甲/' data/ledger.csv | ledger-check
(stdin):2: error[E401] V2 验收人 “乙、责任人甲” 整改责任人
(stdin):4: error[E401] X4 销号审批人 “验收员甲” 验收人
[1]
# no penalty on what the enterprise found and rectified itself
$ sed '2s/部门检查/企业自查/' data/ledger.csv | ledger-check
(stdin):2: warning[W405] Y2 企业罚款（万元） “1.5” 凡属企业自主检查发现并采取有效措施整治的重大事故隐患，一律不予以行政处罚 备注
(stdin):2: warning[W405] Z2 负责人罚款（万元） “0.5” 凡属企业自主检查发现并采取有效措施整治的重大事故隐患，一律不予以行政处罚 备注
[1]
# a number twice, in one file and in two
$ sed 's/0003/0001/' data/ledger.csv >b.csv; ledger-check data/ledger.csv b.csv
b.csv:2: error[E210] A2 隐患编号 “XP-2023-0001” data/ledger.csv:2
b.csv:3: error[E210] A3 隐患编号 “XP-2023-0002” data/ledger.csv:3
b.csv:4: error[E210] A4 隐患编号 “XP-2023-0001” data/ledger.csv:2
[1]
# a quote opened on line 3 and never closed is reported at line 3
$ sed '3s/储罐区/"储罐区/' data/ledger.csv | ledger-check 2>&1 | sed 's/ “.*//'
(stdin):3: error[E102] G3 隐患描述
# a quote that closes 68 lines further down swallows rows: reported where it opens
$ {
>     cat data/ledger.csv
>     for i in $(seq 10 110); do sed -n "3s/0002/00$i/p" data/ledger.csv; done
> } | sed -e '35s/储罐区/"储罐区/' -e '103s/加装报警器/加装报警器"/' | ledger-check 2>&1 |
>     grep -v W528 |
>     sed 's/“.*”/“”/'
(stdin):35: error[E103] G35 隐患描述 “” 68
# too many cells; missing cells at the end, and empty ones beyond the header, do no harm
$ sed -e '2s/,无$//' -e '3s/$/,x/' -e '4s/$/,,,/' data/ledger.csv | ledger-check
(stdin):3: error[E106] A3 “XP-2023-0002” 29 28
[1]
# columns missing, twice, nearly right
$ sed -e '1s/检查人,//' -e '1s/企业名称/单位名称,企业名称/' -e '1s/整改期限/整改期现/' \
>     data/ledger.csv | head -1 |
>     ledger-check
(stdin):1: error[E108] 检查人
(stdin):1: error[E108] N1 整改期限 “整改期现”
[1]
# the record's number is the spreadsheet's row: quoted line ends do not count, empty lines do
$ {
>     head -1 data/ledger.csv
>     sed -n '2s/,储罐区无报警器/,"储罐\n区"/p' data/ledger.csv
>     echo
>     sed -n '3s/低庄镇/底庄镇/p' data/ledger.csv
> } >m.csv
> ledger-check m.csv
m.csv:5: error[E204] C4 乡镇 “底庄镇” 低庄镇
[1]
# bytes that are neither UTF-8 nor GB18030, and a NUL byte
$ {
>     head -1 data/ledger.csv
>     sed -n 2p data/ledger.csv | sed 's/甲厂/\xff\xff/'
>     sed -n 3p data/ledger.csv | tr 无 无 | sed 's/无$/a\x00b/'
> } | ledger-check
(stdin):2: error[E101] E2 企业名称 “��” UTF-8 GB18030 UTF-8
(stdin):3: error[E105] AB3 备注 “a” NUL
[1]
# no header, an empty file
$ echo 'a,b,c' | ledger-check; : >empty.csv; ledger-check empty.csv
(stdin):1: error[E107] A1 “a、b、c” 隐患编号、发现日期、乡镇、行业领域、企业名称
empty.csv: error[E138]
[2]
# findings for other programs
$ sed '2s/卢峰镇/庐峰镇/' data/ledger.csv >c.csv; ledger-check -f csv c.csv |
>     columns file,line,cell,column,code,severity,value
file,line,cell,column,code,severity,value
c.csv,2,C2,乡镇,E204,error,庐峰镇
# and as YAML
$ ledger-check -f yaml c.csv | sed 's/message: .*/message: …/'
- file: c.csv
  line: 2
  cell: C2
  column: 乡镇
  code: E204
  severity: error
  value: 庐峰镇
  message: …
# valid rows are passed on, invalid ones are stored with their reasons, and none is lost
$ ledger-check --pass --rejects bad.csv c.csv 2>/dev/null >good.csv
> echo $?
> columns 隐患编号 good.csv
> columns 隐患编号,乡镇,不合格原因 bad.csv
1
隐患编号
XP-2023-0002
XP-2023-0003
隐患编号,乡镇,不合格原因
XP-2023-0001,庐峰镇,[E204] 乡镇 卢峰镇
# in Chinese, though the machine has no Chinese locale
$ LANGUAGE= LANG=zh_CN.UTF-8 ledger-check c.csv 2>&1 | head -n 1 | cut -d ' ' -f 2
错误[E204]
# an Excel workbook that was cut off is damaged, an archive of something else is named
$ printf 'PK\003\004\024%025dxl/workbook.xml' 0 | ledger-check
(stdin): error[E134]
[2]
$ printf 'PK\003\004\024\000x,y\n' | ledger-check
(stdin): error[E115]
[2]
# a row of data above the header is no title
$ { printf '%s\n' 溆浦县隐患台账,,,; cat data/ledger.csv; } | ledger-check
> { sed -n 2p data/ledger.csv; cat data/ledger.csv; } | ledger-check 2>&1 | sed 's/、.*//'
(stdin):1: error[E107] A1 “XP-2023-0001
# a blank inside a name makes no other person of it
$ sed '2s/验收员甲/责任人　甲/' data/ledger.csv | ledger-check | cut -d ' ' -f 2
> sed '2s/验收员甲/责任人　甲/' data/ledger.csv | ledger-check 2>&1 | head -n 1 | cut -d ' ' -f 2
(stdin):2: error[E401] V2 验收人 “责任人　甲” 整改责任人
error[E401]
# rejects are not written over what is checked, nor over what is no file
$ cp data/ledger.csv x.csv
> ledger-check --rejects x.csv x.csv
> cmp x.csv data/ledger.csv
> mkfifo f
> ledger-check --rejects f x.csv
> [ -p f ] && echo still
x.csv: error[E015]
f: error[E011] FIFO
still
# how many hazards of each file are good, are to be changed or verified; other files at the end
$ counts ledger-check --as-of 2023-12-31 county/new-hazards.csv county/with-errors.csv \
>     county/townships/01-*.csv none.csv
county/new-hazards.csv|3|3|0|
county/with-errors.csv|3|0|3|
county/townships/01-卢峰镇.csv|40|39|0|1
none.csv|not checked
Total of 4 files, 1 of them not checked to the end|46|42|3|1
# rows that cannot be read are to be changed; a file named twice is counted once; totals are no hazards
$ sed '$s/^/"/' county/new-hazards.csv >odd.csv; cat odd.csv | counts ledger-check
> counts ledger-check odd.csv ./odd.csv data/cases/total-row.csv
(stdin)|3|2|1|
odd.csv|3|2|1|
data/cases/total-row.csv|2|1|0|1
Total of 2 files|5|3|1|1
# an error in a header concerns the rows below it, not those of another table or file
$ { cat county/new-hazards.csv; sed '1s/整改期限/期/' county/new-hazards.csv; } >two.csv
> counts ledger-check two.csv county/new-hazards.csv; counts ledger-check data/cases/cat-without-newline.csv
two.csv|6|3|3|
county/new-hazards.csv|3|0|0|3
Total of 2 files|9|3|3|3
data/cases/cat-without-newline.csv|3|2|1|
# a table for programs has no such lines
$ ledger-check -f csv county/new-hazards.csv 2>&1 >out; ledger-check -f yaml county/new-hazards.csv 2>&1 >out
# the file of -o stays as it was if a file cannot be read; the others are checked all the same
$ echo before >old.csv
> ledger-check --pass -o old.csv county/new-hazards.csv none.csv 2>/dev/null; echo $? $(cat old.csv)
> ledger-check --pass -o old.csv county/new-hazards.csv 2>/dev/null; echo $? $(wc -l <old.csv)
2 before
0 4
# 承办单位 is a township or a department of the plan, under any of its names
$ sed '1s/$/,承办单位/; 2s/$/,卢峰镇政府/; 3s/$/,应急局/; 4s/$/,某某办/' county/new-hazards.csv >u.csv
> ledger-check u.csv
u.csv:4: warning[W222] T4 承办单位 “某某办” 县安委办
[1]
