# SPDX-License-Identifier: LGPL-2.1-or-later
# for transcripts: steps of one hazard of l.csv, its history, and a line of its journal made an imported one

# step EVENT DAY NAME [OPTION...]
step() {
    event=$1 on=$2 by=$3
    shift 3
    ledger-step -l l.csv "$event" --by "$by" --on "$on" "$@" XP-2023-0001 >/dev/null
}

story() {
    TZ=Asia/Shanghai ledger-log -l l.csv XP-2023-0001 --as-of 2023-09-01 "$@"
}

# part HEADING: the part of the history whose heading begins so
part() {
    story | sed -n "/^$1/,/^\$/{s/  */ /g;s/ \$//;/./p}"
}

# import NAME SOURCE: NAME imported what the last line records
import() {
    j=l.csv.journal.csv
    line=$(tail -n 1 $j | sed "s/^\([^,]*,[^,]*\),[^,]*/\1,$1/")
    before=$(tail -n 2 $j | sed -n '1s/.*,//p')
    body=${line%,*}
    body="${body%,*}; 来源: $2,${body##*,},"
    link=$(printf '%s%s' "$before" "$body" | sha256sum | cut -d ' ' -f 1)
    sed -i '$d' $j
    printf '%s%s\n' "$body" "$link" >>$j
}
