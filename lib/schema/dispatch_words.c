/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/dispatch_words.h"
#include "schema/labels.h"
#include "value/words.h"

static bool has_one(hz_span text, const char *const *words)
{
    while (*words != NULL && word_find(text, hz_span_of(*words)) == NULL) {
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

/* The text without blanks, its signs half-width; empty where it is too long to be one of the words.
 */
static hz_span read_word(struct label *word, hz_span text)
{
    bool ok = label_read(word, text);
    while (ok && word->len > 0 && word->text[word->len - 1] == ':') {
        word->len--;
    }
    return ok ? (hz_span){word->text, word->len} : hz_span_of("");
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
    /* asked for, or not made */
    static const char *const denies[] = {"未零", "请零", "应零", "须零", "未作零", "未做零", NULL};
    struct label word;
    hz_span read = read_word(&word, text);
    return has_one(read, says) && !has_one(read, denies);
}

bool is_zero_figure(hz_span text)
{
    static const char *const words[] = {"无", "零", "〇", "暂无", NULL};
    struct label word;
    return is_one(read_word(&word, text), words) || is_zero_report(text);
}
