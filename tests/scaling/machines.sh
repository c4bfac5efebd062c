#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The recipes of docs/scaling.md: one job a county, by GNU parallel on this machine and over ssh on
# two hosts, and the script for Slurm, task by task. Each gives the table of all ledgers at once.
# The hosts are two sshd on the loopback, each with a home of its own. As TAP:
# machines.sh BUILD_DIR SOURCE_DIR
set -u
build=$1 source=$2
export PATH="$build:$PATH:/usr/sbin" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC MONTH=2023-09
. "$source/tests/scaling/province.sh"
need parallel ssh sshd ssh-keygen rsync
work=$(mktemp -d)
stop() {
    for pid in "$work"/host*/pid; do
        [ -f "$pid" ] && kill "$(cat "$pid")"
    done
    rm -rf "$work"
}
trap stop EXIT
cd "$work" || exit 1

# 1: done, with findings, which are in the file of its errors
# shellcheck disable=SC2016 # for the job's shell
job='rollup --by area,sector --month "$MONTH" --unit-name {/} {}/*.csv || test $? -eq 1'

roll_up() { # roll_up TABLE...: the tables of the counties into that of the city, which must be that of all ledgers
    rollup --by area,sector --month "$MONTH" --unit-name 市01 --plan city.yaml "$@" | cmp - at-once.csv
}

start_host() { # start_host NAME PORT
    mkdir -p "$1/home"
    ssh-keygen -q -t ed25519 -N '' -f "$1/key"
    cat >"$1/sshd_config" <<EOF
ListenAddress 127.0.0.1
Port $2
HostKey $work/$1/key
AuthorizedKeysFile $work/user.pub
PidFile $work/$1/pid
PermitRootLogin yes
StrictModes no
UsePAM no
SetEnv PATH=$PATH HAZARD_DATADIR=$HAZARD_DATADIR
ForceCommand cd $work/$1/home && pwd >$work/$1/seen && exec sh -c "\$SSH_ORIGINAL_COMMAND"
EOF
    cat >>ssh_config <<EOF
Host $1
    HostName 127.0.0.1
    Port $2
    IdentityFile $work/user
    StrictHostKeyChecking no
    UserKnownHostsFile /dev/null
    LogLevel ERROR
EOF
    "$(command -v sshd)" -f "$work/$1/sshd_config" -E "$work/$1/log"
}

start_hosts() {
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f user
    port=$((20000 + $$ % 20000))
    start_host host1 "$port" && start_host host2 $((port + 1))
}

province 1 8 40
find . -path './*/*/*.csv' -exec cat {} + |
    rollup --by area,sector --month "$MONTH" --unit-name 市01 >at-once.csv
result $? "a city of 8 counties of 25 townships"

ls -d 市*/县?? >counties.txt
parallel --results 'parts/{/}' "$job" :::: counties.txt >/dev/null && roll_up parts/县??
result $? "GNU parallel on one machine"

start_hosts
result $? "two hosts"
parallel --ssh "ssh -F $work/ssh_config" --sshlogin 2/host1,2/host2 --env MONTH --workdir ... \
    --transferfile {} --cleanup --joblog log --results 'far/{/}' "$job" :::: counties.txt \
    >/dev/null && roll_up far/县??
result $? "GNU parallel over ssh on two hosts"
[ "$(awk 'NR > 1 { print $2 }' log | sort -u | tr '\n' ' ')" = 'host1 host2 ' ]
result $? "both hosts have worked"
[ "$(cat host1/seen host2/seen | sort -u | wc -l)" -eq 2 ]
result $? "each in its own home"

for task in 1 2 3 4 5 6 7 8; do
    SLURM_ARRAY_TASK_ID=$task sh "$source/docs/rollup.sbatch" || echo "# task $task failed"
done
roll_up 市01/县??.csv
result $? "the tasks of rollup.sbatch"
echo broken >市01/县01/卢峰镇.csv
SLURM_ARRAY_TASK_ID=1 sh "$source/docs/rollup.sbatch"
[ $? -ne 0 ] && grep -q E107 市01/县01.txt
result $? "a task that fails says so"
finish
