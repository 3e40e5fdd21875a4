-- DropForeignKey
ALTER TABLE "qualification" DROP CONSTRAINT "qualification_batch_id_fkey";

-- DropIndex
DROP INDEX "qualification_code_index_key";

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'TCM_SPECIALTY',
ADD COLUMN     "warned" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "import_rejection" ADD COLUMN     "taken" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "practitioner" ADD COLUMN     "basis" TEXT,
ADD COLUMN     "document_type" CHAR(2) NOT NULL DEFAULT '01',
ADD COLUMN     "ethnic_group" TEXT,
ADD COLUMN     "id_number_upgraded" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "nationality" TEXT NOT NULL DEFAULT '中国',
ADD COLUMN     "provided_by" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "qualification" ADD COLUMN     "basis" TEXT,
ADD COLUMN     "category" TEXT,
ADD COLUMN     "education" TEXT,
ADD COLUMN     "level" TEXT,
ADD COLUMN     "major" TEXT,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'EXAMINATION',
ADD COLUMN     "school" TEXT,
ADD COLUMN     "title" TEXT,
ALTER COLUMN "batch_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "former_id_number" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "document_type" CHAR(2) NOT NULL,
    "id_number_sealed" TEXT NOT NULL,
    "id_number_index" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_id_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "id_upgrade_failure" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "problem" TEXT NOT NULL,
    "province_code" CHAR(6) NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "id_upgrade_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "application_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "qualification_id" UUID,
    "outcome" TEXT NOT NULL,
    "problem" TEXT,
    "fields" TEXT[],
    "former_id_number_sealed" TEXT,
    "basis" TEXT NOT NULL,
    "provided_by" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "practitioner_history" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "row" JSONB NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "application_id" UUID NOT NULL,

    CONSTRAINT "practitioner_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "qualification_history" (
    "id" UUID NOT NULL,
    "qualification_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code_index" TEXT NOT NULL,
    "row" JSONB NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "application_id" UUID NOT NULL,

    CONSTRAINT "qualification_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_look_up" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID,
    "purpose" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "institution_id" TEXT,
    "authority_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_look_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "former_id_number_id_number_index_idx" ON "former_id_number"("id_number_index");

-- CreateIndex
CREATE UNIQUE INDEX "former_id_number_practitioner_id_id_number_index_key" ON "former_id_number"("practitioner_id", "id_number_index");

-- CreateIndex
CREATE UNIQUE INDEX "id_upgrade_failure_practitioner_id_key" ON "id_upgrade_failure"("practitioner_id");

-- CreateIndex
CREATE INDEX "id_upgrade_failure_province_code_id_idx" ON "id_upgrade_failure"("province_code", "id");

-- CreateIndex
CREATE INDEX "correction_practitioner_id_settled_at_idx" ON "correction"("practitioner_id", "settled_at" DESC);

-- CreateIndex
CREATE INDEX "practitioner_history_practitioner_id_replaced_at_idx" ON "practitioner_history"("practitioner_id", "replaced_at");

-- CreateIndex
CREATE INDEX "qualification_history_qualification_id_replaced_at_idx" ON "qualification_history"("qualification_id", "replaced_at");

-- CreateIndex
CREATE INDEX "qualification_history_kind_code_index_idx" ON "qualification_history"("kind", "code_index");

-- CreateIndex
CREATE INDEX "identity_look_up_practitioner_id_at_idx" ON "identity_look_up"("practitioner_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "qualification_kind_code_index_key" ON "qualification"("kind", "code_index");

-- AddForeignKey
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_id_number" ADD CONSTRAINT "former_id_number_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_upgrade_failure" ADD CONSTRAINT "id_upgrade_failure_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.

-- Few people are entered by hand; the others need no place in the index.
CREATE INDEX "practitioner_entered_by" ON "practitioner" ("provided_by") WHERE "provided_by" IS NOT NULL;

-- Until now every qualification was a TCM specialty.
UPDATE "qualification" SET "level" = 'SPECIALTY', "category" = 'TCM' WHERE "kind" = 'TCM_SPECIALTY';

ALTER TABLE "practitioner" ADD CONSTRAINT "practitioner_document_is_known" CHECK (
  "document_type" IN ('01', '02', '03', '04', '05', '06', '07', '08', '09', '99')
);

ALTER TABLE "qualification" ADD CONSTRAINT "qualification_origin_is_known" CHECK (
  "origin" IN ('EXAMINATION', 'RECOGNITION')
);
-- What each kind has: level and category, and TCM specialties what was assessed. Never null, because an unknown check passes.
ALTER TABLE "qualification" DROP CONSTRAINT "qualification_has_a_scope";
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_is_of_its_kind" CHECK (
  CASE "kind"
    WHEN 'TCM_SPECIALTY' THEN
      "level" IS NOT DISTINCT FROM 'SPECIALTY' AND "category" IS NOT DISTINCT FROM 'TCM'
      AND coalesce(cardinality("techniques"), 0) > 0 AND coalesce(cardinality("diseases"), 0) > 0
    WHEN 'PHYSICIAN' THEN
      coalesce("level", '') IN ('LICENSED', 'ASSISTANT', 'RURAL_ASSISTANT', 'TOWNSHIP_ASSISTANT')
      AND coalesce("category", '') IN ('CLINICAL', 'DENTAL', 'PUBLIC_HEALTH', 'TCM')
      AND coalesce(cardinality("techniques"), 0) = 0 AND coalesce(cardinality("diseases"), 0) = 0
    WHEN 'NURSE' THEN
      "level" IS NULL AND "category" IS NULL AND coalesce(cardinality("techniques"), 0) = 0 AND coalesce(cardinality("diseases"), 0) = 0
    ELSE FALSE
  END
);
ALTER TABLE "qualification" ADD CONSTRAINT "qualification_has_a_source" CHECK (
  "batch_id" IS NOT NULL OR "basis" IS NOT NULL
);
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_kind_is_known" CHECK (
  "kind" IN ('TCM_SPECIALTY', 'PHYSICIAN', 'NURSE')
);
ALTER TABLE "correction" ADD CONSTRAINT "correction_has_one_outcome" CHECK (
  ("outcome" = 'APPLIED' AND "problem" IS NULL) OR ("outcome" = 'CONFLICT' AND "problem" IS NOT NULL)
);

-- What was replaced is written once.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "practitioner_history_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "practitioner_history"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();
CREATE TRIGGER "qualification_history_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "qualification_history"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();
