/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts the hazards of ledgers: outside PLAN LEDGER... */
#include <hazard/hazard.h>
#include <stdio.h>

static int fail(const hz_error *err)
{
    fprintf(stderr, "outside: %s: %s\n", err->file, hz_code_name(err->code));
    return 1;
}

int main(int argc, char **argv)
{
    hz_error err;
    hz_plan *plan = NULL;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int found = 0;
    int hazards = 0;
    if (argc < 3) {
        fprintf(stderr, "usage: outside PLAN LEDGER...\n");
        return 1;
    }
    if (hz_plan_load(argv[1], &plan, &err) != 0) {
        return fail(&err);
    }
    hz_plan_free(plan);
    if (hz_rows_open((const char *const *)argv + 2, (size_t)argc - 2, NULL, &rows, &err) != 0) {
        return fail(&err);
    }
    while ((found = hz_rows_next(rows, &row, &err)) > 0) {
        hazards += hz_row_is_header(row) ? 0 : 1;
    }
    hz_rows_close(rows);
    if (found < 0) {
        return fail(&err);
    }
    printf("%d hazards\n", hazards);
    return 0;
}
