-- CreateTable
CREATE TABLE "region" (
    "code" CHAR(6) NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent_code" CHAR(6),
    "e_registration_open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "authority" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "region_code" CHAR(6) NOT NULL,
    "credit_code" TEXT,
    "signatory" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "region_code" CHAR(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "class_code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'VALID',
    "clinical_subjects" TEXT[],
    "legal_representative" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "registration_no" TEXT,
    "credit_code" TEXT,
    "licence_valid_until" CHAR(10),
    "licensing_authority_id" UUID NOT NULL,
    "tcm_authority_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_user" (
    "id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "institution_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone_sealed" TEXT NOT NULL,
    "phone_index" TEXT NOT NULL,
    "documents_seen" TEXT[],
    "agent_name" TEXT,
    "issued_by" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_user" (
    "id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "authority_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone_sealed" TEXT NOT NULL,
    "phone_index" TEXT NOT NULL,
    "rights" TEXT[],
    "issued_by" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authority_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_name_serial" (
    "region_code" CHAR(6) NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "user_name_serial_pkey" PRIMARY KEY ("region_code")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" BIGINT,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "message_id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("message_id","consumer")
);

-- CreateTable
CREATE TABLE "inbox_version" (
    "consumer" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "inbox_version_pkey" PRIMARY KEY ("consumer","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "record_type" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("record_type","record_id","sequence")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor","operation","key")
);

-- CreateIndex
CREATE INDEX "region_parent_code_code_idx" ON "region"("parent_code", "code");

-- CreateIndex
CREATE UNIQUE INDEX "authority_credit_code_key" ON "authority"("credit_code");

-- CreateIndex
CREATE UNIQUE INDEX "authority_region_code_kind_key" ON "authority"("region_code", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "institution_registration_no_key" ON "institution"("registration_no");

-- CreateIndex
CREATE INDEX "institution_name_id_idx" ON "institution"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "institution_region_code_name_key" ON "institution"("region_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "institution_user_user_name_key" ON "institution_user"("user_name");

-- CreateIndex
CREATE UNIQUE INDEX "institution_user_institution_id_phone_index_key" ON "institution_user"("institution_id", "phone_index");

-- CreateIndex
CREATE UNIQUE INDEX "authority_user_user_name_key" ON "authority_user"("user_name");

-- CreateIndex
CREATE UNIQUE INDEX "authority_user_authority_id_phone_index_key" ON "authority_user"("authority_id", "phone_index");

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority" ADD CONSTRAINT "authority_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_licensing_authority_id_fkey" FOREIGN KEY ("licensing_authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_tcm_authority_id_fkey" FOREIGN KEY ("tcm_authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_user" ADD CONSTRAINT "institution_user_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority_user" ADD CONSTRAINT "authority_user_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

-- Search by part of a name: two characters find their institution whatever the language (trigrams need three), and
-- （full width） finds (half width).
CREATE FUNCTION bigrams(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(plain, i, 2)), '{}')
  FROM lower(normalize($1, NFKC)) AS plain, generate_series(1, greatest(char_length(plain) - 1, 0)) AS i
$$;
CREATE INDEX institution_name_bigrams ON institution USING gin (bigrams(name));

ALTER TABLE authority ADD CONSTRAINT authority_kind CHECK (kind IN ('HEALTH', 'TCM', 'CDC'));
ALTER TABLE institution ADD CONSTRAINT institution_kind CHECK (kind IN ('LICENSED', 'FILED', 'MILITARY'));
ALTER TABLE institution ADD CONSTRAINT institution_status CHECK (status IN ('VALID', 'SUSPENDED', 'CLOSED'));
