//! The errors that users of the derive see; the cases lie beside this file.
