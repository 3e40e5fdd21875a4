-- CreateIndex
CREATE INDEX "institution_licensing_authority_id_id_idx" ON "institution"("licensing_authority_id", "id");

-- CreateIndex
CREATE INDEX "institution_tcm_authority_id_id_idx" ON "institution"("tcm_authority_id", "id");
