/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/draw_numbers.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/span.h"
#include "schema/labels.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 7, KEY_SIZE = 24, NAMED = 10 };

static const char number_label[] = "序号";

void draw_label(char label[DRAW_LABEL_SIZE], size_t whole)
{
    (void)snprintf(label, DRAW_LABEL_SIZE, "%s（共%zu条）", number_label, whole);
}

/* Read the number at the start of @p text; 0: there is none, or it is too long for one. */
static uint64_t read_number(hz_span text)
{
    uint64_t number = 0;
    size_t i = 0;
    while (i < text.len && i <= MOST_DIGITS && text.ptr[i] >= '0' && text.ptr[i] <= '9') {
        number = number * 10 + (uint64_t)(text.ptr[i++] - '0');
    }
    return i > MOST_DIGITS ? 0 : number;
}

bool draw_numbers_header(struct draw_numbers *numbers, const hz_binding *binding)
{
    size_t head = strlen(number_label);
    numbers->field = -1;
    for (size_t i = 0; i < binding->count && numbers->field < 0; i++) {
        struct label label;
        if (label_read(&label, hz_span_of(binding->labels[i])) && label.len >= head &&
            memcmp(label.text, number_label, head) == 0) {
            const char *digits = label.text + strcspn(label.text, "0123456789");
            numbers->field = (int)i;
            numbers->whole = read_number(hz_span_of(digits));
        }
    }
    return numbers->field >= 0;
}

/* The draw of the current table. NULL: out of memory. */
static struct draw *find_draw(struct draw_numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++) {
        if (numbers->draws[i].whole == numbers->whole) {
            return &numbers->draws[i];
        }
    }
    if (!array_reserve(&numbers->draws, &numbers->cap, numbers->count + 1,
                       sizeof *numbers->draws)) {
        return NULL;
    }
    numbers->draws[numbers->count] = (struct draw){.whole = numbers->whole};
    return &numbers->draws[numbers->count++];
}

static hz_span key_of(uint64_t whole, uint64_t number, char key[KEY_SIZE])
{
    (void)snprintf(key, KEY_SIZE, "%" PRIu64 "/%" PRIu64, whole, number);
    return hz_span_of(key);
}

bool draw_numbers_row(struct draw_numbers *numbers, const hz_row *row)
{
    char key[KEY_SIZE];
    size_t known = numbers->seen.count;
    if (numbers->field < 0 || (size_t)numbers->field >= row->record->count) {
        return true;
    }
    struct draw *draw = find_draw(numbers);
    uint64_t number = read_number(span_trim(row->record->fields[numbers->field]));
    if (draw == NULL || intern_put(&numbers->seen, key_of(draw->whole, number, key)) == SIZE_MAX) {
        return false;
    }
    if (number > 0 && numbers->seen.count > known && (draw->whole == 0 || number <= draw->whole)) {
        draw->count++;
        draw->last = number > draw->last ? number : draw->last;
    }
    return true;
}

/* Report what is missing of a draw, up to its last number if it is not known how many it has. */
static void emit_missing(const struct draw_numbers *numbers, const struct draw *draw, hz_sink sink)
{
    hz_diag diag;
    char key[KEY_SIZE];
    uint64_t whole = draw->whole == 0 ? draw->last : draw->whole;
    uint64_t missing = whole - draw->count;
    hz_diag_set(&diag, HZ_W659, NULL, NULL);
    diag_arg_number(&diag, "whole", whole);
    diag_arg_number(&diag, "count", missing);
    for (uint64_t n = 1, named = 0; named < missing && named <= NAMED; n++) {
        if (intern_find(&numbers->seen, key_of(draw->whole, n, key)) == SIZE_MAX) {
            named++;
            diag_arg(&diag, "numbers", named > NAMED ? "…" : strchr(key, '/') + 1);
        }
    }
    if (missing > 0) {
        sink_emit(sink, &diag);
    }
}

void draw_numbers_end(const struct draw_numbers *numbers, hz_sink sink)
{
    for (size_t i = 0; i < numbers->count; i++) {
        emit_missing(numbers, &numbers->draws[i], sink);
    }
}

void draw_numbers_free(struct draw_numbers *numbers)
{
    intern_free(&numbers->seen);
    free(numbers->draws);
}
