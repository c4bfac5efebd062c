#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs a test program under Valgrind: valgrind.sh COMPILER_ID PROGRAM
. "$(dirname "$0")/../tap.sh"
need valgrind
[ "$1" = GNU ] || skip "Valgrind of Debian 12 cannot read the debugging data of its $1"
exec valgrind -q --leak-check=full --error-exitcode=99 "$2"
