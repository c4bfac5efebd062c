/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/undone_lines.h"
#include "base/array.h"
#include "base/diag.h"
#include "check/ids.h"
#include <stdlib.h>

const char undone_mark[] = "（已撤回）";

static bool add(struct undone_lines *u, const struct journal_line *line, uint64_t first)
{
    char plain[PLAIN_ID];
    size_t known = u->ids.count;
    if (!array_reserve(&u->firsts, &u->first_cap, known + 1, sizeof *u->firsts) ||
        !array_reserve(&u->ranges, &u->cap, u->count + 1, sizeof *u->ranges)) {
        return false;
    }
    size_t id = intern_put(&u->ids, plain_id(line->cells[HZ_JOURNAL_ID], plain));
    if (id == SIZE_MAX) {
        return false;
    }
    u->firsts[id] = id == known ? 0 : u->firsts[id];
    u->ranges[u->count++] = (struct undone_range){first, line->number, u->firsts[id]};
    u->firsts[id] = u->count;
    return true;
}

int undone_lines_add(struct undone_lines *u, const struct journal_line *line)
{
    uint64_t first = 0;
    return line_undoes(line, &first) == 0 && (first == 0 || add(u, line, first)) ? 0 : -1;
}

static int read_line(void *ctx, const struct journal_line *line)
{
    return undone_lines_add(ctx, line);
}

int undone_lines_read(struct undone_lines *u, const char *ledger, hz_error *err)
{
    hz_diag_set(err, HZ_E003, ledger, NULL); /* if read_line() fails */
    return journal_each_line(ledger, read_line, u, NULL, err) == 0 ? 0 : -1;
}

/* A line without a hazard is undone alone: those between are about other units. */
static bool covers(const struct undone_range *range, uint64_t number, bool has_hazard)
{
    return number == range->first || number == range->undo ||
           (has_hazard && number > range->first && number < range->undo);
}

bool undone_lines_have(const struct undone_lines *u, const struct journal_line *line)
{
    char plain[PLAIN_ID];
    hz_span hazard = plain_id(line->cells[HZ_JOURNAL_ID], plain);
    size_t id = intern_find(&u->ids, hazard);
    for (size_t i = id == SIZE_MAX ? 0 : u->firsts[id]; i > 0; i = u->ranges[i - 1].next) {
        if (covers(&u->ranges[i - 1], line->number, hazard.len > 0)) {
            return true;
        }
    }
    return false;
}

void undone_lines_free(struct undone_lines *u)
{
    intern_free(&u->ids);
    free(u->firsts);
    free(u->ranges);
}
