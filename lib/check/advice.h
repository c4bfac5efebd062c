/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What would be right in place of a wrong value: arguments of the message about it. */
#ifndef CHECK_ADVICE_H
#define CHECK_ADVICE_H

#include "check/row_check.h"

/** For a value that is in no fixed list: level, listing, status, action. */
void advise_choice(const struct row_check *rc, hz_column column, hz_diag *out);

/** For a township, sector or source that the plan does not know. */
void advise_name(const struct row_check *rc, hz_column column, hz_diag *out);

/** For a date that cannot be read. */
void advise_date(const struct row_check *rc, hz_column column, hz_diag *out);

/** For an amount that cannot be read. */
void advise_money(const struct row_check *rc, hz_column column, hz_diag *out);

/** For an amount so large that it may be in 元. */
void advise_large_amount(const struct row_check *rc, hz_column column, hz_diag *out);

/** For an invalid unified social credit code. */
void advise_uscc(const struct row_check *rc, hz_column column, hz_diag *out);

/** For a day in the future on which something was done: today, and the day that was meant. */
void advise_future_date(const struct row_check *rc, hz_column column, hz_diag *out);

/** For a date outside the years of the plan. */
void advise_implausible_date(const struct row_check *rc, hz_column column, hz_diag *out);

#endif
