/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Marks what the library exports; everything else stays inside it. */
#ifndef HAZARD_API_H
#define HAZARD_API_H

#ifdef __cplusplus
#define HZ_API_BEGIN                                                                               \
    _Pragma("GCC visibility push(default)") extern "C"                                             \
    {
#define HZ_API_END                                                                                 \
    }                                                                                              \
    _Pragma("GCC visibility pop")
#else
#define HZ_API_BEGIN _Pragma("GCC visibility push(default)")
#define HZ_API_END _Pragma("GCC visibility pop")
#endif

#endif
