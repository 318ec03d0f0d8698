//! The languages Cebra speaks, and words said in each of them.

use std::sync::Arc;

/// A language of the catalogue, its theme and its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    Es,
    Pt,
    En,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Es, Lang::Pt, Lang::En];

    /// The BCP 47 code, as written in file names (`cebras.pt.md`) and in `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Es => "es",
            Lang::Pt => "pt",
            Lang::En => "en",
        }
    }

    /// The language with this code, or none.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Es => "Español",
            Lang::Pt => "Português",
            Lang::En => "English",
        }
    }
}

/// One name in every language. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels(Arc<[String; 3]>);

impl Labels {
    /// In the order of [`Lang::ALL`].
    pub fn new(by_lang: [String; 3]) -> Self {
        Labels(Arc::new(by_lang))
    }

    /// The same words in every language.
    pub fn same(text: &str) -> Self {
        Labels::new([text.to_owned(), text.to_owned(), text.to_owned()])
    }

    pub fn get(&self, lang: Lang) -> &str {
        &self.0[lang as usize]
    }

    /// The same labels, each changed.
    #[must_use]
    pub fn map(&self, change: impl FnMut(&str) -> String) -> Self {
        let mut changed = self.iter().map(change);
        Labels::new(std::array::from_fn(|_| changed.next().unwrap_or_default()))
    }

    /// The name in each language, in the order of [`Lang::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}
