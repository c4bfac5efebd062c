/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The results of inspections, from reading the lists to the tables of what was found. */
#ifndef ROLLUP_RESULTS_H
#define ROLLUP_RESULTS_H

#include "check/usable.h"
#include "output/format.h"
#include "rollup/check_record.h"
#include "rollup/draw_numbers.h"
#include "rollup/groups.h"
#include <hazard/sample.h>

/** What is counted of each group. */
enum result_count {
    RESULT_DRAWN,
    RESULT_VISITED,
    RESULT_AGREES,
    RESULT_DIFFERS,
    RESULT_UNRECTIFIED, /* 待验收 or 已销号 in the ledger, but found not rectified */
    RESULT_COUNTS
};

/** A hazard on a list. */
struct listed {
    bool is_visited;
    size_t visit;  /* if it was */
    size_t source; /* number of the file, where it was visited */
    uint64_t line;
};

/** A hazard that was inspected: its cells are in `texts`. */
struct visit {
    size_t first;             /* of VISIT_CELLS */
    size_t group;             /* that counts it */
    enum check_answer agrees; /* ANSWER_NONE: another list contradicts it, and it does not count */
    enum check_answer rectified;
    bool is_unrectified; /* although the ledger says that it is rectified */
    int step;            /* hz_results_table that lists it; HZ_RESULTS_RATES: none */
};

struct hz_results {
    const hz_plan *plan;
    hz_date today;
    hz_sink sink;
    hz_usable *usable;
    hz_hazard hazard; /* of the current row */
    uint64_t columns; /* that are read of it */
    struct check_layout layout;
    struct draw_numbers numbers;
    struct groups groups;
    struct intern ids; /* of `listed` */
    struct intern sources;
    struct listed *listed;
    size_t listed_cap;
    struct grid texts;
    struct visit *visits;
    size_t visit_count;
    size_t visit_cap;
};

/** The columns of the ledger in the texts of a visit; the fields of the list follow them. */
enum { VISIT_COLUMNS = 5, VISIT_CELLS = VISIT_COLUMNS + FIELD_COUNT };
hz_column visit_column(size_t i);

#endif
