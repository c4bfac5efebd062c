/** What figures cannot be true: against each other, and against those of the month before. */
#ifndef COUNT_RELATIONS_H
#define COUNT_RELATIONS_H

#include "count/reports.h"

/** Tells @p sink of every figure of the reports up to @p day that cannot be right. */
void relations_check(const struct reports *r, const hz_plan *plan, hz_date day, hz_sink sink);

/** Works out 排查数, 整改完成数 and 未整改数 of a report that gives only their parts. */
void relations_complete(int64_t *figures);

#endif
