//! The context of each page template, in addition to that of every page.

use super::shape::{choice, shape};
use super::{
    BoardView, Code, EntryView, FacetView, GatheredView, GroupListView, Html, LeftoversView, LinkView, ListView,
    MapView, PagerView, Plain, Prepared, QualityView, StatementView, StatisticsView, Texts, Url, YearView,
};

choice! {
    /// The content of a page, by template.
    pub enum Content {
        /// The home page.
        #[tag = "home.html"]
        Home(HomePage),
        /// A record.
        #[tag = "entry.html"]
        Entry(EntryPage),
        /// The records of a kind.
        #[tag = "kind.html"]
        Kind(KindPage),
        /// The groups of an index: a vocabulary, the goals or the years.
        #[tag = "facet.html"]
        Facet(FacetPage),
        /// The records of a group.
        #[tag = "group.html"]
        Group(GroupPage),
        /// A gathering: sections and fields of many records.
        #[tag = "gathered.html"]
        Gathered(GatheredPage),
        /// Deadlines by status.
        #[tag = "deadlines.html"]
        Deadlines(DeadlinesPage),
        /// The windows of a year by month.
        #[tag = "calendar.html"]
        Calendar(CalendarPage),
        /// Unmatched needs and offers.
        #[tag = "matches.html"]
        Matches(MatchesPage),
        /// Statistics of the catalogue.
        #[tag = "statistics.html"]
        Statistics(StatisticsPage),
        /// The map of the catalogue.
        #[tag = "map.html"]
        Map(MapPage),
        /// The quality of the catalogue.
        #[tag = "quality.html"]
        Quality(QualityPage),
        /// The accessibility statement.
        #[tag = "accessibility.html"]
        Accessibility(AccessibilityPage),
        /// The page served for missing addresses.
        #[tag = "404.html"]
        NotFound(NotFoundPage),
    }
}

shape! {
    /// The home page.
    pub struct HomePage {
        /// Cards of the next deadlines.
        pub closing: Vec<Html>,
        /// Cards of the records with the newest information.
        pub newest: Vec<Html>,
        /// The map, if any record has a place.
        pub map: Option<MapView>,
        /// Cards of the records that the configuration features.
        pub featured: Vec<Html>,
        /// The pages about the whole catalogue.
        pub overviews: Vec<OverviewView>,
        /// The kinds that have records.
        pub kinds: Vec<KindCountView>,
        /// The indexes to browse by.
        pub facets: Vec<FacetCountView>,
    }

    /// A page about the whole catalogue.
    pub struct OverviewView {
        /// Title.
        pub label: Plain,
        /// Description.
        pub description: Option<Plain>,
        /// Address.
        pub url: Url,
    }

    /// A kind and its records.
    pub struct KindCountView {
        /// Label: plural, or singular for one record.
        pub label: Plain,
        /// Description.
        pub description: Option<Plain>,
        /// Address of the list of its records.
        pub url: Url,
        /// Number of records.
        pub count: usize,
        /// Whether its number is shown to visitors; not so for pages and glossary terms.
        pub main: bool,
    }

    /// An index to browse by.
    pub struct FacetCountView {
        /// Label of its groups, plural.
        pub label: Plain,
        /// Address of the index.
        pub url: Url,
        /// Number of groups that have records.
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
        /// Navigation through the pages of the list, if there are several.
        pub pager: Option<PagerView>,
    }

    /// The groups of an index: a vocabulary, the goals or the years.
    pub struct FacetPage {
        /// The groups.
        pub facet: FacetView,
    }

    /// The records of a group.
    pub struct GroupPage {
        /// The group and its records.
        pub group: GroupListView,
        /// Navigation through the pages of the list, if there are several.
        pub pager: Option<PagerView>,
    }

    /// A gathering: sections and fields of many records.
    pub struct GatheredPage {
        /// The records with their sections and fields.
        pub gathered: GatheredView,
        /// Navigation through the pages of the list, if there are several.
        pub pager: Option<PagerView>,
    }

    /// Deadlines by status.
    pub struct DeadlinesPage {
        /// The deadlines.
        pub board: BoardView,
    }

    /// The windows of a year by month.
    pub struct CalendarPage {
        /// The year.
        pub calendar: YearView,
    }

    /// Unmatched needs and offers.
    pub struct MatchesPage {
        /// The unmatched records.
        pub leftovers: LeftoversView,
    }

    /// Statistics of the catalogue.
    pub struct StatisticsPage {
        /// The statistics.
        pub statistics: StatisticsView,
    }

    /// The map of the catalogue.
    pub struct MapPage {
        /// The map.
        pub map: MapView,
    }

    /// The quality of the catalogue.
    pub struct QualityPage {
        /// Incomplete, stale, untranslated and unreferenced records.
        pub quality: QualityView,
    }

    /// The accessibility statement.
    pub struct AccessibilityPage {
        /// The statement, as configured.
        pub statement: Option<StatementView>,
    }

    /// The page served for missing addresses. Its links work at any depth.
    pub struct NotFoundPage {}

    /// The card of a record. It receives only the following, because it is rendered once and reused on many pages.
    pub struct Card {
        /// Language of the page.
        pub lang: Code,
        /// Texts of the theme in that language.
        pub t: Texts,
        /// The record.
        pub card: Prepared<LinkView>,
    }
}
