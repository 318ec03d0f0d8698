//! Indexes: the entries of a kind, the groups of a facet, the entries of a group.

use super::{Views, address};
use crate::catalogue::{EntryId, FacetKind, Group};
use crate::model::{Kind, KindId};
use crate::render::shapes::{
    FacetView, GoalCountView, GoalView, GroupLinkView, GroupListView, GroupPage, KindPage, ListSectionView, ListView,
    Made, PagerItemView, PagerView, Plain, TargetView,
};
use crate::site::Slice;
use crate::text::Lang;

impl Views<'_> {
    pub(super) fn kind_list(&self, kind: KindId, slice: &Slice, lang: Lang) -> KindPage {
        let words: &Kind = self.given.model().kind(kind);
        KindPage {
            list: ListView {
                label: words.plural.get(lang).into(),
                description: words.description.as_ref().map(|text| text.get(lang).into()),
                total: slice.total,
                sections: self.divided(words, &slice.entries, lang),
            },
            pager: self.pager(slice, self.given.routes().kind(kind, lang), lang),
        }
    }

    /// The entries of a list under the terms that divide it, where they are in that order.
    fn divided(&self, kind: &Kind, ids: &[EntryId], lang: Lang) -> Vec<ListSectionView> {
        let label = |id: &EntryId| {
            let number = kind.divide?;
            let item = self.given.entry(*id).original.record.get(number)?;
            Some(self.plain(&kind.fields.fields[number], item, lang))
        };
        let section =
            |ids: &[EntryId]| ListSectionView { label: label(&ids[0]).map(Plain::from), cards: self.cards(ids, lang) };
        ids.chunk_by(|one, other| label(one) == label(other)).map(section).collect()
    }

    /// Groups in the order of their names, years last first.
    pub(super) fn facet_index(&self, number: usize, lang: Lang) -> FacetView {
        let facet = self.given.facet(number);
        let mut order: Vec<usize> = (0..facet.groups.len()).collect();
        if let FacetKind::Vocabulary(_) = facet.of {
            let collation = crate::catalogue::Collation::new(lang);
            order.sort_by_cached_key(|place| collation.key(facet.groups[*place].label.get(lang)));
        }
        let tops = order.iter().filter(|place| facet.groups[**place].parent.is_none());
        let tiles = self.common.shared[&lang].tiles.iter().zip(&facet.groups);
        let goal =
            |(tile, group): (&Made<GoalView>, &Group)| GoalCountView { tile: tile.clone(), count: group.entries.len() };
        FacetView {
            label: facet.label.get(lang).into(),
            plural: facet.plural.get(lang).into(),
            goals: (facet.of == FacetKind::Sdg).then(|| tiles.map(goal).collect()),
            groups: tops.map(|place| self.group_link(number, *place, lang)).collect(),
        }
    }

    fn group_link(&self, facet: usize, place: usize, lang: Lang) -> GroupLinkView {
        let groups = &self.given.facet(facet).groups;
        GroupLinkView {
            label: groups[place].label.get(lang).into(),
            url: address(self.given.routes().group(facet, place, lang)),
            count: groups[place].entries.len(),
            children: self.groups_below(facet, place, lang),
        }
    }

    fn groups_below(&self, facet: usize, place: usize, lang: Lang) -> Vec<GroupLinkView> {
        let below = self.given.children(facet, place);
        below.iter().map(|child| self.group_link(facet, *child, lang)).collect()
    }

    pub(super) fn group_list(&self, facet: usize, place: usize, slice: &Slice, lang: Lang) -> GroupPage {
        let group = self.given.group_words(facet, place);
        let goal = group.goal.and_then(|number| self.given.model().sdgs.goal(number));
        let targets = group.goal.filter(|_| slice.number == 1);
        GroupPage {
            group: GroupListView {
                title: self.group_title(facet, place, lang).into(),
                label: group.label.get(lang).into(),
                facet: self.given.facet_words(facet).label.get(lang).into(),
                goal: group.goal.map(i64::from),
                text: goal.map(|goal| goal.text.get(lang).into()),
                targets: targets.map(|number| self.targets(number, self.given.targets(facet, place), lang)),
                children: self.groups_below(facet, place, lang),
                total: slice.total,
                sections: self.by_kind(&slice.entries, lang),
            },
            pager: self.pager(slice, self.given.routes().group(facet, place, lang), lang),
        }
    }

    fn by_kind(&self, ids: &[EntryId], lang: Lang) -> Vec<ListSectionView> {
        let kind_of = |id: &EntryId| self.given.kind_of(*id);
        ids.chunk_by(|one, other| kind_of(one) == kind_of(other))
            .map(|ids| {
                let kind = self.given.model().kind(kind_of(&ids[0]));
                ListSectionView { label: Some(kind.plural.get(lang).into()), cards: self.cards(ids, lang) }
            })
            .collect()
    }

    /// The targets of a goal with the entries that name them, the first few of many.
    fn targets(&self, number: u8, named: &[Vec<EntryId>], lang: Lang) -> Vec<TargetView> {
        const SHOWN: usize = 8;
        let Some(goal) = self.given.model().sdgs.goal(number) else { return Vec::new() };
        let view = |(target, ids): (&crate::model::Target, &Vec<EntryId>)| {
            let mut ids = ids.clone();
            self.given.sort(&mut ids, lang);
            let shown = ids.len().min(SHOWN);
            TargetView {
                code: (&target.code).into(),
                name: target.name.get(lang).into(),
                links: self.links(&ids[..shown], lang),
                more: ids.len() - shown,
            }
        };
        goal.targets.iter().zip(named).map(view).collect()
    }

    /// None for a list of one page.
    pub(super) fn pager(&self, slice: &Slice, first: &str, lang: Lang) -> Option<PagerView> {
        const NEAR: usize = 2;
        if slice.of == 1 {
            return None;
        }
        let url = |number: usize| address(&self.given.routes().page(first, number, lang));
        let shown = (1..=slice.of)
            .filter(|number| *number == 1 || *number == slice.of || number.abs_diff(slice.number) <= NEAR);
        let mut before = 0;
        let mut pages = Vec::new();
        for number in shown {
            pages.push(PagerItemView {
                number,
                url: url(number),
                current: number == slice.number,
                gap: number > before + 1,
            });
            before = number;
        }
        Some(PagerView {
            previous: (slice.number > 1).then(|| url(slice.number - 1)),
            next: (slice.number < slice.of).then(|| url(slice.number + 1)),
            pages,
        })
    }
}
