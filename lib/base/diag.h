#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <hazard/diag.h>

#endif
