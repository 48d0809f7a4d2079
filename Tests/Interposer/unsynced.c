/* What a power cut takes with it: writes since a file was last synced. */
#define _GNU_SOURCE
#include "interposer.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A stretch of a file as it was, and how long the file was. */
struct stretch {
  struct stretch *earlier;
  char path[512];
  off_t start, size;
  size_t length;
  char bytes[];
};

static struct stretch *last;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int path_of(int descriptor, char *path, size_t capacity) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, capacity - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

/* A length of 0 stands for everything from `start` to the end. */
void unsynced_before(int descriptor, off_t start, size_t length) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) return;
  if (length == 0) length = status.st_size > start ? (size_t)(status.st_size - start) : 0;
  struct stretch *stretch = malloc(sizeof *stretch + length);
  if (!stretch) abort();
  stretch->start = start;
  stretch->size = status.st_size;
  if (!path_of(descriptor, stretch->path, sizeof stretch->path)) abort();
  ssize_t there = pread(descriptor, stretch->bytes, length, start);
  stretch->length = there > 0 ? (size_t)there : 0;
  pthread_mutex_lock(&lock);
  stretch->earlier = last;
  last = stretch;
  pthread_mutex_unlock(&lock);
}

void unsynced_synced(int descriptor) {
  char path[512];
  if (!path_of(descriptor, path, sizeof path)) return;
  pthread_mutex_lock(&lock);
  for (struct stretch **place = &last; *place;) {
    struct stretch *stretch = *place;
    if (strcmp(stretch->path, path) == 0) {
      *place = stretch->earlier;
      free(stretch);
    } else {
      place = &stretch->earlier;
    }
  }
  pthread_mutex_unlock(&lock);
}

void unsynced_undo(void) {
  ssize_t (*write_back)(int, const void *, size_t, off_t) = fault_next("pwrite");
  int (*shorten)(int, off_t) = fault_next("ftruncate");
  pthread_mutex_lock(&lock);
  for (struct stretch *stretch = last; stretch; stretch = stretch->earlier) {
    int file = open(stretch->path, O_WRONLY | O_CLOEXEC);
    if (file < 0) continue;
    if (write_back(file, stretch->bytes, stretch->length, stretch->start) < 0) abort();
    if (shorten(file, stretch->size) != 0) abort();
    close(file);
  }
  pthread_mutex_unlock(&lock);
}
