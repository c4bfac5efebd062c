/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <hazard/hazard.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    hz_error err;
    hz_plan *plan = NULL;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int hazards = 0;
    if (argc < 3 || hz_plan_load(argv[1], &plan, &err) != 0 ||
        hz_rows_open((const char *const *)argv + 2, 1, NULL, &rows, &err) != 0)
        return 1;
    while (hz_rows_next(rows, &row, &err) > 0)
        hazards += hz_row_is_header(row) ? 0 : 1;
    printf("%d hazards\n", hazards);
    hz_rows_close(rows);
    hz_plan_free(plan);
    return 0;
}
