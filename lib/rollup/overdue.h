#ifndef ROLLUP_OVERDUE_H
#define ROLLUP_OVERDUE_H

#include <hazard/overdue.h>

#endif
