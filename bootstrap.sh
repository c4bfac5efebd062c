#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Sets up a fresh Debian 12:
#   sh bootstrap.sh demo   install the dependencies, build, do a month's work on data-samples/
#   sh bootstrap.sh test   do the same, run all tests and build the Debian packages
set -eu
cd "$(dirname "$0")"

BUILD_PACKAGES='gcc libc6-dev make cmake pkg-config gettext libcsv-dev libyaml-dev libunistring-dev
    libsodium-dev libacl1-dev libzip-dev libexpat1-dev libxlsxwriter-dev'
TEST_PACKAGES='build-essential libcmocka-dev mandoc valgrind clang libclang-rt-14-dev clang-format clang-tidy
    openssh-client openssh-server parallel rsync file dpkg-dev debhelper lintian bash-completion
    gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user acl python3-openpyxl python3-xlrd python3-xlwt'

say() {
    printf '\n== %s\n' "$*"
}

is_installed() {
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'
}

install_packages() {
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing:$missing"
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    $as_root apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

jobs() {
    nproc 2>/dev/null || echo 1
}

build() { # build PRESET [CMAKE OPTIONS]
    preset=$1
    shift
    say "building ($preset)"
    cmake --preset "$preset" "$@"
    cmake --build --preset "$preset" -j "$(jobs)"
}

run() { # run COMMAND: show it and run it; status 1 means findings and is no failure
    printf '\n$ %s\n' "$1"
    status=0
    sh -c "$1" || status=$?
    [ "$status" -le 1 ] || exit "$status"
}

demo() {
    # shellcheck disable=SC2086
    install_packages $BUILD_PACKAGES
    build default -DBUILD_TESTING=OFF
    result=$PWD/build/demo
    rm -rf "$result"
    mkdir -p "$result"
    PATH=$PWD/build/default:$PATH
    HAZARD_DATADIR=$PWD/build/default/share
    export PATH HAZARD_DATADIR
    cp -r data-samples/. "$result"
    cd "$result"
    say "the month's work, in $result"
    run 'ledger-tidy --changes changes.csv workbooks/* 2>/dev/null | rollup --month 2023-06 2>/dev/null | cut -d, -f 1,3,5,9,11 | grep -v ,,'
    run 'wc -l <changes.csv'
    run 'ledger-check with-errors.csv'
    run 'ledger-check townships/*.csv | wc -l'
    run 'ledger-check --pass townships/*.csv new-hazards.csv 2>warnings | hazard-add -l county.csv --by 登记员甲 2>/dev/null | wc -l'
    run 'overdue --as-of 2023-06-22 -f csv county.csv > overdue.csv; wc -l < overdue.csv'
    run 'ledger-step -l county.csv submit --by 责任人丙 --on 2023-06-20 XP-2023-001003 -f yaml'
    run 'ledger-close -l county.csv --by 审批人甲 --on 2023-06-20 XP-2023-001001 XP-2023-001002 -f yaml'
    run 'ledger-log -l county.csv XP-2023-001001'
    run 'ledger-log -l county.csv --verify'
    run 'rollup --month 2023-06 county.csv tables/2023-06.csv tables/*.yaml 2>findings > rollup-2023-06.csv; wc -l <findings'
    run 'rollup --as-of 2023-06-22 -f text county.csv'
    run 'report bulletin -f html rollup-2023-06.csv > bulletin-2023-06.html'
    run 'report bulletin rollup-2023-06.csv'
    say "done: county.csv, overdue.csv, rollup-2023-06.csv and bulletin-2023-06.html are in $result"
}

run_tests() { # run_tests PRESET [CTEST OPTIONS]
    preset=$1
    shift
    say "testing ($preset)"
    ctest --preset "$preset" -j "$(jobs)" "$@"
}

check_style() {
    say "style"
    find lib cmd tests bench -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
    find lib cmd -name '*.c' -print0 |
        xargs -0 -n 4 -P "$(jobs)" clang-tidy --quiet -p build/default 2>/dev/null
}

check_packages() {
    say "packages"
    rm -rf build/package
    mkdir -p build/package/hazard-ledger
    tar -cf - --exclude=./build --exclude=./bench/data --exclude=./.git . | tar -xf - -C build/package/hazard-ledger
    (
        cd build/package/hazard-ledger
        DEB_BUILD_OPTIONS="noautodbgsym parallel=$(jobs)" dpkg-buildpackage --build=binary --no-sign
    )
    sh tests/package/run.sh build/package
}

all_tests() {
    # shellcheck disable=SC2086
    install_packages $BUILD_PACKAGES $TEST_PACKAGES
    (demo)
    build default -DBUILD_TESTING=ON
    run_tests default -LE fuzz-smoke
    check_style
    check_packages
    build sanitize
    run_tests sanitize -L 'unit|cli'
    build tsan
    build fuzz
    # one test that uses one processor at a time, beside many that need one each
    run_tests tsan -R cli-jobs >build/tsan.log 2>&1 &
    tsan=$!
    run_tests fuzz -L fuzz-smoke
    wait "$tsan" || { cat build/tsan.log; exit 1; }
    say "all tests passed"
}

case ${1-} in
demo) demo ;;
test) all_tests ;;
*)
    echo "usage: sh bootstrap.sh demo | test" >&2
    exit 2
    ;;
esac
