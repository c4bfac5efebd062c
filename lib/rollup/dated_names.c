/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/dated_names.h"

/* How far the loop is. 整改状态 says it of today only, and not what has been accepted. */
enum stage { UNRECTIFIED, TO_BE_ACCEPTED, ACCEPTED, CLOSED, CANCELLED };
static const char *const stages[] = {"未整改", "待验收", STATE_ACCEPTED, "已销号", "已撤销", NULL};

static size_t stage_on(const hz_hazard *hazard, hz_date day)
{
    hz_date verified = hz_hazard_date(hazard, HZ_COL_VERIFIED_ON);
    if (hz_hazard_is(hazard, HZ_CANCELLED, day)) {
        return CANCELLED;
    }
    if (hz_hazard_is(hazard, HZ_CLOSED, day)) {
        return CLOSED;
    }
    if (!hz_hazard_is(hazard, HZ_RECTIFIED, day)) {
        return UNRECTIFIED;
    }
    return verified != HZ_NO_DATE && verified <= day ? ACCEPTED : TO_BE_ACCEPTED;
}

static const char *const listings[] = {
#define NAME(name, text) text,
    LISTINGS(NAME)
#undef NAME
        "已摘牌",
    "未挂牌", NULL};
enum { UNLISTED = HZ_LISTING_COUNT, NOT_LISTED };

static size_t listing_on(const hz_hazard *hazard, hz_date day)
{
    const hz_cell *listed = &hazard->cells[HZ_COL_LISTED];
    hz_date unlisted = hz_hazard_date(hazard, HZ_COL_UNLISTED_ON);
    if (listed->fault != HZ_VALUE_OK || !hz_hazard_is(hazard, HZ_LISTED, day)) {
        return NOT_LISTED;
    }
    return unlisted != HZ_NO_DATE && unlisted <= day ? UNLISTED : (size_t)listed->as.choice;
}

static const char *const levels[] = {
#define NAME(name, text) text,
    LEVELS(NAME)
#undef NAME
        NULL};

/* Only a hazard that was assessed as not major has 等级变更日期; in these ledgers a hazard is 重大
 * unless they say otherwise. */
static size_t level_on(const hz_hazard *hazard, hz_date day)
{
    const hz_cell *level = &hazard->cells[HZ_COL_LEVEL];
    hz_date changed = hz_hazard_date(hazard, HZ_COL_RECLASSIFIED_ON);
    bool known = level->fault == HZ_VALUE_OK && (changed == HZ_NO_DATE || changed <= day);
    return known ? (size_t)level->as.choice : HZ_LEVEL_MAJOR;
}

static const struct dated {
    hz_column column;
    const char *const *names;
    size_t (*name_on)(const hz_hazard *hazard, hz_date day);
    bool moves; /* as a rule, a hazard changes its name */
    uint64_t needs;
} dated[] = {
    {HZ_COL_STATUS, stages, stage_on, true,
     HZ_BIT(HZ_COL_FOUND_ON) | HZ_BIT(HZ_COL_RECTIFIED_ON) | HZ_BIT(HZ_COL_VERIFIED_ON) |
         HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_CANCELLED_ON)},
    {HZ_COL_LISTED, listings, listing_on, true,
     HZ_BIT(HZ_COL_FOUND_ON) | HZ_BIT(HZ_COL_LISTED) | HZ_BIT(HZ_COL_LISTED_ON) |
         HZ_BIT(HZ_COL_UNLISTED_ON)},
    {HZ_COL_LEVEL, levels, level_on, false, HZ_BIT(HZ_COL_LEVEL) | HZ_BIT(HZ_COL_RECLASSIFIED_ON)},
};

/* The columns that say which department supervised a hazard before. */
#define TRANSFER (HZ_BIT(HZ_COL_TRANSFERRED_ON) | HZ_BIT(HZ_COL_TRANSFERRED_FROM))

static const struct dated *find(hz_column column)
{
    for (size_t i = 0; i < sizeof dated / sizeof dated[0]; i++) {
        if (dated[i].column == column) {
            return &dated[i];
        }
    }
    return NULL;
}

const char *const *dated_names(hz_column column)
{
    const struct dated *d = find(column);
    return d == NULL ? NULL : d->names;
}

uint64_t dated_names_need(hz_column column)
{
    const struct dated *d = find(column);
    if (d != NULL) {
        return d->needs;
    }
    return column == HZ_COL_COMMITTEE || column == HZ_COL_SUPERVISOR ? TRANSFER : 0;
}

hz_column dated_column(hz_column column, const hz_hazard *hazard, hz_date day)
{
    hz_date transferred = hz_hazard_date(hazard, HZ_COL_TRANSFERRED_ON);
    bool was = column == HZ_COL_SUPERVISOR && transferred != HZ_NO_DATE && day < transferred &&
               hazard->cells[HZ_COL_TRANSFERRED_FROM].text.len > 0;
    return was ? HZ_COL_TRANSFERRED_FROM : column;
}

bool dated_names_move(hz_column column)
{
    const struct dated *d = find(column);
    return d != NULL && d->moves;
}

size_t dated_name_on(hz_column column, const hz_hazard *hazard, hz_date day)
{
    return find(column)->name_on(hazard, day);
}
