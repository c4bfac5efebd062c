#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Compiles the scanning for arm64 and tries it under qemu, as TAP: run.sh SOURCE_DIR
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$1" || exit 1
aarch64-linux-gnu-gcc -std=c11 -O2 -static -Wall -Wextra -Werror -Ilib -Ilib/include \
    -o "$work/compare" tests/arm64/compare.c lib/base/scan*.c || exit 1
qemu-aarch64 "$work/compare" >"$work/said"
status=$?
cat "$work/said"
[ "$status" -eq 0 ] && grep -q 'is neon$' "$work/said"
