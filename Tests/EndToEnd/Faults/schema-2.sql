-- A state of schema 2, as midas recorded it before there was a third: what later versions must still take.
PRAGMA application_id = 1298744435;
PRAGMA user_version = 2;

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
  after TEXT, ordinal INTEGER, seal BLOB,
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

INSERT INTO "head" VALUES (1, 'd9ed7b7f7b72353689aa1d49578c29d9', 1, 1, x'7dc910e6cd5c47e18cb7577ec38aca90a67d2470458fb9019319f2879c1a7f5e', x'74d80d8610c0c33607cdf1f528c09add60d7d7e46cacae8e15aebb93787a495f');
INSERT INTO "merchants" VALUES ('acme', 'Acme', '', 'bench', 4, x'325c709ae505655ecc2fafe6e3aa40781021eeee4220d82aebc8f6af88ee0f90', x'038c63cfd64a3079385352daa4901d01d3a20a03907c821ca14c591948e8cf4f', x'5c1dba89a2b1d36bfff342ae115a0c654d31970eae4d69451e4935a8aae1ca65', 'acme.yaml', 1, NULL, 1);
INSERT INTO "merchants" VALUES ('other', 'other', '', 'bench', 2, x'9a51265bb3cf12dff83f7cc0f884a5461e573b5377e2fdd9c62693bf70fcc38f', x'ee5a8aebf57ef226f9b73e086350e212d563474aca1576db0f4960021004664f', x'5e0c232741803a4fab34527e8e2301961c4be6ee6cf30cba1531c2ddbf415cb5', 'acme.yaml', 13, NULL, 1);
INSERT INTO "submerchants" VALUES ('acme', 'books', 'books', 'B01', NULL, 'inherit', 'acme.yaml', 4, NULL, 1);
INSERT INTO "submerchants" VALUES ('acme', 'music', 'music', 'B02', NULL, 'inherit', 'acme.yaml', 4, NULL, 1);
INSERT INTO "channels" VALUES ('acme', 'bank', 2, 'bank', 'live', 'kcp', 'window.general', 'vbank', 'AAA02', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'acme.yaml', 7, NULL, 1);
INSERT INTO "channels" VALUES ('acme', 'card', 1, 'card', 'live', 'kcp', 'window.general', 'card', 'AAA01', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'acme.yaml', 6, NULL, 1);
INSERT INTO "channels" VALUES ('acme', 'old', 3, 'old', 'live', 'kcp', 'window.general', 'card', 'AAA03', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'acme.yaml', 8, NULL, 1);
INSERT INTO "channels" VALUES ('other', 'card', 1, 'card', 'live', 'kcp', 'window.general', 'card', 'BBB01', 'own', '{"site_key":"env://K"}', '', 'unset', NULL, NULL, '', NULL, '', 'acme.yaml', 15, NULL, 1);
INSERT INTO "defaults" VALUES ('acme', '', 'window', 'card', 'acme.yaml', 9, NULL, 1);
INSERT INTO "keys" VALUES ('acme', 'code', 'imp12345678', 'acme.yaml', 3, NULL, 1);
INSERT INTO "webhooks" VALUES ('acme', '', 'v1.live', 'https://acme.example/old', 'json', NULL, '[]', 'acme.yaml', 10, NULL, 1);
INSERT INTO "whitelist" VALUES ('acme', '203.0.113.7/32', 'office', NULL, 'acme.yaml', 11, NULL, 1);
INSERT INTO "live_mids" VALUES ('kcp', 'AAA02', '', 'acme/bank');
INSERT INTO "live_mids" VALUES ('kcp', 'AAA01', '', 'acme/card');
INSERT INTO "live_mids" VALUES ('kcp', 'AAA03', '', 'acme/old');
INSERT INTO "live_mids" VALUES ('kcp', 'BBB01', '', 'other/card');
INSERT INTO "merchant_codes" VALUES ('imp12345678', 'acme');
INSERT INTO "revisions" VALUES (1, '2026-11-27T23:53:10Z', 'tester', NULL, x'64c488489192215e341755c3f8d39abd065119c6cc5a3bef4c8d2dea9040cb1c', x'7dc910e6cd5c47e18cb7577ec38aca90a67d2470458fb9019319f2879c1a7f5e');
INSERT INTO "changes" VALUES (1, 0, 'create', 'acme', NULL, NULL, '{"name":"Acme"}', NULL, x'b4821f692de152f6327ea7ee7360bed7665442504bcf00a7185da0e2317c0f7b');
INSERT INTO "changes" VALUES (1, 1, 'create', 'acme#key.code', NULL, NULL, '{"value":"imp12345678"}', NULL, x'c627ed5e11b5da9045ca1df4d706430663c26d432aef2051e39c80df449d10bd');
INSERT INTO "changes" VALUES (1, 2, 'create', 'acme:books', NULL, NULL, '{"tier":"B01"}', NULL, x'ea66e2df3cb6edc67b124a17740d6bab7b53732c588431bbdece8a74aa1565ee');
INSERT INTO "changes" VALUES (1, 3, 'create', 'acme:music', NULL, NULL, '{"tier":"B02"}', NULL, x'e691015e3796022ebdfd987014ee81dc02c6fc6e7a155453d2e58aa16e915319');
INSERT INTO "changes" VALUES (1, 4, 'create', 'acme/bank', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["vbank"],"mid":"AAA02","credentials":{"site_key":"env://K"}}', 2, x'ae41b202ef1bf1386201d8cc98bbc600b744c61a6eeb23d055d11fdd395ffb1f');
INSERT INTO "changes" VALUES (1, 5, 'create', 'acme/card', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["card"],"mid":"AAA01","credentials":{"site_key":"env://K"}}', 1, x'937de45ed96e7e8c3561ba340be6d6ad50f637ecde201b5669381f3dc89a3f25');
INSERT INTO "changes" VALUES (1, 6, 'create', 'acme/old', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["card"],"mid":"AAA03","credentials":{"site_key":"env://K"}}', 3, x'5a826a9d2791cc854b416c6f59a318c8eff84ef9717152c39c184ccf11055c41');
INSERT INTO "changes" VALUES (1, 7, 'create', 'acme#default.window', NULL, NULL, '{"channel":"card"}', NULL, x'105cc4156eeed391996ab1ccc97ca535263e05e88fdf68bbbba1acd0ee7767d9');
INSERT INTO "changes" VALUES (1, 8, 'create', 'acme#webhook.v1.live', NULL, NULL, '{"url":"https://acme.example/old"}', NULL, x'50159d9c35dd0b8c0007cd6f4c1e17ca7aa107e4d000afdc4d41fce08f17d74d');
INSERT INTO "changes" VALUES (1, 9, 'create', 'acme#cidr.203.0.113.7/32', NULL, NULL, '{"memo":"office"}', NULL, x'b3b8b6d5d8ffd3c2f7e8ed0b0bdf6630cd9bf2b35a6095adcc537116d1b8da4d');
INSERT INTO "changes" VALUES (1, 10, 'create', 'other', NULL, NULL, '{}', NULL, x'47a277657a13949ccc4e6e4f282457f5f5fa5501f589bd65af4bb0b130569b2a');
INSERT INTO "changes" VALUES (1, 11, 'create', 'other/card', NULL, NULL, '{"mode":"live","pg":"kcp","modules":["window.general"],"methods":["card"],"mid":"BBB01","credentials":{"site_key":"env://K"}}', 1, x'd60742d2697afd2ecc083a9e4814c91963269bd105e1810ef4084a281712d547');
