-- Shop DROP TABLE x;
-- made here

PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

DROP TRIGGER "customer_touch";
DROP TRIGGER "customer_version_guard";
DROP INDEX "customer_email_lower_idx";
DROP INDEX "customer_favorite_order_id_idx";
DROP TABLE "customer";
DROP INDEX "order_customer_id_created_at_idx";
DROP TABLE "order";
DROP TABLE "app_context";

COMMIT;
PRAGMA foreign_keys = ON;
