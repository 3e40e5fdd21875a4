-- CreateEnum
CREATE TYPE "Procedure" AS ENUM ('TCM_REG');

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'INST_RETURNED', 'INST_REJECTED', 'INST_PASSED', 'CORRECTION_REQUIRED', 'NOT_ACCEPTED', 'ACCEPTED', 'APPROVED', 'EFFECTIVE', 'REFUSED', 'WITHDRAWN', 'CLOSED_BY_OPERATION_OF_LAW');

-- CreateEnum
CREATE TYPE "Step" AS ENUM ('submit', 'withdraw', 'pass', 'sendBack', 'reject', 'accept', 'requestCorrection', 'decline', 'approve', 'refuse', 'takeEffect', 'close');

-- CreateEnum
CREATE TYPE "Party" AS ENUM ('APPLICANT', 'REVIEWER', 'OFFICER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "ProfessionType" AS ENUM ('TCM_SPECIALTY', 'PHYSICIAN', 'NURSE');

-- CreateEnum
CREATE TYPE "RegistrationStatus" AS ENUM ('VALID', 'FILED', 'TRANSFERRED_OUT', 'DEREGISTERED', 'SUPERSEDED', 'REVOKED', 'ANNULLED');

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "procedure" "Procedure" NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'NEW',
    "status" "ApplicationStatus" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "waiting_for" "Party" DEFAULT 'APPLICANT',
    "practitioner_id" UUID NOT NULL,
    "applicant_name" TEXT NOT NULL,
    "applicant_sex" "Sex" NOT NULL,
    "applicant_birth_date" DATE NOT NULL,
    "applicant_id_number_sealed" TEXT NOT NULL,
    "qualification_id" UUID NOT NULL,
    "qualification_code_sealed" TEXT NOT NULL,
    "qualification_issued_on" DATE NOT NULL,
    "qualification_province_code" TEXT NOT NULL,
    "techniques" TEXT[],
    "diseases" TEXT[],
    "photo_key" TEXT,
    "photo_accepted_at" TIMESTAMPTZ(3),
    "form_sealed" TEXT,
    "institution_id" UUID,
    "institution_name" TEXT,
    "institution_region_code" TEXT,
    "authority_id" UUID,
    "authority_name" TEXT,
    "authority_region_code" TEXT,
    "practice_place_code" TEXT,
    "practice_place_name" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "correction_requested_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "application_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "step" "Step",
    "status_before" "ApplicationStatus",
    "status_after" "ApplicationStatus" NOT NULL,
    "by" "Party" NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "statement_sealed" TEXT,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("application_id","sequence")
);

-- CreateTable
CREATE TABLE "certificate" (
    "practitioner_id" UUID NOT NULL,
    "profession_type" "ProfessionType" NOT NULL,
    "code" TEXT NOT NULL,
    "allocated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("practitioner_id","profession_type")
);

-- CreateTable
CREATE TABLE "certificate_serial" (
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "certificate_serial_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "practitioner_id" UUID NOT NULL,
    "profession_type" "ProfessionType" NOT NULL,
    "status" "RegistrationStatus" NOT NULL,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "sex" "Sex" NOT NULL,
    "birth_date" DATE NOT NULL,
    "level" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "major" TEXT NOT NULL,
    "qualification_id" UUID NOT NULL,
    "techniques" TEXT[],
    "diseases" TEXT[],
    "certificate_code" TEXT NOT NULL,
    "e_reg_id" TEXT NOT NULL,
    "photo_key" TEXT NOT NULL,
    "practice_place_code" TEXT NOT NULL,
    "practice_place_name" TEXT NOT NULL,
    "primary_institution_id" UUID NOT NULL,
    "primary_institution_name" TEXT NOT NULL,
    "issuing_authority_id" UUID NOT NULL,
    "issuing_authority_name" TEXT NOT NULL,
    "issuing_authority_code" TEXT NOT NULL,
    "issuing_authority_region_code" TEXT NOT NULL,
    "application_id" UUID NOT NULL,
    "issued_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_history" (
    "registration_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "row" JSONB NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registration_history_pkey" PRIMARY KEY ("registration_id","version")
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
CREATE UNIQUE INDEX "application_number_key" ON "application"("number");

-- CreateIndex
CREATE INDEX "application_practitioner_id_id_idx" ON "application"("practitioner_id", "id");

-- CreateIndex
CREATE INDEX "application_institution_id_waiting_for_submitted_at_id_idx" ON "application"("institution_id", "waiting_for", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_institution_id_submitted_at_id_idx" ON "application"("institution_id", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_authority_id_waiting_for_submitted_at_id_idx" ON "application"("authority_id", "waiting_for", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_authority_id_submitted_at_id_idx" ON "application"("authority_id", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_authority_region_code_submitted_at_id_idx" ON "application"("authority_region_code", "submitted_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_practitioner_id_profession_type_code_key" ON "certificate"("practitioner_id", "profession_type", "code");

-- CreateIndex
CREATE UNIQUE INDEX "registration_e_reg_id_key" ON "registration"("e_reg_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_application_id_key" ON "registration"("application_id");

-- CreateIndex
CREATE INDEX "registration_practitioner_id_id_idx" ON "registration"("practitioner_id", "id");

-- CreateIndex
CREATE INDEX "registration_primary_institution_id_status_id_idx" ON "registration"("primary_institution_id", "status", "id");

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_practitioner_id_profession_type_certificate_c_fkey" FOREIGN KEY ("practitioner_id", "profession_type", "certificate_code") REFERENCES "certificate"("practitioner_id", "profession_type", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

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

-- What Prisma's language cannot say about the register: the invariants of domain 5.1 hold here, not in code.

-- At most one open application of a procedure about a subject (3.1.4); two openings at once are decided by it.
CREATE UNIQUE INDEX "application_one_open" ON "application" ("practitioner_id", "procedure", "subject")
  WHERE "status" IN ('DRAFT', 'SUBMITTED', 'INST_RETURNED', 'INST_PASSED', 'CORRECTION_REQUIRED', 'ACCEPTED', 'APPROVED');

-- What has been submitted once is whole, and has somewhere to go.
ALTER TABLE "application" ADD CONSTRAINT "application_submitted_is_whole" CHECK (
  "submitted_at" IS NULL OR num_nulls(
    "institution_id", "institution_name", "institution_region_code", "authority_id", "authority_name",
    "authority_region_code", "practice_place_code", "practice_place_name", "photo_key", "form_sealed") = 0);
ALTER TABLE "application" ADD CONSTRAINT "application_beyond_draft_was_submitted" CHECK (
  "submitted_at" IS NOT NULL OR "status" IN ('DRAFT', 'WITHDRAWN', 'CLOSED_BY_OPERATION_OF_LAW'));

-- Serials of 业务编号 and of the electronic registration code; both stand behind a date, so a cycle of 100 million is enough.
CREATE SEQUENCE "application_serial" MAXVALUE 99999999 CYCLE;
CREATE SEQUENCE "e_reg_serial" MAXVALUE 99999999 CYCLE;

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once', TG_TABLE_NAME;
END
$$;

-- The person and the scope are copied when the draft is opened and follow no input (TCML-15).
CREATE TRIGGER "application_copied_facts" BEFORE UPDATE OF "number", "procedure", "subject", "practitioner_id",
    "applicant_name", "applicant_sex", "applicant_birth_date", "qualification_id", "qualification_issued_on",
    "qualification_province_code", "techniques", "diseases", "created_at" ON "application"
  FOR EACH ROW WHEN (
    (OLD."number", OLD."procedure", OLD."subject", OLD."practitioner_id", OLD."applicant_name", OLD."applicant_sex",
     OLD."applicant_birth_date", OLD."qualification_id", OLD."qualification_issued_on", OLD."qualification_province_code", OLD."techniques",
     OLD."diseases", OLD."created_at")
    IS DISTINCT FROM
    (NEW."number", NEW."procedure", NEW."subject", NEW."practitioner_id", NEW."applicant_name", NEW."applicant_sex",
     NEW."applicant_birth_date", NEW."qualification_id", NEW."qualification_issued_on", NEW."qualification_province_code", NEW."techniques",
     NEW."diseases", NEW."created_at"))
  EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "timeline_entry_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "timeline_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- I6: the certificate code never changes; I7: one per person and profession is the table's primary key.
CREATE TRIGGER "certificate_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A serial is never given twice.
ALTER TABLE "certificate_serial" ADD CONSTRAINT "certificate_serial_fits" CHECK ("last" BETWEEN 1 AND 999999);
CREATE FUNCTION "refuse_serial_going_back"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'certificate serials only grow';
END
$$;
CREATE TRIGGER "certificate_serial_grows" BEFORE UPDATE ON "certificate_serial"
  FOR EACH ROW WHEN (NEW."last" <= OLD."last" OR NEW."prefix" <> OLD."prefix")
  EXECUTE FUNCTION "refuse_serial_going_back"();
CREATE TRIGGER "certificate_serial_stays" BEFORE DELETE OR TRUNCATE ON "certificate_serial"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_serial_going_back"();

-- I1: at most one VALID registration per person, profession and practice place; places overlap when one contains the other.
CREATE EXTENSION IF NOT EXISTS "btree_gist";
CREATE FUNCTION "practice_area"("code" text) RETURNS int4range LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT int4range("code"::int, "code"::int + CASE
    WHEN "code" LIKE '%0000' THEN 10000
    WHEN "code" LIKE '%00' THEN 100
    ELSE 1 END)
$$;
ALTER TABLE "registration" ADD CONSTRAINT "registration_one_valid_per_place" EXCLUDE USING gist (
  "practitioner_id" WITH =, "profession_type" WITH =, "practice_area"("practice_place_code") WITH &&
) WHERE ("status" = 'VALID');
ALTER TABLE "registration" ADD CONSTRAINT "registration_place_is_a_division" CHECK ("practice_place_code" ~ '^\d{6}$');
ALTER TABLE "registration" ADD CONSTRAINT "registration_valid_is_present" CHECK ("status" <> 'VALID' OR "valid_to" IS NULL);

-- Earlier values are kept, never overwritten (3.1.10); who somebody is and his code stay for ever (I6).
CREATE FUNCTION "keep_registration"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."id", OLD."practitioner_id", OLD."profession_type", OLD."certificate_code", OLD."e_reg_id", OLD."application_id")
    IS DISTINCT FROM
    (NEW."id", NEW."practitioner_id", NEW."profession_type", NEW."certificate_code", NEW."e_reg_id", NEW."application_id")
  THEN
    RAISE EXCEPTION 'the person, the certificate code and the eRegId of a registration never change'
     ;
  END IF;
  IF NEW."version" <> OLD."version" + 1 THEN
    RAISE EXCEPTION 'a changed registration is the next version';
  END IF;
  INSERT INTO "registration_history" ("registration_id", "version", "row")
    VALUES (OLD."id", OLD."version", to_jsonb(OLD));
  RETURN NEW;
END
$$;
CREATE TRIGGER "registration_kept" BEFORE UPDATE ON "registration"
  FOR EACH ROW EXECUTE FUNCTION "keep_registration"();
CREATE TRIGGER "registration_stays" BEFORE DELETE OR TRUNCATE ON "registration"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "registration_history_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "registration_history"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
