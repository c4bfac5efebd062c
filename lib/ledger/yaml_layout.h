/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Find items of a YAML ledger that cannot be rewritten without losing comments or anchors. */
#ifndef LEDGER_YAML_LAYOUT_H
#define LEDGER_YAML_LAYOUT_H

#include "base/span.h"

/** True if the list item @p item consists of keys and values only: no comment, anchor, alias or
 * tag. */
bool yaml_item_is_plain(hz_span item);

/** True if @p line begins or ends a document. */
bool yaml_is_document_mark(hz_span line);

#endif
