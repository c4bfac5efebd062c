# SPDX-License-Identifier: LGPL-2.1-or-later
# a label more in each of many tables: of 1,024 labels on those of the table alone; no cell is lost
$ head=$(head -1 data/ledger.csv)
> row=$(sed -n 2p data/ledger.csv)
> for i in $(seq 1200); do
>     printf '%s,列%d\n%s,x%d\n' "$head" $i "$row" $i | sed "2s/^[^,]*/H-$i/"
> done >tables.csv
$ ledger-check --pass tables.csv 2>/dev/null |
>     awk -F, \
>     '/^隐患/ { n = NF; split($0, label) } NF > most { most = NF } /^H/ { i = substr($1, 3);
>         for (k = 1; k <= NF; k++) if (label[k] == "列" i && $k == "x" i) whole++ } END {
>         print most, n, whole }'
1024 232 1200
# a command that reads the terminal prints that it waits; one that reads a file does not
$ for c in ledger-check overdue ledger-merge 'rollup --month 2023-06' 'report bulletin' \
>     'hazard-add -l x.csv --by 张三' 'ledger-close -l data/ledger.csv --by 张三' \
>     'ledger-update -l x.csv --by 张三' 'ledger-step -l data/ledger.csv submit --by 张三' 'ledger-sample -n 1 --seed x' \
>     'overdue data/ledger.csv -'; do
>     printf '' | script -qec "$c" /dev/null 2>&1 | grep -c 'Reading standard input, the terminal'
> done | uniq -c | sed 's/^ *//'
11 1
$ printf '' | script -qec 'ledger-check data/ledger.csv' /dev/null | grep -c Reading
0
[1]
$ ledger-check <data/ledger.csv
# labels, a unit's name, names of files: nothing is written that a spreadsheet would run
$ for sign in = + - @; do
>     sed "1s/备注/${sign}HYPERLINK(1)/" data/ledger.csv >f.csv
>     ledger-check -f csv f.csv | columns cell,column,code,value
>     ledger-check --pass f.csv 2>/dev/null | wc -l
> done | grep -v ^cell
AB1,'=HYPERLINK(1),E211,'=HYPERLINK(1)
1
AB1,'+HYPERLINK(1),E211,'+HYPERLINK(1)
1
AB1,'-HYPERLINK(1),E211,'-HYPERLINK(1)
1
AB1,'@HYPERLINK(1),E211,'@HYPERLINK(1)
1
$ hazard-add -l new.csv --by 甲 <f.csv 2>&1 | grep -o E211 | uniq; test -e new.csv || echo none
E211
none
$ for name in =1+1 '  =1' +甲 -甲 @甲; do
>     rollup --month 2023-06 --unit-name "$name" data/ledger.csv >/dev/null 2>&1
>     echo $?
> done | uniq -c | sed 's/^ *//'
5 2
$ cp f.csv =1.csv
> ledger-check -f csv =1.csv | columns file | sed -n 2p
> ledger-check -f yaml =1.csv | head -1
'=1.csv
- file: =1.csv
# file names that turn the direction of writing, or clear the screen, are seen for what they are
$ cp county/with-errors.csv "$(printf 'a\342\200\256vsc.b')"
> ledger-check a*b 2>&1 | sed -n '1s/:.*//p'
a\u202Evsc.b
$ cp county/with-errors.csv "$(printf 'a\302\2332J.csv')"
> ledger-check a*2J.csv 2>&1 | sed -n '1s/:.*//p'
a\u009B2J.csv
$ sed "3s/甲厂/$(printf '\342\200\256')甲$(printf '\302\255')厂/" data/ledger.csv >bidi.csv
> for f in text csv; do
>     overdue --as-of 2023-06-12 -f $f bidi.csv | grep -o '[^ ,]*甲[^ ,]*厂' |
>         LC_ALL=C od -An -tx1 |
>         tr -d ' \n'
>     echo
> done
5c7532303245e794b25c7530304144e58e820a
e280aee794b2c2ade58e820a
# a date of hundreds of characters: nothing is cut without a sign, nor within a character
$ awk -F, \
>     'BEGIN { OFS = "," } NR == 2 { for (i = 0; i < 9; i++) { $2 = $2 "二〇二三" } for (i = 0;
>         i < 60;
>         i++) $2 = $2 "年五月十日" } { print }' data/ledger.csv >long.csv
> ledger-check long.csv 2>&1 | grep -c '.…”'
> ledger-check -f csv long.csv | iconv -f UTF-8 -t UTF-8 | grep -c '…'
1
1
