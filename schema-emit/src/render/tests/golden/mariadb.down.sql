-- Shop DROP TABLE x;
-- made here

SET NAMES utf8mb4;
SET @previous_sql_mode = @@SESSION.sql_mode, @previous_time_zone = @@SESSION.time_zone, @previous_foreign_key_checks = @@SESSION.foreign_key_checks;
SET SESSION sql_mode = 'TRADITIONAL,NO_AUTO_VALUE_ON_ZERO';
SET SESSION time_zone = '+00:00';
SET SESSION foreign_key_checks = 1;

ALTER TABLE `order` DROP FOREIGN KEY `order_customer_id_fkey`;
DROP TRIGGER `customer_touch`;
DROP TABLE `customer`;
DROP TABLE `order`;

SET SESSION foreign_key_checks = @previous_foreign_key_checks;
SET SESSION time_zone = @previous_time_zone;
SET SESSION sql_mode = @previous_sql_mode;
