#ifndef SCHEMA_DISPATCH_H
#define SCHEMA_DISPATCH_H

#include <hazard/dispatch.h>

#endif
