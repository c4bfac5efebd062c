/** What kind of character: visible, blank, or one that nobody sees and that changes what is read.
 */
#ifndef BASE_CHARACTERS_H
#define BASE_CHARACTERS_H

#include <hazard/span.h>
#include <stdint.h>

/** Takes the first character off @p s, which is not empty; a byte that is not UTF-8 is U+FFFD. */
uint32_t next_character(hz_span *s);

/** True for what shows nothing and takes no room, such as U+200B and U+FEFF. */
bool is_invisible(uint32_t c);

/** True for blanks of any width, U+00A0 and U+3000 among them. */
bool is_blank(uint32_t c);

/** True for C0, DEL and C1, line ends among them, for U+2028 and U+2029, and for bidi controls. */
bool is_control(uint32_t c);

/** True for letters and Han characters. */
bool is_letter(uint32_t c);

/** Writes U+200B to @p name. */
void name_character(uint32_t c, char name[16]);

#endif
