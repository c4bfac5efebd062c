#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Prints the folder for the files of tests: one in memory that can hold 1 GiB and run programs if
# there is one, otherwise /tmp. Tests write and sync thousands of small files.
folder=$(mktemp -d /dev/shm/hazard.XXXXXX 2>/dev/null) || { echo /tmp; exit; }
trap 'rm -rf "$folder"' EXIT
printf '#!/bin/sh\nexit 0\n' >"$folder/program"
chmod +x "$folder/program"
free=$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')
if [ "$(stat -f -c %T /dev/shm)" = tmpfs ] && [ "$free" -ge 1048576 ] && "$folder/program" 2>/dev/null; then
    echo /dev/shm
else
    echo /tmp
fi
