/* TinyCDB: D. J. Bernstein's constant databases, written and read. */
#include <cdb.h>
