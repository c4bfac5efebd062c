#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The files and functions that CONTRIBUTING.md names exist. contributing.sh SOURCE_DIR
set -u
cd "$1" || exit 1
. tests/tap.sh
names=$(grep -o '`[^`]*`' CONTRIBUTING.md | tr -d '`' | sort -u)
missing=$(echo "$names" | grep -E '^(bench|cmd|completions|debian|lib|man|po|tests)/[a-z_/.0-9-]*$' | while read -r path; do
    [ -e "$path" ] || echo "$path"
done)
[ -z "$missing" ]
result $? "the files that it names exist"
[ -z "$missing" ] || echo "$missing" | sed 's/^/# /'
missing=$(echo "$names" | sed -n 's/^\([a-z_]*\)()$/\1/p' | while read -r name; do
    grep -rqE "^[a-z].*[ *]$name\(" lib cmd --include='*.c' || echo "$name()"
done)
[ -z "$missing" ]
result $? "the functions that it names are defined"
[ -z "$missing" ] || echo "$missing" | sed 's/^/# /'
finish
