/** Who has reported, as the column 报送情况 says. */
#ifndef REPORT_STANDING_H
#define REPORT_STANDING_H

#include "report/telling.h"

/** What that column says, or begins with. */
#define STANDING_LATE "迟报"
#define STANDING_NONE "未报"
#define STANDING_OLDER "未报，沿用"

/** How many units' 报送情况 begins with @p standing. */
size_t standing_count(const struct figures *f, const char *standing);

/** Adds their names: “中都乡、沿溪乡”. */
void tell_standing(struct telling *b, const char *standing);

/** Adds the units of which nothing came, or nothing this month. */
void tell_absent(struct telling *b);

#endif
