/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The checks of codes.def, and what they share. */
#ifndef CHECK_CHECKS_H
#define CHECK_CHECKS_H

#include "check/row_check.h"

#define DIAG(letter, number, severity, text)
#define CHECK(letter, number, severity, function, text)                                            \
    void function(struct row_check *rc, hz_code code);
#include <hazard/codes.def>
#undef DIAG
#undef CHECK

static inline const hz_cell *cell_of(const struct row_check *rc, hz_column column)
{
    return &rc->hazard->cells[column];
}

/** The columns of @p columns about which findings are wanted. */
static inline uint64_t wanted_of(const struct row_check *rc, uint64_t columns)
{
    return rc->columns == 0 ? columns : columns & rc->columns;
}

static inline hz_column first_of(uint64_t columns)
{
    return (hz_column)__builtin_ctzll(columns);
}

/** The filled columns of @p hazard without texts and signatures that have no content: /, 无, 待定.
 */
uint64_t filled_in(const hz_hazard *hazard);

/** True if 备注 has that two persons have the same name. */
bool are_namesakes(const hz_hazard *hazard);

/** True if @p text is a word without content: /, 无, 待定, 按规定. */
bool is_placeholder(hz_span text);

/** True if @p text only means that there is something: 有, 已制定. */
bool is_vague(hz_span text);

#endif
