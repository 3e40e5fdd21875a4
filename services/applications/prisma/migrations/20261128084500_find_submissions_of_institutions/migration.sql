-- 代办业务, newest first: whatever its state, and of a few states that may be rare among many. Most applications are nobody's.
CREATE INDEX "application_by_institution_newest" ON "application" ("by_institution_id", "id" DESC)
  WHERE "by_institution_id" IS NOT NULL;
CREATE INDEX "application_by_institution_and_status" ON "application" ("by_institution_id", "status", "id" DESC)
  WHERE "by_institution_id" IS NOT NULL;
