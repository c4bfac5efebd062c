/** The figures of a roll-up table, read back for a report. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include <hazard/plan.h>
#include <hazard/rollup.h>

struct unit {
    char name[96];
    int64_t now[HZ_INDICATOR_COUNT];
    int64_t increase[HZ_INDICATOR_COUNT];
    bool reported;     /* false: its cells are empty */
    char standing[64]; /* 报送情况, where the table tells it */
};

struct figures {
    struct unit *units;
    size_t count;
    size_t cap;
    struct unit total; /* of the units, added up here */
    bool has_increase;
    hz_date day;     /* the cut-off */
    char period[16]; /* 2023-06, or the day where the cut-off is no report day */
};

/** Reads the roll-up @p path. 0, or -1 with @p err set; free in either case. */
int figures_read(struct figures *f, const char *path, const hz_plan *plan, hz_diag *err);

void figures_free(struct figures *f);

#endif
