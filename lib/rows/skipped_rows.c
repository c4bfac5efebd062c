/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/skipped_rows.h"
#include "base/span.h"
#include "rows/row_text.h"
#include "schema/dispatch.h"
#include "schema/labels.h"

/* What the cells of a row contain. */
struct shape {
    size_t cells;         /* with text */
    size_t runs;          /* of cells with one text, as merged cells have it */
    size_t texts;         /* runs that are not figures */
    size_t first;         /* the first with text */
    size_t text_at;       /* the first that is not a figure */
    bool alike;           /* all cells with text have the same */
    struct row_text text; /* of the first */
};

/* True if the cell has the text of the one before it. */
static bool repeats(const hz_record *record, size_t i)
{
    return i > 0 && hz_span_equal(record->fields[i], record->fields[i - 1]);
}

static struct shape shape_of(const hz_record *record)
{
    struct shape shape = {.alike = true};
    struct row_text p;
    for (size_t i = 0; i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        if (text.len == 0) {
            continue;
        }
        shape.first = shape.cells == 0 ? i : shape.first;
        shape.alike = shape.alike && hz_span_equal(text, span_trim(record->fields[shape.first]));
        shape.cells++;
        shape.runs += repeats(record, i) ? 0 : 1;
        if (repeats(record, i)) {
            continue;
        }
        row_text_read(&p, text);
        if (shape.first == i) {
            shape.text = p;
        }
        if (!text_is_figure(&p)) {
            shape.text_at = shape.texts == 0 ? i : shape.text_at;
            shape.texts++;
        }
    }
    return shape;
}

static int column_at(const hz_binding *binding, size_t field)
{
    return binding != NULL && field < binding->count ? binding->columns[field] : HZ_COL_NONE;
}

static bool is_counter(const hz_binding *binding, size_t field)
{
    return field < binding->count && label_is_counter(hz_span_of(binding->labels[field]));
}

/* 填表人：张三,,审核人：李四: each cell is such a text, of which there are @p least, or what
 * belongs to the one before. */
static bool is_signature(const hz_record *record, const struct shape *shape, size_t least)
{
    size_t with_value = 0;
    size_t labels = 0;
    enum signature before = NO_SIGNATURE;
    struct row_text p = shape->text;
    for (size_t i = shape->first; i < record->count; i++) {
        if (span_trim(record->fields[i]).len == 0 || repeats(record, i)) {
            continue;
        }
        if (i > shape->first) {
            row_text_read(&p, record->fields[i]);
        }
        enum signature here = text_signature(&p);
        if (here == NO_SIGNATURE && before != SIGNATURE_LABEL &&
            !(before != NO_SIGNATURE && text_is_figure(&p))) {
            return false;
        }
        with_value += here == SIGNATURE_VALUE ? 1 : 0;
        labels += here == SIGNATURE_LABEL ? 1 : 0;
        before = here == NO_SIGNATURE ? SIGNATURE_VALUE : here;
    }
    bool is_blank_line =
        shape->cells == 1 && shape->text.len > 0 && shape->text.text[shape->text.len - 1] == ':';
    return with_value + labels >= least && (with_value > 0 || labels > 1 || is_blank_line);
}

bool is_signature_row(const hz_record *record)
{
    struct shape shape = shape_of(record);
    return shape.cells > 0 && is_signature(record, &shape, 1);
}

/* 注：… over the row, or 备注 with its text in the next cell. */
static bool is_note(const struct shape *shape)
{
    static const char words[] = "注|附注|备注|说明|注意|注释|填表说明|填报说明|备注说明|填表要求|"
                                "填报要求|温馨提示|*|※";
    const struct row_text *p = &shape->text;
    hz_span s = {p->text, p->len};
    if (!text_take_any(&s, words) || shape->texts > 2) {
        return false;
    }
    bool mark = strncmp(p->text, "*", 1) == 0 || strncmp(p->text, "※", strlen("※")) == 0;
    bool ended = s.len == 0 || mark || text_take_any(&s, ":|、|.|(|0|1|2|3|4|5|6|7|8|9|一");
    return ended && (shape->alike || (shape->runs == 2 && s.len == 0));
}

/* 以下空白 in any cell */
static bool is_end_mark(const struct shape *shape)
{
    hz_span s = {shape->text.text, shape->text.len};
    return shape->alike && text_take_any(&s, "以下空白|(以下空白)|以下无内容|此页空白|本页空白") &&
           s.len == 0;
}

/* 1,/,/,/: no cell but the number says anything. */
static bool is_empty_of_content(const hz_binding *binding, const hz_record *record,
                                const struct shape *shape)
{
    enum { LEAST = 4 };
    size_t cells = 0;
    struct row_text p;
    bool is_numbered =
        column_at(binding, shape->first) == HZ_COL_ID || is_counter(binding, shape->first);
    for (size_t i = shape->first + (is_numbered ? 1 : 0); i < record->count; i++) {
        if (record->fields[i].len == 0) {
            continue;
        }
        row_text_read(&p, record->fields[i]);
        if (p.len > 0 && !text_is_nothing(&p)) {
            return false;
        }
        cells += p.len > 0 ? 1 : 0;
    }
    return cells >= LEAST;
}

/* Texts from around the table in any column: 2023年6月20日, 第1页, 填报人：王 审核人：李. @p
 * binding may be NULL. */
static bool is_around_table(const hz_binding *binding, const hz_record *record,
                            const struct shape *shape)
{
    size_t dates = 0;
    struct row_text p;
    for (size_t i = shape->first; i < record->count; i++) {
        if (span_trim(record->fields[i]).len == 0 || repeats(record, i)) {
            continue;
        }
        int column = column_at(binding, i);
        bool may_be_value =
            binding == NULL ||
            (column != HZ_COL_NONE && hz_column_get((hz_column)column)->type == HZ_TYPE_DATE);
        row_text_read(&p, record->fields[i]);
        bool is_date = text_is_date(&p, !may_be_value);
        dates += is_date ? 1 : 0;
        if (!is_date && !text_is_page_mark(&p) && !text_is_signatures(&p)) {
            return false;
        }
    }
    return dates <= 1;
}

/* 1,2,3,4 or 甲,乙,1,2,3 below the labels. */
static bool is_numbering(const hz_record *record, const struct shape *shape)
{
    enum { LEAST = 3, LETTERS = 4 };
    size_t last = 0;
    size_t numbers = 0;
    for (size_t i = shape->first; i < record->count; i++) {
        bool is_empty = span_trim(record->fields[i]).len == 0;
        size_t number = is_empty ? 0 : text_column_number(record->fields[i]);
        if (is_empty || (number == SIZE_MAX && numbers == 0 && i < LETTERS)) {
            continue;
        }
        if (number == 0 || number == SIZE_MAX || (numbers > 0 && number != last + 1)) {
            return false;
        }
        last = number;
        numbers++;
    }
    return numbers >= LEAST;
}

/* From so many cells on, one text in all of them is that of a merged cell over the table. */
enum { MERGED_CELLS = 3 };

static bool is_ascii(const struct row_text *p)
{
    bool ascii = true;
    for (size_t i = 0; i < p->len && ascii; i++) {
        ascii = (unsigned char)p->text[i] < 0x80;
    }
    return ascii;
}

/* True if the only text is where a hazard has its number, date or counter. */
static bool is_heading(const hz_binding *binding, const struct shape *shape)
{
    const struct row_text *p = &shape->text;
    int column = column_at(binding, shape->first);
    bool is_own = column == HZ_COL_DESCRIPTION || column == HZ_COL_ENTERPRISE;
    if (shape->first > 1 && shape->cells == 1) {
        return false;
    }
    if (shape->cells >= MERGED_CELLS) {
        return true;
    }
    if (text_begins_section(p, !is_own)) {
        return column != HZ_COL_DESCRIPTION || shape->cells > 2;
    }
    bool is_counted = is_counter(binding, shape->first);
    bool starts_row =
        shape->first == 0 && (column == HZ_COL_ID || column == HZ_COL_FOUND_ON || is_counted);
    bool may_be_value = strpbrk(p->text, "0123456789") != NULL && !is_counted &&
                        (column == HZ_COL_FOUND_ON || is_ascii(p));
    return starts_row && shape->texts > 0 && !may_be_value;
}

/* The kind of a row with at most one text, or the same in all cells. */
static enum skipped_row kind_of_single(const hz_binding *binding, const hz_record *record,
                                       const struct shape *shape)
{
    struct row_text p;
    int column = column_at(binding, shape->text_at);
    bool is_own = column == HZ_COL_DESCRIPTION || column == HZ_COL_ENTERPRISE;
    if (shape->texts == 0) {
        return text_is_like_total(&shape->text) ? SKIPPED_TOTAL : IS_HAZARD;
    }
    row_text_read(&p, record->fields[shape->text_at]);
    if (is_own && shape->text_at > 0 && !shape->alike ? text_is_total(&p)
                                                      : text_is_like_total(&p)) {
        return SKIPPED_TOTAL;
    }
    return shape->alike && is_heading(binding, shape) ? SKIPPED_SECTION : IS_HAZARD;
}

/* The first byte of the text in @p column; a blank if there is none. */
static char first_byte(const hz_binding *binding, const hz_record *record, hz_column column)
{
    int field = binding->fields[column];
    if (field < 0 || (size_t)field >= record->count || record->fields[field].len == 0) {
        return ' ';
    }
    return record->fields[field].ptr[0];
}

/* False for the first byte of a blank; some have two or three bytes. */
static bool is_text(char c)
{
    return (unsigned char)c > ' ' && c != '\xE3' && c != '\xC2' && c != '\xEF' && c != '\xE2';
}

/* 示例 before the first column of the hazard itself: how to fill in the table. */
static bool is_example(const hz_record *record)
{
    enum { LONGEST = 18 };
    struct row_text p;
    hz_span text = record->count > 0 ? record->fields[0] : hz_span_of("");
    if (text.len == 0 || text.len > LONGEST || (unsigned char)text.ptr[0] < 0x80) {
        return false;
    }
    row_text_read(&p, text);
    return text_is_example(&p);
}

bool is_surely_hazard(const hz_binding *binding, const hz_record *record)
{
    char day = first_byte(binding, record, HZ_COL_FOUND_ON);
    return day >= '0' && day <= '9' && record->fields[binding->fields[HZ_COL_FOUND_ON]].len > 3 &&
           is_text(first_byte(binding, record, HZ_COL_ENTERPRISE)) &&
           is_text(first_byte(binding, record, HZ_COL_DESCRIPTION)) && !is_example(record) &&
           !hz_span_equal(record->fields[binding->fields[HZ_COL_FOUND_ON]],
                          record->fields[binding->fields[HZ_COL_ENTERPRISE]]);
}

/* True if @p column has text, other than 零报告. */
static bool has_own_text(const hz_binding *binding, const hz_record *record, hz_column column)
{
    int field = binding->fields[column];
    bool there = field >= 0 && (size_t)field < record->count;
    hz_span text = there ? span_trim(record->fields[field]) : hz_span_of("");
    return text.len > 0 && !is_zero_figure(text);
}

/* True if the cell in @p column has a text other than that of the cell before it. */
static bool has_other_text(const hz_binding *binding, const hz_record *record, hz_column column)
{
    int field = binding->fields[column];
    return field >= 0 && (size_t)field < record->count &&
           span_trim(record->fields[field]).len > 0 && !repeats(record, (size_t)field);
}

/* 合计 before the figures and the township, with no hazard in the row. */
static bool is_total_of_unit(const hz_binding *binding, const hz_record *record,
                             const struct shape *shape)
{
    static const hz_column own[] = {HZ_COL_FOUND_ON, HZ_COL_ENTERPRISE, HZ_COL_DESCRIPTION};
    struct row_text p;
    int column = column_at(binding, shape->text_at);
    if (shape->texts != 2 || column == HZ_COL_ENTERPRISE || column == HZ_COL_DESCRIPTION) {
        return false;
    }
    row_text_read(&p, record->fields[shape->text_at]);
    bool is_total = text_is_total(&p);
    for (size_t i = 0; i < 3 && is_total; i++) {
        is_total = binding->fields[own[i]] == (int)shape->text_at ||
                   !has_other_text(binding, record, own[i]);
    }
    return is_total;
}

/* True for 零报告 with at most a number, a date, a township and a reporter beside it. */
static bool is_zero_row(const hz_binding *binding, const hz_record *record,
                        const struct shape *shape)
{
    enum { MOST_CELLS = 5 };
    bool says = false;
    if ((shape->cells > MOST_CELLS && !shape->alike) ||
        has_own_text(binding, record, HZ_COL_DESCRIPTION) ||
        (!shape->alike && has_own_text(binding, record, HZ_COL_ENTERPRISE))) {
        return false;
    }
    for (size_t i = 0; i < record->count && !says; i++) {
        says = record->fields[i].len > 0 && is_zero_report(record->fields[i]);
    }
    return says;
}

/* True if the only text is below a label that is not known, or below 备注: beside the table. */
static bool is_beside(const hz_binding *binding, const struct shape *shape)
{
    int column = column_at(binding, shape->first);
    return shape->cells == 1 && shape->first > 0 &&
           (column == HZ_COL_NONE || column == HZ_COL_REMARK) && shape->texts == 1;
}

bool is_hint_row(const hz_binding *binding, const hz_record *record)
{
    size_t hints = 0;
    bool is_row = record->count <= binding->count;
    for (size_t i = 0; i < record->count && is_row; i++) {
        hz_span text = span_trim(record->fields[i]);
        bool is_label = text.len == 0 || hz_span_is(text, binding->labels[i]);
        hints += is_label ? 0 : 1;
        is_row = is_label || label_is_hint(text);
    }
    return is_row && hints > 0;
}

enum skipped_row skipped_row_kind(const hz_binding *binding, const hz_record *record)
{
    if (is_surely_hazard(binding, record)) {
        return IS_HAZARD;
    }
    struct shape shape = shape_of(record);
    if (shape.cells == 0 ||
        (shape.texts == 0 && shape.cells == 1 && column_at(binding, shape.first) == HZ_COL_NONE &&
         is_counter(binding, shape.first))) {
        return SKIPPED_BLANK;
    }
    int first = column_at(binding, shape.first);
    bool is_own = (first == HZ_COL_DESCRIPTION || first == HZ_COL_ENTERPRISE) && shape.first > 0;
    if ((!(is_own && shape.cells == 1) && is_note(&shape)) || is_example(record) ||
        is_end_mark(&shape) || is_empty_of_content(binding, record, &shape)) {
        return SKIPPED_NOTE;
    }
    if (is_zero_row(binding, record, &shape)) {
        return SKIPPED_ZERO;
    }
    if (is_beside(binding, &shape)) {
        return SKIPPED_NOTE;
    }
    if (is_signature(record, &shape, is_own ? 2 : 1)) {
        return SKIPPED_SIGNATURE;
    }
    if (is_around_table(binding, record, &shape)) {
        return SKIPPED_NOTE;
    }
    if (is_numbering(record, &shape)) {
        return SKIPPED_NUMBERS;
    }
    if (is_total_of_unit(binding, record, &shape)) {
        return SKIPPED_TOTAL;
    }
    return shape.texts <= 1 || shape.alike ? kind_of_single(binding, record, &shape) : IS_HAZARD;
}

enum skipped_row skipped_dispatch_row_kind(const hz_record *record)
{
    struct shape shape = shape_of(record);
    if (shape.cells == 0) {
        return SKIPPED_BLANK;
    }
    if (is_note(&shape) || is_end_mark(&shape)) {
        return SKIPPED_NOTE;
    }
    if (is_signature(record, &shape, 1)) {
        return SKIPPED_SIGNATURE;
    }
    if (is_around_table(NULL, record, &shape)) {
        return SKIPPED_NOTE;
    }
    if (is_numbering(record, &shape)) {
        return SKIPPED_NUMBERS;
    }
    return shape.alike && text_begins_section(&shape.text, false) ? SKIPPED_SECTION : IS_HAZARD;
}

/* The first cell with text; 0: there is none. */
static size_t first_cell(const hz_record *record)
{
    size_t i = 0;
    while (i < record->count && span_trim(record->fields[i]).len == 0) {
        i++;
    }
    return i < record->count ? i : 0;
}

/* The cell of a total that says what it is, if not only figures do. */
static size_t place_of_total(const hz_record *record)
{
    struct shape shape = shape_of(record);
    return shape.texts > 0 ? shape.text_at : shape.first;
}

void skipped_row_diag(enum skipped_row what, const hz_row *row, hz_diag *diag)
{
    static const hz_code codes[] = {
        [SKIPPED_TOTAL] = HZ_N120, [SKIPPED_SECTION] = HZ_N121, [SKIPPED_SIGNATURE] = HZ_N122,
        [SKIPPED_NOTE] = HZ_N123,  [SKIPPED_NUMBERS] = HZ_N124, [SKIPPED_ZERO] = HZ_N125,
    };
    if (what == SKIPPED_DAMAGED) {
        hz_record_error_diag(diag, row->file, row->record);
        hz_diag_copy(diag->label, sizeof diag->label,
                     hz_span_of(row->binding->labels[row->record->error_field]));
        return;
    }
    size_t at = what == SKIPPED_TOTAL ? place_of_total(row->record) : first_cell(row->record);
    hz_record_diag(diag, codes[what], row->file, row->record, at, NULL);
}
