/* PostgreSQL's own client library: connection settings, TLS and passwords work as they do for psql.

   It is loaded when a state turns out to lie in PostgreSQL, not when the program starts: it brings two dozen libraries
   with it, and to bind them takes longer than to check a file. */
#include <dlfcn.h>
#include <stddef.h>
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h> /* Debian keeps it there. */
#endif

#define LIBPQ_FUNCTIONS(FUNCTION) \
  FUNCTION(PQclear) \
  FUNCTION(PQcmdTuples) \
  FUNCTION(PQconndefaults) \
  FUNCTION(PQconnectdbParams) \
  FUNCTION(PQconninfoFree) \
  FUNCTION(PQconninfoParse) \
  FUNCTION(PQdb) \
  FUNCTION(PQerrorMessage) \
  FUNCTION(PQexec) \
  FUNCTION(PQexecParams) \
  FUNCTION(PQfinish) \
  FUNCTION(PQfreemem) \
  FUNCTION(PQgetCopyData) \
  FUNCTION(PQgetResult) \
  FUNCTION(PQgetisnull) \
  FUNCTION(PQgetlength) \
  FUNCTION(PQgetvalue) \
  FUNCTION(PQhost) \
  FUNCTION(PQntuples) \
  FUNCTION(PQparameterStatus) \
  FUNCTION(PQport) \
  FUNCTION(PQputCopyData) \
  FUNCTION(PQputCopyEnd) \
  FUNCTION(PQresultErrorField) \
  FUNCTION(PQresultStatus) \
  FUNCTION(PQsetNoticeProcessor) \
  FUNCTION(PQstatus) \
  FUNCTION(PQuser)

/* The functions of libpq that are called, each of the type that its own header gives it. */
struct libpq_functions {
#define LIBPQ_MEMBER(name) __typeof__(&name) _Nonnull name;
  LIBPQ_FUNCTIONS(LIBPQ_MEMBER)
#undef LIBPQ_MEMBER
};

/* Loads libpq, which stays for the life of the process; or answers NULL and says why it could not.

   It joins the libraries that every module sees, and is looked up among them, as if it had been linked: a library that
   was loaded before the program (LD_PRELOAD) can stand in for its functions. */
static inline const struct libpq_functions *_Nullable libpq_load(const char *_Nullable *_Nonnull problem) {
  static struct libpq_functions functions;
#ifdef __APPLE__
  const char *name = "libpq.5.dylib";
#else
  const char *name = "libpq.so.5";
#endif
  void *everything = dlopen(name, RTLD_NOW | RTLD_GLOBAL) ? dlopen(NULL, RTLD_NOW) : NULL;
  if (!everything) {
    *problem = dlerror();
    return NULL;
  }
#define LIBPQ_FIND(name) \
  { \
    void *found = dlsym(everything, #name); \
    if (!found) { \
      *problem = dlerror(); \
      return NULL; \
    } \
    functions.name = (__typeof__(&name))found; \
  }
  LIBPQ_FUNCTIONS(LIBPQ_FIND)
#undef LIBPQ_FIND
  return &functions;
}
