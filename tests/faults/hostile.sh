#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Attacks by another user who can write to a ledger's folder: links, hard links, FIFOs, directories,
# forged files. After each, every file of the victim and of root has the bytes, owner, mode and number of
# names that it had before, and the command ended at once with the status and message that it should.
#   hostile.sh BUILD_DIR SOURCE_DIR
set -u
build=$1 source=$2
. "$source/tests/tap.sh"
need setpriv setfacl
[ "$(id -u)" -eq 0 ] && setpriv --reuid 61001 --regid 61001 --clear-groups true 2>/dev/null ||
    skip "two more users are needed, which only root can be"
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
cp -r "$build/share" "$work/share" # what the build folder may hide from other users
mkdir "$work/bin" "$work/lib"
for file in hazard-add ledger-step ledger-log ledger-check; do cp "$build/$file" "$work/bin"; done
cp "$build"/lib/libhazard.so* "$work/lib"
chmod -R a+rX "$work"
export PATH="$work/bin:$PATH" LD_LIBRARY_PATH="$work/lib" HAZARD_DATADIR="$work/share" LANGUAGE=en TZ=UTC
cd "$work" || exit 1
umask 022
VICTIM=61001 STRANGER=61002 TEAM=61010
victim() { setpriv --reuid $VICTIM --regid $VICTIM --clear-groups timeout 20 "$@"; }
stranger() { setpriv --reuid $STRANGER --regid $STRANGER --clear-groups "$@"; }
head -3 "$source/data-samples/new-hazards.csv" >first.csv
sed 's/溆浦县[甲乙]/&二/' first.csv >more.csv
chmod 644 ./*.csv

# A folder d with a ledger and its journal, which are the victim's; precious files of the victim and of
# root in it and elsewhere. Made once and copied for each attack.
mkdir original original/d original/home
(
    cd original || exit 1
    chown "$VICTIM:$VICTIM" d home
    victim hazard-add -l d/l.csv --by 张三 <../first.csv >/dev/null 2>&1
    victim sh -c 'echo precious >home/p; echo precious >d/near; chmod 600 home/p d/near'
    echo root >home/r
    chmod 600 home/r
)
size=$(stat -c %s original/d/l.csv.journal.csv)
fresh() { # fresh MODE: the folder d with that mode
    rm -rf d home
    cp -a original/. .
    chmod "$1" d
    cp initial before
}
look() { # everything that must not change, whoever owns it
    stat -c '%n %f %u %g %h' $precious 2>&1
    getfacl -cpn $precious 2>&1
    for file in $precious; do
        [ ! -f "$file" ] || [ -h "$file" ] || cat "$file"
    done
}
precious='d/l.csv d/l.csv.journal.csv d/near home/p home/r'
cp -a original/. .
look >initial
add() { victim hazard-add -l d/l.csv --by 张三 <more.csv; }
root_add() { timeout 20 hazard-add -l d/l.csv --by 张三 <more.csv; }
verify() { victim ledger-log -l d/l.csv --verify; }
root_verify() { timeout 20 ledger-log -l d/l.csv --verify; }
step() { victim ledger-step -l d/l.csv list --by 县安委办 --on 2023-07-01 listed=县级 XP-2023-0001; }
story() { victim ledger-log -l d/l.csv XP-2023-0001; }

# Each command meets what the stranger has put there: nothing changes, status 2, and the code and file are named.
refused() { # refused CODE FILE COMMANDS WORDS: the attack has been made
    look >before
    wrong=0
    for command in $3; do
        $command >out 2>err
        got=$?
        look >after
        [ $got -eq 2 ] && grep -q "$2: error\[$1\]" err && cmp -s before after && continue
        wrong=1
        echo "# $command: status $got"
        sed 's/^/# /' err
        diff before after | head -5 | sed 's/^/# /'
    done
    result $wrong "$4"
}
# The change is made, or the check finds nothing; what is not the ledger or the journal stays.
works() { # works CODE-OR-EMPTY WORDS
    look | grep -e home -e near >kept
    add >out 2>err
    got=$?
    wrong=0
    [ $got -eq 0 ] && [ "$(wc -l <d/l.csv)" -eq 5 ] && [ "$(wc -l <d/l.csv.journal.csv)" -eq 5 ] &&
        victim ledger-log -l d/l.csv --verify >verified 2>&1 &&
        { [ -z "$1" ] || grep -q "note\[$1\]" err; } &&
        look | grep -e home -e near | cmp -s - kept &&
        [ "$(cat home/p d/near home/r)" = "$(printf 'precious\nprecious\nroot')" ] || wrong=1
    [ $wrong -eq 0 ] || { echo "# status $got"; sed 's/^/# /' err verified; }
    result $wrong "$2"
}
all='add step verify root_add root_verify'

# The lock.
for target in home/p d/near home/r d/l.csv nowhere; do
    fresh 777
    stranger ln -s "$work/$target" d/.l.csv.lock
    refused E011 '\.l\.csv\.lock' "$all" "the lock is a link to $target"
    [ ! -e nowhere ] || result 1 "a file was made through the link"
done
fresh 777
sysctl -q fs.protected_hardlinks 2>/dev/null >hard
ln home/p d/.l.csv.lock # where hard links are not protected, anyone could
refused E013 '\.l\.csv\.lock' "$all" "the lock is a hard link to a file of the victim"
fresh 777
ln home/r d/.l.csv.lock
refused E013 '\.l\.csv\.lock' "root_add root_verify" "the lock is a hard link to a file of root"
fresh 777
stranger mkfifo -m 666 d/.l.csv.lock
refused E011 '\.l\.csv\.lock' "$all" "the lock is a FIFO"
fresh 777
stranger mkdir d/.l.csv.lock
refused E011 '\.l\.csv\.lock' "$all" "the lock is a directory"
fresh 777
mknod d/.l.csv.lock c 1 5
refused E011 '\.l\.csv\.lock' "$all" "the lock is a device"
fresh 777
stranger sh -c 'echo 别人 >d/.l.csv.lock; chmod 666 d/.l.csv.lock'
refused E014 '\.l\.csv\.lock' "$all" "the lock belongs to a stranger"
fresh 1777
stranger sh -c 'echo 别人 >d/.l.csv.lock; chmod 666 d/.l.csv.lock'
refused E014 '\.l\.csv\.lock' "$all" "the same in a folder with the sticky bit"
fresh 777
victim sh -c 'seq 100 >d/notes'
stranger mv d/notes d/.l.csv.lock
cp d/.l.csv.lock notes
refused E012 '\.l\.csv\.lock' "$all" "the lock is a file of the victim that was moved there"
cmp -s notes d/.l.csv.lock
result $? "and that file is as it was"
fresh 777
victim sh -c 'printf "张三 (process 1 on host)" >d/.l.csv.lock'
works '' "a lock that a killed command left does not matter"

# The journal.
for target in home/p home/r d/near nowhere; do
    fresh 777
    stranger sh -c "mv d/l.csv.journal.csv d/gone; ln -s $work/$target d/l.csv.journal.csv"
    refused E011 'l\.csv\.journal\.csv' "$all story" "the journal is a link to $target"
    [ ! -e nowhere ] || result 1 "a file was made through the link"
done
fresh 777
stranger sh -c "mv d/l.csv.journal.csv d/gone; ln -s gone d/l.csv.journal.csv"
refused E011 'l\.csv\.journal\.csv' "$all story" "the journal is a link to the journal itself"
fresh 777
ln d/l.csv.journal.csv d/second
refused E013 'l\.csv\.journal\.csv' "$all story" "the journal has a second name"
fresh 777
stranger sh -c "mv d/l.csv.journal.csv d/gone; cp d/gone d/l.csv.journal.csv; chmod 666 d/l.csv.journal.csv"
refused E014 'l\.csv\.journal\.csv' "$all story" "the journal is a stranger's copy"
fresh 777
stranger sh -c "mv d/l.csv.journal.csv d/gone; mkfifo -m 666 d/l.csv.journal.csv"
refused E011 'l\.csv\.journal\.csv' "$all story" "the journal is a FIFO"
fresh 777
stranger sh -c "mv d/l.csv.journal.csv d/gone; mkdir d/l.csv.journal.csv"
refused E011 'l\.csv\.journal\.csv' "$all story" "the journal is a directory"
fresh 777
stranger sh -c "mv d/l.csv.journal.csv d/gone"
mknod d/l.csv.journal.csv c 1 3
refused E011 'l\.csv\.journal\.csv' "$all story" "the journal is a device"

# The ledger.
fresh 777
stranger sh -c "mv d/l.csv d/gone; mkfifo -m 666 d/l.csv"
refused E011 'l\.csv' "$all story" "the ledger is a FIFO"
fresh 777
stranger sh -c "mv d/l.csv d/gone; mkdir d/l.csv"
refused E011 'l\.csv' "$all story" "the ledger is a directory"
fresh 777
stranger sh -c "mv d/l.csv d/gone"
mknod d/l.csv c 1 3
refused E011 'l\.csv' "$all story" "the ledger is a device"
fresh 777
stranger sh -c "mv d/l.csv d/gone; ln -s $work/home/p d/l.csv"
refused E107 '' "add" "the ledger is a link to a file of the victim that is none"

# What looks like an interrupted change. The journal must not get shorter, whoever made it.
for by in stranger victim; do
    for cut in 0 1 3 100 $((size - 1)) $size $((size + 1)) 99999999999999999999; do
        fresh 777
        $by sh -c "cp d/l.csv d/.l.csv.$cut.new; chmod 666 d/.l.csv.$cut.new"
        works N017 "a file .l.csv.$cut.new of the $by cuts nothing"
    done
done
fresh 777
ln d/near d/.l.csv.0.new
works N017 "the same as a hard link to a file of the victim"
fresh 777
stranger ln -s "$work/home/p" d/.l.csv.0.new
works N017 "the same as a link"
fresh 777
stranger mkfifo d/.l.csv.0.new
works N017 "the same as a FIFO"
fresh 777
stranger mkdir d/.l.csv.0.new d/.l.csv.1-0.tmp d/.l.csv.2-0.tmp
works N017 "the same as a directory"
fresh 777
stranger ln -s "$work/home/p" d/.l.csv.7-0.tmp
works N017 "a temporary file that is a link"
fresh 777
ln d/near d/.l.csv.7-0.tmp
works N017 "a temporary file that is a hard link to a file of the victim"

# The record of a change, with everything right but its owner; taken from a change that was killed.
victim_kill() {
    victim "$work/bin/inject" kill "$1" hazard-add -l d/l.csv --by 张三 <more.csv >/dev/null 2>&1
}
cp "$build/tests/faults/inject" bin/inject
chmod 755 bin/inject
fresh 777
k=$(victim "$work/bin/inject" count 1 hazard-add -l d/l.csv --by 张三 <more.csv 2>/dev/null | tail -n 1)
case $k in '' | *[!0-9]*) k=0 ;; esac
while [ $k -gt 0 ]; do # from the last call back to the first that leaves a record and a longer journal
    fresh 777
    old=$size
    victim_kill $k
    waiting=$(ls d/.l.csv.*.tmp 2>/dev/null)
    [ -s d/.l.csv.change ] && [ -n "$waiting" ] && [ "$(stat -c %s d/l.csv.journal.csv)" -gt $old ] && break
    k=$((k - 1))
done
if [ $k -gt 0 ]; then
    cp -p d/.l.csv.change record
    cp -p "$waiting" waiting
    cp -p d/l.csv.journal.csv grown
    verify >out 2>err
    [ $? -eq 0 ] && grep -q N010 err && [ "$(stat -c %s d/l.csv.journal.csv)" -eq "$old" ] &&
        [ ! -e d/.l.csv.change ] && [ ! -e "$waiting" ]
    result $? "a true record: the change is undone"
    put_back() { # put_back OWNER: the record and the waiting file, beside a ledger that is complete
        fresh 777
        add >/dev/null 2>&1
        cp record d/.l.csv.change
        cp waiting "$waiting"
        chown "$1" d/.l.csv.change "$waiting"
        chmod 666 d/.l.csv.change "$waiting"
        look >before
    }
    cuts_nothing() { # cuts_nothing CODE WORDS
        verify >out 2>err
        got=$?
        look >after
        wrong=0
        [ $got -eq 0 ] && grep -q "note\[$1\]" err && cmp -s before after || wrong=1
        [ $wrong -eq 0 ] || { echo "# status $got"; sed 's/^/# /' err; diff before after | head; }
        result $wrong "$2"
    }
    put_back $STRANGER
    cuts_nothing N017 "a stranger's record beside a complete change is ignored"
    put_back $VICTIM
    cuts_nothing N019 "the victim's own old record beside a complete change cuts nothing"
    put_back $VICTIM
    head -c 300 record >d/.l.csv.change
    cuts_nothing N010 "half a record cuts nothing"
    put_back $VICTIM
    sed "2s/^1 [0-9]*/1 0/" record >d/.l.csv.change
    cuts_nothing N010 "a record whose size was changed has a wrong checksum"
    put_back $VICTIM
    echo anything >d/.l.csv.change
    cuts_nothing N017 "a file with the record's name and other content is ignored"
    add >out 2>err
    [ $? -eq 2 ] && grep -q 'l\.csv\.change: error' err && look | cmp -s - before
    result $? "and a change reports that it is in the way, and changes nothing"
    for kind in 'ln -s ../home/p' mkfifo mkdir; do
        fresh 777
        add >/dev/null 2>&1
        look >before
        stranger $kind d/.l.csv.change
        cuts_nothing N017 "the record is made by: $kind"
    done
    fresh 777
    add >/dev/null 2>&1
    look >before
    ln record d/.l.csv.change
    chown $VICTIM d/.l.csv.change
    cuts_nothing N017 "the record is a hard link"
else
    echo "# skipped: faults cannot be injected on this machine"
fi

# Rights.
fresh 755
setfacl -m u:61003:r,g:61004:rw d/l.csv
getfacl -cpn d/l.csv >acl
add >/dev/null 2>err && getfacl -cpn d/l.csv | cmp -s - acl && ledger-log -l d/l.csv --verify >/dev/null 2>&1
result $? "an ACL stays"
fresh 755
chmod 640 d/l.csv
setfacl -m u:61003:-,m:r d/l.csv
getfacl -cpn d/l.csv >acl
add >/dev/null 2>err && getfacl -cpn d/l.csv | cmp -s - acl
result $? "an ACL with an entry that forbids and a mask stays"
fresh 755
chmod 640 d/l.csv
setfacl -d -m "u:$STRANGER:rw" d
rm d/l.csv.journal.csv
add >/dev/null 2>err
[ "$(getfacl -cpn d/l.csv d/l.csv.journal.csv | grep -c 61002)" -eq 0 ] && [ "$(stat -c %a d/l.csv)" = 640 ] &&
    [ "$(stat -c %a d/l.csv.journal.csv)" = 640 ]
result $? "the default ACL of the folder gives no one rights on ledger or journal"
# at no call do more people have rights on a temporary file than on the ledger
fresh 755
chmod 640 d/l.csv
setfacl -d -m "u:$STRANGER:rw" d
wrong=0
k=$(victim "$work/bin/inject" count 1 hazard-add -l d/l.csv --by 张三 <more.csv 2>/dev/null | tail -n 1)
case $k in '' | *[!0-9]*) k=0 ;; esac
stop=$((k > 130 ? k - 130 : 0))
while [ $k -gt $stop ]; do
    fresh 755
    chmod 640 d/l.csv
    setfacl -d -m "u:$STRANGER:rw" d
    rm d/l.csv.journal.csv
    victim_kill $k
    for file in d/.l* d/l.csv d/l.csv.journal.csv; do
        [ -f "$file" ] || continue
        case $(stat -c %a "$file") in
        600 | 640) stranger cat "$file" >/dev/null 2>&1 && wrong=1 ;;
        *) wrong=1 ;;
        esac
        [ $wrong -eq 0 ] || { echo "# killed before call $k: $file"; getfacl -pn "$file"; break 2; }
    done
    k=$((k - 1))
done
result $wrong "no temporary file is ever readable for more people than the ledger"
fresh 755
root_add >/dev/null 2>&1
[ "$(stat -c '%u %g %a' d/l.csv d/l.csv.journal.csv | sort -u)" = "$VICTIM $VICTIM 644" ]
result $? "what root changes stays the owner's"
fresh 755
rm d/l.csv.journal.csv
root_add >/dev/null 2>&1
[ "$(stat -c '%u %g %a' d/l.csv d/l.csv.journal.csv | sort -u)" = "$VICTIM $VICTIM 644" ] &&
    { verify >/dev/null 2>&1; [ $? -le 1 ]; } &&
    victim ledger-log -l d/l.csv --adopt --by 张三 >/dev/null 2>&1
result $? "a journal that root begins is the owner's"
fresh 755
victim sh -c 'cd d && mv l.csv real.csv && mv l.csv.journal.csv real.csv.journal.csv && ln -s real.csv l.csv'
add >/dev/null 2>err && [ -h d/l.csv ] && [ "$(wc -l <d/real.csv)" -eq 5 ]
result $? "a link to the ledger itself is followed"

# A colleague who is not the owner, in a folder for their group.
for owner in $VICTIM:$TEAM 0:$TEAM; do
    for mode in 770 2770 3770; do
        fresh 755
        chgrp $TEAM d/l.csv d/l.csv.journal.csv
        chmod 660 d/l.csv d/l.csv.journal.csv
        chown $owner d
        chmod $mode d
        colleague() { setpriv --reuid $STRANGER --regid $STRANGER --groups $TEAM timeout 20 "$@"; }
        colleague hazard-add -l d/l.csv --by 李四 <more.csv >out 2>err
        got=$?
        if [ $mode = 3770 ]; then # only the owner may replace it
            [ $got -eq 2 ] && [ "$(stat -c '%u %g %a' d/l.csv)" = "$VICTIM $TEAM 660" ] &&
                [ "$(ls -A d | wc -l)" -eq 3 ]
        else
            [ $got -eq 0 ] && grep -q 'note\[N018\]' err &&
                [ "$(stat -c '%u %g %a' d/l.csv)" = "$STRANGER $TEAM 660" ] &&
                colleague ledger-log -l d/l.csv --verify >/dev/null 2>err &&
                setpriv --reuid $VICTIM --regid $VICTIM --groups $TEAM ledger-step -l d/l.csv list \
                    --by 县安委办 --on 2023-07-01 listed=县级 XP-2023-0001 >/dev/null 2>err
        fi
        got=$?
        [ $got -eq 0 ] || { sed 's/^/# /' err; ls -lan d; }
        result $got "a colleague in a folder of $owner with mode $mode"
    done
done
fresh 777
chmod 640 d/l.csv
chown $VICTIM:$TEAM d/l.csv # and the stranger is in no such group
look >before
stranger hazard-add -l d/l.csv --by 李四 <more.csv >out 2>err
[ $? -eq 2 ] && look | cmp -s - before
result $? "a stranger who cannot read the ledger cannot replace it"
fresh 777
chmod 664 d/l.csv
stranger hazard-add -l d/l.csv --by 李四 <more.csv >out 2>err
[ $? -eq 2 ] && look >after && [ "$(ls -A d | wc -l)" -eq 3 ]
result $? "a stranger who may not write the journal changes nothing"

# Files that are swapped while a command runs: the journal and the ledger, by a stranger, without pause.
fresh 777
stranger sh -c 'while [ ! -e stop ]; do
    mv d/l.csv.journal.csv d/x; ln -s ../home/p d/l.csv.journal.csv; rm d/l.csv.journal.csv; mv d/x d/l.csv.journal.csv
    ln -s ../home/p d/.l.csv.lock; rm -f d/.l.csv.lock; mkfifo d/.l.csv.change; rm -f d/.l.csv.change
done 2>/dev/null' &
swapper=$!
wrong=0
i=0
while [ $i -lt 60 ]; do
    i=$((i + 1))
    add >out 2>err
    [ $? -eq 124 ] && wrong=1 && echo "# it hangs"
    [ "$(cat home/p d/near home/r)" = "$(printf 'precious\nprecious\nroot')" ] || wrong=1
    [ "$(stat -c '%a %u' home/p home/r | tr '\n' ' ')" = "600 $VICTIM 600 0 " ] || wrong=1
done
touch stop
wait $swapper
[ -s d/l.csv.journal.csv ] || [ -s d/x ] || wrong=1
result $wrong "journal, lock and record are swapped for links and FIFOs while 60 commands run"
rm -f stop

# The same at every call in turn: the command is stopped before it, and the stranger does something.
at_every_call() { # at_every_call WORDS SHELL-COMMAND: the files of others stay; old or new ledger
    fresh 777
    change="setpriv --reuid $VICTIM --regid $VICTIM --clear-groups hazard-add -l d/l.csv --by 张三"
    # shellcheck disable=SC2086
    calls=$(bin/inject count 1 $change <more.csv 2>/dev/null | tail -n 1)
    case $calls in '' | *[!0-9]*) return ;; esac
    k=$((calls > 170 ? calls - 170 : 0))
    wrong=0 made=0 not_made=0
    content=$(printf 'precious\nprecious\nroot')
    rights=$(printf '600 %s 1\n600 0 1' $VICTIM)
    while [ $k -lt "$calls" ] && [ $wrong -eq 0 ]; do
        k=$((k + 1))
        fresh 777
        # shellcheck disable=SC2086
        INJECT_RUN="exec setpriv --reuid $STRANGER --regid $STRANGER --clear-groups sh -c '$2' 2>/dev/null" \
            timeout 30 bin/inject run $k $change <more.csv >out 2>err
        got=$?
        [ $got -ne 124 ] || wrong=hangs
        [ "$(cat home/p d/near home/r)" = "$content" ] || wrong=content
        [ "$(stat -c '%a %u %h' home/p home/r)" = "$rights" ] || wrong=rights
        # the journal, wherever it is now, has the lines of the change or none of them; it is not cut
        for file in d/l.csv.journal.csv d/x; do
            [ ! -f "$file" ] || [ -h "$file" ] || [ -s "$file" ] || wrong=empty
        done
        journal=d/l.csv.journal.csv
        [ ! -e d/x ] || journal=d/x
        case $(wc -l <$journal) in 3 | 5) ;; *) wrong=journal ;; esac
        cmp -s -n "$size" $journal original/d/l.csv.journal.csv || wrong=journal
        if [ $got -eq 0 ]; then
            made=$((made + 1))
        else
            not_made=$((not_made + 1))
            { [ -e d/moved ] || cmp -s d/l.csv original/d/l.csv; } || wrong=ledger
            cmp -s $journal original/d/l.csv.journal.csv || wrong='lines of a change that was not made'
        fi
        for file in d/.l.csv.*.tmp; do
            [ -e "$file" ] && [ ! -e d/.l.csv.change ] && wrong=left
        done
    done
    [ "$wrong" = 0 ] || { echo "# call $k, status $got: $wrong"; sed 's/^/# /' err; ls -lAn d; }
    [ "$wrong" = 0 ] && [ $made -gt 3 ] && [ $not_made -gt 3 ]
    result $? "$1, at each of $((made + not_made)) calls: $made made, $not_made failed"
}
if [ "$(bin/inject count 1 true 2>/dev/null)" != '' ]; then
    at_every_call "the journal is moved away" 'mv d/l.csv.journal.csv d/x'
    at_every_call "the journal becomes a link" \
        'mv d/l.csv.journal.csv d/x; ln -s ../home/p d/l.csv.journal.csv'
    at_every_call "the journal becomes a FIFO" 'mv d/l.csv.journal.csv d/x; mkfifo d/l.csv.journal.csv'
    at_every_call "the journal becomes a copy" \
        'mv d/l.csv.journal.csv d/x; cp d/x d/l.csv.journal.csv; chmod 666 d/l.csv.journal.csv'
    at_every_call "the lock becomes a link" 'rm -f d/.l.csv.lock; ln -s ../home/p d/.l.csv.lock'
    at_every_call "the record becomes a link" 'rm -f d/.l.csv.change; ln -s ../home/p d/.l.csv.change'
    at_every_call "the ledger becomes a link" 'mv d/l.csv d/moved; ln -s ../home/p d/l.csv'
    at_every_call "the ledger becomes a FIFO" 'mv d/l.csv d/moved; mkfifo d/l.csv'
fi

finish
