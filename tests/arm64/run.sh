#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Compiles the scanning for arm64 and compares it with the plain one under qemu: run.sh SOURCE_DIR
set -u
. "$1/tests/tap.sh"
need aarch64-linux-gnu-gcc qemu-aarch64
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$1" || exit 1
aarch64-linux-gnu-gcc -std=c11 -O2 -static -Wall -Wextra -Werror -Ilib -Ilib/include \
    -o "$work/compare" tests/arm64/compare.c lib/base/scan*.c
result $? "it compiles"
qemu-aarch64 "$work/compare" >"$work/output"
status=$?
sed 's/^/# /' "$work/output"
result $status "the scanners agree"
grep -q 'is neon$' "$work/output"
result $? "the one for NEON is used"
finish
