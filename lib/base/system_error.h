/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Why a call of the system failed, in the user's language. */
#ifndef BASE_SYSTEM_ERROR_H
#define BASE_SYSTEM_ERROR_H

/** The text of @p error, a value of errno, as strerror(); static or valid until the next call. */
const char *system_error(int error);

#endif
