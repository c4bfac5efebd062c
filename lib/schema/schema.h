#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include <hazard/schema.h>

#endif
