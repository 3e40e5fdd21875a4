-- CreateEnum
CREATE TYPE "account_close_reason" AS ENUM ('REVOKED', 'DECEASED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "phone_code_purpose" AS ENUM ('VERIFY', 'OLD_PHONE', 'NEW_PHONE');

-- CreateEnum
CREATE TYPE "revocation_status" AS ENUM ('OBJECTION_PERIOD', 'AWAITING_AUTHORITY', 'REVOKED', 'REJECTED');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "activation_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "close_reason" "account_close_reason",
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "former_id_number_index" TEXT,
ADD COLUMN     "former_practitioner_id" UUID,
ADD COLUMN     "frozen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "phone_code" ADD COLUMN     "phone_sealed" TEXT,
ADD COLUMN     "purpose" "phone_code_purpose" NOT NULL DEFAULT 'VERIFY';

-- CreateTable
CREATE TABLE "known_registration" (
    "registration_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "profession" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "name_sealed" TEXT NOT NULL,
    "certificate_code_index" TEXT NOT NULL,
    "practice_place_code" TEXT NOT NULL,
    "primary_institution_id" UUID NOT NULL,
    "primary_institution_name" TEXT NOT NULL,
    "valid_until" DATE,
    "version" BIGINT NOT NULL,

    CONSTRAINT "known_registration_pkey" PRIMARY KEY ("registration_id")
);

-- CreateTable
CREATE TABLE "institution_member" (
    "institution_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "primary" BOOLEAN NOT NULL,

    CONSTRAINT "institution_member_pkey" PRIMARY KEY ("institution_id","registration_id")
);

-- CreateTable
CREATE TABLE "known_practitioner" (
    "practitioner_id" UUID NOT NULL,
    "id_number_index" TEXT,
    "deceased_at" TIMESTAMPTZ(3),

    CONSTRAINT "known_practitioner_pkey" PRIMARY KEY ("practitioner_id")
);

-- CreateTable
CREATE TABLE "activation_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "profession" TEXT NOT NULL,
    "institution_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "activation_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_choice" (
    "institution_id" UUID NOT NULL,
    "automatic_activation" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "institution_choice_pkey" PRIMARY KEY ("institution_id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "contact_index" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries_left" INTEGER NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_revocation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "authority_ids" UUID[],
    "status" "revocation_status" NOT NULL,
    "needs_authority" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID NOT NULL,
    "objection_ends_on" DATE,
    "objection" TEXT,
    "objected_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decision" TEXT,

    CONSTRAINT "account_revocation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "known_registration_practitioner_id_idx" ON "known_registration"("practitioner_id");

-- CreateIndex
CREATE INDEX "institution_member_registration_id_idx" ON "institution_member"("registration_id");

-- CreateIndex
CREATE INDEX "known_practitioner_id_number_index_idx" ON "known_practitioner"("id_number_index");

-- CreateIndex
CREATE INDEX "activation_code_account_id_sent_at_idx" ON "activation_code"("account_id", "sent_at");

-- CreateIndex
CREATE INDEX "activation_code_sent_at_idx" ON "activation_code"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_code_hash_key" ON "password_reset"("code_hash");

-- CreateIndex
CREATE INDEX "password_reset_contact_index_sent_at_idx" ON "password_reset"("contact_index", "sent_at");

-- CreateIndex
CREATE INDEX "password_reset_account_id_idx" ON "password_reset"("account_id");

-- CreateIndex
CREATE INDEX "password_reset_sent_at_idx" ON "password_reset"("sent_at");

-- CreateIndex
CREATE INDEX "account_revocation_account_id_idx" ON "account_revocation"("account_id");

-- CreateIndex
CREATE INDEX "account_revocation_institution_id_id_idx" ON "account_revocation"("institution_id", "id");

-- CreateIndex
CREATE INDEX "account_revocation_status_objection_ends_on_idx" ON "account_revocation"("status", "objection_ends_on");

-- CreateIndex
CREATE INDEX "account_revocation_authority_ids_idx" ON "account_revocation" USING GIN ("authority_ids");

-- CreateIndex
CREATE INDEX "session_account_id_id_idx" ON "session"("account_id", "id");

-- AddForeignKey
ALTER TABLE "institution_member" ADD CONSTRAINT "institution_member_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "known_registration"("registration_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_revocation" ADD CONSTRAINT "account_revocation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.

-- One revocation of an account at a time.
CREATE UNIQUE INDEX "account_revocation_open_key" ON "account_revocation" ("account_id")
  WHERE "status" IN ('OBJECTION_PERIOD', 'AWAITING_AUTHORITY');

-- An address is looked for when a password is forgotten.
CREATE INDEX "account_verified_email_idx" ON "account" ("email_index") WHERE "email_verified_at" IS NOT NULL;

-- A closed account may have given its identity back; an open one never.
ALTER TABLE "account"
  DROP CONSTRAINT "account_person_check",
  DROP CONSTRAINT "account_verified_identity_check",
  DROP CONSTRAINT "account_verified_contact_check",
  ADD CONSTRAINT "account_person_check" CHECK (
    ("kind" = 'PERSON') = ("state" IS NOT NULL) AND ("kind" = 'PERSON') = ("id_number_sealed" IS NOT NULL)
    AND ("kind" = 'PERSON') = (COALESCE("id_number_index", "former_id_number_index") IS NOT NULL)),
  ADD CONSTRAINT "account_verified_identity_check" CHECK (
    ("state" IN ('IDENTITY_VERIFIED', 'CONTACT_VERIFIED', 'ACTIVATED')) IS TRUE
    = (COALESCE("practitioner_id", "former_practitioner_id") IS NOT NULL)),
  ADD CONSTRAINT "account_verified_contact_check" CHECK (
    "closed_at" IS NOT NULL OR "state" IS NULL OR "state" NOT IN ('CONTACT_VERIFIED', 'ACTIVATED')
    OR "phone_verified_at" IS NOT NULL OR "email_verified_at" IS NOT NULL),
  ADD CONSTRAINT "account_closed_check" CHECK (("closed_at" IS NULL) = ("close_reason" IS NULL)),
  ADD CONSTRAINT "account_former_check" CHECK (
    "closed_at" IS NOT NULL OR ("former_id_number_index" IS NULL AND "former_practitioner_id" IS NULL)),
  ADD CONSTRAINT "account_frozen_check" CHECK ("frozen_at" IS NULL OR ("kind" = 'PERSON' AND "closed_at" IS NULL));

ALTER TABLE "phone_code" ADD CONSTRAINT "phone_code_new_phone_check" CHECK (
  ("purpose" = 'NEW_PHONE') = ("phone_sealed" IS NOT NULL));

ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_tries_check" CHECK ("tries_left" >= 0);

ALTER TABLE "account_revocation"
  ADD CONSTRAINT "account_revocation_decided_check" CHECK (
    ("status" IN ('REVOKED', 'REJECTED')) = ("decided_at" IS NOT NULL)),
  ADD CONSTRAINT "account_revocation_objection_check" CHECK (
    ("objection" IS NULL) = ("objected_at" IS NULL)
    AND ("status" <> 'OBJECTION_PERIOD' OR "objection_ends_on" IS NOT NULL));
