/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The parts of the bulletin on problems and demands. */
#ifndef REPORT_PROBLEMS_H
#define REPORT_PROBLEMS_H

#include "report/sentence.h"

/** 存在的主要问题: no unit is named without the values that prove it. 0, or -1. */
int write_problems(struct document *d);

/** 下一步工作要求. 0, or -1. */
int write_demands(struct document *d);

#endif
