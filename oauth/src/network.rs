//! Network addresses that are stored: coarse, since they are personal data.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::spelling::network::plain;

/// The first address of the network: an IPv4 /24, an IPv6 /48.
pub fn network_of(address: &str) -> Option<String> {
    let network = match plain(address.parse().ok()?) {
        IpAddr::V4(address) => {
            let [first, second, third, _] = address.octets();
            IpAddr::from(Ipv4Addr::new(first, second, third, 0))
        }
        IpAddr::V6(address) => {
            let [first, second, third, ..] = address.segments();
            IpAddr::from(Ipv6Addr::new(first, second, third, 0, 0, 0, 0, 0))
        }
    };
    Some(network.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_has_no_network() {
        for text in
            ["", "localhost", "203.0.113", "203.0.113.9:443", "[2001:db8::1]", "fe80::1%eth0"]
        {
            assert_eq!(network_of(text), None, "{text}");
        }
    }

    #[test]
    fn neighbours_in_a_network_are_not_told_apart() {
        for (address, network) in [
            ("203.0.113.9", "203.0.113.0"),
            ("::ffff:203.0.113.9", "203.0.113.0"),
            ("64:ff9b::203.0.113.9", "203.0.113.0"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
            ("::1", "::"),
        ] {
            assert_eq!(network_of(address).as_deref(), Some(network));
        }
    }
}
