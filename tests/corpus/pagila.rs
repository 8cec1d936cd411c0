//! Pagila.

use super::Difference;

pub(super) const TABLES: usize = 15;

pub(super) const DIFFERENCES: &[Difference] = &[
    Difference {
        because: "views are not emitted yet",
        original: &[
            "view actor_info",
            "view customer_list",
            "view film_list",
            "view nicer_but_slower_film_list",
            "view rental_by_category",
            "view sales_by_film_category",
            "view sales_by_store",
            "view staff_list",
        ],
        entities: &[],
    },
    Difference {
        because: "routines of the user's own are not emitted yet",
        original: &[
            "routine public._group_concat(text,text)",
            "routine public.film_in_stock(integer,integer)",
            "routine public.film_not_in_stock(integer,integer)",
            "routine public.get_customer_balance(integer,timestamp with time zone)",
            "routine public.group_concat(text)",
            "routine public.inventory_held_by_customer(integer)",
            "routine public.inventory_in_stock(integer)",
            "routine public.last_day(timestamp with time zone)",
            "routine public.rewards_report(integer,numeric)",
        ],
        entities: &[],
    },
    Difference {
        because: "both touch the row before an update, each with a routine of its own",
        original: &["routine public.last_updated()"],
        entities: &["routine public.touch_last_update()"],
    },
    Difference {
        because: "a column that may be NULL has no audit role: `audit_role_type`",
        original: &["trigger customer BEFORE UPDATE"],
        entities: &[],
    },
    Difference {
        because: "a trigger of its own keeps the words; `search` computes them in a column of its own name",
        original: &[
            "column film.fulltext tsvector not null",
            "index film USING gist (fulltext)",
            "trigger film BEFORE INSERT OR UPDATE",
        ],
        entities: &[],
    },
    Difference {
        because: "partitions are not emitted yet",
        original: &[
            "table payment partitioned by RANGE (payment_date)",
            "partition payment_p2022_01",
            "partition payment_p2022_02",
            "partition payment_p2022_03",
            "partition payment_p2022_04",
            "partition payment_p2022_05",
            "partition payment_p2022_06",
            "partition payment_p2022_07",
        ],
        entities: &["table payment"],
    },
    Difference {
        because: "the original has them on each partition but the last",
        original: &[],
        entities: &[
            "constraint payment FOREIGN KEY (customer_id) REFERENCES public.customer(customer_id)",
            "constraint payment FOREIGN KEY (rental_id) REFERENCES public.rental(rental_id)",
            "constraint payment FOREIGN KEY (staff_id) REFERENCES public.staff(staff_id)",
            "index payment USING btree (customer_id)",
            "index payment USING btree (staff_id)",
        ],
    },
    Difference {
        because: "a domain becomes the type below it and a check on the column",
        original: &[
            "column film.release_year public.year",
            "domain year integer CHECK (((VALUE >= 1901) AND (VALUE <= 2155)))",
        ],
        entities: &[
            "column film.release_year integer",
            "constraint film CHECK (((release_year >= 1901) AND (release_year <= 2155)))",
        ],
    },
    Difference {
        because: "no table of the original uses it",
        original: &["domain bıgınt bigint"],
        entities: &[],
    },
    Difference {
        because: "today is the day in UTC, whatever the session's time zone",
        original: &["default customer.create_date CURRENT_DATE"],
        entities: &["default customer.create_date (timezone('UTC'::text, now()))::date"],
    },
    Difference {
        because: "every relation is indexed",
        original: &[],
        entities: &[
            "index film_category USING btree (category_id)",
            "index inventory USING btree (film_id)",
            "index payment USING btree (rental_id)",
            "index rental USING btree (customer_id)",
            "index rental USING btree (staff_id)",
            "index staff USING btree (address_id)",
            "index staff USING btree (store_id)",
            "index store USING btree (address_id)",
        ],
    },
];
