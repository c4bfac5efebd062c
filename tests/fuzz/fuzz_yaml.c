/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes as a plan: it is refused with a reason, or all that it says can be asked. */
#include "fuzz.h"
#include "plan/plan.h"

static void ask_aliases(const hz_names *names, size_t i)
{
    for (size_t a = 0; a < names->items[i].aliases.count; a++) {
        hz_span alias = hz_span_of(names->items[i].aliases.items[a]);
        REQUIRE(hz_names_find(names, alias) == (int)i);
    }
}

static void ask_names(const hz_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        hz_span name = hz_span_of(names->items[i].name);
        REQUIRE(name.len > 0);
        REQUIRE(hz_names_find(names, name) == (int)i);
        const char *nearest = hz_names_nearest(names, name); /* "" where several are as near */
        REQUIRE(nearest[0] == '\0' || hz_names_find(names, hz_span_of(nearest)) >= 0);
        ask_aliases(names, i);
    }
}

static void ask_days(const hz_days *days)
{
    for (size_t i = 0; i < days->count; i++) {
        REQUIRE(days->items[i] != HZ_NO_DATE);
    }
}

static void ask_plan(const hz_plan *plan)
{
    REQUIRE(plan->start <= plan->end);
    REQUIRE(strlen(plan->title) > 0 && strlen(plan->county) > 0 && strlen(plan->id_prefix) > 0);
    ask_names(&plan->areas);
    ask_names(&plan->sectors);
    ask_names(&plan->sources);
    ask_days(&plan->holidays);
    ask_days(&plan->workdays);
    hz_date cutoff = hz_plan_cutoff(plan, plan->first_report);
    int day = 0;
    hz_date_split(cutoff, NULL, NULL, &day);
    REQUIRE(day == plan->report_day);
    for (size_t i = 1; i < plan->escalation.count; i++) {
        REQUIRE(plan->escalation.items[i - 1].days < plan->escalation.items[i].days);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_file file;
    hz_plan *plan = NULL;
    hz_error err;
    fuzz_file_open(&file, (hz_span){(const char *)data, size});
    if (hz_plan_load(file.path, &plan, &err) == 0) {
        ask_plan(plan);
        hz_plan_free(plan);
    } else {
        REQUIRE(err.code == HZ_E006);
        char message[64];
        hz_diag_text(&err, HZ_PART_MESSAGE, HZ_ENGLISH, message, sizeof message);
        REQUIRE(strlen(message) > strlen("the plan is wrong: "));
    }
    fuzz_file_close(&file);
    return 0;
}
