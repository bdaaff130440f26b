//! `arrow-data` 58.

super::arrow_datas::parts!(arrow_data_58);
