# SPDX-License-Identifier: LGPL-2.1-or-later
# a pipe that begins as a workbook and never ends, and one for which there is no space
$ cat county/workbooks/08*.xlsx /dev/zero 2>err | ledger-check 2>&1 | grep -o 'E134.*256 MiB'
E134] 256 MiB
$ (ulimit -f 1 && trap '' XFSZ && cat county/workbooks/08*.xlsx | ledger-check 2>&1) |
>     grep -o '/tmp: error.E002.'
/tmp: error[E002]
# many files, among them workbooks, some of them damaged: the same for any number of threads
$ mkdir many
> i=100
> while [ $i -lt 172 ]; do
>     for f in data/workbooks/townships/*; do
>         i=$((i + 1))
>         cp "$f" "many/$i.${f##*.}"
>     done
> done
> for i in 102 126 151; do head -c 5000 many/$i.* >cut && cp cut many/$i.*; done
> ls many | wc -l
75
$ cat >run <<'END'
> j=$1
> shift
> ledger-check -j $j --as-of 2023-12-31 "$@"; echo $?
> ledger-check -j $j -f csv --as-of 2023-12-31 "$@"; echo $?
> rollup -j $j --month 2023-06 "$@"; echo $?
> overdue -j $j -f csv --as-of 2023-09-22 "$@"; echo $?
> END
> sh run 1 many/* >one 2>&1
> for j in 2 3 7; do sh run $j many/* 2>&1 | cmp - one && echo "$j: same"; done
> sed 's/\[E134\].*/[E134]/' one | grep -c 'E134'
2: same
3: same
7: same
12
# each finding has the sheet that it has when its file is checked alone
$ places() {
>     ledger-check "$@" -f csv --as-of 2023-12-31 2>/dev/null | columns file,cell,code,sheet |
>         sed 1d | grep -v E210
> }
> for f in many/*; do places "$f"; done >each
> places -j 3 many/* | cmp - each && awk -F, '$4 == "" && /xls/ { print $3 }' each | sort | uniq -c
      3 E134
