/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/skipped_rows.h"
#include "base/span.h"
#include "schema/dispatch.h"
#include "schema/labels.h"
#include "value/value.h"

/* The beginning of a text, without blanks and with half-width forms, ending with a zero byte. */
struct plain {
    char text[256];
    size_t len;
};

static void read_plain(struct plain *p, hz_span text)
{
    char cut[sizeof p->text / 2];
    char plain[sizeof p->text - 1];
    size_t len = 0;
    hz_diag_copy(cut, sizeof cut, span_trim(text));
    p->len = 0;
    if (!hz_normalize(hz_span_of(cut), plain, sizeof plain, &len)) {
        len = 0;
    }
    for (size_t i = 0; i < len; i++) {
        if (plain[i] != ' ' && plain[i] != '\t' && plain[i] != '\r' && plain[i] != '\n') {
            p->text[p->len++] = plain[i];
        }
    }
    p->text[p->len] = '\0';
}

/* Removes @p word from the beginning of @p s. */
static bool take(hz_span *s, const char *word, size_t len)
{
    if (s->len < len || memcmp(s->ptr, word, len) != 0) {
        return false;
    }
    *s = (hz_span){s->ptr + len, s->len - len};
    return true;
}

/* Removes the longest of the @p words, joined by |, from the beginning of @p s. */
static bool take_any(hz_span *s, const char *words)
{
    size_t longest = 0;
    while (*words != '\0') {
        size_t len = strcspn(words, "|");
        hz_span rest = *s;
        if (len > longest && take(&rest, words, len)) {
            longest = len;
        }
        words += len + (words[len] == '|' ? 1 : 0);
    }
    *s = (hz_span){s->ptr + longest, s->len - longest};
    return longest > 0;
}

/* True if @p s consists only of @p words. */
static bool is_made_of(hz_span s, const char *words)
{
    bool any = false;
    while (s.len > 0 && take_any(&s, words)) {
        any = true;
    }
    return any && s.len == 0;
}

static const char total_words[] = "合计|小计|总计|共计|累计|总数|全县";
static const char figure_words[] =
    "0|1|2|3|4|5|6|7|8|9|.|,|%|+|-|/|(|)|:|—|万元|元|项|条|个|处|家|户|件|起|人|次|年|月|日|"
    "隐患|重大事故隐患|重大隐患|一般隐患|企业|其中|共";

/* True for 12, 1,234.50, 8.0万元, 3条, —, 2023-06-20. */
static bool is_figure(const struct plain *p)
{
    return is_made_of((hz_span){p->text, p->len}, figure_words);
}

/* True for 合计, 全县合计, 本页小计:, 合计(万元), 合计数, which are never names or descriptions. */
static bool is_total(const struct plain *p)
{
    static const char words[] = "合计|小计|总计|共计|累计|总数|全县|全镇|全乡|全区|本页|本表|本月|"
                                "本期|各项|以上|数|金额|:|(万元)|万元";
    hz_span s = {p->text, p->len};
    if (!is_made_of(s, words)) {
        return false;
    }
    for (; s.len > 0; s = (hz_span){s.ptr + 1, s.len - 1}) {
        hz_span rest = s;
        if (take_any(&rest, total_words)) {
            return true;
        }
    }
    return false;
}

/* True for 合计3条, 共计:5项, 共3条 and 卢峰镇小计 too. */
static bool is_like_total(const struct plain *p)
{
    enum { LONGEST = 36 };
    hz_span s = {p->text, p->len};
    if (is_total(p) || (take_any(&s, total_words) && is_made_of(s, figure_words))) {
        return true;
    }
    s = (hz_span){p->text, p->len};
    if (take_any(&s, "共|总共|共有") && s.len > 0 && s.ptr[0] >= '0' && s.ptr[0] <= '9' &&
        is_made_of(s, figure_words)) {
        return true; /* 共3条 */
    }
    static const char *const endings[] = {"合计", "小计", "总计", "共计"};
    for (size_t i = 0; i < 4; i++) {
        size_t len = strlen(endings[i]);
        if (p->len > len && p->len <= LONGEST &&
            memcmp(p->text + p->len - len, endings[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* True for 一、…, (二)…, 第三部分…, and with @p digits for 1.… */
static bool begins_section(const struct plain *p, bool digits)
{
    static const char numerals[] = "一|二|三|四|五|六|七|八|九|十|百";
    hz_span s = {p->text, p->len};
    bool bracket = take(&s, "(", 1);
    bool ordinal = !bracket && take(&s, "第", strlen("第"));
    bool any = false;
    while (take_any(&s, numerals) || (digits && take_any(&s, "0|1|2|3|4|5|6|7|8|9"))) {
        any = true;
    }
    if (!any || s.len == 0) {
        return false;
    }
    if (ordinal) {
        return take_any(&s, "部分|类|章|节|篇|批");
    }
    bool ended = bracket ? take(&s, ")", 1) : take_any(&s, "、|.|,|:|．");
    return ended && s.len > 0 && (s.ptr[0] < '0' || s.ptr[0] > '9');
}

/* How a cell of a signature row ends. */
enum signature { NO_SIGNATURE, SIGNATURE_LABEL, SIGNATURE_VALUE };

/* 填表人：张三 has its value, 填表人： and 审核人 may have it in the next cell. */
static enum signature signature_of(const struct plain *p)
{
    static const char words[] =
        "填表人|填报人|制表人|制表|填表|统计人|统计员|经办人|经手人|审核人|审核|复核人|审批人|"
        "签发人|签发|负责人|单位负责人|主要负责人|分管负责人|部门负责人|分管领导|主管领导|"
        "领导签字|联系人|联系电话|联系方式|电话|手机|填报日期|填表日期|制表日期|报送日期|上报日期|"
        "填报时间|填表时间|制表时间|报送时间|上报时间|截至时间|截至日期|日期|填报单位|报送单位|"
        "上报单位|制表单位|单位|单位盖章|盖章|公章|签字|填报人签字|单位(公章)|单位(盖章)|"
        "县安委办|单位名称|传真|邮箱";
    hz_span s = {p->text, p->len};
    if (!take_any(&s, words)) {
        return NO_SIGNATURE;
    }
    if (take(&s, "(", 1)) {
        const char *end = memchr(s.ptr, ')', s.len);
        if (end == NULL) {
            return NO_SIGNATURE;
        }
        s = (hz_span){end + 1, s.len - (size_t)(end + 1 - s.ptr)};
    }
    bool colon = take(&s, ":", 1);
    if (s.len == 0) {
        return SIGNATURE_LABEL;
    }
    return colon ? SIGNATURE_VALUE : NO_SIGNATURE;
}

/* What the cells of a row contain. */
struct shape {
    size_t cells;   /* with text */
    size_t texts;   /* of these, not figures */
    size_t first;   /* the first with text */
    size_t text_at; /* the first that is not a figure */
    bool alike;     /* all cells with text have the same */
};

static struct shape shape_of(const hz_record *record)
{
    struct shape shape = {.alike = true};
    struct plain p;
    for (size_t i = 0; i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        if (text.len == 0) {
            continue;
        }
        shape.first = shape.cells == 0 ? i : shape.first;
        shape.alike = shape.alike && hz_span_equal(text, span_trim(record->fields[shape.first]));
        shape.cells++;
        read_plain(&p, text);
        if (!is_figure(&p)) {
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
    struct plain p;
    for (size_t i = shape->first; i < record->count; i++) {
        if (span_trim(record->fields[i]).len == 0) {
            continue;
        }
        read_plain(&p, record->fields[i]);
        enum signature here = signature_of(&p);
        if (here == NO_SIGNATURE && before != SIGNATURE_LABEL &&
            !(before != NO_SIGNATURE && is_figure(&p))) {
            return false;
        }
        with_value += here == SIGNATURE_VALUE ? 1 : 0;
        labels += here == SIGNATURE_LABEL ? 1 : 0;
        before = here == NO_SIGNATURE ? SIGNATURE_VALUE : here;
    }
    return with_value + labels >= least && (with_value > 0 || labels > 1);
}

bool is_signature_row(const hz_record *record)
{
    struct shape shape = shape_of(record);
    return shape.cells > 0 && is_signature(record, &shape, 1);
}

/* 注：… over the row, or 备注 with its text in the next cell. */
static bool is_note(const hz_record *record, const struct shape *shape)
{
    static const char words[] = "注|附注|备注|说明|注意|注释|填表说明|填报说明|备注说明|填表要求|"
                                "填报要求|温馨提示|*|※";
    struct plain p;
    read_plain(&p, record->fields[shape->first]);
    hz_span s = {p.text, p.len};
    if (!take_any(&s, words) || shape->texts > 2) {
        return false;
    }
    bool mark = strncmp(p.text, "*", 1) == 0 || strncmp(p.text, "※", strlen("※")) == 0;
    bool ended = s.len == 0 || mark || take_any(&s, ":|、|.|(|0|1|2|3|4|5|6|7|8|9|一");
    return ended && (shape->alike || (shape->cells == 2 && s.len == 0));
}

/* 1,2,3,4 or 3,4,5 below the labels. */
static bool is_numbering(const hz_record *record, const struct shape *shape)
{
    uint64_t expected = 0;
    size_t cells = 0;
    for (size_t i = shape->first; i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        uint64_t number = 0;
        for (size_t k = 0; k < text.len && k < 4; k++) {
            bool digit = text.ptr[k] >= '0' && text.ptr[k] <= '9';
            number = digit ? number * 10 + (uint64_t)(text.ptr[k] - '0') : UINT64_MAX / 100;
        }
        if (text.len == 0 || text.len > 3 || (cells > 0 && number != expected)) {
            return text.len == 0 && cells >= 3;
        }
        expected = number + 1;
        cells++;
    }
    return cells >= 3;
}

/* True if the only text is where a hazard has its number, date or counter. */
static bool is_heading(const hz_binding *binding, const hz_record *record,
                       const struct shape *shape)
{
    struct plain p;
    int column = column_at(binding, shape->first);
    bool is_own = column == HZ_COL_DESCRIPTION || column == HZ_COL_ENTERPRISE;
    read_plain(&p, record->fields[shape->first]);
    if (shape->first > 1 && shape->cells == 1) {
        return false;
    }
    if (begins_section(&p, !is_own)) {
        return column != HZ_COL_DESCRIPTION || shape->cells > 2;
    }
    bool counted = shape->first == 0 && (column == HZ_COL_ID || column == HZ_COL_FOUND_ON ||
                                         is_counter(binding, shape->first));
    return counted && shape->texts > 0 && strpbrk(p.text, "0123456789") == NULL;
}

/* The kind of a row with at most one text, or the same in all cells. */
static enum skipped_row kind_of_single(const hz_binding *binding, const hz_record *record,
                                       const struct shape *shape)
{
    struct plain p;
    int column = column_at(binding, shape->text_at);
    bool is_own = column == HZ_COL_DESCRIPTION || column == HZ_COL_ENTERPRISE;
    if (shape->texts == 0) {
        read_plain(&p, record->fields[shape->first]);
        return is_numbering(record, shape) ? SKIPPED_NUMBERS
               : is_like_total(&p)         ? SKIPPED_TOTAL
                                           : IS_HAZARD;
    }
    read_plain(&p, record->fields[shape->text_at]);
    if (is_own && shape->text_at > 0 && !shape->alike ? is_total(&p) : is_like_total(&p)) {
        return SKIPPED_TOTAL;
    }
    return shape->alike && is_heading(binding, record, shape) ? SKIPPED_SECTION : IS_HAZARD;
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

bool is_surely_hazard(const hz_binding *binding, const hz_record *record)
{
    char day = first_byte(binding, record, HZ_COL_FOUND_ON);
    return day >= '0' && day <= '9' && record->fields[binding->fields[HZ_COL_FOUND_ON]].len > 3 &&
           is_text(first_byte(binding, record, HZ_COL_ENTERPRISE)) &&
           is_text(first_byte(binding, record, HZ_COL_DESCRIPTION));
}

/* True if @p column has text, other than 零报告. */
static bool has_own_text(const hz_binding *binding, const hz_record *record, hz_column column)
{
    int field = binding->fields[column];
    bool there = field >= 0 && (size_t)field < record->count;
    hz_span text = there ? span_trim(record->fields[field]) : hz_span_of("");
    return text.len > 0 && !is_zero_figure(text);
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
        says = is_zero_report(record->fields[i]);
    }
    return says;
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
    if (!(is_own && shape.cells == 1) && is_note(record, &shape)) {
        return SKIPPED_NOTE;
    }
    if (is_zero_row(binding, record, &shape)) {
        return SKIPPED_ZERO;
    }
    if (is_signature(record, &shape, is_own ? 2 : 1)) {
        return SKIPPED_SIGNATURE;
    }
    return shape.texts <= 1 || shape.alike ? kind_of_single(binding, record, &shape) : IS_HAZARD;
}

enum skipped_row skipped_dispatch_row_kind(const hz_record *record)
{
    struct shape shape = shape_of(record);
    if (shape.cells == 0) {
        return SKIPPED_BLANK;
    }
    if (is_note(record, &shape)) {
        return SKIPPED_NOTE;
    }
    return is_signature(record, &shape, 1) ? SKIPPED_SIGNATURE : IS_HAZARD;
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
    struct shape shape = shape_of(row->record);
    size_t at = what == SKIPPED_TOTAL && shape.texts > 0 ? shape.text_at : shape.first;
    hz_record_diag(diag, codes[what], row->file, row->record, at, NULL);
}
