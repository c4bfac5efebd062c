# SPDX-License-Identifier: LGPL-2.1-or-later
# an output that is an input is refused, by whatever name and in every command; the file keeps its bytes
$ cp data/ledger.csv F; cp F G; overdue F >>F 2>e; echo $?; cut -c 1-14 e; cmp F G
2
F: error[E015]
$ overdue <F >>F 2>e; echo $?; cut -c 1-20 e; cmp F G
2
(stdin): error[E015]
$ for c in overdue rollup ledger-check ledger-merge "ledger-sample -n 1 --seed x" "report brief"; \
>     do
>     $c - <F >>F 2>e
>     echo $? $(grep -c E015 e)
>     $c F >>F 2>e
>     echo $? $(grep -c E015 e)
> done | sort | uniq -c | tr -s ' '
> cmp F G
 12 2 1
$ ln F hard
> ln -s F link
> overdue hard >>F 2>e
> overdue link >>hard 2>>e
> rollup G ./link >>F 2>>e
> grep -c E015 e
> cmp F G
> rm hard link
3
$ ledger-check --rejects F <F 2>e
> echo $?
> ledger-check --rejects F G F 2>>e
> echo $?
> ledger-check --pass F >>F 2>>e
> echo $?
> grep -c E015 e
> cmp F G
2
2
2
3
$ overdue --plan F G >>F 2>e; HAZARD_PLAN=F overdue G >>F 2>>e; grep -c E015 e; cmp F G
2
# the ledger of a change is an output: it is not read as the input too, and takes no results
$ hazard-add -l F --by 张三 <F 2>e
> echo $?
> hazard-add -l F --by 张三 <G >>F 2>>e
> echo $?
> ledger-step -l F assign --by 张三 <F 2>>e
> echo $?
> grep -c E015 e
> cmp F G
> ls F.journal.csv 2>/dev/null
> true
2
2
2
3
$ ledger-log -l F --adopt --by 张三 >/dev/null 2>&1
> cp F.journal.csv J
> ledger-log -l F --head >>F.journal.csv 2>e
> echo $?
> hazard-add -l F --by 张三 <G >>F.journal.csv 2>>e
> echo $?
> grep -c E015 e
> cmp F.journal.csv J
> cmp F G
2
2
2
# the ledger and the files next to it, also where they do not exist yet: by another folder name and by a link
$ mkdir sub
> ln -s sub other
> ln -s n.csv sub/l.csv
> t() {
>     "$@" >/dev/null 2>e
>     echo $? $(grep -c E015 e)
> }
> for out in n.csv n.csv.journal.csv .n.csv.lock .n.csv.change; do
>     t hazard-add -l sub/n.csv --by 张三 -o "other/$out" <G
>     t ledger-update -l sub/n.csv --by 张三 -o "$PWD/sub/$out" G
>     (cd sub && t ledger-step -l ./n.csv assign --by 张三 -o "$out" XP-2023-0001)
>     (cd sub && t ledger-log -l n.csv --adopt --by 张三 -o "$out")
> done | sort | uniq -c | tr -s ' '
> ls -A sub
> cp G sub/n.csv
> t hazard-add -l sub/l.csv --by 张三 -o sub/n.csv.journal.csv <G
> cmp G sub/n.csv
> ls -A sub
 16 2 1
e
l.csv
2 1
e
l.csv
n.csv
# errors are not written into the file that they are about
$ ledger-check F 2>>F; cmp F G; ledger-check F >/dev/null 2>>F; cmp F G; overdue F >>F 2>&1; cmp F G
F: error[E015]
# a file that the shell has already emptied is reported as such
$ cp G H; ledger-merge H G >H; cp G H; rollup --by area H 2>H
H: error[E015]
H: error[E015]
[2]
# what is not the same file is let through: devices, pipes, words that are also names of files, equal content
$ overdue --as-of 2023-08-01 F </dev/null >/dev/null
> echo $?
> cat F | overdue --as-of 2023-08-01 >F2
> echo $?
> overdue --as-of 2023-08-01 F >out
> echo $?
> cp G brief
> report brief <G >brief 2>e
> grep -c E015 e
> true
1
1
1
0
# a reader that closed the pipe: the change is made, and a message reports it
$ sed '2s/,县级,2023-05-12,/,,,/' data/ledger.csv >c.csv
> mkfifo gone
> (: <gone) &
> exec 4>gone
> wait
> ledger-close -l c.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 >&4 2>err
> echo $?
> grep -v N714 err | cut -d ' ' -f 2 | head -1
> grep -c ',销号,' c.csv.journal.csv
2
error[E002]
1
$ sed -i '2s/甲厂/丙厂/' c.csv
> (: <gone) &
> exec 4>gone
> wait
> ledger-log -l c.csv --adopt --by 张三 >&4 2>err
> echo $?
> wc -l <err
> ledger-log -l c.csv --verify >/dev/null
> echo $?
2
2
0
# the ending of the name of a file chooses its format; what contradicts it is refused
$ for name in a.csv a.yaml a.YML a.html a.md a.xlsx a.txt a
> do
>     rollup --as-of 2023-08-01 -o $name G 2>e
>     echo "$name: $(head -c 8 $name | tr -cd '[:print:]\200-\377' | cut -d , -f 1)"
> done
a.csv: 乡镇
a.yaml: - 乡镇
a.YML: - 乡镇
a.html: <!DOCTYP
a.md: | 乡镇
a.xlsx: PK
a.txt: 乡镇
a: 乡镇
$ rm a.*; for use in "-f csv -o a.xlsx" "-f xlsx -o a.csv" "-o a.xls" "-f yaml -o a.docx" "-f text -o a.md"; do
>     rollup $use G >e 2>&1
>     echo $? $(grep -c E004 e)
> done | sort | uniq -c | tr -s ' '
> echo a.*
 5 2 1
a.*
$ ledger-check --pass -o a.xlsx G 2>e; echo $? $(grep -c 'a.xlsx.*csv' e)
> ledger-check --pass -f yaml -o a.csv G 2>e; cmp -n 12 a.csv G
> ledger-check --rejects a.yaml G 2>e; echo $? $(grep -c 'rejects.*a.yaml' e)
> ledger-tidy --changes a.html G 2>e; echo $? $(grep -c 'changes.*a.html' e)
> ledger-tidy --changes a.xlsx G >/dev/null 2>e; head -c 2 a.xlsx; echo
2 1
2 1
2 1
PK
# an option without its value, or one that does not exist, is named, also after a file
$ for use in "G -o" "G --plan" "G --nothing" "G -x" "- G -f csv -o"; do rollup $use 2>&1 | grep -o '“-[^ ]*”'; done
“-o”
“--plan”
“--nothing”
“-x”
“-o”
