//! Access to one map of a model file by known keys; everything else is reported.

use super::field::Need;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::text::{Labels, Lang, nearest, slug};
use crate::yaml::{Data, Key, Node};

/// A map of the model file.
pub(super) struct Attributes<'a, 'r> {
    pub name: &'a str,
    pub span: Span,
    node: &'a Node,
    pub report: &'r mut Report,
    /// Keys that are meant by unknown ones, which are told.
    meant: Vec<String>,
}

/// Keys and types of the model in the words of editors.
const IN_OTHER_WORDS: &[(&str, &[&str])] = &[
    ("type", &["tipo"]),
    ("label", &["etiqueta", "nombre", "nome", "rótulo", "name"]),
    ("unit", &["unidad", "unidade"]),
    ("many", &["lista", "varios", "vários", "múltiple", "multiple", "list"]),
    ("required", &["obligatorio", "obrigatório", "requerido", "mandatory"]),
    ("recommended", &["recomendado"]),
    ("private", &["privado"]),
    ("help", &["ayuda", "ajuda"]),
    ("vocabulary", &["vocabulario", "vocabulário"]),
    ("also", &["también", "também"]),
    ("text", &["texto", "string"]),
    ("date", &["fecha", "data"]),
    ("period", &["periodo", "período"]),
    ("window", &["plazo", "prazo"]),
    ("number", &["número", "numero", "integer"]),
    ("money", &["dinero", "dinheiro", "monto", "valor", "moneda", "moeda", "currency"]),
    ("figure", &["cifra"]),
    ("place", &["lugar", "sitio"]),
    ("link", &["enlace", "url", "web"]),
    ("image", &["imagen", "imagem", "foto", "photo"]),
    ("file", &["archivo", "arquivo", "documento"]),
    ("bool", &["sí o no", "boolean", "booleano"]),
    ("email", &["correo", "e-mail"]),
    ("phone", &["teléfono", "telefone"]),
    ("language", &["idioma"]),
    ("term", &["término", "termo"]),
    ("ref", &["referencia", "referência", "reference"]),
    ("group", &["grupo"]),
];

/// The known name that is meant by a word of another language or nearly written.
pub(super) fn meant<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = slug(written);
    let says = |names: &[&str]| names.iter().any(|name| slug(name) == folded);
    let other =
        || IN_OTHER_WORDS.iter().find(|(name, names)| known.contains(name) && says(names)).map(|(name, _)| *name);
    let other = other().and_then(|name| known.iter().copied().find(|known| *known == name));
    other.or_else(|| nearest(written, known.iter().copied()))
}

impl<'a, 'r> Attributes<'a, 'r> {
    /// Wraps the map `node` of the item `name`; keys that are not in `known` are reported.
    pub fn new(name: &'a str, span: Span, node: &'a Node, known: &[&str], report: &'r mut Report) -> Self {
        if !matches!(node.data, Data::Map(_) | Data::Null) {
            wrong(report, name, node.span);
        }
        let mut all_meant = Vec::new();
        for (key, _) in node.entries() {
            if !known.contains(&key.text.as_str()) {
                let finding = Diagnostic::new(Code::ModelUnknownKey, key.span).arg("name", key.text.as_str());
                let list: Arg = known.iter().copied().collect();
                let near = meant(&key.text, known).filter(|near| node.get(near).is_none());
                all_meant.extend(near.map(str::to_owned));
                report.push(match near {
                    Some(_) => finding.nearest(near),
                    None => finding.hint_with(Hint::OneOf, "list", list),
                });
            }
        }
        Attributes { name, span, node, report, meant: all_meant }
    }

    /// Whether a key is there under a wrong name, which is told.
    pub fn is_meant(&self, key: &str) -> bool {
        self.meant.iter().any(|meant| meant == key)
    }

    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key).filter(|node| !node.is_null())
    }

    /// The entries of the map under a key, in order.
    pub fn entries(&mut self, key: &str) -> &'a [(Key, Node)] {
        match self.get(key) {
            None => &[],
            Some(node) => {
                if !matches!(node.data, Data::Map(_)) {
                    wrong(self.report, key, node.span);
                }
                node.entries()
            }
        }
    }

    pub fn flag(&mut self, key: &str) -> bool {
        match self.get(key).map(|node| (node.scalar(), node.span)) {
            None | Some((Some("false"), _)) => false,
            Some((Some("true"), _)) => true,
            Some((_, span)) => {
                wrong(self.report, key, span);
                false
            }
        }
    }

    pub fn text(&mut self, key: &str) -> Option<(&'a str, Span)> {
        let node = self.get(key)?;
        match node.scalar() {
            Some(text) => Some((text, node.span)),
            None => {
                wrong(self.report, key, node.span);
                None
            }
        }
    }

    pub fn whole_number(&mut self, key: &str) -> Option<u32> {
        let (text, span) = self.text(key)?;
        let number = text.parse().ok();
        if number.is_none() {
            wrong(self.report, key, span);
        }
        number
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &str) -> Vec<(&'a str, Span)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let mut texts = Vec::new();
        for item in node.items() {
            match item.scalar() {
                Some(text) => texts.push((text, item.span)),
                None => wrong(self.report, key, item.span),
            }
        }
        texts
    }

    pub fn labels(&mut self, key: &str) -> Option<Labels> {
        let node = self.get(key)?;
        labels(node, key, self.report)
    }

    /// Required labels. If they are missing, this is reported and the name is used instead.
    pub fn required_labels(&mut self, key: &'static str) -> Labels {
        if let Some(labels) = self.labels(key) {
            return labels;
        }
        if self.get(key).is_none() && !self.is_meant(key) {
            let finding = Diagnostic::new(Code::ModelMissingKey, self.span);
            self.report.push(finding.arg("name", self.name).arg("key", key));
        }
        Labels::same(self.name)
    }

    /// Reads `required`, `recommended` and `desirable`. The strongest counts, so that a catalogue's `required` does not
    /// clash with what the built-in model says.
    pub fn need(&mut self) -> Need {
        let levels = [("required", Need::Required), ("recommended", Need::Recommended), ("desirable", Need::Desirable)];
        let written = levels.map(|(key, need)| (self.flag(key), need));
        written.into_iter().find(|(is_set, _)| *is_set).map_or(Need::Optional, |(_, need)| need)
    }
}

/// Labels; a value of another type and unknown language codes are reported.
fn labels(node: &Node, key: &str, report: &mut Report) -> Option<Labels> {
    for (lang, _) in node.entries().iter().filter(|(lang, _)| Lang::from_code(&lang.text).is_none()) {
        let finding = Diagnostic::new(Code::ModelUnknownKey, lang.span).arg("name", lang.text.as_str());
        report.push(finding.hint_with(Hint::OneOf, "list", Lang::codes()));
    }
    let labels = node.labels();
    if labels.is_none() {
        wrong(report, key, node.span);
    }
    labels
}

pub(super) fn wrong(report: &mut Report, key: &str, span: Span) {
    report.push(Diagnostic::new(Code::ModelWrongValue, span).arg("key", key));
}

/// Slugs of labels for URLs. An empty slug is reported and replaced by the slug of the id.
pub(super) fn slugs(labels: &Labels, id: &str, at: Span, report: &mut Report) -> Labels {
    if labels.iter().any(|label| slug(label).is_empty()) {
        wrong(report, "route", at);
    }
    labels.map(|label| Some(slug(label)).filter(|slugs| !slugs.is_empty()).unwrap_or_else(|| slug(id)))
}

pub(super) fn owned(texts: Vec<(&str, Span)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text.to_owned()).collect()
}
