#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The library exports just the functions that the public headers declare. symbols.sh LIBRARY SOURCE_DIR
set -u
exported=$(nm -D --defined-only "$1" | awk '$2 == "T" { print $3 }' | sed 's/@.*//' | LC_ALL=C sort)
declared=$(cat "$2"/lib/include/hazard/*.h |
    sed -n 's/^[a-z].*[ *]\(hz_[a-z0-9_]*\)(.*/\1/p' | grep -v '_fn$' | LC_ALL=C sort -u)
inline='hz_span_equal
hz_span_is
hz_span_of'
wanted=$(echo "$declared" | grep -vxF "$inline")
mapped=$(sed -n 's/^ *\(hz_[a-z0-9_]*\);$/\1/p' "$2/lib/hazard.map" | LC_ALL=C sort)
echo "1..2"
status=0
if [ "$exported" = "$wanted" ]; then
    echo "ok 1 - exported are the functions of the headers"
else
    status=1
    echo "not ok 1 - exported are the functions of the headers"
    echo "# exported only, then declared only:"
    { echo "$exported"; echo "$wanted"; echo "$wanted"; } | LC_ALL=C sort | uniq -u | sed 's/^/#   /'
    { echo "$exported"; echo "$exported"; echo "$wanted"; } | LC_ALL=C sort | uniq -u | sed 's/^/#   /'
fi
if [ "$mapped" = "$wanted" ]; then
    echo "ok 2 - the map names each of them"
else
    status=1
    echo "not ok 2 - the map names each of them"
fi
exit $status
