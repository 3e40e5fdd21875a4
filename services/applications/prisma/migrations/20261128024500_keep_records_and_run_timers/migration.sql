-- AlterEnum
ALTER TYPE "Step" ADD VALUE 'reopen';

-- AlterTable
ALTER TABLE "person_record" ADD COLUMN     "fingerprint" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "outcome_sealed" TEXT;

-- CreateTable
CREATE TABLE "institution_state" (
    "institution_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "closed_on" DATE,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "institution_state_pkey" PRIMARY KEY ("institution_id")
);

-- The same record twice, also at the same moment, is one.
CREATE UNIQUE INDEX "person_record_said_once_at_a_time" ON "person_record" ("practitioner_id", "kind", "fingerprint")
  WHERE "state" IN ('REPORTED', 'CONFIRMED') AND "fingerprint" <> '';

-- Days that begin and end, in their order, for the timers (domain 5.6).
CREATE INDEX "registration_suspended" ON "registration" ("id") WHERE "suspended";
CREATE INDEX "person_record_days" ON "person_record" ("measure", "valid_from", "valid_until") WHERE "state" = 'CONFIRMED';
CREATE INDEX "multi_filing_valid_from_idx" ON "multi_filing"("valid_from");
CREATE INDEX "multi_filing_ends" ON "multi_filing" ("valid_until") WHERE "ended_on" IS NULL;
CREATE INDEX "registration_closed" ON "registration" ("primary_institution_closed_on")
  WHERE "primary_institution_closed_on" IS NOT NULL;
CREATE INDEX "application_official" ON "application" ("authority_id", "submitted_at", "id") WHERE "channel" = 'EX_OFFICIO';
CREATE INDEX "application_on_behalf" ON "application" ("id") WHERE "channel" = 'INSTITUTION';

-- An outcome of supervision is said once.
CREATE TRIGGER "supervision_flag_said_once" BEFORE UPDATE ON "supervision_flag"
  FOR EACH ROW WHEN (
    OLD."settled_at" IS NOT NULL
    OR (OLD."kind", OLD."subject_type", OLD."subject_id", OLD."occasion", OLD."detail", OLD."raised_at")
      IS DISTINCT FROM (NEW."kind", NEW."subject_type", NEW."subject_id", NEW."occasion", NEW."detail", NEW."raised_at"))
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "supervision_flag_stays" BEFORE DELETE OR TRUNCATE ON "supervision_flag"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
