-- Shop DROP TABLE x;
-- made here

PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE;

CREATE TABLE "app_context" (
  "id" INTEGER NOT NULL,
  "user_id" TEXT
) STRICT;

-- kept for ten years ; SELECT 1
CREATE TABLE "order" (
  "id" INTEGER NOT NULL CONSTRAINT "order_pkey" PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'it''s paid',
  "created_at" TEXT NOT NULL DEFAULT (replace(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '.000', '') || '+00:00'),
  CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE CASCADE
) STRICT;

-- serves: history
CREATE INDEX "order_customer_id_created_at_idx" ON "order" ("customer_id", "created_at" DESC);

CREATE TABLE "customer" ( -- Somebody who's bought \ or will buy
  "id" INTEGER NOT NULL CONSTRAINT "customer_pkey" PRIMARY KEY AUTOINCREMENT,
  -- pii:email */ -- ; 'quoted'
  "email" TEXT NOT NULL,
  "age" INTEGER,
  "favorite_order_id" INTEGER,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT (replace(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '.000', '') || '+00:00'),
  "email_lower" TEXT GENERATED ALWAYS AS (lower("email")) STORED,
  CONSTRAINT "customer_email_key" UNIQUE ("email"),
  CONSTRAINT "customer_favorite_order_id_fkey" FOREIGN KEY ("favorite_order_id") REFERENCES "order" ("id") ON DELETE SET NULL,
  CONSTRAINT "customer_age_check" CHECK ("age" >= 0 AND "age" < 200),
  CONSTRAINT "customer_email_check" CHECK (instr("email", '@') > 1
      AND length(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', ''))) > 1
      AND length(substr("email", 1, instr("email", '@') - 1)) >= 1
      AND substr("email", 1, instr("email", '@') - 1) NOT GLOB '*[^A-Za-z0-9._%+-]*'
      AND length(substr(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', '')), 1, length(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', ''))) - 1)) >= 1
      AND substr(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', '')), 1, length(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', ''))) - 1) NOT GLOB '*[^A-Za-z0-9.-]*'
      AND length(substr(substr("email", instr("email", '@') + 1), length(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', ''))) + 1)) >= 2
      AND substr(substr("email", instr("email", '@') + 1), length(rtrim(substr("email", instr("email", '@') + 1), replace(substr("email", instr("email", '@') + 1), '.', ''))) + 1) NOT GLOB '*[^A-Za-z]*' AND instr("email", char(0)) = 0)
) STRICT;

CREATE INDEX "customer_favorite_order_id_idx" ON "customer" ("favorite_order_id");
CREATE INDEX "customer_email_lower_idx" ON "customer" ("email_lower");

CREATE TRIGGER "customer_version_guard" BEFORE UPDATE OF "version" ON "customer"
FOR EACH ROW
WHEN NEW."version" IS NOT OLD."version" AND NEW."version" IS NOT OLD."version" + 1
BEGIN
  SELECT RAISE(ABORT, 'stale version');
END;

CREATE TRIGGER "customer_touch" AFTER UPDATE OF "email", "age" ON "customer"
FOR EACH ROW
WHEN OLD."email" IS NOT NEW."email" OR OLD."age" IS NOT NEW."age"
BEGIN
  UPDATE "customer" SET "version" = OLD."version" + 1, "updated_at" = replace(strftime('%Y-%m-%dT%H:%M:%f', 'now'), '.000', '') || '+00:00', "updated_by" = coalesce((SELECT CASE typeof("user_id") WHEN 'blob' THEN lower(substr(hex("user_id"), 1, 8) || '-' || substr(hex("user_id"), 9, 4) || '-' || substr(hex("user_id"), 13, 4) || '-' || substr(hex("user_id"), 17, 4) || '-' || substr(hex("user_id"), 21)) ELSE "user_id" END FROM "app_context"), NEW."updated_by") WHERE "id" = NEW."id";
END;

COMMIT;
