/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/dispatch.h"
#include <stdlib.h>

void hz_dispatch_binding_clear(hz_dispatch_binding *binding)
{
    free(binding->figures);
    free(binding->increases);
    *binding = (hz_dispatch_binding){0};
}

static void bind_figure(hz_dispatch_binding *binding, const hz_indicators *figures, hz_span label,
                        size_t field)
{
    int figure = hz_indicators_find(figures, label, &binding->increases[field]);
    binding->figures[field] = figure;
    if (figure >= 0) {
        binding->has_increases = binding->has_increases || binding->increases[field];
        binding->has_rates = binding->has_rates || figures->items[figure].kind == HZ_KIND_RATE;
    }
}

int hz_dispatch_binding_init(hz_dispatch_binding *binding, const hz_record *header,
                             const hz_indicators *figures)
{
    *binding = (hz_dispatch_binding){
        .figures = calloc(header->count + 1, sizeof *binding->figures),
        .increases = calloc(header->count + 1, sizeof *binding->increases),
        .count = header->count,
    };
    if (binding->figures == NULL || binding->increases == NULL) {
        hz_dispatch_binding_clear(binding);
        return -1;
    }
    for (int c = 0; c < HZ_DISPATCH_COLUMNS; c++) {
        binding->fields[c] = -1;
    }
    for (size_t i = 0; i < header->count; i++) {
        int column = hz_dispatch_column_find(header->fields[i]);
        binding->figures[i] = -1;
        if (column < 0) {
            bind_figure(binding, figures, header->fields[i], i);
        } else if (binding->fields[column] < 0) {
            binding->fields[column] = (int)i;
        }
    }
    return 0;
}

hz_span hz_dispatch_text(const hz_dispatch_binding *binding, const hz_record *record,
                         hz_dispatch_column column)
{
    int field = binding->fields[column];
    if (field < 0 || (size_t)field >= record->count) {
        return hz_span_of("");
    }
    return hz_span_trim(record->fields[field]);
}
