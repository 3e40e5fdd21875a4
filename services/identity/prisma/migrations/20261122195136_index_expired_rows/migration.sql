-- CreateIndex
CREATE INDEX "email_link_sent_at_idx" ON "email_link"("sent_at");

-- CreateIndex
CREATE INDEX "phone_code_sent_at_idx" ON "phone_code"("sent_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");
