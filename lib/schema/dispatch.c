/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/dispatch.h"
#include "base/span.h"
#include "schema/labels.h"
#include "value/words.h"
#include <stdlib.h>

#define DISPATCH(name, id, label, aliases) {id, label, aliases},
static const struct {
    const char *id;
    const char *label;
    const char *aliases;
} columns[] = {
#include "schema/dispatch_columns.def"
};
#undef DISPATCH

const char *hz_dispatch_label(hz_dispatch_column column)
{
    return columns[column].label;
}

int hz_dispatch_column_find(hz_span label)
{
    struct label wanted;
    if (!label_read(&wanted, label)) {
        return -1;
    }
    for (int c = 0; c < HZ_DISPATCH_COLUMNS; c++) {
        if (label_is(&wanted, columns[c].id, columns[c].label, columns[c].aliases)) {
            return c;
        }
    }
    return hz_column_find(label) == HZ_COL_AREA ? HZ_DISPATCH_UNIT : -1;
}

void hz_dispatch_binding_clear(hz_dispatch_binding *binding)
{
    free(binding->figures);
    free(binding->increases);
    *binding = (hz_dispatch_binding){0};
}

static void bind_figure(hz_dispatch_binding *binding, const hz_indicators *indicators,
                        hz_span label, size_t field)
{
    int figure = hz_indicators_find(indicators, label, &binding->increases[field]);
    binding->figures[field] = figure;
    if (figure >= 0) {
        binding->has_increases = binding->has_increases || binding->increases[field];
        binding->has_rates = binding->has_rates || indicators->items[figure].kind == HZ_KIND_RATE;
    }
}

int hz_dispatch_binding_init(hz_dispatch_binding *binding, const hz_record *header,
                             const hz_indicators *indicators)
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
            bind_figure(binding, indicators, header->fields[i], i);
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
    return span_trim(record->fields[field]);
}

static bool has_one(hz_span text, const char *const *words)
{
    while (*words != NULL && span_find(text, hz_span_of(*words)) == NULL) {
        words++;
    }
    return *words != NULL;
}

static bool is_one(hz_span text, const char *const *words)
{
    while (*words != NULL && !hz_span_is(text, *words)) {
        words++;
    }
    return *words != NULL;
}

/* Normalizes @p text as a label, without the colons at its end; empty if it is too long. */
static hz_span read_word(struct label *word, hz_span text)
{
    bool ok = label_read(word, text);
    while (ok && word->len > 0 && word->text[word->len - 1] == ':') {
        word->len--;
    }
    return ok ? (hz_span){word->text, word->len} : hz_span_of("");
}

const int *dispatch_group_columns(size_t *count)
{
    static const int list[] = {HZ_COL_AREA,   HZ_COL_SECTOR,    HZ_COL_SOURCE,     HZ_COL_LEVEL,
                               HZ_COL_STATUS, HZ_COL_LISTED,    HZ_COL_SUPERVISOR, HZ_COL_COMMITTEE,
                               HZ_COL_ACTION, HZ_COL_ENTERPRISE};
    *count = sizeof list / sizeof list[0];
    return list;
}

bool dispatch_groups_by(int column)
{
    size_t count;
    const int *list = dispatch_group_columns(&count);
    size_t i = 0;
    while (i < count && list[i] != column) {
        i++;
    }
    return i < count;
}

bool is_total_name(const hz_plan *plan, hz_span name)
{
    static const char *const parts[] = {"合计", "总计", "小计", "共计", "总和", "总数", NULL};
    static const char *const names[] = {"全县",     "全市",     "全区",  "全省", "全州", "全国",
                                        "累计",     "汇总",     "total", "总",   "计",   "全县汇总",
                                        "全县累计", "全市汇总", "sum",   NULL};
    struct label word;
    hz_span text = read_word(&word, name);
    return has_one(text, parts) || is_one(text, names) || hz_span_is(text, plan->county);
}

bool is_zero_report(hz_span text)
{
    static const char *const says[] = {"零报告", "零上报", "零报送", "无隐患", "零隐患", NULL};
    /* requested, or not made */
    static const char *const denies[] = {"未零", "请零", "应零", "须零", "未作零", "未做零", NULL};
    struct label word;
    if (span_find(text, hz_span_of("零")) == NULL && span_find(text, hz_span_of("无")) == NULL) {
        return false; /* as nearly all texts; reading them would take long */
    }
    hz_span read = read_word(&word, text);
    return has_one(read, says) && !has_one(read, denies);
}

bool is_zero_figure(hz_span text)
{
    static const char *const words[] = {"无", "零", "〇", "暂无", NULL};
    struct label word;
    return is_one(read_word(&word, text), words) || is_zero_report(text);
}
