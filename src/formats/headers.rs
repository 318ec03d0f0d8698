//! `_headers`: response headers for static hosts that support the file.

use crate::site::RULES;

pub(super) fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {RULES}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    )
}
