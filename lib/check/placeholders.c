/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words without content in a cell that must not be empty: /, 无, 待定. */
#include "base/characters.h"
#include "check/checks.h"
#include "value/words.h"
#include <uchar.h>

/* Columns of text that a hazard or its state needs. */
/* NOLINTBEGIN(bugprone-macro-parentheses): an operand with its operator */
#define COLUMN(name, id, label, aliases, type, need)                                               \
    (HZ_TYPE_##type == HZ_TYPE_TEXT &&                                                             \
             (HZ_NEED_##need == HZ_NEED_REQUIRED || HZ_NEED_##need == HZ_NEED_FIVE)                \
         ? HZ_BIT(HZ_COL_##name)                                                                   \
         : 0) |
static const uint64_t texts =
#include "schema/columns.def"
    HZ_BIT(HZ_COL_VERIFIER) | HZ_BIT(HZ_COL_APPROVER) | HZ_BIT(HZ_COL_CANCELLED_BY) |
    HZ_BIT(HZ_COL_CANCEL_REASON);
#undef COLUMN
/* NOLINTEND(bugprone-macro-parentheses) */

enum { LONGEST = 15 };

static bool is_unseen(hz_span text)
{
    bool unseen = true;
    while (unseen && text.len > 0) {
        uint32_t c = next_character(&text);
        unseen = is_invisible(c) || is_blank(c);
    }
    return unseen;
}

/* Rows are many, and most texts differ from all of the words below in their first character. */
static bool may_be_placeholder(uint32_t first)
{
    switch (first) {
    case '/':
    case '\\':
    case '-':
    case '0':
    case '*':
    case '.':
    case '?':
    case 'N':
    case 'n':
    case U'？':
    case U'×':
    case U'／':
    case U'－':
    case U'—':
    case U'–':
    case U'―':
    case U'…':
    case U'、':
    case U'。':
    case U'无':
    case U'暂':
    case U'没':
    case U'待':
    case U'未':
    case U'空':
    case U'不':
    case U'略':
    case U'同':
    case U'按':
    case U'见':
    case U'依':
    case U'另':
    case U'酌':
    case U'视':
    case U'否':
        return true;
    default:
        return false;
    }
}

bool is_placeholder(hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span rest = text;
    uint32_t first = text.len == 0 ? 0 : next_character(&rest);
    if (first == 0 || is_blank(first) || is_invisible(first)) {
        return is_unseen(rest);
    }
    return (
        text.len <= LONGEST && may_be_placeholder(first) &&
        word_in(word_bare(text, buffer),
                "|/|//|///"
                "|\\|-|--|---|----|—|——|–|―|无|暂无|没有|待定|待|未定|未落实|待落实|待明确|"
                "待确定|N/A|n/a|NA|na|NULL|null|None|none|0|×|××|×××|?|空|不详|"
                "不清楚|略|同上|按规定|按要求|按规范|按标准|按有关规定|按相关规定|按方案|见附件|"
                "见方案|不涉及|不适用|"
                "依法|另行确定|另行制定|酌情|视情况|未制定|未填|无需|不需要|暂未|暂缺|待补|待补充|"
                "未知|否|未编制|未建立|没有制定|无预案"));
}

uint64_t filled_in(const hz_hazard *hazard)
{
    uint64_t filled = hazard->filled;
    for (uint64_t rest = filled & texts; rest != 0; rest &= rest - 1) {
        int c = __builtin_ctzll(rest);
        filled &= ~(is_placeholder(hazard->cells[c].text) ? HZ_BIT(c) : 0);
    }
    return filled;
}

bool is_vague(hz_span text)
{
    char buffer[WORD_SIZE];
    return text.len <= LONGEST &&
           word_in(word_bare(text, buffer),
                   "有|已有|已制定|制定|已落实|已编制|是|√|✓|具备|已具备|齐全|"
                   "已完善|有预案|已制定预案|已备案|有方案");
}
