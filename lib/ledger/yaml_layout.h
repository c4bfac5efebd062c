/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Which parts of a YAML ledger cannot be written anew without losing what rows do not hold. */
#ifndef LEDGER_YAML_LAYOUT_H
#define LEDGER_YAML_LAYOUT_H

#include "base/span.h"

/** True if the lines @p item of one item of a list hold nothing but keys and values: no comment, no
 * anchor, alias or tag. */
bool yaml_item_is_plain(hz_span item);

/** True if @p line begins or ends a document. */
bool yaml_is_document_mark(hz_span line);

#endif
