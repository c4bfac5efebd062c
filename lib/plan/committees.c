/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/committees.h"

/* Replace each text by the name in @p names that it is, so that names can be compared by pointer.
 */
static int resolve(struct plan_file *f, size_t index, const char *key, hz_string_list *texts,
                   const hz_names *names)
{
    for (size_t i = 0; i < texts->count; i++) {
        int found = hz_names_find(names, hz_span_of(texts->items[i]));
        if (found < 0) {
            return plan_file_error(f, plan_file_line(f, "committees", index),
                                   N_("committees: {name} is not one of the {list}"), "name",
                                   plan_file_show(hz_span_of(texts->items[i])).text, "list", key,
                                   NULL);
        }
        texts->items[i] = names->items[found].name;
    }
    return 0;
}

int plan_resolve_committees(struct plan_file *f, hz_plan *plan)
{
    for (size_t i = 0; i < plan->committees.count; i++) {
        hz_name *committee = &plan->committees.items[i];
        if (resolve(f, i, "departments", &committee->departments, &plan->departments) != 0 ||
            resolve(f, i, "sectors", &committee->sectors, &plan->sectors) != 0) {
            return -1;
        }
    }
    return 0;
}

static bool lists(const hz_string_list *texts, const hz_names *names, int i)
{
    bool found = false;
    for (size_t k = 0; i >= 0 && !found && k < texts->count; k++) {
        found = texts->items[k] == names->items[i].name;
    }
    return found;
}

/* The committees that list a department, a sector, or both. */
struct counts {
    int count;
    int last; /* of them */
};

static void add(struct counts *counts, int committee)
{
    counts->count++;
    counts->last = committee;
}

int committee_find(const hz_plan *plan, int department, int sector)
{
    struct counts by_department = {0};
    struct counts by_sector = {0};
    struct counts by_both = {0};
    for (size_t i = 0; i < plan->committees.count; i++) {
        const hz_name *committee = &plan->committees.items[i];
        bool has_department = lists(&committee->departments, &plan->departments, department);
        bool has_sector = lists(&committee->sectors, &plan->sectors, sector);
        if (has_department) {
            add(&by_department, (int)i);
        }
        if (has_sector) {
            add(&by_sector, (int)i);
        }
        if (has_department && has_sector) {
            add(&by_both, (int)i);
        }
    }
    const struct counts *best = by_department.count == 0  ? &by_sector
                                : by_department.count > 1 ? &by_both
                                                          : &by_department;
    return best->count == 1 ? best->last : -1;
}
