//! `ipnet` 2: networks.

use ipnet::{
    AddrParseError, IpAddrRange, IpNet, IpSubnets, Ipv4AddrRange, Ipv4Net, Ipv4Subnets,
    Ipv6AddrRange, Ipv6Net, Ipv6Subnets, PrefixLenError,
};

use crate::impls::flat;

flat!(AddrParseError, IpNet, Ipv4Net, Ipv6Net, PrefixLenError);
flat!(IpAddrRange, IpSubnets, Ipv4AddrRange, Ipv4Subnets, Ipv6AddrRange, Ipv6Subnets);
