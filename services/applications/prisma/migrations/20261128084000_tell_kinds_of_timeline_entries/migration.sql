-- AlterTable
ALTER TABLE "timeline_entry" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'STEP';

-- What is no step was known by who spoke, and whether with words. The entries are written once, no UPDATE touches them: the
-- column is computed as it is made.
ALTER TABLE "timeline_entry" ALTER COLUMN "kind" TYPE TEXT USING CASE
  WHEN "step" IS NOT NULL THEN 'STEP'
  WHEN "status_before" IS NULL AND "status_after" = 'DRAFT' THEN 'OPENED'
  WHEN "status_before" IS NULL THEN 'TASK_OPENED'
  WHEN "by" = 'CONCERNED' AND "statement_sealed" IS NULL THEN 'CONFIRMED'
  WHEN "by" = 'CONCERNED' THEN 'OBJECTED'
  WHEN "statement_sealed" IS NULL THEN 'CONFIRMED_ON_PAPER'
  ELSE 'EXTENDED'
END;
