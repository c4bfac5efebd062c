/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What dispatch tables hold, and what is wrong in it: labels, units, months and figures. */
#ifndef CHECK_DISPATCH_CHECK_H
#define CHECK_DISPATCH_CHECK_H

#include "base/intern.h"
#include "check/dispatch_sums.h"
#include "check/row_check.h"
#include "schema/dispatch.h"

/** What a row of a dispatch table is. */
enum dispatch_kind {
    DISPATCH_UNUSABLE, /* reported; it cannot be counted */
    DISPATCH_TOTAL,    /* the sum of other rows */
    DISPATCH_EMPTY,    /* a unit without any figure: no data */
    DISPATCH_FIGURES,
};

/** How a field that is no figure is read; see field_role() in dispatch_check.c. */
enum dispatch_role { ROLE_NONE, ROLE_GROUP, ROLE_TEXT };

struct dispatch_check {
    bool may_repeat;       /* that a unit reports for a month twice is no finding */
    hz_indicators figures; /* made with the first header */
    hz_dispatch_binding binding;
    enum dispatch_role *roles; /* of the fields */
    struct dispatch_sums sums; /* of the table */
    size_t labels;             /* of its header */
    char file[512];            /* that it is in */
    struct intern seen;        /* units with their months */
    struct intern places;      /* where each of them was met first, by the same number */

    /* The row last checked. */
    enum dispatch_kind kind;
    int unit;  /* of the plan, see hz_unit_find(); -1: the table has no units */
    int maker; /* the unit that the row seems to come from, usable or not; -1: none */
    hz_date day;
    hz_date reported_on; /* HZ_NO_DATE: not given */
    bool zero;           /* 零报告, by a word or by its figures */
    int64_t *now;        /* then the increases; HZ_UNKNOWN: not given, or cannot be read */
};

/**
 * Reads and checks a header or row of @p rc, which counts the errors. 0, or -1 when out of memory.
 */
int dispatch_check_row(struct dispatch_check *d, struct row_check *rc);

/** Reads the figures of the row of @p rc into d->now; reports what cannot be read if @p reports. */
void dispatch_read_figures(struct dispatch_check *d, struct row_check *rc, bool reports);

void dispatch_check_free(struct dispatch_check *d);

#endif
