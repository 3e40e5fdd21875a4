-- AlterTable
ALTER TABLE "register_entry" ADD COLUMN     "deregistered_on" DATE,
ADD COLUMN     "filings" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "institution_closed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "valid_until" DATE,
ALTER COLUMN "level" DROP NOT NULL,
ALTER COLUMN "category" DROP NOT NULL,
ALTER COLUMN "primary_institution" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "register_entry_practitioner_id_idx" ON "register_entry"("practitioner_id");

-- Of a nurse nothing is kept here that is not disclosed (domain 7).
ALTER TABLE "register_entry" ADD CONSTRAINT register_entry_nurse CHECK (
  profession_type <> 'NURSE' OR (
    level IS NULL AND category IS NULL AND primary_institution IS NULL AND filings = '[]'
    AND scopes = '{}' AND techniques = '{}' AND diseases = '{}'
  )
);
ALTER TABLE "register_entry" ADD CONSTRAINT register_entry_filings CHECK (jsonb_typeof(filings) = 'array');

-- The public list of the deregistered (PL-21): a province's, newest first.
CREATE INDEX register_entry_deregistered ON register_entry (province_code, deregistered_on, registration_id)
    WHERE deregistered_on IS NOT NULL;
