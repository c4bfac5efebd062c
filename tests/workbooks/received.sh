#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Tables as townships send them, made by Python, are read with each value under its column.
#   received.sh BUILD_DIR SOURCE_DIR [COUNT]
set -eu
python=/usr/bin/python3 # the one that Debian's packages are for
[ -x "$python" ] || {
    echo "python3 is needed"
    exit 77
}
exec "$python" "$2/tests/workbooks/received.py" "$1" "${3:-60}"
