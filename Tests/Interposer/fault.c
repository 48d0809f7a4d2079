/* When the fault happens, and the log. */
#define _GNU_SOURCE
#include "interposer.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long counts[3];
static int is_full;

static int is_named(const char *variable, const char *word) {
  const char *value = getenv(variable);
  return value && strcmp(value, word) == 0;
}

static enum deed chosen_deed(void) {
  if (is_named("FAULT_DEED", "tear")) return TEAR;
  if (is_named("FAULT_DEED", "cut")) return CUT;
  if (is_named("FAULT_DEED", "full")) return FULL;
  if (is_named("FAULT_DEED", "fail")) return FAIL;
  return KILL;
}

static int is_chosen(enum site site) {
  static const char *const words[] = {"statement", "write", "message"};
  return is_named("FAULT_SITE", words[site]);
}

_Noreturn void fault_die(void) {
  fault_log("killed", "");
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

enum deed fault_at(enum site site) {
  long count = __atomic_add_fetch(&counts[site], 1, __ATOMIC_SEQ_CST);
  if (site == WRITE && is_full) return FULL;
  const char *at = getenv("FAULT_AT");
  if (!at || !is_chosen(site) || count != atol(at)) return NOTHING;
  enum deed deed = chosen_deed();
  if (deed == CUT) unsynced_undo();
  if (deed == KILL || deed == CUT) fault_die();
  if (deed == FULL) is_full = 1;
  return deed;
}

void fault_log(const char *event, const char *text) {
  const char *path = getenv("FAULT_LOG");
  if (!path) return;
  const char *name = getenv("FAULT_NAME");
  char line[600];
  int length = snprintf(line, sizeof line, "%.20s\t%s\t%.500s", name ? name : "0", event, text);
  for (int at = 0; at < length; at++)
    if (line[at] == '\n') line[at] = ' ';
  line[length] = '\n';
  /* One write of a file that is open for appending: the lines of several processes stand in their order. */
  ssize_t (*next)(int, const void *, size_t) = fault_next("write");
  int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (log < 0) return;
  if (next(log, line, (size_t)length + 1) < 0) abort();
  close(log);
}

void *fault_next(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (!function) abort();
  return function;
}

__attribute__((destructor)) static void log_counts(void) {
  char text[100];
  snprintf(text, sizeof text, "%ld %ld %ld", counts[STATEMENT], counts[WRITE], counts[MESSAGE]);
  /* Only of a program that touched a state: its children are loaded with us too. */
  if (counts[STATEMENT] + counts[WRITE] + counts[MESSAGE] > 0) fault_log("exit", text);
}
