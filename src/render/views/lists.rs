//! Indexes: the entries of a kind, the groups of a facet, the entries of a group.

use super::{Shown, Views, address, object};
use crate::catalogue::{EntryId, FacetKind, Group};
use crate::model::{Kind, KindId};
use crate::site::Slice;
use crate::text::Lang;
use tera::Value;

impl Views<'_> {
    /// `list {label, description, total, sections}` and `pager`; a section is `{label, cards}`, and there is one without a
    /// label unless the kind divides its list.
    pub(super) fn kind_list(&self, kind: KindId, slice: &Slice, lang: Lang, shown: &mut Shown) {
        let words: &Kind = self.given.model().kind(kind);
        shown.insert(
            "list",
            object! {
                "label": words.plural.get(lang),
                "description": words.description.as_ref().map(|text| text.get(lang).to_owned()),
                "total": slice.total,
                "sections": self.divided(words, &slice.entries, lang),
            },
        );
        shown.insert("pager", self.pager(slice, self.given.routes().kind(kind, lang), lang));
    }

    /// The entries of a list under the terms that divide it, where they are in that order.
    fn divided(&self, kind: &Kind, ids: &[EntryId], lang: Lang) -> Vec<Value> {
        let label = |id: &EntryId| {
            let number = kind.divide?;
            let item = self.given.entry(*id).original.record.get(number)?;
            Some(self.plain(&kind.fields.fields[number], item, lang))
        };
        let section = |ids: &[EntryId]| object! { "label": label(&ids[0]), "cards": self.cards(ids, lang) };
        ids.chunk_by(|one, other| label(one) == label(other)).map(section).collect()
    }

    /// `facet {label, plural, goals, groups}`; groups in the order of their names, years last first; of the SDGs, `goals`
    /// are `[{tile, count}]`.
    pub(super) fn facet_index(&self, number: usize, lang: Lang, shown: &mut Shown) {
        let facet = self.given.facet(number);
        let mut order: Vec<usize> = (0..facet.groups.len()).collect();
        if let FacetKind::Vocabulary(_) = facet.of {
            let collation = crate::catalogue::Collation::new(lang);
            order.sort_by_cached_key(|place| collation.key(facet.groups[*place].label.get(lang)));
        }
        let tops = order.iter().filter(|place| facet.groups[**place].parent.is_none());
        let groups: Vec<Value> = tops.map(|place| self.group_link(number, *place, lang)).collect();
        let goals = self.common.shared[&lang].goals.iter().zip(&facet.groups);
        let goal = |(tile, group): (&Value, &Group)| object! { "tile": tile.clone(), "count": group.entries.len() };
        let is_sdg = facet.of == FacetKind::Sdg;
        shown.insert(
            "facet",
            object! {
                "label": facet.label.get(lang),
                "plural": facet.plural.get(lang),
                "goals": is_sdg.then(|| goals.map(goal).collect::<Vec<_>>()),
                "groups": groups,
            },
        );
    }

    /// `{label, url, count, children}`.
    fn group_link(&self, facet: usize, place: usize, lang: Lang) -> Value {
        let groups = &self.given.facet(facet).groups;
        let below = self.given.children(facet, place);
        let children: Vec<Value> = below.iter().map(|child| self.group_link(facet, *child, lang)).collect();
        object! {
            "label": groups[place].label.get(lang),
            "url": address(self.given.routes().group(facet, place, lang)),
            "count": groups[place].entries.len(),
            "children": children,
        }
    }

    /// `group {title, facet, goal, text, targets, children, total, sections}` and `pager`; a section is
    /// `{label, cards}`, the entries of one kind.
    pub(super) fn group_list(&self, facet_number: usize, place: usize, slice: &Slice, lang: Lang, shown: &mut Shown) {
        let group = self.given.group_words(facet_number, place);
        let below = self.given.children(facet_number, place);
        let children: Vec<Value> = below.iter().map(|child| self.group_link(facet_number, *child, lang)).collect();
        let goal = group.goal.and_then(|number| self.given.model().sdgs.goal(number));
        let targets = group.goal.filter(|_| slice.number == 1);
        shown.insert(
            "group",
            object! {
                "title": self.group_title(facet_number, place, lang),
                "label": group.label.get(lang),
                "facet": self.given.facet_words(facet_number).label.get(lang),
                "goal": group.goal.map(i64::from),
                "text": goal.map(|goal| goal.text.get(lang).to_owned()),
                "targets": targets.map(|number| self.targets(number, self.given.targets(facet_number, place), lang)),
                "children": children,
                "total": slice.total,
                "sections": self.by_kind(&slice.entries, lang),
            },
        );
        let first = self.given.routes().group(facet_number, place, lang);
        shown.insert("pager", self.pager(slice, first, lang));
    }

    fn by_kind(&self, ids: &[EntryId], lang: Lang) -> Vec<Value> {
        let kind_of = |id: &EntryId| self.given.kind_of(*id);
        ids.chunk_by(|one, other| kind_of(one) == kind_of(other))
            .map(|ids| {
                let kind = self.given.model().kind(kind_of(&ids[0]));
                object! { "label": kind.plural.get(lang), "cards": self.cards(ids, lang) }
            })
            .collect()
    }

    /// The targets of a goal with the entries that name them, the first few of many:
    /// `[{code, name, links, more}]`.
    fn targets(&self, number: u8, named: &[Vec<EntryId>], lang: Lang) -> Vec<Value> {
        const SHOWN: usize = 8;
        let Some(goal) = self.given.model().sdgs.goal(number) else { return Vec::new() };
        let view = |(target, ids): (&crate::model::Target, &Vec<EntryId>)| {
            let mut ids = ids.clone();
            self.given.sort(&mut ids, lang);
            let shown = ids.len().min(SHOWN);
            object! {
                "code": target.code.as_str(),
                "name": target.name.get(lang),
                "links": self.links(&ids[..shown], lang),
                "more": ids.len() - shown,
            }
        };
        goal.targets.iter().zip(named).map(view).collect()
    }

    /// `{previous, next, pages}`, of which the first, the last and those near this one, with `gap` before one that does not
    /// follow; none for a list of one page.
    pub(super) fn pager(&self, slice: &Slice, first: &str, lang: Lang) -> Value {
        const NEAR: usize = 2;
        if slice.of == 1 {
            return Value::none();
        }
        let url = |number: usize| address(&self.given.routes().page(first, number, lang));
        let shown = (1..=slice.of)
            .filter(|number| *number == 1 || *number == slice.of || number.abs_diff(slice.number) <= NEAR);
        let mut before = 0;
        let mut pages: Vec<Value> = Vec::new();
        for number in shown {
            pages.push(object! {
                "number": number,
                "url": url(number),
                "current": number == slice.number,
                "gap": number > before + 1,
            });
            before = number;
        }
        object! {
            "previous": (slice.number > 1).then(|| url(slice.number - 1)),
            "next": (slice.number < slice.of).then(|| url(slice.number + 1)),
            "pages": pages,
        }
    }
}
