#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Townships, counties, cities, a province: each level rolls up the tables of the one below, and the
# last table is the same as that of all ledgers at once, as TAP: levels.sh BUILD_DIR SOURCE_DIR
set -u
build=$1 source=$2
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
. "$source/tests/scaling/province.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

count() { # count ARGUMENT...: a roll-up; any finding fails the test
    rollup --month 2023-09 --by "$by" "$@" || broken=1
}

province 14 13 12
result $? "14 cities of 13 counties of 25 townships: $(find . -name '*.csv' | wc -l) ledgers"
for by in area area,sector source; do
    broken=0
    for county in 市*/县??; do
        count --unit-name "${county#*/}" "$county"/*.csv >"$county.csv"
    done
    for city in 市??; do
        count --plan city.yaml --unit-name "$city" "$city"/县*.csv >"$city.csv"
    done
    count --plan province.yaml 市*.csv >province.csv
    count --plan province.yaml --unit-name 全省 市*.csv >levels.csv
    find . -path './*/*/*.csv' -exec cat {} + | count --unit-name 全省 >at-once.csv
    find ./市07 -path './*/*/*.csv' -exec cat {} + | count --unit-name 市07 >city.csv
    result "$broken" "by $by: no finding at any level"
    cmp levels.csv at-once.csv
    result $? "by $by: the province through three levels is the province at once"
    cmp 市07.csv city.csv
    result $? "by $by: a city through two levels is the city at once"
    [ "$by" = source ] || [ "$(sed '/^市07,/!d' province.csv)" = "$(sed '/^市07,/!d' city.csv)" ]
    result $? "by $by: and that is what the province's table says of it"
done
finish
