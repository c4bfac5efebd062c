/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Why a call of the system failed. */
#ifndef BASE_SYSTEM_ERROR_H
#define BASE_SYSTEM_ERROR_H

/**
 * The English text of @p error, a value of errno; a message that is translated when it is shown.
 */
const char *system_error(int error);

#endif
