//! `smartstring` 1.

super::smart_strings::smart_strings!(smartstring_1);
