#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Checks the Debian packages, as TAP: run.sh FOLDER_OF_THE_PACKAGES. Their control fields and lists of
# files are as expected, and what is unpacked from them works: the commands, and building a program.
set -u
export LC_ALL=C.UTF-8 LANGUAGE=en
packages=$(cd "$1" && pwd) || exit 1
source=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset HAZARD_PLAN
. "$source/tests/tap.sh"
version=$(sed -n 's/^project(hazard-ledger VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
arch=$(dpkg --print-architecture)
triplet=$(dpkg-architecture -q DEB_HOST_MULTIARCH)

compare() { # compare WORDS: the files want and got have the same lines, in any order
    sort -o "$work/want" "$work/want"
    sort -o "$work/got" "$work/got"
    diff "$work/want" "$work/got" >"$work/diff"
    result $? "$1"
    sed 's/^/# /' "$work/diff"
}
deb() { # deb PACKAGE: its file
    echo "$packages/$1_$version-1_$arch.deb"
}
field() { # field PACKAGE NAME
    dpkg-deb --field "$(deb "$1")" "$2"
}

# control fields
for package in hazard-ledger libhazard0 libhazard-dev; do
    [ -f "$(deb "$package")" ]
    result $? "$package: is there, in the version of the sources"
    dpkg-deb -x "$(deb "$package")" "$work/root"
    dpkg-deb -e "$(deb "$package")" "$work/$package"
    [ -z "$(field "$package" Conflicts)$(field "$package" Breaks)$(field "$package" Replaces)" ]
    result $? "$package: conflicts with no package"
    [ "$(field "$package" Priority)" = optional ]
    result $? "$package: is optional"
done
[ "$(field hazard-ledger Section) $(field libhazard0 Section) $(field libhazard-dev Section)" = "utils libs libdevel" ]
result $? "each package has its section"
[ "$(field hazard-ledger Depends | sed 's/ ([^)]*)//g')" = "libc6, libhazard0" ]
result $? "hazard-ledger depends on the library alone"
[ "$(field libhazard0 Depends | sed 's/ ([^)]*)//g')" = "libacl1, libc6, libcsv3, libexpat1, libsodium23, libunistring2, libxlsxwriter4, libyaml-0-2, libzip4" ]
result $? "libhazard0 depends on the libraries that CMakeLists.txt names"
[ "$(field libhazard-dev Depends)" = "libhazard0 (= $version-1)" ]
result $? "libhazard-dev depends on the same version of the library"
[ "$(field libhazard0 Multi-Arch) $(field libhazard-dev Multi-Arch)" = "same same" ]
result $? "the libraries of several architectures can be installed together"
grep -q '^libhazard 0 libhazard0' "$work/libhazard0/shlibs"
result $? "libhazard0: shlibs names the package"
nm -D --defined-only --with-symbol-versions "$work/root/usr/lib/$triplet/libhazard.so.0" |
    sed -n 's/.* T \(.*\)@@\(.*\)/ \1@\2/p' | sed 's/^ //' >"$work/want"
sed -n 's/^ \(hz_[^ ]*\) .*/\1/p' "$work/libhazard0/symbols" >"$work/got"
compare "libhazard0: symbols lists every function"

# lists of files, without documentation
files() { # files PACKAGE
    dpkg-deb --fsys-tarfile "$(deb "$1")" | tar -tf - | grep -v '/$' | sed "s/^\.//; s/$triplet/TRIPLET/"
}
compare_files() { # compare_files PACKAGE
    files "$1" | grep -v -e ^/usr/share/doc/ -e ^/usr/share/lintian/ >"$work/got"
    compare "$1: its files"
}
commands=$(sed -n 's/^set(COMMANDS \(.*\))$/\1/p' "$source/cmd/CMakeLists.txt" | sed 's/\<rollup\>/hazard-rollup/')
{
    for command in $commands; do
        echo "/usr/bin/$command"
        echo "/usr/share/bash-completion/completions/$command"
        echo "/usr/share/man/man1/$command.1.gz"
        echo "/usr/share/man/zh_CN/man1/$command.1.gz"
    done
    for page in "$source"/man/*.[57]; do
        page=${page##*/}
        echo "/usr/share/man/man${page##*.}/$page.gz"
        echo "/usr/share/man/zh_CN/man${page##*.}/$page.gz"
    done
    cat <<END
/usr/lib/hazard-ledger/bin/rollup
/usr/lib/hazard-ledger/share/man/man1/rollup.1.gz
/usr/lib/hazard-ledger/share/man/zh_CN/man1/rollup.1.gz
/usr/share/bash-completion/completions/hazard-ledger
/usr/share/hazard-ledger/plan.yaml
END
} >"$work/want"
compare_files hazard-ledger
cat >"$work/want" <<END
/usr/lib/TRIPLET/libhazard.so.0
/usr/lib/TRIPLET/libhazard.so.$version
END
compare_files libhazard0
{
    (cd "$source/lib/include/hazard" && printf '/usr/include/hazard/%s\n' *)
    cat <<END
/usr/lib/TRIPLET/cmake/hazard/hazardConfig-release.cmake
/usr/lib/TRIPLET/cmake/hazard/hazardConfig.cmake
/usr/lib/TRIPLET/cmake/hazard/hazardConfigVersion.cmake
/usr/lib/TRIPLET/libhazard.so
/usr/lib/TRIPLET/pkgconfig/hazard.pc
END
} >"$work/want"
compare_files libhazard-dev
for package in hazard-ledger libhazard0 libhazard-dev; do
    printf '%s\n' changelog.Debian.gz changelog.gz copyright >"$work/want"
    files "$package" | sed -n "s:^/usr/share/doc/$package/::p" | grep -vE '\.md$|^docs/|^examples/' >"$work/got"
    compare "$package: its changelogs and its licence"
done
(cd "$source" && find docs README*.md -type f; cd data-samples && find . -type f | sed 's/^./examples/') >"$work/want"
(cd "$work/root/usr/share/doc/hazard-ledger" && find docs examples README*.md -type f) >"$work/got"
compare "hazard-ledger: its documentation and examples"

# what is unpacked works
export LD_LIBRARY_PATH="$work/root/usr/lib/$triplet" HAZARD_DATADIR="$work/root/usr/share"
samples=$work/root/usr/share/doc/hazard-ledger/examples
for rollup in bin/hazard-rollup lib/hazard-ledger/bin/rollup; do
    "$work/root/usr/$rollup" --month 2023-06 "$samples"/townships/*.csv 2>/dev/null | grep -q '^合计,2023-06,'
    result $? "/usr/$rollup counts the samples"
done
PKG_CONFIG_PATH=$LD_LIBRARY_PATH/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # options, one a word
cc -std=c11 -Wall -Wextra -Werror "$source/tests/install/outside.c" $(pkg-config --cflags --libs hazard) -o "$work/outside" &&
    [ "$("$work/outside" "$samples/plan.yaml" "$samples/townships/01-卢峰镇.csv")" = "40 hazards" ]
result $? "a program is built with libhazard-dev and counts the samples"

if command -v lintian >/dev/null; then
    lintian --profile debian --fail-on error,warning "$packages"/*.deb >"$work/lintian" 2>&1
    result $? "lintian has no error and no warning"
    sed 's/^/# /' "$work/lintian"
else
    result 0 "lintian # SKIP not installed"
fi
finish
