-- CreateTable
CREATE TABLE "practitioner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sex" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "id_number_sealed" TEXT NOT NULL,
    "id_number_index" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practitioner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "qualification" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code_sealed" TEXT NOT NULL,
    "code_index" TEXT NOT NULL,
    "province_code" CHAR(6) NOT NULL,
    "techniques" TEXT[],
    "diseases" TEXT[],
    "issued_on" DATE NOT NULL,
    "provided_by" UUID NOT NULL,
    "provided_at" TIMESTAMPTZ(3) NOT NULL,
    "batch_id" UUID NOT NULL,

    CONSTRAINT "qualification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_key" TEXT,
    "sha256" CHAR(64),
    "encoding" TEXT,
    "lines_read" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "bytes_total" INTEGER NOT NULL,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "authority_id" UUID NOT NULL,
    "region_code" CHAR(6) NOT NULL,
    "started_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rejection" (
    "batch_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "import_rejection_pkey" PRIMARY KEY ("batch_id","line")
);

-- CreateTable
CREATE TABLE "imported_code" (
    "batch_id" UUID NOT NULL,
    "code_index" TEXT NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "imported_code_pkey" PRIMARY KEY ("batch_id","code_index")
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
CREATE UNIQUE INDEX "practitioner_id_number_index_key" ON "practitioner"("id_number_index");

-- CreateIndex
CREATE UNIQUE INDEX "qualification_code_index_key" ON "qualification"("code_index");

-- CreateIndex
CREATE INDEX "qualification_practitioner_id_id_idx" ON "qualification"("practitioner_id", "id");

-- CreateIndex
CREATE INDEX "import_batch_authority_id_id_idx" ON "import_batch"("authority_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rejection" ADD CONSTRAINT "import_rejection_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_code" ADD CONSTRAINT "imported_code_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

-- What must hold whatever the program does.
ALTER TABLE "practitioner" ADD CONSTRAINT "practitioner_sex_is_known" CHECK ("sex" IN ('MALE', 'FEMALE'));
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_province_is_one" CHECK ("province_code" ~ '^\d{2}0000$');
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_has_a_scope" CHECK (
  cardinality("techniques") > 0 AND cardinality("diseases") > 0
);
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_counts_every_line" CHECK (
  "lines_read" = "added" + "unchanged" + "rejected"
);
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_state_is_known" CHECK (
  "state" IN ('AWAITING_FILE', 'QUEUED', 'RUNNING', 'FINISHED', 'FAILED')
);
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_has_its_file" CHECK (
  "state" = 'AWAITING_FILE' OR ("file_key" IS NOT NULL AND "sha256" IS NOT NULL)
);
