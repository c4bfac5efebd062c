/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <hazard/report.h>

#endif
