//! Host names with letters beyond ASCII in the form of the domain name system (RFC 3492, RFC 5891).

use super::normalise;

/// A host name as registered: `ñuñoa.cl` is `xn--uoa-6mab.cl`. `None` if it cannot be one.
///
/// ```
/// use cebra::text::ascii_host;
///
/// assert_eq!(ascii_host("Ñuñoa.cl").as_deref(), Some("xn--uoa-6mab.cl"));
/// assert_eq!(ascii_host("la paz.bo"), None);
/// ```
pub fn ascii_host(host: &str) -> Option<String> {
    // Longest label and name of the domain name system.
    const MAX_LABEL: usize = 63;
    const MAX_HOST: usize = 253;
    let lower = host.to_lowercase().replace(['。', '．'], ".");
    let labels = normalise(&lower).split('.').map(ascii_label).collect::<Option<Vec<String>>>()?;
    let host = labels.join(".");
    let fits = labels.iter().all(|label| (1..=MAX_LABEL).contains(&label.len())) && host.len() <= MAX_HOST;
    fits.then_some(host)
}

fn ascii_label(label: &str) -> Option<String> {
    if label.is_ascii() {
        let is_plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        return is_plain.then(|| label.to_owned());
    }
    let is_word = label.chars().all(|c| c.is_alphanumeric() || c == '-');
    is_word.then(|| encoded(label)).flatten().map(|encoded| format!("xn--{encoded}"))
}

/// The punycode of a label: its ASCII letters, then where the others stand and which they are, as differences in
/// base 36.
fn encoded(label: &str) -> Option<String> {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72_u32, basic);
    while let Some(next) = letters.iter().copied().filter(|letter| *letter >= code).min() {
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for letter in &letters {
            if *letter < code {
                delta = delta.checked_add(1)?;
            }
            if *letter == code {
                push_number(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, code) = (delta.checked_add(1)?, code + 1);
    }
    Some(out)
}

/// Writes a number with digits whose base depends on their place and on `bias`.
fn push_number(mut number: u32, bias: u32, out: &mut String) {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let digit = |value: u32| char::from(DIGITS[value as usize % 36]);
    for place in (36_u32..).step_by(36) {
        let threshold = place.saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            break;
        }
        out.push(digit(threshold + (number - threshold) % (36 - threshold)));
        number = (number - threshold) / (36 - threshold);
    }
    out.push(digit(number));
}

fn adapted(delta: u32, letters: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / letters;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_written_as_registered() {
        for (host, ascii) in [
            ("example.org", "example.org"),
            ("EXAMPLE.org", "example.org"),
            ("ñuñoa.cl", "xn--uoa-6mab.cl"),
            ("n\u{303}un\u{303}oa.cl", "xn--uoa-6mab.cl"),
            ("são-paulo.sp.gov.br", "xn--so-paulo-rza.sp.gov.br"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("münchen-ost.de", "xn--mnchen-ost-9db.de"),
            // Samples of RFC 3492.
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("porquénopuedensimplementehablarenespañol", "xn--porqunopuedensimplementehablarenespaol-fmd56a"),
            ("パフィーdeルンバ", "xn--de-jg4avhby1noc0d"),
        ] {
            assert_eq!(ascii_host(host).as_deref(), Some(ascii), "{host}");
        }
        for wrong in ["", "a..b", "la paz.bo", "ñ@x.org", "ñ/x", &"ñ".repeat(64), "a\"b"] {
            assert_eq!(ascii_host(wrong), None, "{wrong}");
        }
    }
}
