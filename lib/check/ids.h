/** Numbers of hazards as they are compared: full-width digits make no other number. */
#ifndef CHECK_IDS_H
#define CHECK_IDS_H

#include <hazard/span.h>

enum { PLAIN_ID = 128 };

/** The plain form of @p id, in @p room unless it is too long for it. */
hz_span plain_id(hz_span id, char room[PLAIN_ID]);

#endif
