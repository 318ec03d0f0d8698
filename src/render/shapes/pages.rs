//! What each template receives besides what all of them do.

use super::shape::{choice, shape};
use super::{
    BoardView, Code, EntryView, FacetView, GatheredView, GroupListView, Html, LeftoversView, LinkView, ListView,
    MapView, PagerView, Plain, Prepared, QualityView, StatementView, StatisticsView, Texts, Url, YearView,
};

choice! {
    /// What a page shows, by its template.
    pub enum Content {
        /// The first page.
        #[tag = "home.html"]
        Home(HomePage),
        /// A record.
        #[tag = "entry.html"]
        Entry(EntryPage),
        /// The records of a kind.
        #[tag = "kind.html"]
        Kind(KindPage),
        /// What records can be browsed by.
        #[tag = "facet.html"]
        Facet(FacetPage),
        /// The records of a group.
        #[tag = "group.html"]
        Group(GroupPage),
        /// Sections and fields of many records, standing together.
        #[tag = "gathered.html"]
        Gathered(GatheredPage),
        /// What can be answered, by status.
        #[tag = "deadlines.html"]
        Deadlines(DeadlinesPage),
        /// The windows of a year by month.
        #[tag = "calendar.html"]
        Calendar(CalendarPage),
        /// What nobody answers yet.
        #[tag = "matches.html"]
        Matches(MatchesPage),
        /// What there is of everything.
        #[tag = "statistics.html"]
        Statistics(StatisticsPage),
        /// Where records are.
        #[tag = "map.html"]
        Map(MapPage),
        /// The state of the catalogue.
        #[tag = "quality.html"]
        Quality(QualityPage),
        /// The accessibility statement.
        #[tag = "accessibility.html"]
        Accessibility(AccessibilityPage),
        /// What is shown where there is no page.
        #[tag = "404.html"]
        NotFound(NotFoundPage),
    }
}

shape! {
    /// The first page.
    pub struct HomePage {
        /// Cards of what can be answered soonest.
        pub closing: Vec<Html>,
        /// Cards of what was checked last.
        pub newest: Vec<Html>,
        /// The map, where any record has a place.
        pub map: Option<MapView>,
        /// The cards the configuration names.
        pub featured: Vec<Html>,
        /// The pages about the catalogue as a whole.
        pub overviews: Vec<OverviewView>,
        /// The kinds that have records.
        pub kinds: Vec<KindCountView>,
        /// What records can be browsed by.
        pub facets: Vec<FacetCountView>,
    }

    /// A page about the catalogue as a whole.
    pub struct OverviewView {
        /// Its name.
        pub label: Plain,
        /// What it shows.
        pub description: Option<Plain>,
        /// Where it is.
        pub url: Url,
    }

    /// A kind and its records.
    pub struct KindCountView {
        /// What its records are called, or its one record.
        pub label: Plain,
        /// What they are.
        pub description: Option<Plain>,
        /// The list of all.
        pub url: Url,
        /// How many there are.
        pub count: usize,
        /// Whether a visitor would count them: not so pages or words.
        pub main: bool,
    }

    /// What records can be browsed by.
    pub struct FacetCountView {
        /// What its groups are called.
        pub label: Plain,
        /// The list of its groups.
        pub url: Url,
        /// How many groups have records.
        pub count: usize,
    }

    /// A record.
    pub struct EntryPage {
        /// The record.
        pub entry: EntryView,
    }

    /// The records of a kind.
    pub struct KindPage {
        /// The records.
        pub list: ListView,
        /// The way through its pages, where there are several.
        pub pager: Option<PagerView>,
    }

    /// What records can be browsed by.
    pub struct FacetPage {
        /// The groups.
        pub facet: FacetView,
    }

    /// The records of a group.
    pub struct GroupPage {
        /// The group and its records.
        pub group: GroupListView,
        /// The way through its pages, where there are several.
        pub pager: Option<PagerView>,
    }

    /// Sections and fields of many records, standing together.
    pub struct GatheredPage {
        /// The records with their sections and fields.
        pub gathered: GatheredView,
        /// The way through its pages, where there are several.
        pub pager: Option<PagerView>,
    }

    /// What can be answered, by status.
    pub struct DeadlinesPage {
        /// The deadlines.
        pub board: BoardView,
    }

    /// The windows of a year by month.
    pub struct CalendarPage {
        /// The year.
        pub calendar: YearView,
    }

    /// What nobody answers yet.
    pub struct MatchesPage {
        /// What is left over on both sides.
        pub leftovers: LeftoversView,
    }

    /// What there is of everything.
    pub struct StatisticsPage {
        /// The numbers.
        pub statistics: StatisticsView,
    }

    /// Where records are.
    pub struct MapPage {
        /// The map.
        pub map: MapView,
    }

    /// The state of the catalogue.
    pub struct QualityPage {
        /// What is missing, stale, untranslated or alone.
        pub quality: QualityView,
    }

    /// The accessibility statement.
    pub struct AccessibilityPage {
        /// As it is configured.
        pub statement: Option<StatementView>,
    }

    /// What is shown where there is no page. Links lead on from any depth.
    pub struct NotFoundPage {}

    /// The card of a record: not what all templates receive, but only this, as it stands on many pages.
    pub struct Card {
        /// The language of the page.
        pub lang: Code,
        /// The words of the theme in that language.
        pub t: Texts,
        /// The record.
        pub card: Prepared<LinkView>,
    }
}
