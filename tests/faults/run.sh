#!/bin/sh
# Bad days: a full disk, a system call that fails, a kill at any of them. After each the ledger is
# the old one or the new one, byte for byte.  run.sh BUILD_DIR SOURCE_DIR
set -u
build=$1 source=$2
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
export ASAN_OPTIONS=detect_leaks=0 # LeakSanitizer cannot run under strace
cd "$work" || exit 1
n=0
status=0
result() { # result STATUS WORDS
    n=$((n + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $n - $2"
    else
        echo "not ok $n - $2"
        status=1
    fi
}

cp "$source/tests/data/ledger.csv" old.csv
sed 's/XP-2023-0/XP-2023-1/' old.csv >rows.csv
add() { hazard-add -l ledger.csv <rows.csv; }
close_one() { ledger-close -l ledger.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001; }
fresh() { rm -f ledger.csv .ledger.csv.*; cp old.csv ledger.csv; }
fresh; add >/dev/null 2>&1; cp ledger.csv added.csv; [ "$(wc -l <added.csv)" -eq 7 ]; result $? "adds without faults"
fresh; close_one >/dev/null 2>&1; cp ledger.csv closed.csv

# Output that cannot be written is said, with status 2, by every command.
for command in "overdue --as-of 2023-08-01 old.csv" "rollup --as-of 2023-08-01 old.csv" \
    "ledger-check -f csv rows.csv" "ledger-check --pass old.csv" "add" "close_one"; do
    fresh
    (eval "$command") >/dev/full 2>err
    [ $? -eq 2 ] && grep -q 'E002.*No space left' err
    result $? "no space for the output of: $command"
done

# Larger files than the limit cannot be written: the old ledger stays and no other file.
for i in 1 2 3 4 5 6 7 8 9; do sed "s/XP-2023-1/XP-2023-1$i/" rows.csv; done >many.csv
fresh
(ulimit -f 4 && trap '' XFSZ && hazard-add -l ledger.csv <many.csv) >out 2>err
[ $? -eq 2 ] && grep -q E002 err && cmp -s ledger.csv old.csv && [ -z "$(ls -A | grep '^\.ledger')" ]
result $? "a file size limit leaves the old ledger"

# A full file system.
mkdir small
if mount -t tmpfs -o size=8k tmpfs small 2>/dev/null; then
    cp old.csv small/ledger.csv
    head -c 100000 /dev/zero >small/filler 2>/dev/null
    hazard-add -l small/ledger.csv <rows.csv >out 2>err
    [ $? -eq 2 ] && cmp -s small/ledger.csv old.csv && [ "$(ls -A small | wc -l)" -eq 2 ]
    result $? "a full disk leaves the old ledger and nothing else"
    umount small
else
    echo "# skipped: no right to mount a full file system"
fi

strace -o /dev/null true 2>/dev/null || { echo "# skipped: strace cannot run here"; echo "1..$n"; exit $status; }

# Each system call that touches files, at each of its occurrences: an error, and a kill.
calls="openat write fsync rename close fchmod newfstatat fstat unlink read lseek"
tried=0 wrong=0
try() { # try WORDS NEW COMMAND INJECTION
    fresh
    (eval "strace -qq -o /dev/null -e trace=none -e inject=$4 $3") >/dev/null 2>&1
    tried=$((tried + 1))
    if ! cmp -s ledger.csv old.csv && ! cmp -s ledger.csv "$2"; then
        wrong=$((wrong + 1))
        echo "# torn: $1 $4"
    fi
}
for command in "hazard-add -l ledger.csv <rows.csv" \
    "ledger-close -l ledger.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001"; do
    case $command in
    hazard-add*) new=added.csv ;;
    *) new=closed.csv ;;
    esac
    fresh
    eval "strace -qq -o trace $command" >/dev/null 2>&1
    for call in $calls; do
        times=$(grep -c "^$call(" trace)
        i=1
        while [ "$i" -le "$times" ]; do
            # the first calls of a run load the program; every fourth of them is enough
            if [ "$i" -gt 24 ] || [ $((i % 4)) -eq 0 ] || [ "$times" -le 24 ]; then
                for fault in error=EIO error=ENOSPC signal=KILL; do
                    try "$command" $new "$command" "$call:$fault:when=$i"
                done
            fi
            i=$((i + 1))
        done
    done
done
echo "# faults tried: $tried, ledgers torn: $wrong"
[ "$tried" -gt 100 ] && [ "$wrong" -eq 0 ]
result $? "a fault at any system call leaves the old or the new ledger"
echo "1..$n"
exit $status
