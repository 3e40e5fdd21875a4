-- What Prisma's language cannot say about the infrastructure tables.

-- The relay asks for what has not been sent, oldest first.
CREATE INDEX "outbox_message_unsent" ON "outbox_message" ("created_at") WHERE "sent_at" IS NULL;

-- The relay sleeps on LISTEN outbox and wakes when the transaction that wrote a message commits.
CREATE FUNCTION "notify_outbox"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY outbox;
  RETURN NULL;
END
$$;

CREATE TRIGGER "outbox_message_notify" AFTER INSERT ON "outbox_message"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_outbox"();

-- An audit entry is written once.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "audit_entry_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
