/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Sentences of a document, put together piece by piece. */
#ifndef REPORT_SENTENCE_H
#define REPORT_SENTENCE_H

#include "base/buf.h"
#include "output/writer.h"
#include "report/unit_table.h"

/** A document while it is written. */
struct document {
    const hz_plan *plan;
    struct unit_table table;
    hz_writer *writer;
    struct buf text; /* of the paragraph so far */
    bool no_memory;
    hz_error *err;
};

/** Add text to the paragraph. Lack of memory is reported by end_paragraph(). */
__attribute__((format(printf, 2, 3))) void add_text(struct document *d, const char *format, ...);

/** Write a value as papers have it, amounts with two decimals; "" if it is not known. */
void format_value(hz_indicator indicator, int64_t value, char text[32]);

/** Add a value in the form of format_value(). */
void add_value(struct document *d, hz_indicator indicator, int64_t value);

/** Add @p what, the total of @p indicator and @p unit; nothing if the total is not known. */
void add_total(struct document *d, const char *what, hz_indicator indicator, const char *unit);

/** Add @p what and “增加47项”, “减少1项” or “持平”; nothing if the change is not known. */
void add_change(struct document *d, const char *what, hz_indicator indicator);

/** 全县, or 全市, 全区, 全省, as the plan's county ends. */
const char *whole_county(const hz_plan *plan);

/** Write the paragraph and begin a new one. Return 0, or -1 with the document's error set. */
int end_paragraph(struct document *d);

#endif
