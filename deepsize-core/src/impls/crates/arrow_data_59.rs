//! `arrow-data` 59.

super::arrow_datas::parts!(arrow_data_59);
