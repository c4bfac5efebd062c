/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/check_fields.h"
#include "schema/labels.h"
#include "value/words.h"

static const char *const agrees[] = {"相符", "不符", NULL};
static const char *const rectified[] = {"已到位", "未到位", NULL};

/* No label is that of a column of ledgers, or a list could be taken for the ledger of its hazards.
 */
static const struct check_field_info fields[FIELD_COUNT] = {
    [FIELD_DAY] = {"抽查日期", FORM_DATE, NULL, "", "", 12, false,
                   "到现场的日期，如 2023-07-03；未去的整行不填"},
    [FIELD_AGREES] = {"账实是否相符", FORM_CHOICE, agrees, "是|一致|账实相符|√|✓|✔",
                      "否|不一致|不相符|账实不符|×|✗|✘", 8, false,
                      "现场与台账记载是否相符，从列表中选填"},
    [FIELD_RECTIFIED] = {"现场是否整改到位", FORM_CHOICE, rectified,
                         "是|到位|已整改|整改到位|已整改到位|√|✓|✔",
                         "否|未整改|整改未到位|未整改到位|×|✗|✘", 9, false,
                         "台账为待验收、已销号的必填"},
    [FIELD_SEEN] = {"现场情况", FORM_ANY, NULL, "", "", 24, true,
                    "现场看到的情况；账实不符的写明哪里不符"},
    [FIELD_OPINION] = {"抽查意见", FORM_ANY, NULL, "", "", 20, true,
                       "如何处理，如：重新整改，9月30日前完成"},
    [FIELD_SIGNER] = {"抽查人签名", FORM_ANY, NULL, "", "", 12, false, "实际到现场的人"},
    [FIELD_SECOND] = {"同行抽查人签名", FORM_ANY, NULL, "", "", 12, false, "抽查须两人以上"},
    [FIELD_UNIT] = {"被查单位签名", FORM_ANY, NULL, "", "", 12, false,
                    "被查单位在场人员；拒签的写明"},
};

const struct check_field_info *check_field_get(enum check_field field)
{
    return &fields[field];
}

enum check_field check_field_find(hz_span label)
{
    struct label plain;
    enum check_field field = 0;
    if (!label_read(&plain, label)) {
        return FIELD_COUNT;
    }
    while (field < FIELD_COUNT && !label_is(&plain, "", fields[field].label, "")) {
        field++;
    }
    return field;
}

enum check_answer check_field_answer(enum check_field field, hz_span text)
{
    char buffer[WORD_SIZE];
    const struct check_field_info *f = &fields[field];
    hz_span word = word_bare(text, buffer);
    if (span_trim(text).len == 0) {
        return ANSWER_NONE;
    }
    if (hz_span_is(word, f->answers[0]) || word_in(word, f->yes)) {
        return ANSWER_YES;
    }
    return hz_span_is(word, f->answers[1]) || word_in(word, f->no) ? ANSWER_NO : ANSWER_UNKNOWN;
}
