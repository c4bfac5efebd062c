/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Reads a file that is one YAML document. */
#ifndef PLAN_YAML_DOCUMENT_H
#define PLAN_YAML_DOCUMENT_H

#include "plan/yaml_fields.h"
#include <stdio.h>

/** Reads @p file to its end into the document of @p f. 0, or -1 with the error set. */
int yaml_document_read(struct yaml_fill *f, FILE *file);

#endif
