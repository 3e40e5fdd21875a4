-- The name in the one form in which it is looked for. `node dist/rebuild.js` puts it right where a name is written otherwise.
ALTER TABLE "register_entry" ADD COLUMN "search_name" TEXT;
UPDATE "register_entry" SET "search_name" = "name";
ALTER TABLE "register_entry" ALTER COLUMN "search_name" SET NOT NULL;

-- The public look-up: province and full name, those who practise.
DROP INDEX register_entry_practising;
CREATE INDEX register_entry_practising ON register_entry (province_code, search_name, registration_id)
    WHERE status <> 'INVALID';
