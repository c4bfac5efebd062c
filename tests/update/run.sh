#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Cumulative ledgers, month after month.  run.sh BUILD_DIR SOURCE_DIR proof|random_edits [OPTION...]
set -u
build=$1 source=$2 program=$3
. "$source/tests/tap.sh"
need python3
shift 3
exec python3 -B "$source/tests/update/$program.py" "$build" "$source" "$@"
