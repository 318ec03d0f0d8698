//! Views of lists: the entries of a kind, the groups of a facet, the entries of a group.

use super::{Views, address};
use crate::catalogue::{Collation, EntryId, FacetId, FacetKind, GroupId};
use crate::model::{Goal, Kind, KindId, Target};
use crate::render::shapes::{
    FacetView, GoalCountView, GoalView, GroupLinkView, GroupListView, GroupPage, KindPage, ListSectionView, ListView,
    PagerItemView, PagerView, Plain, Prepared, TargetView,
};
use crate::site::Slice;
use crate::text::Lang;
use crate::tracked::GroupCount;
use crate::values::words;

impl Views<'_> {
    pub(super) fn kind_list(&self, kind: KindId, slice: &Slice, lang: Lang) -> KindPage {
        let kind_words: &Kind = self.reads.model().kind(kind);
        KindPage {
            list: ListView {
                label: kind_words.plural.get(lang).into(),
                description: kind_words.description.as_ref().map(|text| text.get(lang).into()),
                total: slice.total,
                sections: self.divided(kind_words, &slice.entries, lang),
            },
            pager: self.pager(slice, self.reads.routes().kind(kind, lang), lang),
        }
    }

    /// Divides a list by the kind's `divide` field. Entries with the same term have to be adjacent.
    fn divided(&self, kind: &Kind, ids: &[EntryId], lang: Lang) -> Vec<ListSectionView> {
        let label = |id: &EntryId| {
            let number = kind.divide?;
            let item = self.reads.entry(*id).original.record.get(number)?;
            Some(words(self.reads, &kind.fields[number], item, lang))
        };
        let section =
            |ids: &[EntryId]| ListSectionView { label: label(&ids[0]).map(Plain::from), cards: self.cards(ids, lang) };
        ids.chunk_by(|one, other| label(one) == label(other)).map(section).collect()
    }

    /// The groups of a facet by name, or years in descending order.
    pub(super) fn facet_index(&self, id: FacetId, lang: Lang) -> FacetView {
        let words = self.reads.facet_words(id);
        let mut groups = self.reads.top_groups(id);
        let tiles = self.frame(lang).tiles.iter().zip(&groups);
        let goal = |(tile, group): (&Prepared<GoalView>, &GroupCount)| GoalCountView {
            tile: tile.clone(),
            count: group.count,
        };
        let goals = (words.of == FacetKind::Sdg).then(|| tiles.map(goal).collect());
        if let FacetKind::Vocabulary(_) = words.of {
            let collation = Collation::new(lang);
            groups.sort_by_cached_key(|group| collation.key(self.reads.group_label(group.id).get(lang)));
        }
        FacetView {
            label: words.label.get(lang).into(),
            plural: words.plural.get(lang).into(),
            goals,
            groups: groups.iter().map(|group| self.group_link(group, lang)).collect(),
        }
    }

    fn group_link(&self, group: &GroupCount, lang: Lang) -> GroupLinkView {
        GroupLinkView {
            label: self.reads.group_label(group.id).get(lang).into(),
            url: address(self.reads.routes().group(group.id, lang)),
            count: group.count,
            children: self.groups_below(group.id, lang),
        }
    }

    fn groups_below(&self, id: GroupId, lang: Lang) -> Vec<GroupLinkView> {
        self.reads.children(id).iter().map(|group| self.group_link(group, lang)).collect()
    }

    pub(super) fn group_list(&self, id: GroupId, slice: &Slice, lang: Lang) -> GroupPage {
        let number = self.reads.goal_of(id);
        let goal = number.and_then(|number| self.reads.model().sdgs.goal(number));
        let on_first = goal.filter(|_| slice.number == 1);
        GroupPage {
            group: GroupListView {
                title: self.reads.group_title(id, lang).into(),
                label: self.reads.group_label(id).get(lang).into(),
                facet: self.reads.facet_words(id.facet).label.get(lang).into(),
                goal: number.map(i64::from),
                text: goal.map(|goal| goal.text.get(lang).into()),
                targets: on_first.map(|goal| self.targets(goal, self.reads.targets(id), lang)),
                children: self.groups_below(id, lang),
                total: slice.total,
                sections: self.by_kind(&slice.entries, lang),
            },
            pager: self.pager(slice, self.reads.routes().group(id, lang), lang),
        }
    }

    fn by_kind(&self, ids: &[EntryId], lang: Lang) -> Vec<ListSectionView> {
        let kind_of = |id: &EntryId| self.reads.kind_of(*id);
        ids.chunk_by(|one, other| kind_of(one) == kind_of(other))
            .map(|ids| {
                let kind = self.reads.model().kind(kind_of(&ids[0]));
                ListSectionView { label: Some(kind.plural.get(lang).into()), cards: self.cards(ids, lang) }
            })
            .collect()
    }

    /// The targets of a goal, each with the first entries that name it.
    fn targets(&self, goal: &Goal, named: &[Vec<EntryId>], lang: Lang) -> Vec<TargetView> {
        const SHOWN: usize = 8;
        let view = |(target, ids): (&Target, &Vec<EntryId>)| {
            let mut ids = ids.clone();
            self.reads.sort(&mut ids, lang);
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

    /// Navigation through the pages of a list; `None` if there is only one page.
    pub(super) fn pager(&self, slice: &Slice, first: &str, lang: Lang) -> Option<PagerView> {
        const NEAR: usize = 2;
        if slice.of == 1 {
            return None;
        }
        let url = |number: usize| address(&self.reads.routes().page(first, number, lang));
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
