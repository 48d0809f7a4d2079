/* Statements of SQLite and of PostgreSQL, and messages to a server. */
#define _GNU_SOURCE
#include "interposer.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

/* MARK: SQLite */

typedef struct sqlite3_stmt sqlite3_stmt;
enum { SQLITE_ROW = 100, SQLITE_DONE = 101 };

/* A function of SQLite, found only in a program that has it. */
static void *sqlite(const char *name) { return dlsym(RTLD_DEFAULT, name); }

/* SQLite steps through statements of its own, too, which have no text. */
static int is_ours(sqlite3_stmt *statement) {
  const char *(*sql)(sqlite3_stmt *) = sqlite("sqlite3_sql");
  return sql(statement) != NULL;
}

static void log_statement(sqlite3_stmt *statement, const char *event) {
  char *(*expanded)(sqlite3_stmt *) = sqlite("sqlite3_expanded_sql");
  void (*release)(void *) = sqlite("sqlite3_free");
  char *text = expanded(statement);
  fault_log(event, text ? text : "");
  release(text);
}

/* Which revision was read, where one was. */
static void log_revision(sqlite3_stmt *statement) {
  int (*count)(sqlite3_stmt *) = sqlite("sqlite3_column_count");
  const char *(*name)(sqlite3_stmt *, int) = sqlite("sqlite3_column_name");
  long long (*number)(sqlite3_stmt *, int) = sqlite("sqlite3_column_int64");
  const char *(*sql)(sqlite3_stmt *) = sqlite("sqlite3_sql");
  if (!strstr(sql(statement), " FROM head")) return;
  for (int column = 0; column < count(statement); column++) {
    if (strcmp(name(statement, column), "revision") != 0) continue;
    char text[24];
    snprintf(text, sizeof text, "%lld", number(statement, column));
    fault_log("head", text);
  }
}

int sqlite3_step(sqlite3_stmt *statement) {
  int (*next)(sqlite3_stmt *) = fault_next("sqlite3_step");
  int (*is_running)(sqlite3_stmt *) = sqlite("sqlite3_stmt_busy");
  if (!is_ours(statement)) return next(statement);
  if (!is_running(statement)) {
    log_statement(statement, "begin");
    fault_at(STATEMENT);
  }
  int answer = next(statement);
  if (answer == SQLITE_ROW) {
    log_revision(statement);
  } else {
    log_statement(statement, answer == SQLITE_DONE ? "done" : "refused");
    fault_at(STATEMENT);
  }
  return answer;
}

/* MARK: PostgreSQL */

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef unsigned int Oid;

static void before(const char *sql) {
  fault_log("begin", sql);
  fault_at(STATEMENT);
}

static void after(const char *sql) {
  fault_log("done", sql);
  fault_at(STATEMENT);
}

PGresult *PQexec(PGconn *connection, const char *sql) {
  PGresult *(*next)(PGconn *, const char *) = fault_next("PQexec");
  before(sql);
  PGresult *result = next(connection, sql);
  after(sql);
  return result;
}

PGresult *PQexecParams(
    PGconn *connection, const char *sql, int count, const Oid *types, const char *const *values,
    const int *lengths, const int *formats, int format) {
  PGresult *(*next)(
      PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int) =
      fault_next("PQexecParams");
  before(sql);
  PGresult *result = next(connection, sql, count, types, values, lengths, formats, format);
  after(sql);
  return result;
}

int PQputCopyEnd(PGconn *connection, const char *error) {
  int (*next)(PGconn *, const char *) = fault_next("PQputCopyEnd");
  before("COPY ends");
  int answer = next(connection, error);
  after("COPY ends");
  return answer;
}

/* Whatever else a client library calls, what it says to the server goes out here. */
ssize_t send(int socket, const void *bytes, size_t length, int flags) {
  ssize_t (*next)(int, const void *, size_t, int) = fault_next("send");
  fault_at(MESSAGE);
  return next(socket, bytes, length, flags);
}
