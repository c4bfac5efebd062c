/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a report tells, put together piece by piece. */
#ifndef REPORT_TELLING_H
#define REPORT_TELLING_H

#include "base/buf.h"
#include "output/writer.h"
#include "report/figures.h"

struct telling {
    const hz_plan *plan;
    struct figures figures;
    hz_writer *writer;
    struct buf text;
    bool no_memory;
    hz_error *err;
};

/** Adds text. */
__attribute__((format(printf, 2, 3))) void tell(struct telling *b, const char *format, ...);

/** A value as papers have it: amounts with two decimals; empty if it is not known. */
void figure_text(hz_indicator indicator, int64_t value, char text[32]);

/** Adds a value as figure_text() has it. */
void tell_value(struct telling *b, hz_indicator indicator, int64_t value);

/**
 * Adds a piece of a sentence: what, its figure in total, its unit; nothing where it is not known.
 */
void tell_figure(struct telling *b, const char *what, hz_indicator indicator, const char *unit);

/** Adds “增加47项”, “减少1项” or “持平”; nothing where the change is not known. */
void tell_change(struct telling *b, const char *what, hz_indicator indicator);

/** 全县, or what else the place of the plan is. */
const char *whole_place(const hz_plan *plan);

/** Writes what was added as a paragraph and begins anew. 0, or -1 with the error set. */
int tell_paragraph(struct telling *b);

#endif
