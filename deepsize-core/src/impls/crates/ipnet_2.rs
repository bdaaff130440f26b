//! `ipnet` 2: networks.

use ipnet::{IpNet, Ipv4Net, Ipv6Net, PrefixLenError};

use crate::impls::flat;

flat!(IpNet, Ipv4Net, Ipv6Net, PrefixLenError);
