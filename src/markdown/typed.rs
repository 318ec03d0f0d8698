//! The text to type instead of a sign of a wiki or another program.

use regex::Regex;
use std::sync::LazyLock;

/// Signs as they are found, with what to type for them; an empty text for what is to be deleted.
const FORMS: &[(&str, &str)] = &[
    (r"^\{:?\s*[#.:][^{}]*\}$", ""),
    (r"(?i)^\[\[(?:categor\w+|category)\s*:", ""),
    (r"(?is)^\[\[\{.*\}\]\]$", ""),
    (
        r"(?i)^\[\[(?:file|image|fichei?ro|arquivo|archivo|imagen|imagem)\s*:\s*([^|\]]+?)\s*\|(?:[^|\]]*\|)*\s*([^|\]]+)\]\]$",
        "![$2]($1 \"…\")",
    ),
    (r"(?i)^!?\[\[([^|\]]+\.(?:jpe?g|png|webp))\]\]$", "![…]($1 \"…\")"),
    (r"^\[\[[^|\]]+\|\s*([^|\]]+?)\s*\]\]$", "$1"),
    (r"^\[\[\s*([^|\]:]+?)\s*\]\]$", "$1"),
    (r"^\[((?:https?://|www\.)[^\s\]]+)\s+([^\]]+?)\s*\]$", "[$2]($1)"),
    (r"^\*\[([^\]]+)\]:\s*(.+?)\s*$", "$2 ($1)"),
    (r"^={6}\s*(.+?)\s*=+$", "###### $1"),
    (r"^={5}\s*(.+?)\s*=+$", "##### $1"),
    (r"^={4}\s*(.+?)\s*=+$", "#### $1"),
    (r"^={3}\s*(.+?)\s*=+$", "### $1"),
    (r"^==\s+(.+?)\s+=+$", "## $1"),
    (r"^==(.+?)==$", "**$1**"),
    (r"^'{5}(.+?)'{5}$", "***$1***"),
    (r"^'{3}(.+?)'{3}$", "**$1**"),
    (r"^''(.+?)''$", "*$1*"),
    (r"^;\s+(.+?)\s*$", "**$1**"),
    (r"^:\s+(.+?)\s*$", "- $1"),
    (r"^#[#*:]*[*:]\s+(.+?)\s*$", "   - $1"),
    (r"^\[\s?\]\s*$", "☐"),
    (r"^\[[xX]\]\s*$", "☑"),
    (r"^(!?\[[^\]]*\])\(\{[{%][^}]*?([\w.-]+\.\w+)\s*[%}]\}\)$", "$1($2)"),
    (r"^(!?\[[^\]]*\])\(\{[{%][^}]*\}\}?[^)]*?([^/)\s]+)\)$", "$1($2)"),
    (
        r#"^\{\{[<%]\s*figure\s[^>]*?src="(?:[^"]*/)?([^"/]+)"[^>]*?(?:caption|alt|title)="([^"]*)".*$"#,
        "![$2]($1 \"…\")",
    ),
    (r#"^\{\{[<%]\s*youtube\s+"?([\w-]+)"?\s*[>%]\}\}$"#, "<https://youtu.be/$1>"),
];

static COMPILED: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let compiled = |pattern: &str| Regex::new(pattern).expect("the pattern is part of the program");
    FORMS.iter().map(|(pattern, typed)| (compiled(pattern), *typed)).collect()
});

/// What to type instead of a sign, if that is known.
pub(super) fn typed(sign: &str) -> Option<String> {
    if let Some(digits) = sign.strip_prefix('^').and_then(|rest| rest.strip_suffix('^')) {
        return with_digits(digits, &RAISED);
    }
    if let Some(digits) = sign.strip_prefix('~').and_then(|rest| rest.strip_suffix('~')) {
        return with_digits(digits, &LOWERED);
    }
    let (pattern, typed) = COMPILED.iter().find(|(pattern, _)| pattern.is_match(sign))?;
    match typed.is_empty() {
        true => Some(String::new()),
        false => Some(pattern.replace(sign, *typed).into_owned()),
    }
}

/// Digits that stand higher.
pub(super) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Digits that stand lower.
pub(super) const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

fn with_digits(written: &str, digits: &[char; 10]) -> Option<String> {
    let digit = |c: char| c.to_digit(10).map(|digit| digits[digit as usize]);
    (!written.is_empty()).then(|| written.chars().map(digit).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_other_programs_have_a_text_to_type() {
        for (sign, text) in [
            ("[[Agência|agência]]", "agência"),
            ("[[La Paz]]", "La Paz"),
            ("[[Ficheiro:a.jpg|thumb|Uma rua]]", "![Uma rua](a.jpg \"…\")"),
            ("[[Categoria:Água]]", ""),
            ("{#obj}", ""),
            ("{: .nota}", ""),
            ("[[{\"fid\":\"5\"}]]", ""),
            ("[https://x.org/a formulário em linha]", "[formulário em linha](https://x.org/a)"),
            ("*[GAD]: Gobierno autónomo", "Gobierno autónomo (GAD)"),
            ("=== Quem ===", "### Quem"),
            ("'''así'''", "**así**"),
            ("[x]", "☑"),
            ("^2^", "²"),
            ("~10~", "₁₀"),
            ("#* misto", "   - misto"),
            ("![a]({{ site.baseurl }}/img/b.jpg)", "![a](b.jpg)"),
            ("[a]({% link _p/b.md %})", "[a](b.md)"),
            ("{{< figure src=\"/img/x.jpg\" caption=\"Una\" >}}", "![Una](x.jpg \"…\")"),
            ("{{< youtube abc >}}", "<https://youtu.be/abc>"),
        ] {
            assert_eq!(typed(sign).as_deref(), Some(text), "{sign}");
        }
        for sign in ["{{< x >}}", "^ab^", "^^", "[a](b c)", "[gallery]"] {
            assert_eq!(typed(sign), None, "{sign}");
        }
    }
}
