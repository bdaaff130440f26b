//! `ipnetwork` 0.21: networks.

use ipnetwork::{IpNetwork, Ipv4Network, Ipv6Network, NetworkSize};

use crate::impls::flat;

flat!(IpNetwork, Ipv4Network, Ipv6Network, NetworkSize);
