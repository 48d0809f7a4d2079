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
enum { PGRES_COMMAND_OK = 1, PGRES_TUPLES_OK = 2, PGRES_COPY_OUT = 3, PGRES_COPY_IN = 4 };

/* A function of libpq, found only in a program that has it. */
static void *libpq(const char *name) { return dlsym(RTLD_DEFAULT, name); }

static void before(const char *sql) {
  fault_log("begin", sql);
  fault_at(STATEMENT);
}

static void after(const char *sql, int is_done) {
  fault_log(is_done ? "done" : "refused", sql);
  fault_at(STATEMENT);
}

static int is_done(const PGresult *result) {
  int (*status_of)(const PGresult *) = libpq("PQresultStatus");
  int status = status_of(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_OUT ||
         status == PGRES_COPY_IN;
}

/* Which revision was read, where one was: the eight bytes of a bigint. */
static void log_number_of_head(const char *sql, const PGresult *result) {
  int (*rows)(const PGresult *) = libpq("PQntuples");
  int (*column_called)(const PGresult *, const char *) = libpq("PQfnumber");
  char *(*value)(const PGresult *, int, int) = libpq("PQgetvalue");
  if (!strstr(sql, " FROM midas.head") || rows(result) != 1) return;
  int column = column_called(result, "revision");
  if (column < 0) return;
  const unsigned char *bytes = (const unsigned char *)value(result, 0, column);
  long long number = 0;
  for (int at = 0; at < 8; at++) number = number << 8 | bytes[at];
  char text[24];
  snprintf(text, sizeof text, "%lld", number);
  fault_log("head", text);
}

PGresult *PQexec(PGconn *connection, const char *sql) {
  PGresult *(*next)(PGconn *, const char *) = fault_next("PQexec");
  before(sql);
  PGresult *result = next(connection, sql);
  after(sql, is_done(result));
  return result;
}

/* The statement with the values of its parameters behind it, as far as there is room. */
static void expand(char *text, size_t capacity, const char *sql, int count, const char *const *values) {
  int length = snprintf(text, capacity, "%s --", sql);
  for (int at = 0; at < count && length > 0 && (size_t)length < capacity; at++)
    length += snprintf(text + length, capacity - (size_t)length, " %s", values[at] ? values[at] : "NULL");
}

PGresult *PQexecParams(
    PGconn *connection, const char *sql, int count, const Oid *types, const char *const *values,
    const int *lengths, const int *formats, int format) {
  PGresult *(*next)(
      PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int) =
      fault_next("PQexecParams");
  char text[500];
  expand(text, sizeof text, sql, count, values);
  before(text);
  PGresult *result = next(connection, sql, count, types, values, lengths, formats, format);
  int went_well = is_done(result);
  if (went_well) log_number_of_head(sql, result);
  after(text, went_well);
  return result;
}

int PQputCopyEnd(PGconn *connection, const char *error) {
  int (*next)(PGconn *, const char *) = fault_next("PQputCopyEnd");
  before("COPY ends");
  int answer = next(connection, error);
  after("COPY ends", answer == 1);
  return answer;
}

/* Whatever else a client library calls, what it says to the server goes out here. */
ssize_t send(int socket, const void *bytes, size_t length, int flags) {
  ssize_t (*next)(int, const void *, size_t, int) = fault_next("send");
  fault_at(MESSAGE);
  return next(socket, bytes, length, flags);
}
