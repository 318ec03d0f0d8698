//! Overlay of a catalogue's model over the embedded one: maps are merged key by key, other values are replaced.

use super::attributes::wrong;
use crate::diagnostic::Report;
use crate::yaml::{Data, Node};

/// Merges `over` into `base`. A map can only be overlaid with a map or null; anything else is reported.
pub(super) fn merge(base: Node, over: Node, report: &mut Report) -> Node {
    let span = over.span;
    match (base.data, over.data) {
        (Data::Map(mut entries), Data::Map(more)) => {
            for (key, node) in more {
                match entries.iter().position(|(known, _)| known.text == key.text) {
                    Some(at) => {
                        let (_, known) = entries.remove(at);
                        entries.insert(at, (key, merge(known, node, report)));
                    }
                    None => entries.push((key, node)),
                }
            }
            Node::new(span, Data::Map(entries))
        }
        (base, Data::Null) => Node::new(span, base),
        // Replacing a kind or vocabulary with a scalar or list would remove it.
        (base @ Data::Map(_), Data::Scalar(_) | Data::Seq(_)) => {
            wrong(report, "model.yaml", span);
            Node::new(span, base)
        }
        (_, over) => Node::new(span, over),
    }
}
