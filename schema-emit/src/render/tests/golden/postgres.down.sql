-- Shop DROP TABLE x;
-- made here

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL TimeZone = 'UTC';
SET LOCAL standard_conforming_strings = on;

ALTER TABLE "order" DROP CONSTRAINT "order_customer_id_fkey";
DROP TRIGGER "customer_20_touch" ON "customer";
DROP INDEX "customer_email_lower_idx";
DROP INDEX "customer_favorite_order_id_idx";
DROP TABLE "customer";
DROP INDEX "order_customer_id_created_at_idx";
DROP TABLE "order";
DROP FUNCTION "customer_touch"();
DROP TYPE "order_status";

COMMIT;
