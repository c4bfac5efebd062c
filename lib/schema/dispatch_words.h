/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Words by which offices mark rows of dispatch tables. */
#ifndef DISPATCH_WORDS_H
#define DISPATCH_WORDS_H

#include "plan/plan.h"

/** True if @p name is one that sums have: 合计, 总 计, 全县小计, the county's own name. */
bool is_total_name(const hz_plan *plan, hz_span name);

/** True if @p text says that there is nothing to report: 零报告, 已报（零报告）. */
bool is_zero_report(hz_span text);

/** True if @p text stands for the figure 0: 无, 零, 零报告. */
bool is_zero_figure(hz_span text);

#endif
