#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include <hazard/writer.h>

#endif
