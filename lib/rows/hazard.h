#ifndef ROWS_HAZARD_H
#define ROWS_HAZARD_H

#include <hazard/hazard.h>

#endif
