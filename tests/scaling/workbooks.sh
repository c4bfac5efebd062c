#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Workbooks that would fill the memory or take for ever; see workbooks.py.
#   workbooks.sh BUILD_DIR SOURCE_DIR
set -u
. "$2/tests/tap.sh"
need python3
exec python3 "$2/tests/scaling/workbooks.py" "$1" "$1/measure"
