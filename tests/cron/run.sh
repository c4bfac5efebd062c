#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs docs/cron/overdue-mail with a fake sendmail, as TAP: run.sh BUILD_DIR SOURCE_DIR
set -u
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
. "$source/tests/tap.sh"
need base64 flock
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" TZ=UTC TMPDIR="$work/tmp"
unset HAZARD_PLAN LANGUAGE LC_ALL LC_MESSAGES LANG
script=$source/docs/cron/overdue-mail
mkdir "$work/tmp" "$work/mails"
cd "$work" || exit 1

# A sendmail that keeps each mail, unless it is to fail.
cat >sendmail <<'END'
#!/bin/sh
[ "$*" = "-oi -t" ] || exit 64
[ ! -e refuse ] || exit 75
n=$(find mails -type f | wc -l)
cat >"mails/$((n + 1))"
END
chmod +x sendmail
export SENDMAIL="$work/sendmail"

run() { # run DAY [ARGUMENT...]: status, output and the count of new mails
    day=$1
    shift
    before=$(find mails -type f | wc -l)
    sh "$script" --to a@example.org --state state --as-of "$day" "$@" >out 2>&1
    status=$?
    after=$(find mails -type f | wc -l)
    echo "$status $((after - before))$([ ! -s out ] || echo ' output')"
}
body() { # body N: the text of a mail
    sed '1,/^$/d' "mails/$1" | base64 -d
}
subject() { # subject N
    sed -n 's/^Subject: =?UTF-8?B?\(.*\)?=$/\1/p' "mails/$1" | base64 -d
}
ids() { # ids N: the numbers in the list
    body "$1" | grep -oE 'XP-[A-Z]' | sort -u | paste -sd ' ' -
}
is() { # is FACT WANTED GOT
    [ "$2" = "$3" ]
    result $? "$1"
    [ "$2" = "$3" ] || printf '# wanted: %s\n# got: %s\n' "$2" "$3"
}

ledger() { # ledger ROW...
    # the last column is not known, which is a note of overdue and not mailed
    echo 编号,发现日期,乡镇,企业名称,隐患描述,整改责任人,整改期限,整改完成日期,上次措施,措施印发日期,网格
    printf '%s\n' "$@"
}
a='XP-A,2023-05-01,卢峰镇,甲厂,无护栏,李四13812345678,2023-06-10,,,'
b='XP-B,2023-05-01,低庄镇,乙厂,报警器失效,王五,2023-06-20,,,'
ledger "$a" "$b" >county.csv

is 'nothing overdue: no mail, no output' '0 0' "$(run 2023-06-10 county.csv)"
is 'the first overdue hazard is mailed' '0 1' "$(run 2023-06-11 county.csv)"
is 'with its number' XP-A "$(ids 1)"
is 'as HTML, under a subject' '隐患逾期变化 2023-06-11 1' \
    "$(subject 1) $(grep -c '^Content-Type: text/html; charset=UTF-8$' mails/1)"
is 'lines of the header are ASCII, and none is empty before the body' 0 \
    "$(sed '/^$/q' mails/1 | LC_ALL=C grep -c '[^ -~]')"
is 'no whole telephone number' 0 "$(body 1 | grep -c 13812345678)"
is 'the page is complete' '</html>' "$(body 1 | tail -n 1)"
is 'the same on the same day: no mail' '0 0' "$(run 2023-06-11 county.csv)"
is 'on the next day neither' '0 0' "$(run 2023-06-12 county.csv)"

reminded='XP-A,2023-05-01,卢峰镇,甲厂,无护栏,李四13812345678,2023-06-10,,提醒,2023-06-12'
ledger "$reminded" "$b" >county.csv
is 'a measure taken is no news' '0 0' "$(run 2023-06-13 county.csv)"
is 'that the next one is due is' '0 1 XP-A' "$(run 2023-06-18 county.csv) $(ids 2)"
is 'so is the next hazard, alone' '0 1 XP-B' "$(run 2023-06-21 county.csv) $(ids 3)"

ledger "$reminded" "${b%,,,},2023-06-22,," >county.csv
is 'a rectified hazard is no news' '0 0' "$(run 2023-06-22 county.csv)"
ledger "$reminded" "$b" >county.csv
is 'one that is overdue again is' '0 1 XP-B' "$(run 2023-06-23 county.csv) $(ids 4)"
is 'so is one that is due soon, if asked' '0 1 XP-C' \
    "$(ledger "$reminded" "$b" "${b%%,*}" | sed '$d' >county.csv
    echo 'XP-C,2023-05-02,卢峰镇,丙厂,无预案,赵六,2023-06-30,,,' >>county.csv
    run 2023-06-24 --within 7 county.csv) $(ids 5)"

# the mail server is down: all of it is in the next mail
ledger "$reminded" "$b" 'XP-D,2023-05-02,卢峰镇,丁厂,无预案,赵六,2023-06-20,,,' >county.csv
touch refuse
is 'sendmail fails: status 2, said on standard error' '2 0 output' "$(run 2023-06-24 county.csv)"
is 'and it says so' 1 "$(grep -c 'could not be sent' out)"
rm refuse
is 'the next mail has it' '0 1 XP-D' "$(run 2023-06-25 county.csv) $(ids 6)"
is 'no mail program at all' '2 0 output' "$(SENDMAIL=$work/none run 2023-06-11 --within 1 county.csv)"

# failures are mailed, and the list is kept
cp state/list.csv kept.csv
is 'a file that is not there is mailed, with status 2' '2 1' "$(run 2023-06-26 county.csv gone.csv)"
is 'with the reason' '隐患逾期检查未完成 2023-06-26 1' "$(subject 7) $(body 7 | grep -c '^gone.csv: .*E001')"
cmp -s state/list.csv kept.csv
result $? 'and the list is what it was'
is 'so is a plan that is wrong' '2 1' "$(HAZARD_PLAN=county.csv run 2023-06-26 county.csv)"
is 'a list that is damaged' '2 1' "$(cp county.csv state/list.csv && run 2023-06-26 county.csv)"
is 'a state folder that is none' '2 1' "$(run 2023-06-26 --state county.csv county.csv)"
mkdir -p state2/lock state3/list.csv state4/messages
is 'a lock that cannot be opened' '2 1' "$(run 2023-06-26 --state state2 county.csv)"
is 'with the reason' 1 "$(body "$(find mails -type f | wc -l)" | grep -c '^state2/lock: cannot write')"
is 'a list that cannot be written' '2 1' "$(run 2023-06-26 --state state3 county.csv)"
is 'messages that cannot be written' '2 1' "$(run 2023-06-26 --state state4 county.csv)"
cp kept.csv state/list.csv
ledger >header.csv
is 'a ledger that was never filled in' '0 0' "$(run 2023-06-26 --state state5 header.csv)"
cp county.csv full.csv && ledger | sed 1q >county.csv
is 'one cut down to its header' '2 1' "$(run 2023-06-26 county.csv)"
is 'with its name' 1 "$(body "$(find mails -type f | wc -l)" | grep -c '^county.csv：')"
cmp -s state/list.csv kept.csv
result $? 'and the list is what it was'
is 'the same beside one that has rows' '2 1' "$(run 2023-06-26 county.csv full.csv)"
rm state/filled && mv state state6 && mkdir state
is 'a new ledger, once it is said to be one' '0 0' "$(run 2023-06-26 county.csv)"
rm -r state && mv state6 state && mv full.csv county.csv
mkdir bin && printf '#!/bin/sh\nexit 139\n' >bin/overdue && chmod +x bin/overdue
is 'a crash' '2 1' "$(PATH=$work/bin:$PATH run 2023-06-26 county.csv)"
cp kept.csv state/list.csv

# rows that cannot be evaluated are mailed once
ledger "$reminded" "$b" 'XP-E,2023-05-02,卢峰镇,戊厂,无预案,赵六,6月20日,,,' >county.csv
last=$(find mails -type f | wc -l)
is 'a row that cannot be evaluated is mailed' '0 1 隐患逾期检查有疑问 2023-06-26' \
    "$(run 2023-06-26 county.csv) $(subject $((last + 1)))"
is 'with its message, in Chinese' 1 "$(body $((last + 1)) | grep -c 'E202.*整改期限')"
is 'once' '0 0' "$(run 2023-06-27 county.csv)"
is 'a mail that cannot be sent is not forgotten' '2 0 output' \
    "$(sed 's/6月20日/6月21日/' county.csv >u.csv && touch refuse && run 2023-06-27 u.csv)"
rm refuse
is 'but sent the next time' '0 1' "$(run 2023-06-27 u.csv)"

# an interrupted run leaves no partial mail and no changed list
cp state/list.csv kept.csv
printf '#!/bin/sh\nkill -TERM $PPID\n' >bin/overdue
is 'interrupted: no mail' '2 0' "$(PATH=$work/bin:$PATH run 2023-06-28 u.csv)"
cmp -s state/list.csv kept.csv
result $? 'and the list is what it was'
printf '#!/bin/sh\n/usr/bin/base64 "$@" | head -c 20\nexit 1\n' >bin/base64 && chmod +x bin/base64 && rm bin/overdue
is 'a mail that could not be written whole is not sent' '2 0 output' \
    "$(ledger 'XP-F,2023-05-02,卢峰镇,己厂,无预案,赵六,2023-06-20,,,' >f.csv; PATH=$work/bin:$PATH run 2023-06-28 f.csv)"
cmp -s state/list.csv kept.csv
result $? 'and the list is what it was'
is 'no temporary files are left' 0 "$(find tmp -mindepth 1 | wc -l)"

# the command line
is 'no file: usage' '2 0 output' "$(run 2023-06-28)"
is 'an address that would be more than one header line' '2 0 output' \
    "$(run 2023-06-28 --to "$(printf 'a@b\nBcc: c@d')" county.csv)"

# the units and the crontab
if command -v systemd-analyze >/dev/null 2>&1; then
    mkdir units
    sed "s:/usr/local/bin/overdue-mail:$script:" "$source/docs/cron/hazard-overdue.service" >units/hazard-overdue.service
    cp "$source/docs/cron/hazard-overdue.timer" units
    systemd-analyze verify --man=no units/hazard-overdue.timer units/hazard-overdue.service >verified 2>&1
    is 'systemd accepts the units' '0 ' "$? $(grep hazard-overdue verified)"
    systemd-analyze calendar --iterations=1 "$(sed -n 's/^OnCalendar=//p' units/hazard-overdue.timer)" >/dev/null 2>&1
    result $? 'and the time'
fi
grep -v '^#' "$source/docs/cron/crontab" | grep -E '^[0-9]+ [0-9]+ \* \* 1-5 ' | sed 's/^[^o]*overdue-mail/set --/' >line
(
    . ./line
    [ "$1 $3" = '--to --state' ]
)
result $? 'the line of the crontab has the options of the script'
finish
