/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the bulletin finds fault with, and what it asks for. */
#ifndef REPORT_PROBLEMS_H
#define REPORT_PROBLEMS_H

#include "report/sentence.h"

/** 存在的主要问题: units are named only with the figures that prove it. 0, or -1. */
int write_problems(struct telling *b);

/** 下一步工作要求. 0, or -1. */
int write_demands(struct telling *b);

#endif
