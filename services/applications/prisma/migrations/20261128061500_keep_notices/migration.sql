-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID,
    "institution_id" UUID,
    "template" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    "application_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id"),
    -- For a person or for an institution, never for both.
    CONSTRAINT "notice_for_one" CHECK (("practitioner_id" IS NULL) <> ("institution_id" IS NULL))
);

-- CreateIndex
CREATE INDEX "notice_practitioner_id_id_idx" ON "notice"("practitioner_id", "id");

-- CreateIndex
CREATE INDEX "notice_institution_id_id_idx" ON "notice"("institution_id", "id");

-- The unread ones are counted on every page, and are few.
CREATE INDEX "notice_unread_by_person" ON "notice" ("practitioner_id", "id") WHERE "read_at" IS NULL AND "practitioner_id" IS NOT NULL;
CREATE INDEX "notice_unread_by_institution" ON "notice" ("institution_id", "id") WHERE "read_at" IS NULL AND "institution_id" IS NOT NULL;
