//! `arrow-data` 60.

super::arrow_datas::parts!(arrow_data_60);
