-- CreateEnum
CREATE TYPE "device_kind" AS ENUM ('COMPUTER', 'PHONE', 'TABLET', 'OTHER');

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "browser" VARCHAR(40),
ADD COLUMN     "device_kind" "device_kind",
ADD COLUMN     "system" VARCHAR(40);
