/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "base/files.h"
#include "plan/committees.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define AT(type, member) offsetof(type, member)

static const char *const periods[] = {"month", "quarter", "half-year", "year", "campaign", NULL};
static const char *const origins[] = {"ledger", "submitted", NULL};
static const char *const penalties[] = {"forbidden", "heavier", NULL};
static const char *const shifts[] = {HZ_SHIFT_NEXT_WORKDAY, "none", NULL};
static const char *const listings[] = {"required", "forbidden", NULL};

static const struct range times = {1, 9999};
static const struct range days = {0, 9999};
static const struct range wan = {1, 1000000};
static const struct range report_days = {1, 28}; /* the days that every month has */

static const struct field name_fields[] = {
    {"name", FIELD_TEXT, AT(hz_name, name), true, {NULL}},
    {"aliases", FIELD_TEXTS, AT(hz_name, aliases), false, {NULL}},
    {"high_risk", FIELD_FLAG, AT(hz_name, high_risk), false, {NULL}},
    {"self", FIELD_FLAG, AT(hz_name, self), false, {NULL}},
    {"township", FIELD_FLAG, AT(hz_name, township), false, {NULL}},
    {"reports", FIELD_FLAG, AT(hz_name, reports), false, {NULL}},
    {"tip", FIELD_FLAG, AT(hz_name, tip), false, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item name_item = {name_fields, sizeof(hz_name)};

static const struct field committee_fields[] = {
    {"name", FIELD_TEXT, AT(hz_name, name), true, {NULL}},
    {"aliases", FIELD_TEXTS, AT(hz_name, aliases), false, {NULL}},
    {"departments", FIELD_TEXTS, AT(hz_name, departments), false, {NULL}},
    {"sectors", FIELD_TEXTS, AT(hz_name, sectors), false, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item committee_item = {committee_fields, sizeof(hz_name)};

static const struct field column_fields[] = {
    {"column", FIELD_TEXT, AT(hz_plan_column, column), true, {NULL}},
    {"labels", FIELD_TEXTS, AT(hz_plan_column, labels), true, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item column_item = {column_fields, sizeof(hz_plan_column)};

static const struct field value_fields[] = {
    {"column", FIELD_TEXT, AT(hz_plan_value, column), true, {NULL}},
    {"value", FIELD_TEXT, AT(hz_plan_value, value), true, {NULL}},
    {"words", FIELD_TEXTS, AT(hz_plan_value, words), true, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item value_item = {value_fields, sizeof(hz_plan_value)};

static const struct field milestone_fields[] = {
    {"what", FIELD_TEXT, AT(hz_milestone, what), true, {NULL}},
    {"due", FIELD_DATE, AT(hz_milestone, due), true, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item milestone_item = {milestone_fields, sizeof(hz_milestone)};

static const struct field duty_fields[] = {
    {"id", FIELD_TEXT, AT(hz_duty, id), true, {NULL}},
    {"what", FIELD_TEXT, AT(hz_duty, what), true, {NULL}},
    {"who", FIELD_TEXT, AT(hz_duty, who), true, {NULL}},
    {"every", FIELD_CHOICE, AT(hz_duty, every), true, {.choices = periods}},
    {"every_high_risk", FIELD_CHOICE, AT(hz_duty, every_high_risk), false, {.choices = periods}},
    {"times", FIELD_NUMBER, AT(hz_duty, times), true, {.range = &times}},
    {"basis", FIELD_BASIS, AT(hz_duty, basis), false, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item duty_item = {duty_fields, sizeof(hz_duty)};

static const struct field indicator_fields[] = {
    {"id", FIELD_TEXT, AT(hz_plan_indicator, id), true, {NULL}},
    {"label", FIELD_TEXT, AT(hz_plan_indicator, label), true, {NULL}},
    {"unit", FIELD_TEXT, AT(hz_plan_indicator, unit), true, {NULL}},
    {"from", FIELD_CHOICE, AT(hz_plan_indicator, from), true, {.choices = origins}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item indicator_item = {indicator_fields, sizeof(hz_plan_indicator)};

static const struct field disposition_fields[] = {
    {"basis", FIELD_TEXT, AT(hz_disposition, basis), true, {NULL}},
    {"sources", FIELD_TEXTS, AT(hz_disposition, sources), true, {NULL}},
    {"rectified", FIELD_FLAG, AT(hz_disposition, rectified), false, {NULL}},
    {"penalty", FIELD_CHOICE, AT(hz_disposition, penalty), false, {.choices = penalties}},
    {"listed", FIELD_CHOICE, AT(hz_disposition, listed), false, {.choices = listings}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item disposition_item = {disposition_fields, sizeof(hz_disposition)};

static const struct field escalation_fields[] = {
    {"step", FIELD_TEXT, AT(hz_escalation, step), true, {NULL}},
    {"aliases", FIELD_TEXTS, AT(hz_escalation, aliases), false, {NULL}},
    {"days", FIELD_NUMBER, AT(hz_escalation, days), true, {.range = &days}},
    {"basis", FIELD_BASIS, AT(hz_escalation, basis), false, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};
static const struct item escalation_item = {escalation_fields, sizeof(hz_escalation)};

static const struct field plan_fields[] = {
    {"title", FIELD_TEXT, AT(hz_plan, title), true, {NULL}},
    {"county", FIELD_TEXT, AT(hz_plan, county), true, {NULL}},
    {"id_prefix", FIELD_TEXT, AT(hz_plan, id_prefix), true, {NULL}},
    {"start", FIELD_DATE, AT(hz_plan, start), true, {NULL}},
    {"end", FIELD_DATE, AT(hz_plan, end), true, {NULL}},
    {"report_day", FIELD_NUMBER, AT(hz_plan, report_day), true, {.range = &report_days}},
    {"report_day_shift", FIELD_CHOICE, AT(hz_plan, report_day_shift), false, {.choices = shifts}},
    {"report_day_shift_basis", FIELD_BASIS, AT(hz_plan, report_day_shift_basis), false, {NULL}},
    {"first_report", FIELD_MONTH, AT(hz_plan, first_report), true, {NULL}},
    {"areas", FIELD_LIST, AT(hz_plan, areas), true, {.item = &name_item}},
    {"departments", FIELD_LIST, AT(hz_plan, departments), false, {.item = &name_item}},
    {"committees", FIELD_LIST, AT(hz_plan, committees), false, {.item = &committee_item}},
    {"sectors", FIELD_LIST, AT(hz_plan, sectors), true, {.item = &name_item}},
    {"sources", FIELD_LIST, AT(hz_plan, sources), true, {.item = &name_item}},
    {"columns", FIELD_LIST, AT(hz_plan, columns), false, {.item = &column_item}},
    {"values", FIELD_LIST, AT(hz_plan, values), false, {.item = &value_item}},
    {"milestones", FIELD_LIST, AT(hz_plan, milestones), false, {.item = &milestone_item}},
    {"duties", FIELD_LIST, AT(hz_plan, duties), false, {.item = &duty_item}},
    {"indicators", FIELD_LIST, AT(hz_plan, indicators), false, {.item = &indicator_item}},
    {"dispositions", FIELD_LIST, AT(hz_plan, dispositions), false, {.item = &disposition_item}},
    {"escalation", FIELD_LIST, AT(hz_plan, escalation), true, {.item = &escalation_item}},
    {"extension_workdays", FIELD_NUMBER, AT(hz_plan, extension_workdays), false, {.range = &days}},
    {"extension_times", FIELD_NUMBER, AT(hz_plan, extension_times), false, {.range = &times}},
    {"extension_basis", FIELD_BASIS, AT(hz_plan, extension_basis), false, {NULL}},
    {"township_closes", FIELD_FLAG, AT(hz_plan, township_closes), false, {NULL}},
    {"funds_ask_above", FIELD_NUMBER, AT(hz_plan, funds_ask_above), false, {.range = &wan}},
    {"holidays", FIELD_DATES, AT(hz_plan, holidays), false, {NULL}},
    {"workdays", FIELD_DATES, AT(hz_plan, workdays), false, {NULL}},
    {NULL, FIELD_TEXT, 0, false, {NULL}},
};

/* Every row of a ledger is looked up in these lists. */
static bool index_names(hz_plan *plan)
{
    return names_index_init(&plan->areas) && names_index_init(&plan->departments) &&
           names_index_init(&plan->committees) && names_index_init(&plan->sectors) &&
           names_index_init(&plan->sources);
}

/* Cells name steps of the ladder as they name townships. */
static int name_steps(hz_plan *plan)
{
    hz_name *names = calloc(plan->escalation.count + 1, sizeof *names);
    if (names == NULL) {
        return error_no_memory(plan->file->err, plan->file->name);
    }
    for (size_t i = 0; i < plan->escalation.count; i++) {
        names[i].name = plan->escalation.items[i].step;
        names[i].aliases = plan->escalation.items[i].aliases;
    }
    plan->steps.items = names;
    plan->steps.count = plan->escalation.count;
    return 0;
}

static int fill(hz_plan *plan, FILE *stream, plan_check check, hz_error *err)
{
    struct plan_file *f = plan->file;
    if (plan_file_read(f, stream) != 0 ||
        plan_file_fill(f, yaml_document_get_root_node(&f->document), plan_fields, plan) != 0 ||
        name_steps(plan) != 0 || plan_validate(f, plan) != 0 ||
        plan_resolve_committees(f, plan) != 0 || check(f, plan) != 0) {
        return -1;
    }
    return index_names(plan) ? 0 : error_no_memory(err, f->name);
}

static int load(FILE *stream, const char *path, plan_check check, hz_plan **plan, hz_error *err)
{
    hz_plan *loaded = calloc(1, sizeof *loaded);
    if (loaded != NULL) {
        loaded->file = calloc(1, sizeof *loaded->file);
    }
    if (loaded == NULL || loaded->file == NULL) {
        free(loaded);
        return error_no_memory(err, path);
    }
    loaded->township_closes = true; /* unless the plan says otherwise */
    loaded->file->name = path;
    loaded->file->err = err;
    if (fill(loaded, stream, check, err) != 0) {
        hz_plan_free(loaded);
        return -1;
    }
    loaded->file->name = NULL; /* both belong to the caller */
    loaded->file->err = NULL;
    *plan = loaded;
    return 0;
}

/* Writes the path of the plan used by default. False: it is too long. */
static bool default_path(char *path, size_t size)
{
    const char *chosen = getenv("HAZARD_PLAN");
    int len = chosen != NULL && chosen[0] != '\0'
                  ? snprintf(path, size, "%s", chosen)
                  : snprintf(path, size, "%s/hazard-ledger/plan.yaml", data_dir());
    return len >= 0 && (size_t)len < size;
}

int plan_load(const char *path, plan_check check, hz_plan **plan, hz_error *err)
{
    char chosen[4096];
    *plan = NULL;
    if (path == NULL) {
        path = chosen;
        if (!default_path(chosen, sizeof chosen)) {
            return error_system(err, HZ_E001, chosen, ENAMETOOLONG);
        }
    }
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return error_system(err, HZ_E001, path, errno);
    }
    int result = load(file, path, check, plan, err);
    (void)fclose(file);
    return result;
}

void hz_plan_free(hz_plan *plan)
{
    if (plan != NULL) {
        names_index_clear(&plan->areas);
        names_index_clear(&plan->departments);
        names_index_clear(&plan->committees);
        names_index_clear(&plan->sectors);
        names_index_clear(&plan->sources);
        free(plan->steps.items);
        plan_file_clear(plan->file);
        free(plan->file);
        free(plan);
    }
}

const char *hz_plan_text(const hz_plan *plan, hz_plan_field field)
{
    return field == HZ_PLAN_COUNTY ? plan->county : field == HZ_PLAN_TITLE ? plan->title : NULL;
}

hz_date hz_plan_day(const hz_plan *plan, hz_plan_field field)
{
    switch (field) {
    case HZ_PLAN_START:
        return plan->start;
    case HZ_PLAN_END:
        return plan->end;
    case HZ_PLAN_FIRST_REPORT:
        return hz_plan_cutoff(plan, plan->first_report);
    default:
        return HZ_NO_DATE;
    }
}

static const hz_names *names_of(const hz_plan *plan, hz_name_kind kind)
{
    const hz_names *const names[] = {
        [HZ_NAME_AREA] = &plan->areas,     [HZ_NAME_DEPARTMENT] = &plan->departments,
        [HZ_NAME_SECTOR] = &plan->sectors, [HZ_NAME_SOURCE] = &plan->sources,
        [HZ_NAME_MEASURE] = &plan->steps,
    };
    return names[kind];
}

const char *hz_plan_name(const hz_plan *plan, hz_name_kind kind, size_t i)
{
    const hz_names *names = names_of(plan, kind);
    return i < names->count ? names->items[i].name : NULL;
}

int hz_plan_find(const hz_plan *plan, hz_name_kind kind, hz_span text)
{
    const hz_names *names = names_of(plan, kind);
    return kind == HZ_NAME_AREA || kind == HZ_NAME_DEPARTMENT ? names_match_unit(names, plan, text)
                                                              : names_match(names, text);
}
