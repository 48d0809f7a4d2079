/* A library that is loaded before all others (LD_PRELOAD) and makes a program fail at one chosen point.
 *
 * The program under test is the one that ships: nothing in it knows of faults. What it is told by:
 *
 *   FAULT_SITE   which calls are counted: statement, write, message
 *   FAULT_AT     at which of them, from 1, it happens; 0 or unset: nowhere, they are only counted
 *   FAULT_DEED   what happens: kill, tear, cut, full, fail
 *   FAULT_FILES  a part of the paths whose writes count
 *   FAULT_LOG    a file to which every process appends one line an event: its name, a word, a text
 *   FAULT_NAME   the number that names the process in the log
 *
 * A statement counts twice: before it begins and after it is done. A message is one send() to a server.
 */
#ifndef INTERPOSER_H
#define INTERPOSER_H

#include <stddef.h>
#include <sys/types.h>

/* What happens at the chosen point. */
enum deed {
  NOTHING,
  KILL, /* SIGKILL before the call */
  TEAR, /* SIGKILL after the first half of a write */
  CUT,  /* SIGKILL, and what was written and not synced is gone, as after a power cut */
  FULL, /* the disk is full from here on */
  FAIL, /* this one call fails, as of a broken disk */
};

enum site { STATEMENT, WRITE, MESSAGE };

/* Counts a call at `site`; dies here if that is what was asked for.
 * Answers TEAR, FULL or FAIL where the caller has to act, else NOTHING. */
enum deed fault_at(enum site site);

/* Appends a line to the log. */
void fault_log(const char *event, const char *text);

/* Ends the process as a power failure or the OOM killer would. */
_Noreturn void fault_die(void);

/* The function of that name that would be called without us. */
void *fault_next(const char *name);

/* Remembers what stands in a file before it is written or cut short, until the file is synced. */
void unsynced_before(int descriptor, off_t start, size_t length);
void unsynced_synced(int descriptor);
/* Puts everything back that was not synced. */
void unsynced_undo(void);

#endif
