# SPDX-License-Identifier: LGPL-2.1-or-later
# a name has a letter or a Chinese character in it: none of these signs anything
$ cp data/ledger.csv l.csv
> for by in '、' '/' '　' '123' '--' '　、/' "$(printf '\342\200\213')" '…' '①' '😀'; do
>     ledger-step -l l.csv submit --by "$by" XP-2023-0002 2>/dev/null
>     printf '%s ' $?
> done
> cmp l.csv data/ledger.csv
> ls l.csv*
2 2 2 2 2 2 2 2 2 2 l.csv
# but these do
$ for by in 王五 '王○' 'Li Si' '阿不都·热合曼' '张三、李四'; do
>     cp data/ledger.csv n.csv
>     ledger-step -l n.csv submit --by "$by" --on 2023-06-20 XP-2023-0002 >/dev/null 2>&1 ||
>         echo "$by"
>     rm n.csv*
> done
# arguments in the encoding of the locale, generated or not, by suffix or by language; the journal is UTF-8
$ for locale in zh_CN.GB18030 zh_CN.gbk zh_CN zh_CN.GB2312 zh_TW.BIG5; do
>     cp data/ledger.csv n.csv
>     to=${locale#*.}
>     [ "$to" = zh_CN ] && to=gbk
>     by=$(printf 李四 | iconv -f utf-8 -t $to)
>     LC_ALL=$locale ledger-step -l n.csv submit --by "$by" --on 2023-06-20 XP-2023-0002 \
>         >/dev/null 2>&1 || echo $locale
>     columns 操作人 n.csv.journal.csv | sed -n '3s/,[^,]*,[^,]*$//;3p'
>     rm n.csv*
> done
李四
李四
李四
李四
李四
# LC_ALL wins over LC_CTYPE and LANG; UTF-8 under another locale is understood all the same
$ for env in "LC_CTYPE=zh_CN.GBK" "LANG=zh_CN.GBK" "LC_ALL=zh_CN.GBK LANG=en_US.UTF-8"; do
>     rm -f n.csv*
>     cp data/ledger.csv n.csv
>     env $env ledger-step -l n.csv submit --by 李四 --on 2023-06-20 XP-2023-0002 >/dev/null \
>         2>&1 || echo $env
>     columns 操作人 n.csv.journal.csv | tail -1
> done
李四
李四
李四
# bytes that are text in no encoding known here are refused, with the argument's name
$ bad=$(printf '\304\343\377')
> t() { "$@" >out 2>&1; printf '%s ' $?; sed -n '1s/.*wrong use: \([^:]*\):.*/\1/p' out; }
> t ledger-step -l l.csv submit --by "$bad" X
> t ledger-step -l l.csv submit --by 甲 --reason "$bad" X
> t ledger-step -l l.csv submit --by 甲 X "$bad"
> t ledger-step -l l.csv submit --by 甲 X "备注=$bad"
> t ledger-close -l l.csv --by 甲 "$bad"
> t hazard-add -l l.csv "备注=$bad"
> t ledger-sample --seed "$bad" l.csv
> t ledger-sample --only "area=$bad" l.csv
> export HAZARD_USER=$bad
> t ledger-close -l l.csv X
> cmp l.csv data/ledger.csv
2 --by
2 --reason
2 argument 3
2 argument 3
2 argument 1
2 argument 1
2 --seed
2 --only
2 HAZARD_USER
# control characters, line ends of Unicode and bidi controls: the character is named
$ for c in '\001' '\t' '\n' '\r' '\033' '\177' '\302\205' '\302\233' '\342\200\250' '\342\200\251' \
>     '\342\200\256' '\342\201\246' '\330\234'; do
>     ledger-step -l l.csv submit --by 甲 --reason "$(printf "a${c}b")" X 2>&1 |
>         sed -n '1s/.*--reason.*\(U+[0-9A-F]*\).*/\1/p' | tr '\n' ' '
> done
> echo
U+0001 U+0009 U+000A U+000D U+001B U+007F U+0085 U+009B U+2028 U+2029 U+202E U+2066 U+061C 
# names of files are bytes
$ name=$(printf '\315\345.csv')
> cp data/ledger.csv "$name"
> ledger-step -l "$name" submit --by 甲 --on 2023-06-20 XP-2023-0002 2>/dev/null | wc -l
2
# one number, however it is written: the same hazard to check, step, close and journal
$ ledger-check --as-of 2023-07-31 data/cases/invisible-in-id.csv -f csv 2>/dev/null |
>     columns code,cell | sed -n 's/^E210,//p'
A3
A4
A5
A7
A8
$ ledger-check --as-of 2023-07-31 data/cases/invisible-in-id.csv 2>&1 | grep -c 'E210.*U+200B'
1
$ for id in XP-2023-0002 ＸＰ－２０２３－０００２ "'XP-2023-0002" 'XP–2023–0002' 'XP-2023-0002 ' \
>     "$(printf 'XP\342\200\213-2023\357\273\277-0002')"; do
>     rm -f n.csv*
>     cp data/ledger.csv n.csv
>     ledger-step -l n.csv submit --by 甲 --on 2023-06-20 "$id" 2>/dev/null | columns 隐患编号 | tail -1
> done
XP-2023-0002
XP-2023-0002
XP-2023-0002
XP-2023-0002
XP-2023-0002
XP-2023-0002
# a number with invisible characters is not written
$ cat >one <<'END'
> ledger=$1 id=$2 text=$3
> shift 3
> hazard-add -l $ledger "编号=$id" 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述="$text" 来源=部门检查 检查人=甲 责任人=乙 措施=停用 资金=0.5 期限=2023-06-30 \
>     预案=方案 "$@" 2>&1 | sed -n "s/.*\[\([ENW][0-9]*\)\].*/\1/p"
> END
$ sh one ids.csv "$(printf 'A\342\200\2131')" x
> sh one ids.csv "'A1" x
> sh one ids.csv "$(head -c 200 /dev/zero | tr '\0' 9)" x
> ls | grep ids
E522
E522
E523
[1]
# numbers are given without end, and none twice: by argument, by the journal, beyond 12 digits, up to the last
$ sh one ids.csv XP-2023-999999999999 a
> sh one ids.csv '' b
> sh one ids.csv '' c
> columns 隐患编号 ids.csv | tail -2
> sed -i 3d ids.csv
> sh one ids.csv '' d
> sh one ids.csv XP-2023-1000000000000 e
> sh one ids.csv ＸＰ-2023-1000000000000 e
> sh one ids.csv XP-2023-999999999999999999 f
> sh one ids.csv '' g
> columns 隐患编号 ids.csv
XP-2023-1000000000000
XP-2023-1000000000001
E521
E521
E520
隐患编号
XP-2023-999999999999
XP-2023-1000000000001
XP-2023-1000000000002
XP-2023-999999999999999999
# one hazard twice: in a batch, against the ledger, in check (also in threads) and merge; not in the roll-up
$ sh one two.csv '' 仓库堆垛超高
> sh one two.csv '' 仓库堆垛超高
> sh one two.csv '' '仓库，堆垛　超高。'
> sh one two.csv '' 仓库堆垛超低
> sh one two.csv '' 间距3.5米
> sh one two.csv '' 间距35米
> sh one two.csv X1 二层 信用代码=91350100M000100Y44
> wc -l <two.csv
W528
W528
E209
7
$ columns -v 隐患编号 two.csv | sed 1d | sed 's/^/,/' >rows
> { head -1 two.csv; cat rows; } | hazard-add -l two.csv 2>&1 >/dev/null |
>     sed 's/looks.*at \([^;]*\);.*/\1/'
(stdin):2: warning[W528] H2 隐患描述 two.csv:2
(stdin):3: warning[W528] H3 隐患描述 two.csv:2
(stdin):4: warning[W528] H4 隐患描述 two.csv:2
(stdin):5: warning[W528] H5 隐患描述 two.csv:5
(stdin):6: warning[W528] H6 隐患描述 two.csv:6
(stdin):7: warning[W528] H7 隐患描述 two.csv:7
$ ledger-check --as-of 2023-07-01 -f csv two.csv | columns cell,code,value | head -4
> ledger-check --as-of 2023-07-01 two.csv 2>&1 | grep -c W528
> head -4 two.csv >a.csv
> sed '2,3s/XP-2023-000[12]//' a.csv >b.csv
> ledger-merge a.csv b.csv 2>&1 >/dev/null | sed 's/looks.*at \([^;]*\);.*/\1/'
> rollup --month 2023-06 two.csv 2>&1 | grep -c W528
cell,code,value
H3,W528,
H4,W528,
H8,W528,
8
a.csv:3: warning[W528] H3 隐患描述 a.csv:2
a.csv:4: warning[W528] H4 隐患描述 a.csv:2
b.csv:2: warning[W528] H2 隐患描述 a.csv:2
b.csv:3: warning[W528] H3 隐患描述 a.csv:2
b.csv: warning[W517] 2
0
[1]
# the same code, location and description on another day; one that is wrong, or no location, makes no pair
$ t() {
>     hazard-add -l code.csv 发现日期=$1 乡镇=卢峰镇 行业=特种设备 企业名称=$2 隐患描述=漏油 \
>         来源=部门检查 检查人=甲 责任人=乙 措施=停用 \
>         资金=0.5 期限=2023-06-30 预案=方案 信用代码=$3 部位=$4 2>&1 | grep -o W528
> }
> t 2023-06-01 丁厂 91350100M000100Y44 ''
> t 2023-06-01 丁厂 91350100M000100Y43 一号库
> t 2023-06-02 丁公司 91350100M000100Y43 '一号库 '
> t 2023-06-02 戊公司 91350100M000100Y43 二号库
> t 2023-06-03 己公司 91350100M000100Y43 ''
> t 2023-06-04 庚公司 91350100M000100Y43 ''
W528
[1]
# a row without a state gets the one that its dates prove, with a note; missing columns of that state are reported
$ {
>     printf 隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,
>     printf '整改责任人,整改措施,整改资金（万元）,整改期限,应急预案\n'
>     printf ,2023-06-01,卢峰镇,特种设备,丁厂,叉车未检,部门检查,检查员丁,
>     printf '责任人丁,停用,0.5,2023-06-30,方案\n'
> } >base.csv
> with() {
>     awk -F, -v OFS=, -v labels="$1" -v cells="$2" \
>         'NR == 1 { print $0, labels } NR == 2 { print $0, cells }' base.csv
> }
> with 整改完成日期 2023-06-10 | hazard-add -l st.csv | columns 整改状态,整改完成日期
> with 交办日期 2023-06-10 | hazard-add -l st2.csv | columns 交办日期,整改状态
> with 交办日期,整改状态 2023-06-10,整改中 | hazard-add -l st3.csv 2>&1 | columns 交办日期,整改状态
> with 整改完成日期,验收日期,验收人,销号日期,销号审批人 \
>     2023-06-10,2023-06-11,验收员丁,2023-06-12,审批人丁 |
>     hazard-add -l st4.csv 2>/dev/null | columns 整改状态,整改完成日期
> for i in '' 2 3 4; do ledger-check st$i.csv; done
(stdin):2: note[N529] 整改状态 待验收
整改状态,整改完成日期
待验收,2023-06-10
(stdin):2: note[N529] 整改状态 已交办
交办日期,整改状态
2023-06-10,已交办
交办日期,整改状态
2023-06-10,整改中
整改状态,整改完成日期
已销号,2023-06-10
$ rm st*
> codes() { sed -n 's/.*\[\([EW][0-9]*\)\].*/\1/p' | tr '\n' ' '; echo; }
> with() {
>     awk -F, -v OFS=, -v labels="$1" -v cells="$2" \
>         'NR == 1 { print $0, labels } NR == 2 { print $0, cells }' base.csv
> }
> with 销号日期 2023-06-12 | hazard-add -l st.csv 2>&1 | codes
> with 验收人 验收员丁 | hazard-add -l st.csv 2>&1 | codes
> with 整改状态,整改完成日期 已登记,2023-06-10 | hazard-add -l st.csv 2>&1 | codes
> with 整改完成日期 2023-13-10 | hazard-add -l st.csv 2>&1 | codes
> with 备注 '=1+1' | hazard-add -l st.csv 2>&1 | codes
> printf '%s\n' "$(with 备注 "a$(printf '\001')b")" | hazard-add -l st.csv 2>&1 | codes
> with 备注 x | sed '2s/x$/\x00/' | hazard-add -l st.csv 2>&1 | codes
> ls | grep st
E304 
E304 E306 
E305 
E202 
E211 
E105 
E105 
[1]
# a ledger without the column does without the state
$ cp base.csv nostate.csv
> awk -F, -v OFS=, 'NR == 1 { print $0, "整改完成日期" } NR == 2 { $1 = "A1"; print $0, "" }' \
>     base.csv >nostate.csv
> awk -F, -v OFS=, \
>     'NR == 1 { print $0, "整改完成日期" } NR == 2 { $6 = "另一条"; print $0, "2023-06-10" }' \
>         base.csv |
>     hazard-add -l nostate.csv | columns 隐患编号,整改完成日期
> ledger-check nostate.csv
(stdin):2: note[N529] 整改状态 待验收
隐患编号,整改完成日期
XP-2023-0001,2023-06-10
# two columns of one label keep both cells
$ awk -F, -v OFS=, 'NR == 1 { print $0, "科室", "科室" } NR == 2 { print $0, "甲科", "乙科" }' \
>     base.csv >labels
> hazard-add -l two-labels.csv <labels >out 2>&1
> hazard-add -l two-labels.csv <labels 2>/dev/null >out
> grep -o '[^,]*,[^,]*$' two-labels.csv
科室,科室
甲科,乙科
甲科,乙科
# a step needs a valid row, and reports the cells to correct first
$ sed '3s/部门检查/不知道/' data/ledger.csv >old.csv
> cp old.csv before
> ledger-step -l old.csv submit --by 甲 --on 2023-06-20 XP-2023-0002 2>&1 |
>     sed -n 's/\[\(E[0-9]*\)\] \([A-Z0-9]*\) .*at \(.*\); correct.*/[\1] \2 \3/p'
> cmp old.csv before
> ls old.csv*
old.csv:3: error[E527] A3 I3 隐患来源
old.csv
$ columns -v 检查人 data/ledger.csv >old.csv
> ledger-step -l old.csv submit --by 甲 --on 2023-06-20 XP-2023-0002 2>&1 |
>     sed -n 's/.*\(E[0-9]*\)\] \([^:]*\):.*/\1 \2/p'
> sed '3s/$/,x/' data/ledger.csv >old.csv
> ledger-step -l old.csv submit --by 甲 --on 2023-06-20 XP-2023-0002 2>&1 | grep -o 'E106'
E108 检查人
E106
# a row longer than a reader takes is refused, and nothing is written
$ row() {
>     LC_ALL=C awk -v size=$1 \
>         'NR == 1 { print $0 ",备注" } NR == 2 { printf "%s,", $0; for (i = length($0) + 1;
>             i < size; i++) printf "x"; print "" }' base.csv
> }
> row 1048570 | hazard-add -l big.csv 2>&1 | grep -o 'E[0-9]*\] N2 备注'
> row 1048570 | hazard-add -l big.yaml 2>&1 | grep -o 'E[0-9]*\] N2 备注'
> row 1048580 | hazard-add -l big.csv 2>&1 | grep -o 'E104'
> ls | grep ^big
> row 1048400 | hazard-add -l big.csv >out
> echo $?
> ledger-check big.csv
> ledger-step -l big.csv assign --by 甲 --on 2023-06-02 备注=y supervisor=县应急管理局 XP-2023-0001 | wc -l
> ledger-check big.csv
> ledger-log -l big.csv --verify >out || cat out
E526] N2 备注
E526] N2 备注
E104
0
2
# what YAML takes for a line end is refused there; CSV keeps it
$ for c in '\342\200\250' '\342\200\251' '\302\205'; do
>     awk -F, -v OFS=, -v c="$(printf "$c")" \
>         'NR == 1 { print $0, "备注" } NR == 2 { print $0, "a" c "b" }' base.csv >sep.csv
>     hazard-add -l s.yaml <sep.csv 2>&1 | grep -o 'E524.*U+[0-9]*'
>     rm -f s.csv*
>     hazard-add -l s.csv <sep.csv >/dev/null
>     tail -1 s.csv | grep -c "$(printf "a${c}b")"
> done
> ls | grep 's.yaml'
E524] N2 备注 “a\u2028b” U+2028
1
E524] N2 备注 “a\u2029b” U+2029
1
E524] N2 备注 “a\u0085b” U+0085
1
[1]
# YAML that cannot be changed without losing something is refused, for one more row and for a step, and no byte changes
$ cat >t <<'END'
> put() {
>     printf "%s" "$1"
>     case $1 in 2*) cmp -s y.yaml before.yaml || printf changed; ls | grep y.yaml.journal ;; esac
>     rm -f y.yaml.journal.csv
>     cp before.yaml y.yaml
> }
> cp y.yaml before.yaml
> sed "s/^,/Z9,/; 2s/叉车未检/另一条/" base.csv | hazard-add -l y.yaml >out 2>&1
> put "$? $(grep -o "E[0-9]*" out | head -1)"
> printf " / "
> ledger-step -l y.yaml assign --by 甲 --on 2023-06-02 XP-2023-0001 >out 2>&1
> put "$? $(grep -o "E[0-9]*" out | head -1)"
> echo
> cp good.yaml y.yaml
> END
> hazard-add -l good.yaml <base.csv >/dev/null
> cp good.yaml y.yaml
> sh t
> echo ... >>y.yaml
> sh t
> printf -- '---\n- 隐患编号: B1\n' >>y.yaml
> sh t
> sed -i 's/^- /- # first\n  /' y.yaml
> sh t
> sed -i 's/丁厂$/丁厂 # 改名/' y.yaml
> sh t
> sed -i 's/丁厂$/丁厂\n  # 改名/' y.yaml
> sh t
> sed -i 's/丁厂$/\&e 丁厂/' y.yaml
> sh t
> sed -i 's/丁厂$/!!str 丁厂/' y.yaml
> sh t
> sed -i 's/叉车未检$/| # why\n    叉车未检/' y.yaml
> sh t
> sed -i 's/叉车未检$/"叉车 # 1\n    未检"/' y.yaml
> sh t
> printf '# end\n' >>y.yaml
> sh t
> printf '# begin\n---\n' | cat - good.yaml >y.yaml
> sh t
> printf '\357\273\277' | cat - good.yaml >y.yaml
> sh t
> sed -i 's/^/  /; 1s/^/台账:\n/' y.yaml
> sh t
> printf '[]\n' >y.yaml
> sh t
> iconv -f utf-8 -t utf-16 good.yaml >y.yaml
> sh t
> iconv -f utf-8 -t gb18030 good.yaml >y.yaml
> sh t
> sed -i 's/$/\r/' y.yaml
> sh t
> printf %s "$(cat y.yaml)" >y2
> mv y2 y.yaml
> sh t
0  / 0 
2 E507 / 0 
2 E507 / 0 
2 E507 / 2 E507
0  / 2 E507
0  / 2 E507
0  / 2 E507
0  / 2 E507
0  / 2 E507
0  / 0 
0  / 0 
0  / 0 
0  / 0 
2 E112 / 2 E112
2 E138 / 2 E138
2 E507 / 2 E507
0  / 0 
0  / 0 
0  / 0 
# a file that ends within a character is refused, a last line without a line end is not
$ t() {
>     cp e.csv before
>     sed 's/^,/Z9,/; 2s/叉车未检/另一条/' base.csv | hazard-add -l e.csv >out 2>&1
>     printf '%s %s ' $? "$(grep -o 'E[0-9]*\]' out | head -1)"
>     cmp -s e.csv before && printf same
>     ledger-check e.csv 2>&1 | grep -c 'E[0-9]*\]'
>     rm -f e.csv.journal.csv
> }
> for to in utf-16le utf-16be utf-16 gb18030 utf-8; do
>     iconv -f utf-8 -t $to data/ledger.csv | head -c -2 >e.csv
>     t
>     { iconv -f utf-8 -t $to data/ledger.csv; printf '\265'; } >e.csv
>     t
>     printf %s "$(sed 's/,无$/,/' data/ledger.csv)" | iconv -f utf-8 -t $to >e.csv
>     t
> done
0  0
2 E531] same0
0  0
0  0
2 E531] same0
0  0
0  0
2 E531] same0
0  0
2 E531] same1
2 E531] same0
0  0
2 E531] same1
2 E531] same0
0  0
