/* libyaml, and of the C library the one search that it cannot do without slowing every file down. */
#define _GNU_SOURCE
#include <string.h>
#include <yaml.h>
