/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/dispositions.h"
#include "base/span.h"
#include "plan/plan.h"
#include "value/words.h"

static hz_span remark(const hz_hazard *hazard)
{
    return hazard->cells[HZ_COL_REMARK].text;
}

/* A tip counts only if 备注 has that it was found true (查实). */
static bool is_verified(const hz_hazard *hazard)
{
    static const char refuted[] =
        "不属实|不实|未查实|未核实|未经查实|未经核实|待查实|待核实|待核查|"
        "查无|无法查实|无法核实|正在核实|正在核查|尚未核";
    return word_within(remark(hazard), "属实|查实|核实") && !word_within(remark(hazard), refuted);
}

static bool has_source(const hz_disposition *disposition, const hz_plan *plan, int source)
{
    bool found = false;
    for (size_t i = 0; i < disposition->sources.count && !found; i++) {
        found = hz_names_find(&plan->sources, hz_span_of(disposition->sources.items[i])) == source;
    }
    return found;
}

bool disposition_applies(const hz_disposition *disposition, const hz_plan *plan,
                         const hz_hazard *hazard)
{
    const hz_cell *source = &hazard->cells[HZ_COL_SOURCE];
    /* only an acceptance proves that the hazard was rectified properly */
    bool accepted = hazard->cells[HZ_COL_VERIFIED_ON].text.len > 0;
    return source->fault == HZ_VALUE_OK && (!disposition->rectified || accepted) &&
           has_source(disposition, plan, source->as.choice) &&
           (!plan->sources.items[source->as.choice].tip || is_verified(hazard));
}

/* The first that applies and has @p wanted in the member at @p offset; NULL: none. */
static const hz_disposition *find(const hz_plan *plan, const hz_hazard *hazard, size_t offset,
                                  const char *wanted)
{
    for (size_t i = 0; i < plan->dispositions.count; i++) {
        const hz_disposition *disposition = &plan->dispositions.items[i];
        const char *says = NULL;
        memcpy(&says, (const char *)disposition + offset, sizeof says);
        if (says != NULL && strcmp(says, wanted) == 0 &&
            disposition_applies(disposition, plan, hazard)) {
            return disposition;
        }
    }
    return NULL;
}

const hz_disposition *disposition_on_listing(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *listed)
{
    return find(plan, hazard, offsetof(hz_disposition, listed), listed);
}

const hz_disposition *disposition_on_penalty(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *penalty)
{
    return find(plan, hazard, offsetof(hz_disposition, penalty), penalty);
}

bool remark_gives_basis(const hz_plan *plan, const hz_hazard *hazard)
{
    static const char basis[] =
        "依据|根据|按照|依照|依法|《|〔|条例|决定书|经核实|经查|另案|其他违法|"
        "逾期未整改|情况说明|退回";
    hz_span text = remark(hazard);
    bool given = word_within(text, basis) || (word_within(text, "第") && word_within(text, "条"));
    for (size_t i = 0; i < plan->dispositions.count && !given; i++) {
        given = span_find(text, hz_span_of(plan->dispositions.items[i].basis)) != NULL;
    }
    return given;
}
