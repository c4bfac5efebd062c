/** What would be right in place of a value that is wrong: one sentence for this very value. */
#ifndef CHECK_ADVICE_H
#define CHECK_ADVICE_H

#include "check/row_check.h"

enum { ADVICE_SIZE = 400 };

/** For a value that is in no fixed list: level, listing, status, action. */
void advise_choice(const struct row_check *rc, hz_column column, char out[ADVICE_SIZE]);

/** For a township, sector or source that the plan does not know. */
void advise_name(const struct row_check *rc, hz_column column, char out[ADVICE_SIZE]);

#endif
