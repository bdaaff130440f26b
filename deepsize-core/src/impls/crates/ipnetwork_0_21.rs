//! `ipnetwork` 0.21: networks.

use ipnetwork::{
    IpNetwork, IpNetworkError, Ipv4Network, Ipv6Network, NetworkSize, NetworkSizeError,
};

use crate::impls::flat;
use crate::{Gap, MemSize, Tracer};

flat!(IpNetwork, Ipv4Network, Ipv6Network, NetworkSize, NetworkSizeError);

/// What the text owns that is no network.
impl MemSize for IpNetworkError {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::InvalidAddr(text) | Self::InvalidCidrFormat(text) => text.trace(tracer),
            Self::InvalidPrefix | Self::NetworkSizeError(_) => {}
            _ => tracer.gap(Gap::Opaque),
        }
    }
}
