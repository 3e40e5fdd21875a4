-- What guarded the old shape; its successors stand at the end of this file.
DROP TRIGGER "application_copied_facts" ON "application";
DROP INDEX "application_one_open";
ALTER TABLE "application" DROP CONSTRAINT "application_submitted_is_whole";
ALTER TABLE "registration" DROP CONSTRAINT "registration_one_valid_per_place";
DROP FUNCTION "practice_area"(text);
ALTER TABLE "registration" DISABLE TRIGGER USER;
ALTER TABLE "registration_history" DISABLE TRIGGER USER;

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('PERSON', 'INSTITUTION', 'AUTHORITY', 'EX_OFFICIO');

-- DropForeignKey
ALTER TABLE "registration" DROP CONSTRAINT "registration_application_id_fkey";

-- DropIndex
DROP INDEX "application_institution_id_submitted_at_id_idx";

-- DropIndex
DROP INDEX "application_institution_id_waiting_for_submitted_at_id_idx";

-- DropIndex
DROP INDEX "registration_application_id_key";

-- DropIndex
DROP INDEX "registration_primary_institution_id_status_id_idx";

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "by_institution_id" UUID,
ADD COLUMN     "by_institution_name" TEXT,
ADD COLUMN     "channel" "Channel" NOT NULL DEFAULT 'PERSON',
ADD COLUMN     "claim" TEXT,
ADD COLUMN     "clock_from" DATE,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "corrections" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "dossier_id" UUID,
ADD COLUMN     "e_reg_id" TEXT,
ADD COLUMN     "effective_at" TIMESTAMPTZ(3),
ADD COLUMN     "multi_filing_id" UUID,
ADD COLUMN     "objected_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "path" TEXT NOT NULL DEFAULT 'GENERAL',
ADD COLUMN     "qualification" JSONB,
ADD COLUMN     "registration_id" UUID,
ADD COLUMN     "review_since" TIMESTAMPTZ(3),
ADD COLUMN     "review_days" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "decision_days" INTEGER,
ADD COLUMN     "extended_at" TIMESTAMPTZ(3),
ADD COLUMN     "examined_by_id" UUID,
ADD COLUMN     "reviewer_id" UUID,
ADD COLUMN     "reviewer_ids" UUID[],
ADD COLUMN     "reviewer_names" TEXT[],
ADD COLUMN     "together" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "procedure" TYPE TEXT USING "procedure"::text,
ALTER COLUMN "qualification_id" DROP NOT NULL,
ALTER COLUMN "qualification_code_sealed" DROP NOT NULL;

-- What the narrow columns said lives on in the wide one.
UPDATE "application" SET
  "qualification" = jsonb_build_object(
    'kind', 'TCM_SPECIALTY', 'level', 'SPECIALTY', 'category', 'TCM', 'origin', 'EXAMINATION',
    'provinceCode', "qualification_province_code", 'techniques', "techniques", 'diseases', "diseases",
    'issuedOn', "qualification_issued_on"::text),
  "claim" = 'NEW:TCM_SPECIALTY',
  "reviewer_ids" = CASE WHEN "institution_id" IS NULL THEN '{}'::uuid[] ELSE ARRAY["institution_id"] END,
  "reviewer_names" = CASE WHEN "institution_name" IS NULL THEN '{}'::text[] ELSE ARRAY["institution_name"] END,
  "reviewer_id" = "institution_id",
  "review_since" = "submitted_at";
ALTER TABLE "application" DROP COLUMN "diseases", DROP COLUMN "qualification_issued_on",
  DROP COLUMN "qualification_province_code", DROP COLUMN "techniques";

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "department" TEXT,
ADD COLUMN     "ethnic_group" TEXT,
ADD COLUMN     "filed_by_id" UUID,
ADD COLUMN     "first_registered_on" DATE,
ADD COLUMN     "last_valid_on" DATE,
ADD COLUMN     "origin_institution" TEXT,
ADD COLUMN     "period_from" DATE,
ADD COLUMN     "period_until" DATE,
ADD COLUMN     "practice_place_institution_id" UUID,
ADD COLUMN     "primary_institution_closed_on" DATE,
ADD COLUMN     "primary_institution_region_code" TEXT,
ADD COLUMN     "qualification_ids" UUID[],
ADD COLUMN     "renewal_basis" TEXT,
ADD COLUMN     "scope_codes" TEXT[],
ADD COLUMN     "scope_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "scope_names" TEXT[],
ADD COLUMN     "sole_place" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "staff_kind" TEXT,
ADD COLUMN     "status_reason" TEXT,
ADD COLUMN     "status_since" DATE,
ADD COLUMN     "training_end" DATE,
ALTER COLUMN "e_reg_id" DROP NOT NULL,
ALTER COLUMN "photo_key" DROP NOT NULL,
ALTER COLUMN "application_id" DROP NOT NULL;

UPDATE "registration" AS r SET
  "qualification_ids" = ARRAY[r."qualification_id"],
  "first_registered_on" = r."issued_on",
  "status_since" = r."valid_from",
  "level" = 'SPECIALTY',
  "category" = 'TCM',
  "scope_codes" = '{}', "scope_names" = '{}',
  "scope_key" = r."qualification_id"::text || '|',
  "primary_institution_region_code" = a."institution_region_code"
  FROM "application" AS a WHERE a."id" = r."application_id";
UPDATE "application" AS a SET "e_reg_id" = r."e_reg_id", "effective_at" = a."decided_at"
  FROM "registration" AS r WHERE r."application_id" = a."id";
UPDATE "registration_history" AS h SET "row" = h."row" || jsonb_build_object(
    'qualification_ids', jsonb_build_array(h."row" -> 'qualification_id'),
    'first_registered_on', h."row" -> 'issued_on', 'status_since', h."row" -> 'valid_from',
    'level', 'SPECIALTY', 'category', 'TCM', 'scope_codes', '[]'::jsonb, 'scope_names', '[]'::jsonb,
    'scope_key', (h."row" ->> 'qualification_id') || '|',
    'primary_institution_region_code', r."primary_institution_region_code", 'sole_place', false)
  FROM "registration" AS r WHERE r."id" = h."registration_id";
ALTER TABLE "registration" DROP COLUMN "qualification_id",
  ALTER COLUMN "first_registered_on" SET NOT NULL,
  ALTER COLUMN "primary_institution_region_code" SET NOT NULL,
  ALTER COLUMN "status_since" SET NOT NULL;
ALTER TABLE "registration" ENABLE TRIGGER USER;
ALTER TABLE "registration_history" ENABLE TRIGGER USER;

-- DropEnum
DROP TYPE "Procedure";

-- CreateTable
CREATE TABLE "material_file" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "material" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "material_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material_receipt" (
    "application_id" UUID NOT NULL,
    "material" TEXT NOT NULL,
    "received_by" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "returned_by" TEXT,
    "returned_at" TIMESTAMPTZ(3),

    CONSTRAINT "material_receipt_pkey" PRIMARY KEY ("application_id","material")
);

-- CreateTable
CREATE TABLE "multi_filing" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "registration_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "profession_type" "ProfessionType" NOT NULL,
    "institution_id" UUID NOT NULL,
    "institution_name" TEXT NOT NULL,
    "institution_region_code" TEXT NOT NULL,
    "authority_id" UUID NOT NULL,
    "authority_name" TEXT NOT NULL,
    "scope_codes" TEXT[],
    "scope_names" TEXT[],
    "e_reg_id" TEXT NOT NULL,
    "application_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "ended_on" DATE,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "multi_filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_record" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "practitioner_id" UUID NOT NULL,
    "profession_type" "ProfessionType",
    "registration_id" UUID,
    "state" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "valid_from" DATE,
    "valid_until" DATE,
    "details_sealed" TEXT NOT NULL,
    "provided_by_kind" TEXT NOT NULL,
    "provided_by_id" UUID NOT NULL,
    "provided_by_name" TEXT NOT NULL,
    "provided_at" TIMESTAMPTZ(3) NOT NULL,
    "authority_id" UUID,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "superseded_by_id" UUID,

    CONSTRAINT "person_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "practitioner_id" UUID NOT NULL,
    "profession_type" "ProfessionType" NOT NULL,
    "version" INTEGER NOT NULL,
    "education" TEXT,
    "school" TEXT,
    "title" TEXT,
    "photo_key" TEXT,
    "application_id" UUID NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("practitioner_id","profession_type","version")
);

-- CreateTable
CREATE TABLE "archive_entry" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "content_sealed" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_by_name" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "archive_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provincial_rule_set" (
    "province_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provincial_rule_set_pkey" PRIMARY KEY ("province_code","version")
);

-- CreateTable
CREATE TABLE "scope_catalogue" (
    "province_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "entries" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "set_by" UUID NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scope_catalogue_pkey" PRIMARY KEY ("province_code","version")
);

-- CreateTable
CREATE TABLE "scope_mapping" (
    "id" UUID NOT NULL,
    "from_province_code" TEXT NOT NULL,
    "from_code" TEXT NOT NULL,
    "from_name" TEXT NOT NULL,
    "from_category" TEXT NOT NULL,
    "to_province_code" TEXT NOT NULL,
    "to_code" TEXT,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "application_id" UUID,
    "due_on" DATE,
    "comment" TEXT,
    "commented_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "scope_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_slot" (
    "id" UUID NOT NULL,
    "authority_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "booked" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "appointment_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "by_institution_id" UUID,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervision_flag" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL DEFAULT '',
    "authority_id" UUID,
    "region_code" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_account" TEXT,
    "outcome" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "supervision_flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer_run" (
    "timer" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timer_run_pkey" PRIMARY KEY ("timer","subject_id","due")
);

-- CreateTable
CREATE TABLE "certificate_print" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "printed_by" TEXT,
    "printed_at" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_print_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "archive_entry_practitioner_id_date_id_idx" ON "archive_entry"("practitioner_id", "date", "id");

-- CreateIndex
CREATE INDEX "material_file_application_id_material_idx" ON "material_file"("application_id", "material");

-- CreateIndex
CREATE UNIQUE INDEX "multi_filing_e_reg_id_key" ON "multi_filing"("e_reg_id");

-- CreateIndex
CREATE UNIQUE INDEX "multi_filing_application_id_key" ON "multi_filing"("application_id");

-- CreateIndex
CREATE INDEX "multi_filing_registration_id_idx" ON "multi_filing"("registration_id");

-- CreateIndex
CREATE INDEX "multi_filing_practitioner_id_idx" ON "multi_filing"("practitioner_id");

-- CreateIndex
CREATE INDEX "multi_filing_institution_id_valid_until_id_idx" ON "multi_filing"("institution_id", "valid_until", "id");

-- CreateIndex
CREATE INDEX "person_record_practitioner_id_kind_decided_on_idx" ON "person_record"("practitioner_id", "kind", "decided_on");

-- CreateIndex
CREATE INDEX "person_record_authority_id_state_id_idx" ON "person_record"("authority_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "profile_application_id_key" ON "profile"("application_id");

-- CreateIndex
CREATE INDEX "scope_mapping_to_province_code_state_id_idx" ON "scope_mapping"("to_province_code", "state", "id");

-- CreateIndex
CREATE INDEX "scope_mapping_from_province_code_state_id_idx" ON "scope_mapping"("from_province_code", "state", "id");

-- CreateIndex
CREATE INDEX "appointment_slot_authority_id_starts_at_idx" ON "appointment_slot"("authority_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_practitioner_id_id_idx" ON "appointment"("practitioner_id", "id");

-- CreateIndex
CREATE INDEX "appointment_by_institution_id_id_idx" ON "appointment"("by_institution_id", "id");

-- CreateIndex
CREATE INDEX "appointment_application_id_idx" ON "appointment"("application_id");

-- CreateIndex
CREATE INDEX "appointment_slot_id_state_idx" ON "appointment"("slot_id", "state");

-- CreateIndex
CREATE INDEX "supervision_flag_region_code_settled_at_id_idx" ON "supervision_flag"("region_code", "settled_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "supervision_flag_kind_subject_type_subject_id_occasion_key" ON "supervision_flag"("kind", "subject_type", "subject_id", "occasion");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_print_application_id_registration_id_key" ON "certificate_print"("application_id", "registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_e_reg_id_key" ON "application"("e_reg_id");

-- CreateIndex
CREATE INDEX "application_reviewer_id_waiting_for_submitted_at_id_idx" ON "application"("reviewer_id", "waiting_for", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_reviewer_id_submitted_at_id_idx" ON "application"("reviewer_id", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_by_institution_id_submitted_at_id_idx" ON "application"("by_institution_id", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_registration_id_idx" ON "application"("registration_id");

-- CreateIndex
CREATE INDEX "application_dossier_id_idx" ON "application"("dossier_id");

-- CreateIndex
CREATE INDEX "registration_primary_institution_id_profession_type_status__idx" ON "registration"("primary_institution_id", "profession_type", "status", "id");

-- CreateIndex
CREATE INDEX "registration_issuing_authority_id_status_id_idx" ON "registration"("issuing_authority_id", "status", "id");

-- CreateIndex
CREATE INDEX "registration_application_id_idx" ON "registration"("application_id");

-- AddForeignKey
ALTER TABLE "material_file" ADD CONSTRAINT "material_file_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material_receipt" ADD CONSTRAINT "material_receipt_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "multi_filing" ADD CONSTRAINT "multi_filing_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "appointment_slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say: the invariants of domain 5.1 hold here, not in code.

-- At most one open application of a procedure about a subject, and one that claims the same registration (3.1.4).
CREATE UNIQUE INDEX "application_one_open" ON "application" ("practitioner_id", "procedure", "subject")
  WHERE "status" IN ('DRAFT', 'PENDING', 'SUBMITTED', 'INST_RETURNED', 'PARTLY_PASSED', 'MIL_PASSED', 'SECOND_RETURNED',
    'INST_PASSED', 'CORRECTION_REQUIRED', 'TO_NOTIFY', 'HEARING', 'ACCEPTED', 'FORWARDED', 'APPROVED', 'AWAITING_RELEASE', 'RELEASE_OBJECTED');
CREATE UNIQUE INDEX "application_one_claim" ON "application" ("practitioner_id", "claim")
  WHERE "claim" IS NOT NULL
    AND "status" IN ('DRAFT', 'SUBMITTED', 'INST_RETURNED', 'PARTLY_PASSED', 'MIL_PASSED', 'SECOND_RETURNED',
    'INST_PASSED', 'CORRECTION_REQUIRED', 'TO_NOTIFY', 'HEARING', 'ACCEPTED', 'FORWARDED', 'APPROVED', 'AWAITING_RELEASE', 'RELEASE_OBJECTED');

-- What has been submitted has somewhere to go.
ALTER TABLE "application" ADD CONSTRAINT "application_submitted_goes_somewhere" CHECK (
  "submitted_at" IS NULL OR "reviewer_id" IS NOT NULL OR "authority_id" IS NOT NULL);
-- Nothing takes effect without its identification code (3.1.11).
ALTER TABLE "application" ADD CONSTRAINT "application_effective_has_code" CHECK (
  "status" <> 'EFFECTIVE' OR "e_reg_id" IS NOT NULL);

-- The clocks that run, and the reviews that wait, in the order in which they end.
CREATE INDEX "application_examined_by" ON "application" ("examined_by_id") WHERE "examined_by_id" IS NOT NULL;
CREATE INDEX "application_running_clocks" ON "application" ("due_on") WHERE "due_on" IS NOT NULL;

-- The person, and what the application is about, are copied when the draft is opened and follow no input (TCML-15).
CREATE TRIGGER "application_copied_facts" BEFORE UPDATE OF "number", "procedure", "channel", "practitioner_id",
    "applicant_name", "applicant_sex", "applicant_birth_date", "qualification_id", "qualification", "registration_id",
    "multi_filing_id", "dossier_id", "together", "by_institution_id", "created_at" ON "application"
  FOR EACH ROW WHEN (
    (OLD."number", OLD."procedure", OLD."channel", OLD."practitioner_id", OLD."applicant_name", OLD."applicant_sex",
     OLD."applicant_birth_date", OLD."qualification_id", OLD."qualification", OLD."registration_id", OLD."multi_filing_id",
     OLD."dossier_id", OLD."together", OLD."by_institution_id", OLD."created_at")
    IS DISTINCT FROM
    (NEW."number", NEW."procedure", NEW."channel", NEW."practitioner_id", NEW."applicant_name", NEW."applicant_sex",
     NEW."applicant_birth_date", NEW."qualification_id", NEW."qualification", NEW."registration_id", NEW."multi_filing_id",
     NEW."dossier_id", NEW."together", NEW."by_institution_id", NEW."created_at"))
  EXECUTE FUNCTION "refuse_change"();

-- I1 and I4: VALID registrations of a person in a profession never overlap. Places overlap when one contains the other: a
-- province its counties, a county its institutions; somebody who may have one place only has the whole country for it.
CREATE FUNCTION "practice_area"("code" text, "institution" uuid, "sole" boolean) RETURNS int8range
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN "sole" THEN int8range(NULL, NULL)
    WHEN "institution" IS NOT NULL THEN int8range(
      "code"::bigint * 10000000000 + ('x' || substr(md5("institution"::text), 1, 8))::bit(32)::bigint,
      "code"::bigint * 10000000000 + ('x' || substr(md5("institution"::text), 1, 8))::bit(32)::bigint, '[]')
    ELSE int8range(
      "code"::bigint * 10000000000,
      ("code"::bigint + CASE WHEN "code" LIKE '%0000' THEN 10000 WHEN "code" LIKE '%00' THEN 100 ELSE 1 END) * 10000000000)
  END
$$;
ALTER TABLE "registration" ADD CONSTRAINT "registration_one_valid_per_place" EXCLUDE USING gist (
  "practitioner_id" WITH =, "profession_type" WITH =,
  "practice_area"("practice_place_code", "practice_place_institution_id", "sole_place") WITH &&
) WHERE ("status" = 'VALID');

-- I5: VALID registrations of a person in a profession rest on the same qualification and the same scope. Looked at when the
-- transaction ends, so that linked changes of several registrations can take effect together.
ALTER TABLE "registration" ADD CONSTRAINT "registration_same_scope" EXCLUDE USING gist (
  "practitioner_id" WITH =, "profession_type" WITH =, "scope_key" WITH <>
) WHERE ("status" = 'VALID' AND "profession_type" IN ('PHYSICIAN', 'TCM_SPECIALTY')) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "registration" ADD CONSTRAINT "registration_period_has_days" CHECK (
  ("profession_type" NOT IN ('NURSE', 'SHORT_TERM') OR "period_until" IS NOT NULL) AND "period_until" >= "period_from");
ALTER TABLE "registration" ADD CONSTRAINT "registration_invalid_since" CHECK (
  ("status" IN ('VALID')) = ("last_valid_on" IS NULL));
-- Periods that end, in their order, for the timers.
CREATE INDEX "registration_periods" ON "registration" ("period_until") WHERE "status" = 'VALID' AND "period_until" IS NOT NULL;
CREATE INDEX "registration_filed" ON "registration" ("status_since") WHERE "status" = 'FILED';
CREATE INDEX "registration_training" ON "registration" ("training_end") WHERE "status" = 'VALID' AND "training_end" IS NOT NULL;

-- Earlier values are kept, never overwritten (3.1.10); who somebody is and his code stay for ever (I6). The identification
-- code is that of the application which the present state came of: the two change together.
CREATE OR REPLACE FUNCTION "keep_registration"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."id", OLD."practitioner_id", OLD."profession_type", OLD."certificate_code", OLD."created_at")
    IS DISTINCT FROM (NEW."id", NEW."practitioner_id", NEW."profession_type", NEW."certificate_code", NEW."created_at")
    OR (OLD."e_reg_id" IS DISTINCT FROM NEW."e_reg_id") <> (OLD."application_id" IS DISTINCT FROM NEW."application_id")
  THEN
    RAISE EXCEPTION 'the person, the certificate code and the eRegId of a registration never change';
  END IF;
  IF NEW."version" <> OLD."version" + 1 THEN
    RAISE EXCEPTION 'a changed registration is the next version';
  END IF;
  IF NEW."valid_from" < OLD."valid_from" THEN
    RAISE EXCEPTION 'a later version begins later';
  END IF;
  IF OLD."status" = 'ANNULLED' THEN
    RAISE EXCEPTION 'an annulled registration is the end';
  END IF;
  INSERT INTO "registration_history" ("registration_id", "version", "row")
    VALUES (OLD."id", OLD."version", to_jsonb(OLD));
  RETURN NEW;
END
$$;

-- I8 and no overlap: a filing holds on the days from its first to its last; one at an institution at a time (5.3).
CREATE FUNCTION "filing_days"("from" date, "until" date, "ended" date) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN COALESCE("ended", "until") < "from" THEN 'empty'::daterange
    ELSE daterange("from", COALESCE("ended", "until"), '[]') END
$$;
ALTER TABLE "multi_filing" ADD CONSTRAINT "multi_filing_one_at_a_time" EXCLUDE USING gist (
  "practitioner_id" WITH =, "profession_type" WITH =, "institution_id" WITH =,
  "filing_days"("valid_from", "valid_until", "ended_on") WITH &&);
ALTER TABLE "multi_filing" ADD CONSTRAINT "multi_filing_has_days" CHECK (
  "valid_until" >= "valid_from" AND ("ended_on" IS NULL OR "ended_on" <= "valid_until")
  AND ("ended_on" IS NULL) = ("end_reason" IS NULL));

-- I3: a filing that still holds lies inside the practice place of its VALID registration, and not at its primary institution.
CREATE FUNCTION "keep_filings_inside"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "concerned" uuid := CASE TG_TABLE_NAME WHEN 'multi_filing' THEN to_jsonb(NEW) ->> 'registration_id' ELSE to_jsonb(NEW) ->> 'id' END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM "multi_filing" AS f JOIN "registration" AS r ON r."id" = f."registration_id"
    WHERE r."id" = "concerned"
      AND COALESCE(f."ended_on", f."valid_until") >= r."valid_from"
      AND NOT isempty("filing_days"(f."valid_from", f."valid_until", f."ended_on"))
      AND (r."status" <> 'VALID'
        OR r."primary_institution_id" = f."institution_id"
        OR r."practitioner_id" <> f."practitioner_id" OR r."profession_type" <> f."profession_type"
        OR r."practice_place_institution_id" IS NOT NULL
        OR NOT ("practice_area"(r."practice_place_code", NULL, false) @> "practice_area"(f."institution_region_code", NULL, false))))
  THEN
    RAISE EXCEPTION 'multi_filing_inside_place: a filing lies inside the practice place of a valid registration';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "multi_filing_inside_place" AFTER INSERT OR UPDATE ON "multi_filing"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "keep_filings_inside"();
CREATE CONSTRAINT TRIGGER "registration_holds_filings" AFTER UPDATE ON "registration"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "keep_filings_inside"();
CREATE TRIGGER "multi_filing_stays" BEFORE DELETE OR TRUNCATE ON "multi_filing"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Of a record only its state, its confirmation and its successor change; of a profile nothing.
CREATE TRIGGER "person_record_said_once" BEFORE UPDATE ON "person_record"
  FOR EACH ROW WHEN (
    (OLD."kind", OLD."practitioner_id", OLD."profession_type", OLD."measure", OLD."decided_on", OLD."valid_from",
     OLD."valid_until", OLD."details_sealed", OLD."provided_by_id", OLD."provided_at")
    IS DISTINCT FROM
    (NEW."kind", NEW."practitioner_id", NEW."profession_type", NEW."measure", NEW."decided_on", NEW."valid_from",
     NEW."valid_until", NEW."details_sealed", NEW."provided_by_id", NEW."provided_at"))
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "person_record_stays" BEFORE DELETE OR TRUNCATE ON "person_record"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "profile_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "profile"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "provincial_rule_set_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "provincial_rule_set"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "scope_catalogue_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "scope_catalogue"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "timer_run_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "timer_run"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A mapping between two provinces is agreed once at a time.
CREATE UNIQUE INDEX "scope_mapping_one" ON "scope_mapping" ("from_province_code", "from_code", "to_province_code")
  WHERE "state" <> 'SUPERSEDED';

-- A slot is never booked beyond its capacity.
ALTER TABLE "appointment_slot" ADD CONSTRAINT "appointment_slot_fits" CHECK (
  "booked" BETWEEN 0 AND "capacity" AND "ends_at" > "starts_at");
-- A window serves one slot at a time; a closed one is out of the way.
ALTER TABLE "appointment_slot" ADD CONSTRAINT "appointment_slot_one_at_a_time" EXCLUDE USING gist (
  "authority_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("closed_at" IS NULL);
CREATE UNIQUE INDEX "appointment_one_booked" ON "appointment" ("practitioner_id", "slot_id") WHERE "state" = 'BOOKED';

-- 自填: of what somebody has entered himself only its confirmation and its removal change, each once; confirmed it stays.
CREATE TRIGGER "archive_entry_said_once" BEFORE UPDATE ON "archive_entry"
  FOR EACH ROW WHEN (
    (OLD."id", OLD."practitioner_id", OLD."kind", OLD."date", OLD."content_sealed", OLD."entered_at")
    IS DISTINCT FROM
    (NEW."id", NEW."practitioner_id", NEW."kind", NEW."date", NEW."content_sealed", NEW."entered_at")
    OR OLD."removed_at" IS NOT NULL
    OR (OLD."confirmed_at" IS NOT NULL AND (NEW."removed_at" IS NOT NULL
      OR (OLD."confirmed_at", OLD."confirmed_by_id") IS DISTINCT FROM (NEW."confirmed_at", NEW."confirmed_by_id"))))
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "archive_entry_stays" BEFORE DELETE OR TRUNCATE ON "archive_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
