//! Whom a limit counts: what one connection to the internet can call from.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An IPv4 address, or an IPv6 /64: the least that a subscriber is given (RFC 6177 §2), so that
/// one who is counted by address has 2^64 tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network(IpAddr);

impl Network {
    pub fn of(address: IpAddr) -> Self {
        Self(match plain(address) {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        })
    }

    /// Under what an address is counted where it is a text: one that is none, such as the missing
    /// one of a request that came over no connection, by itself.
    pub fn counted(address: &str) -> String {
        let known = address.parse().map(|address| Self::of(address).to_string());
        known.unwrap_or_else(|_| address.to_owned())
    }
}

/// An IPv4 address alone, an IPv6 network as `2001:db8:1:2::/64`.
impl fmt::Display for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => address.fmt(formatter),
            IpAddr::V6(address) => write!(formatter, "{address}/64"),
        }
    }
}

/// The IPv4 address, where an IPv6 address only carries one.
pub fn plain(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => match address.segments() {
            // RFC 6052 §2.1: a server behind a translator sees everybody of the IPv4 internet in
            // this one /64.
            [0x64, 0xff9b, 0, 0, 0, 0, high, low]
            // RFC 3056 §2: the holder of an IPv4 address has 65,536 networks of this prefix.
            | [0x2002, high, low, ..] => {
                IpAddr::V4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
            }
            _ => IpAddr::V6(address),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> String {
        Network::of(address.parse().expect("an address")).to_string()
    }

    #[test]
    fn neighbours_are_not_one() {
        for (one, other) in [
            ("203.0.113.7", "203.0.113.8"),
            ("2001:db8:0:1::1", "2001:db8:0:2::1"),
            ("::ffff:203.0.113.7", "::ffff:203.0.113.8"),
            ("64:ff9b::203.0.113.7", "64:ff9b::203.0.113.8"),
            ("2002:cb00:7107::1", "2002:cb00:7108::1"),
        ] {
            assert_ne!(network(one), network(other));
        }
    }

    #[test]
    fn all_addresses_of_one_subscriber_are_one_network() {
        for address in ["2001:db8:1:2::", "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"] {
            assert_eq!(network(address), "2001:db8:1:2::/64");
        }
    }

    #[test]
    fn an_ipv4_address_is_the_same_however_it_travels() {
        for address in [
            "203.0.113.7",
            "::ffff:203.0.113.7",
            "::ffff:cb00:7107",
            "64:ff9b::203.0.113.7",
            "2002:cb00:7107::1",
            "2002:cb00:7107:1:2:3:4:5",
        ] {
            assert_eq!(network(address), "203.0.113.7", "{address}");
        }
    }
}
