/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The whole library. */
#ifndef HAZARD_HAZARD_H
#define HAZARD_HAZARD_H

#include <hazard/check.h>
#include <hazard/error.h>
#include <hazard/ledger.h>
#include <hazard/lists.h>
#include <hazard/overdue.h>
#include <hazard/plan.h>
#include <hazard/report.h>
#include <hazard/rollup.h>
#include <hazard/rows.h>
#include <hazard/sample.h>
#include <hazard/tidy.h>
#include <hazard/value.h>
#include <hazard/writer.h>

#endif
