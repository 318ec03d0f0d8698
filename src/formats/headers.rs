//! `_headers`: what some static hosts send with each file. What a page says of itself, and what only a header can say.

use crate::site::RULES;

pub(super) fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {RULES}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    )
}
