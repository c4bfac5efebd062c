/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "plan/plan_file.h"

enum { LONGEST_PREFIX = 16 };

static int fail(struct plan_file *f, const char *key, const char *reason)
{
    return plan_file_error(f, plan_file_line(f, key, 0), reason, "key", key, NULL);
}

static struct shown show(const char *text)
{
    return plan_file_show(hz_span_of(text));
}

static int check_period(struct plan_file *f, const hz_plan *plan)
{
    int year = 0;
    int month = 0;
    hz_date_split(plan->end, &year, &month, NULL);
    if (plan->end < plan->start) {
        return fail(f, "end", N_("{key}: the period ends before it starts"));
    }
    if (plan->first_report > year * 12 + month - 1) {
        return fail(f, "first_report", N_("{key}: the period ends before this month"));
    }
    return 0;
}

/* The prefix becomes part of file names; only the minus sign separates it from the year. */
static int check_prefix(struct plan_file *f, const hz_plan *plan)
{
    size_t len = strspn(plan->id_prefix, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "abcdefghijklmnopqrstuvwxyz");
    return len <= LONGEST_PREFIX && plan->id_prefix[len] == '\0'
               ? 0
               : fail(f, "id_prefix", N_("{key}: must be 1 to 16 ASCII letters or digits"));
}

/* Returns the name itself for 0, then its aliases; NULL after the last. */
static const char *one_name(const hz_name *name, size_t n)
{
    if (n == 0) {
        return name->name;
    }
    return n <= name->aliases.count ? name->aliases.items[n - 1] : NULL;
}

static int name_is_taken(struct plan_file *f, const char *key, size_t index, const char *text,
                         const hz_name *by)
{
    return plan_file_error(f, plan_file_line(f, key, index),
                           N_("{key}: {name} is already a name of {other}"), "key", key, "name",
                           show(text).text, "other", show(by->name).text, NULL);
}

/* Each name and alias belongs to one item. */
static int check_names(struct plan_file *f, const char *key, const hz_names *names)
{
    const char *text = NULL;
    for (size_t i = 0; i < names->count; i++) {
        for (size_t n = 0; (text = one_name(&names->items[i], n)) != NULL; n++) {
            int first = hz_names_find(names, hz_span_of(text));
            if (first != (int)i) {
                return name_is_taken(f, key, i, text, &names->items[first]);
            }
        }
    }
    return 0;
}

/* Townships and departments occur in one table, so their names differ, too. */
static int check_units(struct plan_file *f, const hz_plan *plan)
{
    const char *text = NULL;
    for (size_t i = 0; i < plan->departments.count; i++) {
        for (size_t n = 0; (text = one_name(&plan->departments.items[i], n)) != NULL; n++) {
            int area = hz_names_find(&plan->areas, hz_span_of(text));
            if (area >= 0) {
                return name_is_taken(f, "departments", i, text, &plan->areas.items[area]);
            }
        }
    }
    return 0;
}

static int check_all_names(struct plan_file *f, const hz_plan *plan)
{
    bool wrong = check_names(f, "areas", &plan->areas) != 0 ||
                 check_names(f, "departments", &plan->departments) != 0 ||
                 check_names(f, "committees", &plan->committees) != 0 ||
                 check_names(f, "sectors", &plan->sectors) != 0 ||
                 check_names(f, "sources", &plan->sources) != 0 ||
                 check_names(f, "escalation", &plan->steps) != 0;
    return wrong ? -1 : check_units(f, plan);
}

static int check_not_empty(struct plan_file *f, const hz_plan *plan)
{
    const struct {
        const char *key;
        size_t count;
    } lists[] = {{"areas", plan->areas.count},
                 {"sectors", plan->sectors.count},
                 {"sources", plan->sources.count},
                 {"escalation", plan->escalation.count}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (lists[i].count == 0) {
            return fail(f, lists[i].key, N_("{key}: the list must have at least one element"));
        }
    }
    return 0;
}

/* One text member of all elements of a list. */
struct texts_of {
    const char *list;
    const char *key;
    const void *items;
    size_t count;
    size_t size;
    size_t offset;
};

static const char *text_at(const struct texts_of *texts, size_t i)
{
    const char *text = NULL;
    memcpy(&text, (const char *)texts->items + i * texts->size + texts->offset, sizeof text);
    return text;
}

static int check_unique(struct plan_file *f, const struct texts_of *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(text_at(texts, i), text_at(texts, k)) == 0) {
                return plan_file_error(f, plan_file_line(f, texts->list, i),
                                       N_("{key}: the {member} {text} occurs twice"), "key",
                                       texts->list, "member", texts->key, "text",
                                       show(text_at(texts, i)).text, NULL);
            }
        }
    }
    return 0;
}

static int check_duplicates(struct plan_file *f, const hz_plan *plan)
{
    const struct texts_of lists[] = {
        {"duties", "id", plan->duties.items, plan->duties.count, sizeof(hz_duty),
         offsetof(hz_duty, id)},
        {"indicators", "id", plan->indicators.items, plan->indicators.count,
         sizeof(hz_plan_indicator), offsetof(hz_plan_indicator, id)},
        {"indicators", "label", plan->indicators.items, plan->indicators.count,
         sizeof(hz_plan_indicator), offsetof(hz_plan_indicator, label)},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (check_unique(f, &lists[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

static int check_escalation(struct plan_file *f, const hz_plan *plan)
{
    for (size_t i = 1; i < plan->escalation.count; i++) {
        const hz_escalation *step = &plan->escalation.items[i];
        if (step->days <= step[-1].days) {
            return plan_file_error(
                f, plan_file_line(f, "escalation", i),
                N_("escalation: {step} must have more days than the step before it"), "step",
                show(step->step).text, NULL);
        }
    }
    return 0;
}

static int check_dispositions(struct plan_file *f, const hz_plan *plan)
{
    for (size_t i = 0; i < plan->dispositions.count; i++) {
        const hz_string_list *sources = &plan->dispositions.items[i].sources;
        for (size_t k = 0; k < sources->count; k++) {
            if (hz_names_find(&plan->sources, hz_span_of(sources->items[k])) < 0) {
                return plan_file_error(f, plan_file_line(f, "dispositions", i),
                                       N_("dispositions: {source} is not one of the sources"),
                                       "source", show(sources->items[k]).text, NULL);
            }
        }
    }
    return 0;
}

static int check_days(struct plan_file *f, const hz_plan *plan)
{
    for (size_t i = 0; i < plan->workdays.count; i++) {
        for (size_t k = 0; k < plan->holidays.count; k++) {
            if (plan->workdays.items[i] == plan->holidays.items[k]) {
                char day[16];
                hz_date_format(plan->workdays.items[i], day);
                return plan_file_error(f, plan_file_line(f, "workdays", i),
                                       N_("workdays: {day} is also one of the holidays"), "day",
                                       day, NULL);
            }
        }
    }
    return 0;
}

int plan_validate(struct plan_file *f, const hz_plan *plan)
{
    static int (*const checks[])(struct plan_file *, const hz_plan *) = {
        check_period,     check_prefix,     check_not_empty,    check_all_names,
        check_duplicates, check_escalation, check_dispositions, check_days,
    };
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (checks[i](f, plan) != 0) {
            return -1;
        }
    }
    return 0;
}
