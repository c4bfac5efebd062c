/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Cards: one thing on a page of its own, with fields of which some are filled in by hand. */
#ifndef OUTPUT_CARD_H
#define OUTPUT_CARD_H

#include "base/span.h"

struct card_field {
    hz_span label;
    hz_span text;
    bool is_wide;  /* over the whole width; two others share a row */
    bool is_blank; /* there is space to write in it */
};

struct card {
    hz_span title;
    const struct card_field *fields;
    size_t count;
};

#endif
