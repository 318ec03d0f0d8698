//! A catalogue's own model over the embedded one: maps are merged key by key, anything else replaces.

use super::attributes::wrong;
use crate::diagnostic::Report;
use crate::yaml::{Data, Node};

/// The base with everything the other tree says put over it. A map stays a map: anything else there is a fault.
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
            Node { span, data: Data::Map(entries) }
        }
        (base, Data::Null) => Node { span, data: base },
        // A kind or vocabulary may be written over as a whole only by another.
        (base @ Data::Map(_), Data::Scalar(_) | Data::Seq(_)) => {
            wrong(report, "model.yaml", span);
            Node { span, data: base }
        }
        (_, over) => Node { span, data: over },
    }
}
