# SPDX-License-Identifier: LGPL-2.1-or-later
# a large ledger: the county's over and over, each number once, with cells of several lines
$ ledger-check --pass --as-of 2023-12-31 county/townships/*.csv >all.csv 2>/dev/null
> awk -F, \
>     'BEGIN { OFS = "," } NR == 1 { head = $0; next }
>         /"/ { next }
>         { row[++n] = $0 }
>         END {
>             print head
>             for (k = 1; k <= 120; k++) for (i = 1; i <= n; i++) {
>                 $0 = row[i]
>                 $1 = $1 "-" k
>                 if ((i + k) % 37 == 0) $6 = "\"第一行\n2,3,4\n第三行\""
>                 print
>             }
>         }' \
>     all.csv >big.csv && awk 'END { print (NR > 50000) ? "made" : NR }' big.csv
made
# what three commands say of it is the same for any number of threads
$ cat >run <<'END'
> j=$1
> shift
> rollup -j $j --by area,sector --month 2023-12 "$@"; echo $?
> rollup -j $j --by sector --as-of 2023-12-22 "$@"; echo $?
> overdue -j $j -f csv --as-of 2023-09-22 "$@"; echo $?
> ledger-check -j $j --as-of 2023-12-31 "$@"; echo $?
> END
> sh run 1 big.csv >one 2>&1
> for j in 2 3 7; do sh run $j big.csv 2>&1 | cmp - one && echo "$j: same"; done
> awk 'END { print (NR > 1000) ? "much" : NR }' one
2: same
3: same
7: same
much
# and it is as many times the figures of the ledger that was repeated
$ grep -v '"' all.csv >plain.csv
> rollup -j 3 --as-of 2023-12-22 -f csv big.csv 2>/dev/null |
>     columns 乡镇,排查数,整改完成数 | awk -F, '$1 == "合计" { print $2 / 120, $3 / 120 }' >many
> rollup --as-of 2023-12-22 plain.csv 2>/dev/null | columns 乡镇,排查数,整改完成数 |
>     awk -F, '$1 == "合计" { print $2, $3 }' |
>     cmp - many && awk '$1 > 400 { print "same" }' many
same
# GB18030 likewise
$ iconv -f utf-8 -t gb18030 big.csv >gb.csv && for j in 1 2 3; do
>     rollup -j $j --as-of 2023-12-22 gb.csv >gb.$j 2>/dev/null
>     overdue -j $j --as-of 2023-12-22 gb.csv >>gb.$j 2>/dev/null
> done
> rollup -j 1 --as-of 2023-12-22 big.csv >utf8 2>/dev/null
> overdue -j 1 --as-of 2023-12-22 big.csv >>utf8 2>/dev/null
> cmp gb.1 utf8 && cmp gb.1 gb.2 && cmp gb.1 gb.3 && echo same
same
# a finding far inside a file is reported at its place, in order
$ awk \
>     'NR % 4000 == 0 { sub(/2023-/, "二〇二三-") } NR % 5000 == 7 { sub(/镇/, "真") }
>         NR % 7001 == 0 {
>         sub(/-[0-9]*,/, "-1,") } NR == 30000 { print;
>         print "发现日期,隐患编号,乡镇,行业领域,企业名称";
>         print "2023-05-06,XP-1,卢峰镇,矿山,甲"; next } NR == 38010 {
>         print "2023-05-06,XP-3,卢峰镇,矿山,甲,,,\"没有完" } { print }' big.csv >bad.csv
> sh run 1 bad.csv >one 2>&1
> for j in 2 3 7; do sh run $j bad.csv 2>&1 | cmp - one && echo "$j: same"; done
> grep -a -c -e W602 -e E202 -e E208 -e E210 -e E103 one | awk '{ print ($1 > 20) ? "much" : $1 }'
> grep -a -o 'bad.csv:[0-9]*: error.E103' one | sort | uniq -c
2: same
3: same
7: same
much
      4 bad.csv:38012: error[E103
# many small files are read by several threads too; what is wrong with one keeps no other back
$ rm -rf parts
> mkdir parts
> sed -n 1p big.csv >head
> grep -v '"' all.csv | sed 1d | split -a 3 -l 4 - parts/
> for f in parts/*; do cat head $f >$f.csv; rm $f; done
> printf '登记\n' >parts/aab.csv
> iconv -f utf-8 -t gb18030 head parts/aac.csv >parts/aad.csv
> sh run 1 parts/*.csv missing.csv >one 2>&1
> for j in 2 3; do sh run $j parts/*.csv missing.csv 2>&1 | cmp - one && echo "$j: same"; done
> ls parts | awk 'END { print (NR > 64) ? "many" : NR }'
2: same
3: same
many
# a pipe is read as it comes
$ rollup -j 3 --by area --as-of 2023-12-22 big.csv >one 2>/dev/null
> cat big.csv | rollup -j 3 --by area --as-of 2023-12-22 2>/dev/null | cmp - one && echo same
same
# how many rows are good, though no thread returns them, is the same too; under a wrong label none is
$ sed '1s/隐患编号/编码/; 1s/整改期限/期/' big.csv >wrong.csv
> for f in parts/*a.csv; do sed '1s/隐患编号/编码/; 1s/整改期限/期/' $f >$f.tmp; mv $f.tmp $f; done
> for f in wrong.csv 'parts/*.csv'; do
>     counts ledger-check -j 1 --as-of 2023-12-31 $f >one
>     for j in 2 3; do counts ledger-check -j $j --as-of 2023-12-31 $f | cmp - one && echo "$j: same"; done
>     awk -F '|' '{ print ($4 > 0) ? "wrong" : "good" }' one | sort -u
> done
> counts ledger-check wrong.csv | awk -F '|' '{ print $2 == $4 }'
2: same
3: same
wrong
2: same
3: same
good
wrong
1
# how many threads
$ rollup -j x big.csv
rollup: error[E004] “x”
Try “rollup --help”.
[2]
