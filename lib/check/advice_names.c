/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/advice.h"
#include "plan/plan.h"
#include "value/words.h"
#include <stdio.h>

static void list_names(const hz_names *names, hz_diag *out)
{
    char list[360];
    size_t len = 0;
    list[0] = '\0';
    for (size_t i = 0; i < names->count; i++) {
        size_t more = strlen(names->items[i].name) + strlen("、");
        if (len + more + strlen("……") >= sizeof list) {
            (void)snprintf(list + len, sizeof list - len, "……");
            break;
        }
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s", i > 0 ? "、" : "",
                                names->items[i].name);
    }
    diag_arg_sentence(out, "advice", N_("use one of {values}"), "values", list, NULL);
}

/* True if the words of @p text begin with two townships: none of them can be chosen. */
static bool names_two_areas(const hz_plan *plan, hz_span text)
{
    int first = -1;
    while (text.len > 0) {
        hz_span word = span_trim(word_next(&text));
        int area = names_match_unit(&plan->areas, plan, word);
        area = area >= 0 ? area : areas_match_start(plan, word);
        if (area >= 0 && first >= 0 && area != first) {
            return true;
        }
        first = area >= 0 ? area : first;
    }
    return false;
}

/* Parks and county offices belong to no township; only the county knows which to write. */
static void advise_area(const struct row_check *rc, hz_span text, hz_diag *out)
{
    int area = areas_match_start(rc->plan, text);
    if (names_two_areas(rc->plan, text)) {
        diag_arg_message(out, "advice", N_("write one township, and a row for each of the others"));
    } else if (area >= 0) {
        diag_arg_sentence(out, "advice", N_("write {name}, and write the rest in 隐患部位"), "name",
                          rc->plan->areas.items[area].name, NULL);
    } else {
        diag_arg_message(
            out, "advice",
            N_("for an industrial park or a county office, ask 县安委办 which township to write"));
    }
}

/* Joint supervision has no column: the others would not be counted. */
static void advise_unit(const struct row_check *rc, hz_span text, hz_diag *out)
{
    size_t known = 0;
    while (text.len > 0) {
        hz_span word = span_trim(word_next(&text));
        known += hz_unit_find(rc->plan, word) >= 0 ? 1 : 0;
    }
    diag_arg_message(
        out, "advice",
        known > 1 ? N_("write the one that takes the lead, and the others in 备注")
                  : N_("write its name as in the plan, or ask 县安委办 to add it to the plan"));
}

/* Sectors and sources that begin otherwise are others: 镇级督导 is not 上级督导. */
static bool begins_alike(hz_span text, const char *name)
{
    return text.len >= 3 && memcmp(text.ptr, name, 3) == 0;
}

/* The name of a township or department that @p text resembles; "": none. */
static const char *nearest_unit(const hz_plan *plan, hz_span text)
{
    const char *area = hz_names_nearest(&plan->areas, text);
    return area[0] != '\0' ? area : hz_names_nearest(&plan->departments, text);
}

void advise_name(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_span text = rc->hazard->cells[column].text;
    const hz_names *names = cell_names(hz_column_get(column)->type, rc->plan);
    const char *near = names == NULL ? nearest_unit(rc->plan, text) : hz_names_nearest(names, text);
    if (near[0] != '\0' && (column == HZ_COL_AREA || begins_alike(text, near))) {
        diag_arg_sentence(out, "advice", N_("did you mean {name}?"), "name", near, NULL);
    } else if (column == HZ_COL_AREA) {
        advise_area(rc, text, out);
    } else if (names == NULL || names == &rc->plan->departments) {
        advise_unit(rc, text, out);
    } else {
        list_names(names, out);
    }
}
