-- What the migrations of a state in PostgreSQL add up to; `RECORD_SNAPSHOTS=1 swift test` records it.

CREATE SCHEMA midas;

COMMENT ON SCHEMA midas IS 'The state of Midas: write to it by midas only';

CREATE FUNCTION midas.append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'midas.% is append-only', TG_TABLE_NAME; END $$;

CREATE TABLE midas.changes (
    revision bigint NOT NULL,
    "position" bigint NOT NULL,
    action text NOT NULL,
    address text NOT NULL COLLATE pg_catalog."C",
    former_address text,
    before text,
    after text,
    ordinal bigint,
    seal bytea,
    rotated text
);

CREATE TABLE midas.channel_keys (
    key text NOT NULL COLLATE pg_catalog."C",
    channel text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE midas.channels (
    merchant text NOT NULL COLLATE pg_catalog."C",
    channel text NOT NULL COLLATE pg_catalog."C",
    ordinal bigint NOT NULL,
    name text NOT NULL,
    mode text,
    pg text,
    modules text NOT NULL,
    methods text NOT NULL,
    mid text,
    credential text NOT NULL,
    credentials text NOT NULL,
    currencies text NOT NULL,
    tax text NOT NULL,
    protect text,
    assign text,
    api text NOT NULL,
    key text,
    assumed text NOT NULL,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE VIEW midas.channel_methods AS
 SELECT channels.merchant,
    channels.channel,
    method.method
   FROM midas.channels,
    LATERAL unnest(string_to_array(channels.methods, ' '::text)) method(method)
  WHERE (method.method <> ''::text);

CREATE VIEW midas.channel_modules AS
 SELECT channels.merchant,
    channels.channel,
    module.module
   FROM midas.channels,
    LATERAL unnest(string_to_array(channels.modules, ' '::text)) module(module)
  WHERE (module.module <> ''::text);

CREATE TABLE midas.defaults (
    merchant text NOT NULL COLLATE pg_catalog."C",
    submerchant text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    channel text,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.fingerprints (
    merchant text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    reference text NOT NULL COLLATE pg_catalog."C",
    key_id text NOT NULL,
    fingerprint bytea NOT NULL
);

CREATE TABLE midas.groups (
    merchant text NOT NULL COLLATE pg_catalog."C",
    "group" text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    mode text,
    key text,
    channels text NOT NULL,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.head (
    id bigint NOT NULL,
    store_id text NOT NULL,
    digest_version bigint NOT NULL,
    revision bigint NOT NULL,
    digest bytea NOT NULL,
    order_digest bytea NOT NULL,
    CONSTRAINT head_id_check CHECK ((id = 1))
);

CREATE TABLE midas.keys (
    merchant text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    value text,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.live_mids (
    pg text NOT NULL COLLATE pg_catalog."C",
    mid text NOT NULL COLLATE pg_catalog."C",
    store text NOT NULL COLLATE pg_catalog."C",
    channel text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE midas.merchant_codes (
    code text NOT NULL COLLATE pg_catalog."C",
    merchant text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE midas.merchants (
    merchant text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    api text NOT NULL,
    workspace text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    next_ordinal bigint DEFAULT 1 NOT NULL,
    digest bytea DEFAULT '\x'::bytea NOT NULL,
    order_digest bytea DEFAULT '\x'::bytea NOT NULL,
    seal bytea DEFAULT '\x'::bytea NOT NULL,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.revisions (
    revision bigint NOT NULL,
    "time" text NOT NULL,
    actor text NOT NULL,
    source_commit text,
    fingerprint bytea NOT NULL,
    digest bytea NOT NULL
);

CREATE TABLE midas.schema_version (
    version bigint NOT NULL
);

CREATE TABLE midas.submerchants (
    merchant text NOT NULL COLLATE pg_catalog."C",
    submerchant text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    tier text,
    store_id text,
    webhooks text NOT NULL,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.webhooks (
    merchant text NOT NULL COLLATE pg_catalog."C",
    submerchant text NOT NULL COLLATE pg_catalog."C",
    slot text NOT NULL COLLATE pg_catalog."C",
    url text,
    content_type text NOT NULL,
    version text,
    secrets text NOT NULL,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.whitelist (
    merchant text NOT NULL COLLATE pg_catalog."C",
    cidr text NOT NULL COLLATE pg_catalog."C",
    memo text NOT NULL,
    allow_wide text,
    source_path text NOT NULL,
    source_line bigint NOT NULL,
    source_commit text,
    revision bigint NOT NULL
);

CREATE TABLE midas.worklist_ticks (
    revision bigint NOT NULL,
    "position" bigint NOT NULL,
    task text NOT NULL COLLATE pg_catalog."C",
    "time" text NOT NULL,
    actor text NOT NULL
);

ALTER TABLE ONLY midas.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (revision, "position");

ALTER TABLE ONLY midas.channel_keys
    ADD CONSTRAINT channel_keys_pkey PRIMARY KEY (key);

ALTER TABLE ONLY midas.channels
    ADD CONSTRAINT channels_pkey PRIMARY KEY (merchant, channel);

ALTER TABLE ONLY midas.defaults
    ADD CONSTRAINT defaults_pkey PRIMARY KEY (merchant, submerchant, kind);

ALTER TABLE ONLY midas.fingerprints
    ADD CONSTRAINT fingerprints_pkey PRIMARY KEY (merchant, address, reference);

ALTER TABLE ONLY midas.groups
    ADD CONSTRAINT groups_pkey PRIMARY KEY (merchant, "group");

ALTER TABLE ONLY midas.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (id);

ALTER TABLE ONLY midas.keys
    ADD CONSTRAINT keys_pkey PRIMARY KEY (merchant, key);

ALTER TABLE ONLY midas.live_mids
    ADD CONSTRAINT live_mids_pkey PRIMARY KEY (pg, mid, store);

ALTER TABLE ONLY midas.merchant_codes
    ADD CONSTRAINT merchant_codes_pkey PRIMARY KEY (code);

ALTER TABLE ONLY midas.merchants
    ADD CONSTRAINT merchants_pkey PRIMARY KEY (merchant);

ALTER TABLE ONLY midas.revisions
    ADD CONSTRAINT revisions_pkey PRIMARY KEY (revision);

ALTER TABLE ONLY midas.submerchants
    ADD CONSTRAINT submerchants_pkey PRIMARY KEY (merchant, submerchant);

ALTER TABLE ONLY midas.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (merchant, submerchant, slot);

ALTER TABLE ONLY midas.whitelist
    ADD CONSTRAINT whitelist_pkey PRIMARY KEY (merchant, cidr);

ALTER TABLE ONLY midas.worklist_ticks
    ADD CONSTRAINT worklist_ticks_pkey PRIMARY KEY (revision, "position", task);

CREATE INDEX changes_by_address ON midas.changes USING btree (address);

CREATE INDEX channel_keys_by_channel ON midas.channel_keys USING btree (channel);

CREATE INDEX live_mids_by_channel ON midas.live_mids USING btree (channel);

CREATE INDEX merchant_codes_by_merchant ON midas.merchant_codes USING btree (merchant);

CREATE INDEX merchants_by_workspace ON midas.merchants USING btree (workspace);

CREATE TRIGGER changes_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON midas.changes FOR EACH STATEMENT EXECUTE FUNCTION midas.append_only();

CREATE TRIGGER revisions_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON midas.revisions FOR EACH STATEMENT EXECUTE FUNCTION midas.append_only();

CREATE TRIGGER worklist_ticks_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON midas.worklist_ticks FOR EACH STATEMENT EXECUTE FUNCTION midas.append_only();

ALTER TABLE ONLY midas.changes
    ADD CONSTRAINT changes_revision_fkey FOREIGN KEY (revision) REFERENCES midas.revisions(revision) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.channels
    ADD CONSTRAINT channels_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.defaults
    ADD CONSTRAINT defaults_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.fingerprints
    ADD CONSTRAINT fingerprints_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.groups
    ADD CONSTRAINT groups_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.keys
    ADD CONSTRAINT keys_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.submerchants
    ADD CONSTRAINT submerchants_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.webhooks
    ADD CONSTRAINT webhooks_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.whitelist
    ADD CONSTRAINT whitelist_merchant_fkey FOREIGN KEY (merchant) REFERENCES midas.merchants(merchant) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY midas.worklist_ticks
    ADD CONSTRAINT worklist_ticks_revision_position_fkey FOREIGN KEY (revision, "position") REFERENCES midas.changes(revision, "position") DEFERRABLE INITIALLY DEFERRED;
