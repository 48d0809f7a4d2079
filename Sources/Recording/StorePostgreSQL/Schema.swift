#if PostgreSQL
/// The schema of a state in PostgreSQL, as steps that are only ever appended to; the tables are those of SQLite.
enum Schema {
  /// What `midas.schema_version` holds once all steps are taken.
  static var version: Int { migrations.count }

  /// Step n takes a database from version n - 1 to n.
  static let migrations: [String] = [first, second]

  /// What is looked up sorts by bytes: neither the server's locale nor its upgrades can reorder an index.
  private static let first = """
    CREATE TABLE midas.head (
      id bigint PRIMARY KEY CHECK (id = 1),
      store_id text NOT NULL,
      digest_version bigint NOT NULL,
      revision bigint NOT NULL,
      digest bytea NOT NULL,
      order_digest bytea NOT NULL
    );

    CREATE TABLE midas.merchants (
      merchant text COLLATE "C" NOT NULL PRIMARY KEY,
      name text NOT NULL,
      api text NOT NULL,
      workspace text COLLATE "C" NOT NULL DEFAULT '',
      next_ordinal bigint NOT NULL DEFAULT 1,
      digest bytea NOT NULL DEFAULT '',
      order_digest bytea NOT NULL DEFAULT '',
      seal bytea NOT NULL DEFAULT '',
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL
    );
    CREATE INDEX merchants_by_workspace ON midas.merchants (workspace);

    CREATE TABLE midas.submerchants (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      submerchant text COLLATE "C" NOT NULL,
      name text NOT NULL,
      tier text,
      store_id text,
      webhooks text NOT NULL,
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, submerchant)
    );

    CREATE TABLE midas.channels (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      channel text COLLATE "C" NOT NULL,
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
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, channel)
    );

    CREATE TABLE midas."groups" (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      "group" text COLLATE "C" NOT NULL,
      name text NOT NULL,
      mode text,
      key text,
      channels text NOT NULL,
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, "group")
    );

    CREATE TABLE midas.defaults (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      submerchant text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      channel text,
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, submerchant, kind)
    );

    CREATE TABLE midas.keys (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      key text COLLATE "C" NOT NULL,
      value text,
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, key)
    );

    CREATE TABLE midas.webhooks (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      submerchant text COLLATE "C" NOT NULL,
      slot text COLLATE "C" NOT NULL,
      url text,
      content_type text NOT NULL,
      version text,
      secrets text NOT NULL,
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, submerchant, slot)
    );

    CREATE TABLE midas.whitelist (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      cidr text COLLATE "C" NOT NULL,
      memo text NOT NULL,
      allow_wide text,
      source_path text NOT NULL, source_line bigint NOT NULL, source_commit text, revision bigint NOT NULL,
      PRIMARY KEY (merchant, cidr)
    );

    CREATE TABLE midas.fingerprints (
      merchant text COLLATE "C" NOT NULL REFERENCES midas.merchants DEFERRABLE INITIALLY DEFERRED,
      address text COLLATE "C" NOT NULL,
      reference text COLLATE "C" NOT NULL,
      key_id text NOT NULL,
      fingerprint bytea NOT NULL,
      PRIMARY KEY (merchant, address, reference)
    );

    CREATE TABLE midas.live_mids (
      pg text COLLATE "C" NOT NULL,
      mid text COLLATE "C" NOT NULL,
      store text COLLATE "C" NOT NULL,
      channel text COLLATE "C" NOT NULL,
      PRIMARY KEY (pg, mid, store)
    );
    CREATE INDEX live_mids_by_channel ON midas.live_mids (channel);

    CREATE TABLE midas.merchant_codes (
      code text COLLATE "C" NOT NULL PRIMARY KEY,
      merchant text COLLATE "C" NOT NULL
    );
    CREATE INDEX merchant_codes_by_merchant ON midas.merchant_codes (merchant);

    CREATE TABLE midas.channel_keys (
      key text COLLATE "C" NOT NULL PRIMARY KEY,
      channel text COLLATE "C" NOT NULL
    );
    CREATE INDEX channel_keys_by_channel ON midas.channel_keys (channel);

    CREATE TABLE midas.revisions (
      revision bigint NOT NULL PRIMARY KEY,
      time text NOT NULL,
      actor text NOT NULL,
      source_commit text,
      fingerprint bytea NOT NULL,
      digest bytea NOT NULL
    );

    CREATE TABLE midas.changes (
      revision bigint NOT NULL REFERENCES midas.revisions DEFERRABLE INITIALLY DEFERRED,
      position bigint NOT NULL,
      action text NOT NULL,
      address text COLLATE "C" NOT NULL,
      former_address text,
      before text,
      after text,
      ordinal bigint,
      seal bytea,
      PRIMARY KEY (revision, position)
    );
    CREATE INDEX changes_by_address ON midas.changes (address);

    CREATE FUNCTION midas.append_only() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'midas.% is append-only', TG_TABLE_NAME; END $$;
    CREATE TRIGGER revisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON midas.revisions
      FOR EACH STATEMENT EXECUTE FUNCTION midas.append_only();
    CREATE TRIGGER changes_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON midas.changes
      FOR EACH STATEMENT EXECUTE FUNCTION midas.append_only();

    CREATE VIEW midas.channel_modules AS
      SELECT merchant, channel, module
      FROM midas.channels, unnest(string_to_array(modules, ' ')) AS module WHERE module <> '';

    CREATE VIEW midas.channel_methods AS
      SELECT merchant, channel, method
      FROM midas.channels, unnest(string_to_array(methods, ' ')) AS method WHERE method <> '';

    CREATE TABLE midas.schema_version (version bigint NOT NULL);
    INSERT INTO midas.schema_version VALUES (0);
    COMMENT ON SCHEMA midas IS 'The state of Midas: write to it by midas only';
    """

  /// What people did of what a change left to them, and which secrets a change found to be others.
  private static let second = """
    CREATE TABLE midas.worklist_ticks (
      revision bigint NOT NULL,
      position bigint NOT NULL,
      task text COLLATE "C" NOT NULL,
      time text NOT NULL,
      actor text NOT NULL,
      PRIMARY KEY (revision, position, task),
      FOREIGN KEY (revision, position) REFERENCES midas.changes DEFERRABLE INITIALLY DEFERRED
    );
    CREATE TRIGGER worklist_ticks_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON midas.worklist_ticks
      FOR EACH STATEMENT EXECUTE FUNCTION midas.append_only();

    ALTER TABLE midas.changes ADD COLUMN rotated text;
    """
}
#endif
