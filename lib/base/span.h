#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <hazard/span.h>

#endif
