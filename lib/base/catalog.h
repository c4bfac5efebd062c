/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The mark of messages that gettext collects; hz_translate() translates them when they are shown.
 */
#ifndef BASE_CATALOG_H
#define BASE_CATALOG_H

#define N_(text) text

#endif
