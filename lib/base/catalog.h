/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The mark for texts that gettext collects; the text itself stays as it is. */
#ifndef BASE_TEXT_DOMAIN_H
#define BASE_TEXT_DOMAIN_H

#define N_(text) text

#endif
