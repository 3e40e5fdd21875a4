-- CreateIndex
CREATE INDEX "application_reviewer_id_waiting_for_due_on_id_idx" ON "application"("reviewer_id", "waiting_for", "due_on", "id");

-- CreateIndex
CREATE INDEX "application_authority_id_waiting_for_due_on_id_idx" ON "application"("authority_id", "waiting_for", "due_on", "id");

-- By the beginning of the name, whoever looks; drafts are in no queue.
CREATE INDEX "application_submitted_by_name" ON "application" ("applicant_name" text_pattern_ops)
  WHERE "submitted_at" IS NOT NULL;
