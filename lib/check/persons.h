/** Names of persons as offices write them: several in a cell, blanks inside, full-width forms. */
#ifndef CHECK_PERSONS_H
#define CHECK_PERSONS_H

#include <hazard/span.h>

/** Takes the first of several names joined by 、, commas, semicolons or blanks off @p names. */
hz_span next_name(hz_span *names);

/** True if one of the persons in @p a is in @p b too. */
bool share_a_name(hz_span a, hz_span b);

#endif
