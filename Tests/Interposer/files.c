/* Writes to the files of a state. */
#define _GNU_SOURCE
#include "interposer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int counts_path(const char *path) {
  const char *part = getenv("FAULT_FILES");
  return part && path && strstr(path, part) != NULL;
}

static int counts(int descriptor) {
  char link[40], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return counts_path(path);
}

/* The answer of a call that failed as `deed` says. */
static int failure(enum deed deed) {
  errno = deed == FULL ? ENOSPC : EIO;
  return -1;
}

typedef ssize_t pwrite_function(int, const void *, size_t, off_t);

static ssize_t write_at(pwrite_function *next, int descriptor, const void *bytes, size_t length, off_t start) {
  if (!counts(descriptor)) return next(descriptor, bytes, length, start);
  enum deed deed = fault_at(WRITE);
  if (deed == FULL || deed == FAIL) return failure(deed);
  unsynced_before(descriptor, start, length);
  if (deed == TEAR) {
    next(descriptor, bytes, length / 2, start);
    fault_die();
  }
  return next(descriptor, bytes, length, start);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t start) {
  return write_at((pwrite_function *)fault_next("pwrite"), descriptor, bytes, length, start);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t start) {
  return write_at((pwrite_function *)fault_next("pwrite64"), descriptor, bytes, length, start);
}

/* A call that takes effect at once or not at all. */
#define WHOLE(counted, before, call)                            \
  do {                                                          \
    if (!(counted)) return call;                                \
    enum deed deed = fault_at(WRITE);                           \
    if (deed == FULL || deed == FAIL) return failure(deed);     \
    if (deed == TEAR) fault_die();                              \
    before;                                                     \
    return call;                                                \
  } while (0)

int ftruncate(int descriptor, off_t length) {
  int (*next)(int, off_t) = fault_next("ftruncate");
  WHOLE(counts(descriptor), unsynced_before(descriptor, length, 0), next(descriptor, length));
}

int ftruncate64(int descriptor, off_t length) {
  int (*next)(int, off_t) = fault_next("ftruncate64");
  WHOLE(counts(descriptor), unsynced_before(descriptor, length, 0), next(descriptor, length));
}

int unlink(const char *path) {
  int (*next)(const char *) = fault_next("unlink");
  WHOLE(counts_path(path), (void)0, next(path));
}

/* A full disk can still be synced. */
static int sync_with(int (*next)(int), int descriptor) {
  if (!counts(descriptor)) return next(descriptor);
  enum deed deed = fault_at(WRITE);
  if (deed == FAIL) return failure(deed);
  if (deed == TEAR) fault_die();
  int answer = next(descriptor);
  if (answer == 0) unsynced_synced(descriptor);
  return answer;
}

int fsync(int descriptor) { return sync_with((int (*)(int))fault_next("fsync"), descriptor); }

int fdatasync(int descriptor) { return sync_with((int (*)(int))fault_next("fdatasync"), descriptor); }
