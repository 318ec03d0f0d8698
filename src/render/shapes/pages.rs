//! What each template receives besides what all of them do.

use super::shape::{choice, shape};
use super::{
    BoardView, Code, EntryView, FacetView, GatheredView, GroupListView, Html, LeftoversView, LinkView, ListView, Made,
    MapView, PagerView, Plain, QualityView, StatementView, StatisticsView, Texts, Url, YearView,
};

choice! {
    /// What a page shows, by its template.
    Content {
        /// The first page.
        Home(HomePage) = "home.html",
        /// A record.
        Entry(EntryPage) = "entry.html",
        /// The records of a kind.
        Kind(KindPage) = "kind.html",
        /// What records can be browsed by.
        Facet(FacetPage) = "facet.html",
        /// The records of a group.
        Group(GroupPage) = "group.html",
        /// Sections and fields of many records, standing together.
        Gathered(GatheredPage) = "gathered.html",
        /// What can be answered, by status.
        Deadlines(DeadlinesPage) = "deadlines.html",
        /// The windows of a year by month.
        Calendar(CalendarPage) = "calendar.html",
        /// What nobody answers yet.
        Matches(MatchesPage) = "matches.html",
        /// What there is of everything.
        Statistics(StatisticsPage) = "statistics.html",
        /// Where records are.
        Map(MapPage) = "map.html",
        /// The state of the catalogue.
        Quality(QualityPage) = "quality.html",
        /// The accessibility statement.
        Accessibility(AccessibilityPage) = "accessibility.html",
        /// What is shown where there is no page.
        NotFound(NotFoundPage) = "404.html",
    }
}

shape! {
    /// The first page.
    HomePage {
        /// Cards of what can be answered soonest.
        closing: Vec<Html>,
        /// Cards of what was checked last.
        newest: Vec<Html>,
        /// The map, where any record has a place.
        map: Option<MapView>,
        /// The cards the configuration names.
        featured: Vec<Html>,
        /// The pages about the catalogue as a whole.
        overviews: Vec<OverviewView>,
        /// The kinds that have records.
        kinds: Vec<KindCountView>,
        /// What records can be browsed by.
        facets: Vec<FacetCountView>,
    }

    /// A page about the catalogue as a whole.
    OverviewView {
        /// Its name.
        label: Plain,
        /// What it shows.
        description: Option<Plain>,
        /// Where it is.
        url: Url,
    }

    /// A kind and its records.
    KindCountView {
        /// What its records are called, or its one record.
        label: Plain,
        /// What they are.
        description: Option<Plain>,
        /// The list of all.
        url: Url,
        /// How many there are.
        count: usize,
        /// Whether a visitor would count them: not so pages or words.
        main: bool,
    }

    /// What records can be browsed by.
    FacetCountView {
        /// What its groups are called.
        label: Plain,
        /// The list of its groups.
        url: Url,
        /// How many groups have records.
        count: usize,
    }

    /// A record.
    EntryPage {
        /// The record.
        entry: EntryView,
    }

    /// The records of a kind.
    KindPage {
        /// The records.
        list: ListView,
        /// The way through its pages, where there are several.
        pager: Option<PagerView>,
    }

    /// What records can be browsed by.
    FacetPage {
        /// The groups.
        facet: FacetView,
    }

    /// The records of a group.
    GroupPage {
        /// The group and its records.
        group: GroupListView,
        /// The way through its pages, where there are several.
        pager: Option<PagerView>,
    }

    /// Sections and fields of many records, standing together.
    GatheredPage {
        /// The records with their sections and fields.
        gathered: GatheredView,
        /// The way through its pages, where there are several.
        pager: Option<PagerView>,
    }

    /// What can be answered, by status.
    DeadlinesPage {
        /// The deadlines.
        board: BoardView,
    }

    /// The windows of a year by month.
    CalendarPage {
        /// The year.
        calendar: YearView,
    }

    /// What nobody answers yet.
    MatchesPage {
        /// What is left over on both sides.
        leftovers: LeftoversView,
    }

    /// What there is of everything.
    StatisticsPage {
        /// The numbers.
        statistics: StatisticsView,
    }

    /// Where records are.
    MapPage {
        /// The map.
        map: MapView,
    }

    /// The state of the catalogue.
    QualityPage {
        /// What is missing, stale, untranslated or alone.
        quality: QualityView,
    }

    /// The accessibility statement.
    AccessibilityPage {
        /// As it is configured.
        statement: Option<StatementView>,
    }

    /// What is shown where there is no page. Links lead on from any depth.
    NotFoundPage {}

    /// The card of a record: not what all templates receive, but only this, as it stands on many pages.
    Card {
        /// The language of the page.
        lang: Code,
        /// The words of the theme in that language.
        t: Texts,
        /// The record.
        card: Made<LinkView>,
    }
}
