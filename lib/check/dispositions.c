#include "check/dispositions.h"

bool disposition_applies(const hz_disposition *disposition, const hz_plan *plan,
                         const hz_hazard *hazard)
{
    const hz_cell *source = &hazard->cells[HZ_COL_SOURCE];
    if (source->fault != HZ_VALUE_OK ||
        (disposition->rectified && hazard->cells[HZ_COL_RECTIFIED_ON].text.len == 0)) {
        return false;
    }
    for (size_t i = 0; i < disposition->sources.count; i++) {
        hz_span name = hz_span_of(disposition->sources.items[i]);
        if (hz_names_find(&plan->sources, name) == source->as.choice) {
            return true;
        }
    }
    return false;
}

const hz_disposition *disposition_on_listing(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *listed)
{
    for (size_t i = 0; i < plan->dispositions.count; i++) {
        const hz_disposition *disposition = &plan->dispositions.items[i];
        if (disposition->listed != NULL && strcmp(disposition->listed, listed) == 0 &&
            disposition_applies(disposition, plan, hazard)) {
            return disposition;
        }
    }
    return NULL;
}
