#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Installs into a folder and builds a small outside program against it, by pkg-config and by CMake;
# then runs an installed command. run.sh BUILD_DIR SOURCE_DIR
set -u
build=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HAZARD_DATADIR HAZARD_PLAN
export LANGUAGE=en
. "$source/tests/tap.sh"
need cmake pkg-config cc
check() { # check FACT COMMAND...
    fact=$1
    shift
    "$@" >"$work/log" 2>&1
    status=$?
    result $status "$fact"
    [ $status -eq 0 ] || sed 's/^/# /' "$work/log"
}
prefix=$work/usr
check "installs" cmake --install "$build" --prefix "$prefix"
lib=$(dirname "$(find "$prefix" -name libhazard.so)")
check "builds by pkg-config" sh -c "cc -std=c11 -Wall -Wextra -Werror $source/tests/install/outside.c \
    \$(PKG_CONFIG_PATH=$lib/pkgconfig pkg-config --cflags --libs hazard) -Wl,-rpath,$lib -o $work/a"
check "builds by CMake" sh -c "cmake -S $source/tests/install -B $work/b -DCMAKE_PREFIX_PATH=$prefix &&
    cmake --build $work/b"
file=$source/data-samples/townships/01-卢峰镇.csv
plan=$source/data-samples/plan.yaml
check "counts by pkg-config" sh -c "[ \"\$($work/a $plan $file)\" = '40 hazards' ]"
check "counts by CMake" sh -c "[ \"\$($work/b/outside $plan $file)\" = '40 hazards' ]"
check "shows an error" sh -c "[ \"\$($work/a $plan missing.csv 2>&1)\" = 'outside: missing.csv: E001' ]"
check "an installed command runs" sh -c "$prefix/bin/rollup --plan $plan --by sector --as-of 2023-06-22 $file |
    grep -q '^合计,2023-06-22,9,'"
finish
