# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck shell=sh
# Sourced by the scripts here, with $source set to the folder of the project.

. "$source/tests/tap.sh"

numbered() { # numbered COUNT NAME: NAME01 NAME02 ...
    seq -f "$2%02g" "$1"
}

# The plan of a level whose units are these; it has no departments.
plan_of() { # plan_of UNIT...
    awk -v units="$*" '
        /^[a-z_]*:/ { skip = /^(areas|departments):/ }
        /^areas:/ {
            print
            n = split(units, unit, " ")
            for (i = 1; i <= n; i++) print "  - name: " unit[i]
        }
        !skip { print }' "$source/data-samples/plan.yaml"
}

# Makes CITY/COUNTY/TOWNSHIP.csv in the current folder, and the plans city.yaml and province.yaml.
province() { # province CITIES COUNTIES ROWS
    townships=$(sed -n '/^areas:/,/^$/s/.*name: \([^,]*\),.*/\1/p' "$source/data-samples/plan.yaml")
    seed=0
    for city in $(numbered "$1" 市); do
        for county in $(numbered "$2" 县); do
            mkdir -p "$city/$county"
            for township in $townships; do
                seed=$((seed + 1))
                make-ledger -r "$3" -s "$seed" -t "$township" >"$city/$county/$township.csv" || return
            done
        done
    done
    # shellcheck disable=SC2046 # lists of words
    plan_of $(numbered "$2" 县) >city.yaml
    # shellcheck disable=SC2046
    plan_of $(numbered "$1" 市) >province.yaml
}
