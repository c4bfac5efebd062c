#include "base/nearest.h"
#include "plan/yaml_fields.h"
#include <errno.h>
#include <hazard/message.h>
#include <hazard/plan.h>
#include <stdio.h>
#include <stdlib.h>

/* The plan with the document that its texts point into. */
struct loaded {
    hz_plan plan; /* first, so that the one is the other */
    yaml_document_t document;
    struct yaml_fill fill;
};

#define AT(type, member) offsetof(type, member)

static const struct field name_fields[] = {
    {"name", FIELD_TEXT, AT(hz_name, name), true, NULL},
    {"aliases", FIELD_TEXTS, AT(hz_name, aliases), false, NULL},
    {"high_risk", FIELD_FLAG, AT(hz_name, high_risk), false, NULL},
    {"self", FIELD_FLAG, AT(hz_name, self), false, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};
static const struct item name_item = {name_fields, sizeof(hz_name), AT(hz_name, line)};

static const struct field milestone_fields[] = {
    {"what", FIELD_TEXT, AT(hz_milestone, what), true, NULL},
    {"due", FIELD_DATE, AT(hz_milestone, due), true, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};
static const struct item milestone_item = {milestone_fields, sizeof(hz_milestone), 0};

static const struct field duty_fields[] = {
    {"id", FIELD_TEXT, AT(hz_duty, id), true, NULL},
    {"what", FIELD_TEXT, AT(hz_duty, what), true, NULL},
    {"who", FIELD_TEXT, AT(hz_duty, who), true, NULL},
    {"every", FIELD_TEXT, AT(hz_duty, every), true, NULL},
    {"every_high_risk", FIELD_TEXT, AT(hz_duty, every_high_risk), false, NULL},
    {"times", FIELD_NUMBER, AT(hz_duty, times), true, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};
static const struct item duty_item = {duty_fields, sizeof(hz_duty), 0};

static const struct field indicator_fields[] = {
    {"id", FIELD_TEXT, AT(hz_plan_indicator, id), true, NULL},
    {"label", FIELD_TEXT, AT(hz_plan_indicator, label), true, NULL},
    {"unit", FIELD_TEXT, AT(hz_plan_indicator, unit), true, NULL},
    {"from", FIELD_TEXT, AT(hz_plan_indicator, from), true, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};
static const struct item indicator_item = {indicator_fields, sizeof(hz_plan_indicator), 0};

static const struct field disposition_fields[] = {
    {"basis", FIELD_TEXT, AT(hz_disposition, basis), true, NULL},
    {"sources", FIELD_TEXTS, AT(hz_disposition, sources), true, NULL},
    {"rectified", FIELD_FLAG, AT(hz_disposition, rectified), false, NULL},
    {"penalty", FIELD_TEXT, AT(hz_disposition, penalty), false, NULL},
    {"listed", FIELD_TEXT, AT(hz_disposition, listed), false, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};
static const struct item disposition_item = {disposition_fields, sizeof(hz_disposition), 0};

static const struct field escalation_fields[] = {
    {"step", FIELD_TEXT, AT(hz_escalation, step), true, NULL},
    {"days", FIELD_NUMBER, AT(hz_escalation, days), true, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};
static const struct item escalation_item = {escalation_fields, sizeof(hz_escalation), 0};

static const struct field plan_fields[] = {
    {"title", FIELD_TEXT, AT(hz_plan, title), true, NULL},
    {"county", FIELD_TEXT, AT(hz_plan, county), true, NULL},
    {"id_prefix", FIELD_TEXT, AT(hz_plan, id_prefix), true, NULL},
    {"start", FIELD_DATE, AT(hz_plan, start), true, NULL},
    {"end", FIELD_DATE, AT(hz_plan, end), true, NULL},
    {"report_day", FIELD_NUMBER, AT(hz_plan, report_day), true, NULL},
    {"first_report", FIELD_MONTH, AT(hz_plan, first_report), true, NULL},
    {"areas", FIELD_LIST, AT(hz_plan, areas), true, &name_item},
    {"departments", FIELD_LIST, AT(hz_plan, departments), false, &name_item},
    {"sectors", FIELD_LIST, AT(hz_plan, sectors), true, &name_item},
    {"sources", FIELD_LIST, AT(hz_plan, sources), true, &name_item},
    {"milestones", FIELD_LIST, AT(hz_plan, milestones), false, &milestone_item},
    {"duties", FIELD_LIST, AT(hz_plan, duties), false, &duty_item},
    {"indicators", FIELD_LIST, AT(hz_plan, indicators), false, &indicator_item},
    {"dispositions", FIELD_LIST, AT(hz_plan, dispositions), false, &disposition_item},
    {"escalation", FIELD_LIST, AT(hz_plan, escalation), true, &escalation_item},
    {"holidays", FIELD_DATES, AT(hz_plan, holidays), false, NULL},
    {"workdays", FIELD_DATES, AT(hz_plan, workdays), false, NULL},
    {NULL, FIELD_TEXT, 0, false, NULL},
};

static bool names_equal(const hz_name *name, hz_span text)
{
    if (hz_span_equal(text, hz_span_of(name->name))) {
        return true;
    }
    for (size_t i = 0; i < name->aliases.count; i++) {
        if (hz_span_equal(text, hz_span_of(name->aliases.items[i]))) {
            return true;
        }
    }
    return false;
}

int hz_names_find(const hz_names *names, hz_span text)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names_equal(&names->items[i], text)) {
            return (int)i;
        }
    }
    return -1;
}

const char *hz_names_nearest(const hz_names *names, hz_span text)
{
    struct nearest near = {.wanted = text};
    for (size_t i = 0; i < names->count; i++) {
        nearest_offer(&near, names->items[i].name);
    }
    return near.best == NULL ? "" : near.best;
}

hz_date hz_plan_cutoff(const hz_plan *plan, hz_month month)
{
    return hz_month_day(month, plan->report_day);
}

/* No name may mean two things. */
static int check_names(struct yaml_fill *f, const char *key, const hz_names *names)
{
    if (names->count == 0) {
        return yaml_fill_fail(f, 0, hz_translate("%s is empty, name at least one"), key);
    }
    for (size_t i = 0; i < names->count; i++) {
        const hz_name *name = &names->items[i];
        for (size_t a = 0; a <= name->aliases.count; a++) {
            const char *text = a == 0 ? name->name : name->aliases.items[a - 1];
            int first = hz_names_find(names, hz_span_of(text));
            if (first != (int)i) {
                return yaml_fill_fail(f, (size_t)name->line,
                                      hz_translate("%s: %s already stands for %s"), key, text,
                                      names->items[first].name);
            }
        }
    }
    return 0;
}

static int check_escalation(struct yaml_fill *f, const hz_plan *plan)
{
    for (size_t i = 1; i < plan->escalation.count; i++) {
        if (plan->escalation.items[i].days <= plan->escalation.items[i - 1].days) {
            return yaml_fill_fail(f, 0,
                                  hz_translate("escalation: the days of %s must be more than "
                                               "those of the step before"),
                                  plan->escalation.items[i].step);
        }
    }
    return 0;
}

static int check_dispositions(struct yaml_fill *f, const hz_plan *plan)
{
    for (size_t i = 0; i < plan->dispositions.count; i++) {
        const hz_texts *sources = &plan->dispositions.items[i].sources;
        for (size_t k = 0; k < sources->count; k++) {
            if (hz_names_find(&plan->sources, hz_span_of(sources->items[k])) < 0) {
                return yaml_fill_fail(f, 0, hz_translate("dispositions: %s is no source"),
                                      sources->items[k]);
            }
        }
    }
    return 0;
}

static int check_plan(struct yaml_fill *f, const hz_plan *plan)
{
    if (plan->end < plan->start) {
        return yaml_fill_fail(f, 0, "%s", hz_translate("end: the period ends before it starts"));
    }
    if (plan->report_day < 1 || plan->report_day > 28) {
        return yaml_fill_fail(f, 0, "%s", hz_translate("report_day: a day from 1 to 28 is wanted"));
    }
    if (check_names(f, "areas", &plan->areas) != 0 ||
        check_names(f, "sectors", &plan->sectors) != 0 ||
        check_names(f, "sources", &plan->sources) != 0) {
        return -1;
    }
    return check_escalation(f, plan) != 0 ? -1 : check_dispositions(f, plan);
}

/* Reads the YAML; on success the document is to be deleted. */
static int load_document(FILE *file, const char *path, yaml_document_t *document, hz_diag *err)
{
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) {
        hz_diag_set(err, HZ_E003, path, NULL);
        return -1;
    }
    yaml_parser_set_input_file(&parser, file);
    int ok = yaml_parser_load(&parser, document);
    if (ok == 0) {
        hz_diag_set(err, HZ_E006, path, parser.problem == NULL ? "YAML" : parser.problem);
        err->line = parser.problem_mark.line + 1;
    }
    yaml_parser_delete(&parser);
    return ok == 0 ? -1 : 0;
}

static int load(FILE *file, const char *path, hz_plan **plan, hz_diag *err)
{
    struct loaded *loaded = calloc(1, sizeof *loaded);
    if (loaded == NULL) {
        hz_diag_set(err, HZ_E003, path, NULL);
        return -1;
    }
    if (load_document(file, path, &loaded->document, err) != 0) {
        free(loaded);
        return -1;
    }
    struct yaml_fill *f = &loaded->fill;
    *f = (struct yaml_fill){.document = &loaded->document, .file = path, .err = err};
    yaml_node_t *root = yaml_document_get_root_node(&loaded->document);
    if (yaml_fill(f, root, plan_fields, &loaded->plan) != 0 || check_plan(f, &loaded->plan) != 0) {
        hz_plan_free(&loaded->plan);
        return -1;
    }
    *plan = &loaded->plan;
    return 0;
}

int hz_plan_load(const char *path, hz_plan **plan, hz_diag *err)
{
    char installed[512];
    const char *chosen = path != NULL ? path : getenv("HAZARD_PLAN");
    if (chosen == NULL || chosen[0] == '\0') {
        (void)snprintf(installed, sizeof installed, "%s/hazard-ledger/plan.yaml", hz_data_dir());
        chosen = installed;
    }
    FILE *file = fopen(chosen, "r");
    if (file == NULL) {
        hz_diag_set(err, HZ_E001, chosen, strerror(errno));
        return -1;
    }
    int result = load(file, chosen, plan, err);
    (void)fclose(file);
    return result;
}

void hz_plan_free(hz_plan *plan)
{
    struct loaded *loaded = (struct loaded *)plan;
    if (loaded != NULL) {
        yaml_document_delete(&loaded->document);
        yaml_fill_free(&loaded->fill);
        free(loaded);
    }
}
