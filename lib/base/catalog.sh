#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Prints a translation as the bytes of a C array. catalog.sh MSGFMT FILE.po
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" --check --endianness=little -o "$work/catalog.mo" "$2"
od -An -v -tu1 "$work/catalog.mo" | sed 's/[0-9][0-9]*/&,/g'
