-- Shop DROP TABLE x;
-- made here

SET NAMES utf8mb4;
SET @previous_sql_mode = @@SESSION.sql_mode, @previous_time_zone = @@SESSION.time_zone, @previous_foreign_key_checks = @@SESSION.foreign_key_checks;
SET SESSION sql_mode = 'TRADITIONAL,NO_AUTO_VALUE_ON_ZERO';
SET SESSION time_zone = '+00:00';
SET SESSION foreign_key_checks = 1;

-- kept for ten years ; SELECT 1
-- serves: history
CREATE TABLE `order` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` bigint NOT NULL,
  `status` ENUM('PENDING', 'it''s paid', x'6261636b5c736c617368') NOT NULL DEFAULT 'it''s paid',
  `created_at` datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
  PRIMARY KEY (`id`),
  KEY `order_customer_id_created_at_idx` (`customer_id`, `created_at` DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `customer` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `email` varchar(255) NOT NULL COMMENT 'pii:email */ -- ; ''quoted''',
  `age` bigint,
  `favorite_order_id` bigint,
  `version` bigint NOT NULL DEFAULT 1,
  `updated_by` varchar(255),
  `updated_at` datetime(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
  `email_lower` varchar(255) GENERATED ALWAYS AS (LOWER(`email`)) STORED INVISIBLE,
  PRIMARY KEY (`id`),
  UNIQUE KEY `customer_email_key` (`email`),
  KEY `customer_favorite_order_id_idx` (`favorite_order_id`),
  KEY `customer_email_lower_idx` (`email_lower`),
  CONSTRAINT `customer_favorite_order_id_fkey` FOREIGN KEY (`favorite_order_id`) REFERENCES `order` (`id`) ON DELETE SET NULL,
  CONSTRAINT `customer_age_check` CHECK (`age` >= 0 AND `age` < 200),
  CONSTRAINT `customer_email_check` CHECK (`email` REGEXP '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[.][A-Za-z]{2,}(?!(?s:.))')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Somebody who''s bought \\ or will
buy';

DELIMITER //
CREATE TRIGGER `customer_touch` BEFORE UPDATE ON `customer`
FOR EACH ROW
BEGIN
  IF NOT (NEW.`version` <=> OLD.`version` OR NEW.`version` <=> OLD.`version` + 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'stale version';
  END IF;
  IF NOT (NEW.`email` <=> OLD.`email` AND NEW.`age` <=> OLD.`age`) THEN
    SET NEW.`version` = OLD.`version` + 1, NEW.`updated_at` = UTC_TIMESTAMP(6), NEW.`updated_by` = COALESCE(NULLIF(@app_user_id, ''), NEW.`updated_by`);
  END IF;
END//
DELIMITER ;

ALTER TABLE `order` ADD CONSTRAINT `order_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`) ON DELETE CASCADE;

SET SESSION foreign_key_checks = @previous_foreign_key_checks;
SET SESSION time_zone = @previous_time_zone;
SET SESSION sql_mode = @previous_sql_mode;
