-- What the migrations of a state add up to; `RECORD_SNAPSHOTS=1 swift test` records it.
PRAGMA application_id = 1298744435;
PRAGMA user_version = 3;

CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  store_id TEXT NOT NULL,
  digest_version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  digest BLOB NOT NULL,
  order_digest BLOB NOT NULL
) STRICT;

CREATE TABLE merchants (
  merchant TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  api TEXT NOT NULL,
  workspace TEXT NOT NULL DEFAULT '',
  next_ordinal INTEGER NOT NULL DEFAULT 1,
  digest BLOB NOT NULL DEFAULT x'',
  order_digest BLOB NOT NULL DEFAULT x'',
  seal BLOB NOT NULL DEFAULT x'',
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX merchants_by_workspace ON merchants (workspace);

CREATE TABLE submerchants (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  submerchant TEXT NOT NULL,
  name TEXT NOT NULL,
  tier TEXT,
  store_id TEXT,
  webhooks TEXT NOT NULL,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, submerchant)
) STRICT, WITHOUT ROWID;

CREATE TABLE channels (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  channel TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  mode TEXT,
  pg TEXT,
  modules TEXT NOT NULL,
  methods TEXT NOT NULL,
  mid TEXT,
  credential TEXT NOT NULL,
  credentials TEXT NOT NULL,
  currencies TEXT NOT NULL,
  tax TEXT NOT NULL,
  protect TEXT,
  assign TEXT,
  api TEXT NOT NULL,
  key TEXT,
  assumed TEXT NOT NULL,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE "groups" (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  "group" TEXT NOT NULL,
  name TEXT NOT NULL,
  mode TEXT,
  key TEXT,
  channels TEXT NOT NULL,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, "group")
) STRICT, WITHOUT ROWID;

CREATE TABLE defaults (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  submerchant TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, submerchant, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE keys (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  value TEXT,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhooks (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  submerchant TEXT NOT NULL,
  slot TEXT NOT NULL,
  url TEXT,
  content_type TEXT NOT NULL,
  version TEXT,
  secrets TEXT NOT NULL,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, submerchant, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE whitelist (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  cidr TEXT NOT NULL,
  memo TEXT NOT NULL,
  allow_wide TEXT,
  source_path TEXT NOT NULL, source_line INTEGER NOT NULL, source_commit TEXT, revision INTEGER NOT NULL,
  PRIMARY KEY (merchant, cidr)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_mids (
  pg TEXT NOT NULL,
  mid TEXT NOT NULL,
  store TEXT NOT NULL,
  channel TEXT NOT NULL,
  PRIMARY KEY (pg, mid, store)
) STRICT, WITHOUT ROWID;

CREATE INDEX live_mids_by_channel ON live_mids (channel);

CREATE TABLE merchant_codes (
  code TEXT NOT NULL PRIMARY KEY,
  merchant TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX merchant_codes_by_merchant ON merchant_codes (merchant);

CREATE TABLE channel_keys (
  key TEXT NOT NULL PRIMARY KEY,
  channel TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX channel_keys_by_channel ON channel_keys (channel);

CREATE TABLE revisions (
  revision INTEGER NOT NULL PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  source_commit TEXT,
  fingerprint BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;

CREATE TABLE changes (
  revision INTEGER NOT NULL REFERENCES revisions DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  action TEXT NOT NULL,
  address TEXT NOT NULL,
  former_address TEXT,
  before TEXT,
  after TEXT, ordinal INTEGER, seal BLOB, rotated TEXT,
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX changes_by_address ON changes (address);

CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions BEGIN SELECT raise(ABORT, 'revisions are append-only'); END;

CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions BEGIN SELECT raise(ABORT, 'revisions are append-only'); END;

CREATE TRIGGER changes_stay BEFORE UPDATE ON changes BEGIN SELECT raise(ABORT, 'changes are append-only'); END;

CREATE TRIGGER changes_remain BEFORE DELETE ON changes BEGIN SELECT raise(ABORT, 'changes are append-only'); END;

CREATE VIEW channel_modules AS
  WITH RECURSIVE spread (merchant, channel, module, rest) AS (
    SELECT merchant, channel, NULL, modules || ' ' FROM channels
    UNION ALL
    SELECT merchant, channel, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    FROM spread WHERE rest <> ''
  )
  SELECT merchant, channel, module FROM spread WHERE module <> '';

CREATE VIEW channel_methods AS
  WITH RECURSIVE spread (merchant, channel, method, rest) AS (
    SELECT merchant, channel, NULL, methods || ' ' FROM channels
    UNION ALL
    SELECT merchant, channel, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    FROM spread WHERE rest <> ''
  )
  SELECT merchant, channel, method FROM spread WHERE method <> '';

CREATE TABLE fingerprints (
  merchant TEXT NOT NULL REFERENCES merchants DEFERRABLE INITIALLY DEFERRED,
  address TEXT NOT NULL,
  reference TEXT NOT NULL,
  key_id TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  PRIMARY KEY (merchant, address, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE worklist_ticks (
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  task TEXT NOT NULL,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (revision, position, task),
  FOREIGN KEY (revision, position) REFERENCES changes DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TRIGGER worklist_ticks_stay BEFORE UPDATE ON worklist_ticks BEGIN SELECT raise(ABORT, 'worklist_ticks are append-only'); END;

CREATE TRIGGER worklist_ticks_remain BEFORE DELETE ON worklist_ticks BEGIN SELECT raise(ABORT, 'worklist_ticks are append-only'); END;
