//! Refusal of requests that were meant for another host or come from another site.

use super::request::{Refusal, Request};
use std::net::IpAddr;

impl Request {
    /// Checks that the `Host` header names this server. This stops DNS rebinding: another site may resolve its name
    /// to this machine, but its pages cannot change the `Host` that the browser sends.
    pub fn check_host(&self, host: Option<IpAddr>) -> Result<(), Refusal> {
        let mut hosts = self.all("Host");
        match (hosts.next(), hosts.next()) {
            (Some(written), None) if is_own_host(written, host) => Ok(()),
            (Some(_), None) => Err(421),
            (None, _) | (Some(_), Some(_)) => Err(400),
        }
    }

    /// Whether the request comes from a page of this site, or from no page.
    pub fn is_same_origin(&self) -> bool {
        let own = self.get("Host").map(|host| format!("http://{host}"));
        let origin = self.all("Origin").all(|origin| Some(origin) == own.as_deref());
        origin && self.all("Sec-Fetch-Site").all(|site| ["same-origin", "none"].contains(&site))
    }
}

/// Whether a `Host` value names this server: a loopback name or the listening address; any address if it listens on
/// all.
fn is_own_host(written: &str, host: Option<IpAddr>) -> bool {
    let (name, port) = match written.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (written, "80"),
    };
    if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let plain = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let Ok(address) = plain.parse::<IpAddr>() else { return false };
    address.is_loopback() || host.is_some_and(|host| host == address || host.is_unspecified())
}
