/* PostgreSQL's own client library: connection settings, TLS and passwords work as they do for psql. */
#include <libpq-fe.h>
