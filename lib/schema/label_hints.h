/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the brackets of a label say. Texts are in the form of struct label. */
#ifndef SCHEMA_LABEL_HINTS_H
#define SCHEMA_LABEL_HINTS_H

#include "base/span.h"

/** True if @p content, of a bracket, only says how to fill in the column (必填, 年/月/日, 如…). */
bool label_is_hint(hz_span content);

/** True if @p content says that another column is meant (个人, 延期后, 企业自验). */
bool label_is_other(hz_span content);

#endif
