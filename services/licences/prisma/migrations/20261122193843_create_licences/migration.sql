-- CreateTable
CREATE TABLE "e_licence" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "face" TEXT NOT NULL,
    "signed_data" TEXT NOT NULL,
    "photo_key" TEXT NOT NULL,
    "pdf_key" TEXT,
    "pdf_sha256" TEXT,
    "png_key" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "invalidated_at" TIMESTAMPTZ(3),

    CONSTRAINT "e_licence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_entry" (
    "registration_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "profession_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "certificate_code" TEXT NOT NULL,
    "province_code" CHAR(6) NOT NULL,
    "practice_place" TEXT NOT NULL,
    "primary_institution" TEXT NOT NULL,
    "techniques" TEXT[],
    "diseases" TEXT[],
    "issuing_authority" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("registration_id")
);

-- CreateTable
CREATE TABLE "presentation" (
    "code_hash" TEXT NOT NULL,
    "licence_id" UUID NOT NULL,
    "presented_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presentation_pkey" PRIMARY KEY ("code_hash")
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
CREATE UNIQUE INDEX "e_licence_identifier_key" ON "e_licence"("identifier");

-- CreateIndex
CREATE INDEX "e_licence_practitioner_id_issued_at_idx" ON "e_licence"("practitioner_id", "issued_at");

-- CreateIndex
CREATE UNIQUE INDEX "e_licence_registration_id_version_key" ON "e_licence"("registration_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "e_licence_serial_version_key" ON "e_licence"("serial", "version");

-- CreateIndex
CREATE INDEX "register_entry_certificate_code_idx" ON "register_entry"("certificate_code");

-- CreateIndex
CREATE INDEX "presentation_expires_at_idx" ON "presentation"("expires_at");

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

-- A registration has at most one living e-licence.
CREATE UNIQUE INDEX e_licence_one_living ON e_licence (registration_id) WHERE state <> 'INVALID';
ALTER TABLE e_licence ADD CONSTRAINT e_licence_state CHECK (state IN ('PREPARING', 'READY', 'CLAIMED', 'INVALID'));
ALTER TABLE register_entry ADD CONSTRAINT register_entry_status CHECK (status IN ('VALID', 'SUSPENDED', 'INVALID'));

-- The public look-up: province and full name, those who practise.
CREATE INDEX register_entry_practising ON register_entry (province_code, name, registration_id) WHERE status <> 'INVALID';
