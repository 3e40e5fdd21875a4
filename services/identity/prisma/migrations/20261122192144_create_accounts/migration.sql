-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('PERSON', 'INSTITUTION', 'AUTHORITY');

-- CreateEnum
CREATE TYPE "account_state" AS ENUM ('REGISTERED', 'IDENTITY_FAILED', 'IDENTITY_VERIFIED', 'CONTACT_VERIFIED', 'ACTIVATED');

-- CreateEnum
CREATE TYPE "identity_mismatch_reason" AS ENUM ('NO_QUALIFICATION_FOUND', 'NAME_DIFFERS');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "kind" "account_kind" NOT NULL,
    "state" "account_state",
    "login_name" TEXT NOT NULL,
    "login_name_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "id_number_sealed" TEXT,
    "id_number_index" TEXT,
    "phone_sealed" TEXT,
    "phone_index" TEXT,
    "phone_verified_at" TIMESTAMPTZ(3),
    "email_sealed" TEXT,
    "email_index" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "first_password_expires_at" TIMESTAMPTZ(3),
    "practitioner_id" UUID,
    "mismatch_reason" "identity_mismatch_reason",
    "corrections_used" INTEGER NOT NULL DEFAULT 0,
    "staff_id" UUID,
    "institution_id" UUID,
    "authority_id" UUID,
    "authority_level" TEXT,
    "region_code" TEXT,
    "rights" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privacy_consent" (
    "account_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "privacy_consent_pkey" PRIMARY KEY ("account_id","version")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "client" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "hash" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "phone_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "phone_index" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries_left" INTEGER NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "phone_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email_sealed" TEXT NOT NULL,
    "email_index" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activation_tries" (
    "id_number_index" TEXT NOT NULL,
    "day" VARCHAR(10) NOT NULL,
    "wrong" INTEGER NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "activation_tries_pkey" PRIMARY KEY ("id_number_index","day")
);

-- CreateTable
CREATE TABLE "used_captcha" (
    "signature" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_captcha_pkey" PRIMARY KEY ("signature")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" BIGINT,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "message_id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("message_id","consumer")
);

-- CreateTable
CREATE TABLE "inbox_version" (
    "consumer" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "inbox_version_pkey" PRIMARY KEY ("consumer","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "record_type" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("record_type","record_id","sequence")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor","operation","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_login_name_key_key" ON "account"("login_name_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_id_number_index_key" ON "account"("id_number_index");

-- CreateIndex
CREATE UNIQUE INDEX "account_practitioner_id_key" ON "account"("practitioner_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_staff_id_key" ON "account"("staff_id");

-- CreateIndex
CREATE INDEX "account_state_id_idx" ON "account"("state", "id");

-- CreateIndex
CREATE INDEX "session_account_id_started_at_idx" ON "session"("account_id", "started_at");

-- CreateIndex
CREATE INDEX "session_ended_at_idx" ON "session"("ended_at");

-- CreateIndex
CREATE INDEX "refresh_token_session_id_idx" ON "refresh_token"("session_id");

-- CreateIndex
CREATE INDEX "phone_code_account_id_sent_at_idx" ON "phone_code"("account_id", "sent_at");

-- CreateIndex
CREATE INDEX "phone_code_phone_index_sent_at_idx" ON "phone_code"("phone_index", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "email_link_token_hash_key" ON "email_link"("token_hash");

-- CreateIndex
CREATE INDEX "email_link_account_id_sent_at_idx" ON "email_link"("account_id", "sent_at");

-- CreateIndex
CREATE INDEX "email_link_email_index_sent_at_idx" ON "email_link"("email_index", "sent_at");

-- CreateIndex
CREATE INDEX "used_captcha_expires_at_idx" ON "used_captcha"("expires_at");

-- AddForeignKey
ALTER TABLE "privacy_consent" ADD CONSTRAINT "privacy_consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_code" ADD CONSTRAINT "phone_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_link" ADD CONSTRAINT "email_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say about the infrastructure tables.

-- The relay asks for what has not been sent, oldest first.
CREATE INDEX "outbox_message_unsent" ON "outbox_message" ("created_at") WHERE "sent_at" IS NULL;

-- The relay sleeps on LISTEN outbox and wakes when the transaction that wrote a message commits.
CREATE FUNCTION "notify_outbox"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY outbox;
  RETURN NULL;
END
$$;

CREATE TRIGGER "outbox_message_notify" AFTER INSERT ON "outbox_message"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_outbox"();

-- An audit entry is written once.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "audit_entry_unchangeable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- What Prisma's language cannot say about accounts.

-- A phone is verified by one person only (domain 4.1: it is a login name then).
CREATE UNIQUE INDEX "account_verified_phone_key" ON "account" ("phone_index")
  WHERE "phone_verified_at" IS NOT NULL AND "kind" = 'PERSON';

-- One live refresh token per session.
CREATE UNIQUE INDEX "refresh_token_live_key" ON "refresh_token" ("session_id") WHERE "replaced_at" IS NULL;

ALTER TABLE "account"
  ADD CONSTRAINT "account_person_check" CHECK (
    ("kind" = 'PERSON') = ("state" IS NOT NULL) AND ("kind" = 'PERSON') = ("id_number_index" IS NOT NULL)
    AND ("id_number_index" IS NULL) = ("id_number_sealed" IS NULL)),
  ADD CONSTRAINT "account_institution_check" CHECK (("kind" = 'INSTITUTION') = ("institution_id" IS NOT NULL)),
  ADD CONSTRAINT "account_authority_check" CHECK (
    ("kind" = 'AUTHORITY') = ("authority_id" IS NOT NULL) AND ("authority_id" IS NULL) = ("authority_level" IS NULL)
    AND ("authority_id" IS NULL) = ("region_code" IS NULL)),
  ADD CONSTRAINT "account_staff_check" CHECK (("kind" = 'PERSON') = ("staff_id" IS NULL)),
  ADD CONSTRAINT "account_verified_identity_check" CHECK (
    ("state" IN ('IDENTITY_VERIFIED', 'CONTACT_VERIFIED', 'ACTIVATED')) IS TRUE = ("practitioner_id" IS NOT NULL)),
  ADD CONSTRAINT "account_verified_contact_check" CHECK (
    "state" IS NULL OR "state" NOT IN ('CONTACT_VERIFIED', 'ACTIVATED')
    OR "phone_verified_at" IS NOT NULL OR "email_verified_at" IS NOT NULL),
  ADD CONSTRAINT "account_mismatch_check" CHECK (("state" = 'IDENTITY_FAILED') IS TRUE = ("mismatch_reason" IS NOT NULL)),
  ADD CONSTRAINT "account_phone_check" CHECK (
    ("phone_index" IS NULL) = ("phone_sealed" IS NULL) AND ("phone_verified_at" IS NULL OR "phone_index" IS NOT NULL)),
  ADD CONSTRAINT "account_email_check" CHECK (
    ("email_index" IS NULL) = ("email_sealed" IS NULL) AND ("email_verified_at" IS NULL OR "email_index" IS NOT NULL)),
  ADD CONSTRAINT "account_corrections_check" CHECK ("corrections_used" BETWEEN 0 AND 3),
  ADD CONSTRAINT "account_first_password_check" CHECK (
    "must_change_password" = ("first_password_expires_at" IS NOT NULL));

ALTER TABLE "phone_code" ADD CONSTRAINT "phone_code_tries_check" CHECK ("tries_left" >= 0);
