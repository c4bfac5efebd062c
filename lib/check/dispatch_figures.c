/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/dispatch_check.h"
#include "schema/dispatch.h"
#include "value/words.h"
#include <stdio.h>

/* What is wrong with a figure, and in what it is counted. */
static void emit_fault(struct row_check *rc, size_t field, hz_fault fault,
                       const hz_indicator_info *figure)
{
    hz_diag args = {.code = HZ_E216};
    diag_arg_sentence(&args, "fault",
                      fault == HZ_AMOUNT_NEGATIVE
                          ? N_("{indicator}, counted in {unit}, cannot be negative")
                          : N_("{indicator} must be a plain number, counted in {unit}"),
                      "indicator", figure->label, "unit", figure->unit, NULL);
    emit_finding_at_with(rc, HZ_E216, (int)field, &args);
}

/* Reads a cell; HZ_UNKNOWN if it gives no figure. 无 is 0, and 5项 is 5 of what is counted in 项.
 */
static int64_t read_figure(const struct dispatch_check *d, struct row_check *rc, size_t field,
                           bool reports)
{
    const hz_indicator_info *figure = &d->figures.items[d->binding.figures[field]];
    hz_span text = rc->row->record->fields[field];
    int64_t value;
    if (is_zero_figure(text)) {
        return 0;
    }
    hz_span number = span_trim(text);
    bool has_unit = word_cut_end(&number, figure->unit) && span_trim(number).len > 0;
    hz_fault fault = hz_indicator_parse(figure->kind, has_unit ? number : text, &value);
    if (fault == HZ_VALUE_OK || fault == HZ_VALUE_EMPTY ||
        (fault == HZ_AMOUNT_NEGATIVE && d->binding.increases[field])) {
        return value;
    }
    if (reports) {
        emit_fault(rc, field, fault, figure);
    }
    return HZ_UNKNOWN;
}

/* Rates are worked out anew, whatever the cell has. */
static bool is_read(const struct dispatch_check *d, size_t field)
{
    int figure = d->binding.figures[field];
    return figure >= 0 && d->figures.items[figure].kind != HZ_KIND_RATE;
}

/* True if a cell of the row has 零报告, in its text or in place of figures. */
static bool says_zero(const struct dispatch_check *d, const hz_record *record)
{
    for (size_t i = 0; i < d->binding.count && i < record->count; i++) {
        if ((d->roles[i] == ROLE_TEXT || d->binding.figures[i] >= 0) &&
            is_zero_report(record->fields[i])) {
            return true;
        }
    }
    return false;
}

void dispatch_read_figures(struct dispatch_check *d, struct row_check *rc, bool reports)
{
    const hz_record *record = rc->row->record;
    bool any = false;
    bool zeros = true;
    for (size_t i = 0; i < 2 * d->figures.count; i++) {
        d->now[i] = HZ_UNKNOWN;
    }
    for (size_t i = 0; i < d->binding.count && i < record->count; i++) {
        if (!is_read(d, i)) {
            continue;
        }
        int64_t value = read_figure(d, rc, i, reports);
        size_t set = d->binding.increases[i] ? d->figures.count : 0;
        d->now[set + (size_t)d->binding.figures[i]] = value;
        any = any || (set == 0 && value != HZ_UNKNOWN);
        bool is_empty = value == HZ_UNKNOWN && span_trim(record->fields[i]).len == 0;
        zeros = zeros && (set > 0 || is_empty || value == 0);
    }
    d->zero = zeros && (any || says_zero(d, record));
    /* a roll-up has what the unit gave: its other figures were not asked for, which is no 0 */
    if (!d->zero || d->binding.has_rates || !says_zero(d, record)) {
        return;
    }
    for (size_t i = 0; i < d->binding.count; i++) { /* nothing to report: each figure is 0 */
        if (is_read(d, i) && !d->binding.increases[i]) {
            d->now[d->binding.figures[i]] = 0;
        }
    }
}
