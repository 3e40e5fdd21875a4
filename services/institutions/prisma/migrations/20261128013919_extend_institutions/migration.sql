-- AlterTable
ALTER TABLE "institution" ADD COLUMN     "bed_count" INTEGER,
ADD COLUMN     "cdc_authority_id" UUID,
ADD COLUMN     "closed_on" CHAR(10),
ADD COLUMN     "closing" TEXT,
ADD COLUMN     "departments" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "main_campus_id" UUID,
ADD COLUMN     "owner_practitioner_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "region" ADD COLUMN     "pseudo" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "successor_code" CHAR(6),
ADD COLUMN     "valid_from" CHAR(10),
ADD COLUMN     "valid_to" CHAR(10);

-- CreateTable
CREATE TABLE "institution_alias" (
    "id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_change" (
    "institution_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "effective_on" CHAR(10) NOT NULL,
    "reason" TEXT NOT NULL,
    "former_name" TEXT,
    "decided_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "institution_change_pkey" PRIMARY KEY ("institution_id","version")
);

-- CreateTable
CREATE TABLE "name_merge" (
    "id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "alias_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'REQUESTED',
    "opinion" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "name_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trusteeship" (
    "id" UUID NOT NULL,
    "trustee_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "from_on" CHAR(10) NOT NULL,
    "until_on" CHAR(10),
    "end_reason" TEXT,
    "recorded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trusteeship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_notice_sms" (
    "notice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sms_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "institution_notice_sms_pkey" PRIMARY KEY ("notice_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "institution_alias_institution_id_name_key" ON "institution_alias"("institution_id", "name");

-- CreateIndex
CREATE INDEX "name_merge_institution_id_id_idx" ON "name_merge"("institution_id", "id");

-- CreateIndex
CREATE INDEX "trusteeship_trustee_id_id_idx" ON "trusteeship"("trustee_id", "id");

-- CreateIndex
CREATE INDEX "trusteeship_client_id_id_idx" ON "trusteeship"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "institution_notice_sms_sms_id_key" ON "institution_notice_sms"("sms_id");

-- CreateIndex
CREATE INDEX "institution_main_campus_id_idx" ON "institution"("main_campus_id");

-- CreateIndex
CREATE INDEX "region_successor_code_idx" ON "region"("successor_code");

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_successor_code_fkey" FOREIGN KEY ("successor_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_cdc_authority_id_fkey" FOREIGN KEY ("cdc_authority_id") REFERENCES "authority"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_main_campus_id_fkey" FOREIGN KEY ("main_campus_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_alias" ADD CONSTRAINT "institution_alias_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_change" ADD CONSTRAINT "institution_change_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_merge" ADD CONSTRAINT "name_merge_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trusteeship" ADD CONSTRAINT "trusteeship_trustee_id_fkey" FOREIGN KEY ("trustee_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trusteeship" ADD CONSTRAINT "trusteeship_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.

ALTER TABLE institution
  ADD CONSTRAINT institution_closing CHECK (closing IN ('CLOSED', 'DEREGISTERED', 'REVOKED')),
  ADD CONSTRAINT institution_closing_of_a_closed_one CHECK (status = 'CLOSED' OR (closing IS NULL AND closed_on IS NULL)),
  ADD CONSTRAINT institution_no_campus_of_itself CHECK (main_campus_id <> id),
  ADD CONSTRAINT institution_departments CHECK (cardinality(departments) <= 300),
  ADD CONSTRAINT institution_bed_count CHECK (bed_count >= 0);
ALTER TABLE institution_alias ADD CONSTRAINT institution_alias_origin CHECK (origin IN ('RENAMED', 'MERGED'));
ALTER TABLE name_merge ADD CONSTRAINT name_merge_status CHECK (status IN ('REQUESTED', 'APPROVED', 'REFUSED'));
ALTER TABLE trusteeship ADD CONSTRAINT trusteeship_of_another CHECK (trustee_id <> client_id);

-- A name that is not the standard one finds its institution the same way (S2-Q20.4).
CREATE INDEX institution_alias_name_bigrams ON institution_alias USING gin (bigrams(name));

-- A merge is asked for once at a time.
CREATE UNIQUE INDEX name_merge_one_open ON name_merge (institution_id, alias_name) WHERE status = 'REQUESTED';

-- One trustee at a time for a client, both days of a period included (S2-Q54).
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE FUNCTION calendar_period(character, character) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT daterange(
    make_date(substr($1, 1, 4)::int, substr($1, 6, 2)::int, substr($1, 9, 2)::int),
    make_date(substr($2, 1, 4)::int, substr($2, 6, 2)::int, substr($2, 9, 2)::int),
    '[]')
$$;
ALTER TABLE trusteeship ADD CONSTRAINT trusteeship_one_trustee
  EXCLUDE USING gist (client_id WITH =, calendar_period(from_on, until_on) WITH &&);

-- Zones that the statistics count as counties are pseudo-regions (S2-Q56, domain 6.7).
UPDATE region SET pseudo = true WHERE level = 'COUNTY' AND substr(code, 5, 2) BETWEEN '71' AND '79';
CREATE UNIQUE INDEX region_one_zone_of_a_name ON region (parent_code, name) WHERE pseudo;
ALTER TABLE region ADD CONSTRAINT region_no_successor_of_itself CHECK (successor_code <> code);
