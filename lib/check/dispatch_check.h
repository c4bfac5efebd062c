/** What is wrong in a dispatch table: its labels, units, months and figures. */
#ifndef CHECK_DISPATCH_CHECK_H
#define CHECK_DISPATCH_CHECK_H

#include "base/intern.h"
#include "check/row_check.h"
#include <hazard/dispatch.h>

struct dispatch_check {
    hz_figures figures; /* made with the first header */
    hz_dispatch_binding binding;
    int64_t *now;         /* of the row */
    struct intern seen;   /* units with their months */
    struct intern places; /* where each of them was met first, by the same number */
};

/** Checks a header or row of @p rc, which counts the errors. 0, or -1 when out of memory. */
int dispatch_check_row(struct dispatch_check *d, struct row_check *rc);

void dispatch_check_free(struct dispatch_check *d);

#endif
