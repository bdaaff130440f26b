//! `smartstring` 2.

super::smart_strings::smart_strings!(smartstring_2);
