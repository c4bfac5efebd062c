/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <hazard/message.h>

#endif
