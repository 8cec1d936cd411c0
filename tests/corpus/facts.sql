-- What the schema `public` holds, one fact a row. Names of constraints, indexes and triggers are left out:
-- two authors choose them differently. Session: search_path = '', so that every type is printed in full.
WITH relation AS (
  SELECT oid, relname, relkind, relispartition FROM pg_catalog.pg_class WHERE relnamespace = 'public'::regnamespace
),
held AS (SELECT * FROM relation WHERE relkind IN ('r', 'p') AND NOT relispartition)
SELECT 'table ' || relname || CASE WHEN relkind = 'p' THEN ' partitioned by ' || pg_catalog.pg_get_partkeydef(oid) ELSE '' END FROM held
UNION ALL SELECT 'partition ' || relname FROM relation WHERE relkind = 'r' AND relispartition
UNION ALL SELECT 'view ' || relname FROM relation WHERE relkind IN ('v', 'm')
UNION ALL SELECT 'column ' || relname || '.' || attname || ' ' || pg_catalog.format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END
  FROM held JOIN pg_catalog.pg_attribute ON attrelid = held.oid WHERE attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'default ' || relname || '.' || attname || ' ' || CASE WHEN attidentity <> '' OR pg_catalog.pg_get_expr(adbin, adrelid) LIKE 'nextval(%' THEN 'counts up' ELSE pg_catalog.pg_get_expr(adbin, adrelid) END
  FROM held JOIN pg_catalog.pg_attribute ON attrelid = held.oid LEFT JOIN pg_catalog.pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attnum > 0 AND NOT attisdropped AND (attidentity <> '' OR adbin IS NOT NULL)
UNION ALL SELECT 'constraint ' || relname || ' ' || pg_catalog.pg_get_constraintdef(pg_constraint.oid)
  FROM held JOIN pg_catalog.pg_constraint ON conrelid = held.oid WHERE contype IN ('p', 'f', 'c', 'x')
-- A unique constraint and a unique index keep the same.
UNION ALL SELECT CASE WHEN indisunique THEN 'unique ' ELSE 'index ' END || relname || ' ' || substring(pg_catalog.pg_get_indexdef(indexrelid) FROM 'USING .*$')
  FROM held JOIN pg_catalog.pg_index ON indrelid = held.oid WHERE NOT indisprimary
UNION ALL SELECT 'trigger ' || relname || ' ' || regexp_replace(pg_catalog.pg_get_triggerdef(pg_trigger.oid), '^CREATE TRIGGER \S+ (.*?) ON .*$', '\1')
  FROM held JOIN pg_catalog.pg_trigger ON tgrelid = held.oid WHERE NOT tgisinternal
UNION ALL SELECT 'enum ' || typname || ' ' || (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_catalog.pg_enum WHERE enumtypid = pg_type.oid)
  FROM pg_catalog.pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
UNION ALL SELECT 'domain ' || typname || ' ' || pg_catalog.format_type(typbasetype, typtypmod) || coalesce((SELECT string_agg(' ' || pg_catalog.pg_get_constraintdef(oid), '') FROM pg_catalog.pg_constraint WHERE contypid = pg_type.oid), '')
  FROM pg_catalog.pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'd'
UNION ALL SELECT 'routine ' || oid::regprocedure::text FROM pg_catalog.pg_proc WHERE pronamespace = 'public'::regnamespace
