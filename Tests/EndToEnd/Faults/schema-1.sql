-- A state of schema 1, as midas recorded it before there was a second: what later versions must still take.
PRAGMA application_id = 1298744435;
PRAGMA user_version = 1;

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
  after TEXT,
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

INSERT INTO "head" VALUES (1, '0a387e8f5cec579b325ea0ff218d9b6c', 1, 1, X'7DC910E6CD5C47E18CB7577EC38ACA90A67D2470458FB9019319F2879C1A7F5E', X'74D80D8610C0C33607CDF1F528C09ADD60D7D7E46CACAE8E15AEBB93787A495F');
INSERT INTO "merchants" VALUES ('acme', 'Acme', '', 'bench', 4, X'325C709AE505655ECC2FAFE6E3AA40781021EEEE4220D82AEBC8F6AF88EE0F90', X'038C63CFD64A3079385352DAA4901D01D3A20A03907C821CA14C591948E8CF4F', X'4D1A85032BA785644CBB9261CACF1FD14BA8615A355098D42EC8A7E2D94FEE4B', 'a.yaml', 1, NULL, 1);
INSERT INTO "merchants" VALUES ('other', 'other', '', 'bench', 2, X'9A51265BB3CF12DFF83F7CC0F884A5461E573B5377E2FDD9C62693BF70FCC38F', X'EE5A8AEBF57EF226F9B73E086350E212D563474ACA1576DB0F4960021004664F', X'F5985754F85B9B12C788041A1FF00DF7336AE82658001E7DE570BBD88F47D5D5', 'a.yaml', 13, NULL, 1);
INSERT INTO "submerchants" VALUES ('acme', 'books', 'books', 'B01', NULL, 'inherit', 'a.yaml', 4, NULL, 1);
INSERT INTO "submerchants" VALUES ('acme', 'music', 'music', 'B02', NULL, 'inherit', 'a.yaml', 4, NULL, 1);
INSERT INTO "channels" VALUES ('acme', 'bank', 2, 'bank', 'live', 'kcp', 'window.general', 'vbank', 'AAA02', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'a.yaml', 7, NULL, 1);
INSERT INTO "channels" VALUES ('acme', 'card', 1, 'card', 'live', 'kcp', 'window.general', 'card', 'AAA01', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'a.yaml', 6, NULL, 1);
INSERT INTO "channels" VALUES ('acme', 'old', 3, 'old', 'live', 'kcp', 'window.general', 'card', 'AAA03', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'a.yaml', 8, NULL, 1);
INSERT INTO "channels" VALUES ('other', 'card', 1, 'card', 'live', 'kcp', 'window.general', 'card', 'BBB01', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'a.yaml', 15, NULL, 1);
INSERT INTO "defaults" VALUES ('acme', '', 'window', 'card', 'a.yaml', 9, NULL, 1);
INSERT INTO "keys" VALUES ('acme', 'code', 'imp12345678', 'a.yaml', 3, NULL, 1);
INSERT INTO "webhooks" VALUES ('acme', '', 'v1.live', 'https://acme.example/old', 'json', NULL, '[]', 'a.yaml', 10, NULL, 1);
INSERT INTO "whitelist" VALUES ('acme', '203.0.113.7/32', 'office', NULL, 'a.yaml', 11, NULL, 1);
INSERT INTO "live_mids" VALUES ('kcp', 'AAA02', '', 'acme/bank');
INSERT INTO "live_mids" VALUES ('kcp', 'AAA01', '', 'acme/card');
INSERT INTO "live_mids" VALUES ('kcp', 'AAA03', '', 'acme/old');
INSERT INTO "live_mids" VALUES ('kcp', 'BBB01', '', 'other/card');
INSERT INTO "merchant_codes" VALUES ('imp12345678', 'acme');
INSERT INTO "revisions" VALUES (1, '2026-11-22T18:48:04Z', 'tester', NULL, X'64C488489192215E341755C3F8D39ABD065119C6CC5A3BEF4C8D2DEA9040CB1C', X'7DC910E6CD5C47E18CB7577EC38ACA90A67D2470458FB9019319F2879C1A7F5E');
INSERT INTO "changes" VALUES (1, 0, 'create', 'acme', NULL, NULL, '{"name":"Acme"}');
INSERT INTO "changes" VALUES (1, 1, 'create', 'acme#key.code', NULL, NULL, '{"value":"imp12345678"}');
INSERT INTO "changes" VALUES (1, 2, 'create', 'acme:books', NULL, NULL, '{"tier":"B01"}');
INSERT INTO "changes" VALUES (1, 3, 'create', 'acme:music', NULL, NULL, '{"tier":"B02"}');
INSERT INTO "changes" VALUES (1, 4, 'create', 'acme/bank', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["vbank"],"mid":"AAA02","credentials":{"site_key":"env://K"}}');
INSERT INTO "changes" VALUES (1, 5, 'create', 'acme/card', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["card"],"mid":"AAA01","credentials":{"site_key":"env://K"}}');
INSERT INTO "changes" VALUES (1, 6, 'create', 'acme/old', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["card"],"mid":"AAA03","credentials":{"site_key":"env://K"}}');
INSERT INTO "changes" VALUES (1, 7, 'create', 'acme#default.window', NULL, NULL, '{"channel":"card"}');
INSERT INTO "changes" VALUES (1, 8, 'create', 'acme#webhook.v1.live', NULL, NULL, '{"url":"https://acme.example/old"}');
INSERT INTO "changes" VALUES (1, 9, 'create', 'acme#cidr.203.0.113.7/32', NULL, NULL, '{"memo":"office"}');
INSERT INTO "changes" VALUES (1, 10, 'create', 'other', NULL, NULL, '{}');
INSERT INTO "changes" VALUES (1, 11, 'create', 'other/card', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["card"],"mid":"BBB01","credentials":{"site_key":"env://K"}}');
