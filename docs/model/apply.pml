/* How an apply changes a state: the protocol of docs/model/README.md, for spin.
 *
 * Two merchants are recorded, and one live MID that at most one of them may hold. Appliers plan, wait, and apply, in
 * any interleaving; any of them may be killed at any point. The store is SQLite, or with -DPOSTGRES PostgreSQL.
 * TRACE, defined by a file that includes this one, replays what real processes did instead. The other switches break the protocol on purpose.
 */

#ifndef APPLIERS
#define APPLIERS 3
#endif
#ifndef KILLS
#define KILLS 2
#endif

#define MERCHANTS 2
#define FREE 255
#define NOBODY 0
#define DAMAGED 254
#define touches(plan, merchant) ((plan >> merchant) & 1)

mtype = { PLANNING, PLAN, BEGIN, HEAD, WRITE, TAKE, READ, APPEND, ADVANCE, COMMIT, COMMITTED, ROLLBACK, KILLED, FINAL };
mtype = { running, applied, stale, busy, defect, killed };

/* MARK: What the store holds. */

byte merchant[MERCHANTS];        /* what is recorded of each: the applier, from 1, that wrote it; 0 at first */
byte holder = NOBODY;            /* the merchant, from 1, that holds the live MID */
byte head = 0;                   /* the number of the last revision */
byte revision_of[APPLIERS + 1];  /* the applier, from 1, whose plan a revision is */
byte plan_of[APPLIERS];          /* which merchants an applier's plan touches: bit 0, bit 1 */
bool takes[APPLIERS];            /* whether it gives the MID to the first of them; else it leaves them without */

/* MARK: Locks. */

byte writer = FREE;              /* SQLite: of the file; PostgreSQL: of the head's row */
#ifdef POSTGRES
byte row_of[MERCHANTS] = FREE;   /* who has written the row and not committed */
byte row_of_mid = FREE;
#endif

/* MARK: What a person sees. */

mtype outcome[APPLIERS] = running;
bool is_recorded[APPLIERS];      /* whether the plan became a revision */

/* MARK: Traces. */

#ifdef TRACE
/* LENGTH, START, WHO and so on come from the file that includes this one. */
byte who[LENGTH] = WHO;
mtype does[LENGTH] = DOES;
byte says[LENGTH] = SAYS;
byte planned[APPLIERS] = PLANNED;
bool takes_mid[APPLIERS] = TAKES_MID;
short last_act[APPLIERS] = LAST_ACT;  /* where the log has the last that a client did before it was cut off */
short at = 0;
#define seen(me, what, number) (at < LENGTH && who[at] == me && does[at] == what && says[at] == number)
#define next at++
#define witness(me, what, number) atomic { seen(me, what, number) -> next };
#else
#define START 0
#define seen(me, what, number) true
#define next skip
#define witness(me, what, number)  /* nothing changes: no step of its own */
#endif

/* A plan is made on one moment of the state: a WAL snapshot, or one REPEATABLE READ transaction. */
inline make_plan() {
  witness(me, PLANNING, 0)
  atomic {
#ifdef TRACE
    number = head;
    plan_of[me] = planned[me];
    takes[me] = takes_mid[me];
#else
    if
    :: plan_of[me] = 1
    :: plan_of[me] = 2
    :: plan_of[me] = 3
    fi;
    if
    :: takes[me] = false
    :: (holder == NOBODY || touches(plan_of[me], (holder - 1))) -> takes[me] = true
    fi;
#endif
    /* What the plan does not touch is of no account. */
    if :: touches(plan_of[me], 0) -> expected[0] = merchant[0] :: else fi;
    if :: touches(plan_of[me], 1) -> expected[1] = merchant[1] :: else fi;
    if :: takes[me] -> expected_holder = holder :: else fi
  }
#ifdef TRACE
  witness(me, PLAN, number + START)
  skip
#endif
}

inline begin() {
#ifndef POSTGRES
  atomic {
    if
    :: seen(me, BEGIN, 0) && writer == FREE -> next; writer = me /* BEGIN IMMEDIATE */
    :: writer != FREE ->                                         /* the lock timeout passes */
       assert(outcome[writer] == running);                       /* nobody waits for the dead */
       outcome[me] = busy;
       goto over
    fi
  }
#else
  witness(me, BEGIN, 0)
  skip
#endif
}

/* The head row comes first: whoever has it is the only writer. */
inline take_head() {
#if defined(POSTGRES) && !defined(NO_HEAD_LOCK)
  atomic {                                                       /* SELECT … FOR UPDATE */
    if
    :: seen(me, HEAD, head + START) && writer == FREE -> next; writer = me; number = head + 1
    :: writer != FREE ->
       assert(outcome[writer] == running);
       outcome[me] = busy;
       goto over
    fi
  }
#else
  atomic { seen(me, HEAD, head + START) -> next; number = head + 1 }
#endif
}

/* Each read is a statement of its own, and sees what is committed when it begins. */
inline check() {
#ifdef NO_RECHECK
  skip
#else
  is_fresh = !(touches(plan_of[me], 0) && merchant[0] != expected[0]);
  atomic {
    is_fresh = is_fresh && !(touches(plan_of[me], 1) && merchant[1] != expected[1]);
#ifndef NO_CLAIMS
    is_fresh = is_fresh && !(takes[me] && holder != expected_holder)
#endif
  }
#endif
}

inline roll_back(why) {
  atomic {
    seen(me, ROLLBACK, 0) -> next;
    release(me);
    outcome[me] = why;
    goto over
  }
}

inline release(whose) {
  if :: writer == whose -> writer = FREE :: else fi;
#ifdef POSTGRES
  if :: row_of[0] == whose -> row_of[0] = FREE :: else fi;
  if :: row_of[1] == whose -> row_of[1] = FREE :: else fi;
  if :: row_of_mid == whose -> row_of_mid = FREE :: else fi
#endif
}

/* A row that another one has written is waited for; READ COMMITTED then writes over what that one committed. */
inline write_row(which) {
#ifdef POSTGRES
  (!touches(plan_of[me], which) || row_of[which] == FREE || row_of[which] == me) ->
  if :: touches(plan_of[me], which) -> row_of[which] = me :: else fi;
#endif
  written[which] = me + 1
}

inline write() {
  atomic {
    seen(me, WRITE, 0) -> next;
    write_row(0)
  }
  atomic {
    write_row(1);
#ifndef TRACE
    if
    :: skip
    :: me == 0 -> written[0] = DAMAGED; written[1] = DAMAGED  /* not what was asked for: a defect, a trigger */
    fi
#endif
  }
}

/* The primary key lets nobody take a MID that another merchant holds, be it committed or not. */
inline take_mid() {
  if
  :: takes[me] ->
     atomic {
       seen(me, TAKE, 0) -> next;
#if defined(POSTGRES) && !defined(NO_CLAIMS)
       row_of_mid == FREE -> row_of_mid = me;
#endif
#ifndef NO_CLAIMS
       is_fresh = (holder == NOBODY || touches(plan_of[me], (holder - 1)));
#endif
     }
  :: else
  fi
}

inline read_back() {
  atomic {
    seen(me, READ, 0) -> next;
#ifndef NO_READ_BACK
    keeps_promise = !(touches(plan_of[me], 0) && written[0] != me + 1);
    keeps_promise = keeps_promise && !(touches(plan_of[me], 1) && written[1] != me + 1)
#endif
  }
}

inline append() {
  witness(me, APPEND, number + START)
  witness(me, ADVANCE, number + START)
  skip
}

/* What the approved plan said, and nothing else, becomes of what it was made on. */
inline publish_rows() {
  if
  :: touches(plan_of[me], 0) ->
     assert(merchant[0] == expected[0]);
     assert(written[0] == me + 1);
     merchant[0] = written[0]
  :: else
  fi;
  if
  :: touches(plan_of[me], 1) ->
     assert(merchant[1] == expected[1]);
     assert(written[1] == me + 1);
     merchant[1] = written[1]
  :: else
  fi;
  if
  :: takes[me] ->
     assert(holder == NOBODY || touches(plan_of[me], (holder - 1)));
     if :: touches(plan_of[me], 0) -> holder = 1 :: else -> holder = 2 fi
  :: !takes[me] && holder != NOBODY && touches(plan_of[me], (holder - 1)) -> holder = NOBODY
  :: else
  fi
}

/* The revisions are numbered without gap and without doubt. */
inline publish_revision() {
  assert(number == head + 1);
  head = number;
  revision_of[number] = me + 1;
  is_recorded[me] = true
}

/* The store makes all of a transaction visible at once, somewhere between the call and its return. */
inline commit() {
  witness(me, COMMIT, 0)
#ifdef TWO_COMMITS
  d_step { publish_rows() }
  d_step { publish_revision(); release(me) }
#else
  d_step { publish_rows(); publish_revision(); release(me) }
#endif
  atomic {
    seen(me, COMMITTED, 0) -> next;
    outcome[me] = applied
  }
}

proctype applier(byte me) {
  byte expected[MERCHANTS];
  byte written[MERCHANTS];
  byte expected_holder, number;
  bool is_fresh = true, keeps_promise = true;

  {
    make_plan();
#ifdef CHECK_BEFORE_LOCK
    check();
#endif
    begin();
    take_head();
#ifndef CHECK_BEFORE_LOCK
    check();
#endif
    if
    :: !is_fresh -> roll_back(stale)
    :: else
    fi;
    write();
    take_mid();
    if :: !is_fresh -> roll_back(stale) :: else fi;
    read_back();
    if :: !keeps_promise -> roll_back(defect) :: else fi;
    append();
    commit()
  } unless {
    outcome[me] == killed
  }
over:
  /* What no longer matters is forgotten, so that fewer states differ. */
  atomic {
    expected[0] = 0;
    expected[1] = 0;
    written[0] = 0;
    written[1] = 0;
    expected_holder = 0;
    number = 0;
    is_fresh = true;
    keeps_promise = true;
    if :: !is_recorded[me] -> plan_of[me] = 0; takes[me] = false :: else fi
  }
}

/* A process that dies takes its locks and all that it did not commit with it. */
inline kill(victim) {
  outcome[victim] = killed;
#ifndef LOCK_FILE
  release(victim)
#endif
}

/* Kills whom it likes, when it likes, KILLS times at most. */
proctype killer() {
  byte kills, whom;
end:
#if defined(TRACE) && defined(POSTGRES)
  /* What a log shows is the client's end. The server lets go of it when it notices, be it before or after. */
  do
  :: atomic { at < LENGTH && does[at] == KILLED -> next }
  :: atomic {
       select(whom : 0 .. APPLIERS - 1);
       if :: at > last_act[whom] && outcome[whom] == running -> kill(whom) :: else fi;
       whom = 0
     }
  od
#elif defined(TRACE)
  do
  :: atomic { at < LENGTH && does[at] == KILLED -> whom = who[at]; kill(whom); next }
  od
#else
  do
  :: atomic {
       kills < KILLS ->
       kills++;
       select(whom : 0 .. APPLIERS - 1);
       if :: outcome[whom] == running -> kill(whom) :: else fi;
       whom = 0
     }
  od
#endif
}

proctype auditor() {
#ifdef TRACE
  atomic { seen(FREE, FINAL, head + START) -> next }
  assert(at != LENGTH)  /* accepted: everything that was seen can be done */
#else
  /* When all is over, the history replays to what is recorded, and nobody was told something else than what is so. */
  byte step, author, replayed[MERCHANTS];
  atomic {
    (outcome[0] != running && outcome[1] != running && outcome[APPLIERS - 1] != running) ->
    for (step : 1 .. head) {
      author = revision_of[step] - 1;
      if :: touches(plan_of[author], 0) -> replayed[0] = author + 1 :: else fi;
      if :: touches(plan_of[author], 1) -> replayed[1] = author + 1 :: else fi
    }
    assert(replayed[0] == merchant[0] && replayed[1] == merchant[1]);
    for (step : 0 .. APPLIERS - 1) {
      assert(outcome[step] != applied || is_recorded[step]);
      assert(outcome[step] == applied || outcome[step] == killed || !is_recorded[step])
    }
    assert(writer == FREE)
  }
#endif
}

init {
  byte count;
  atomic {
    for (count : 0 .. APPLIERS - 1) { run applier(count) }
    run killer();
    run auditor()
  }
}
