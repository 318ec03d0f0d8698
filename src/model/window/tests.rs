use super::*;
use proptest::prelude::*;

fn now(day: &str) -> Now {
    Now::new(day.parse().unwrap(), "America/La_Paz")
}

fn dates(from: &str, to: &str) -> Window {
    let date = |text: &str| Date::parse(text).ok();
    Window::dates(date(from), date(to))
}

fn moment(text: &str) -> Option<Edge> {
    Moment::parse(text).map(Edge::At)
}

fn series(opens: Option<Edge>, closes: Edge, every: Every) -> Window {
    Window { opens, closes: Some(closes), every: Some(every), ..Window::default() }
}

/// The days on which the next occurrences close.
fn closing(window: &Window, day: &str, count: usize) -> Vec<String> {
    let closes = window.from(day.parse().unwrap()).filter(|one| !one.closes.as_ref().is_some_and(|closes| closes.to_string().as_str() < day));
    closes.filter_map(|one| one.closes).map(|closes| closes.to_string()).take(count).collect()
}

#[test]
fn the_status_of_a_window_on_a_day() {
    let window = dates("2027-05-01", "2027-05-31");
    for (day, status) in [
        ("2027-04-30", Status::Forthcoming),
        ("2027-05-01", Status::Open),
        ("2027-05-16", Status::Open),
        ("2027-05-17", Status::ClosingSoon),
        ("2027-05-31", Status::ClosingSoon),
        ("2027-06-01", Status::Closed),
    ] {
        assert_eq!(window.status(&now(day), 14), status, "{day}");
    }
    assert_eq!(dates("", "2027-05-31").status(&now("2020-01-01"), 14), Status::Open);
    assert_eq!(dates("2027-05-01", "").status(&now("2027-05-02"), 14), Status::Unknown);
    assert_eq!(Window::rolling().status(&now("2027-05-02"), 14), Status::Rolling);
    assert_eq!(Window::month(3, None).status(&now("2027-03-02"), 14), Status::Unknown);
    assert_eq!(Window::default().status(&now("2027-03-02"), 14), Status::Unknown);
}

#[test]
fn a_month_or_a_year_is_not_taken_for_a_day() {
    for (window, day, status) in [
        (dates("2027-03", "2027-05"), "2027-02-28", Status::Forthcoming),
        (dates("2027-03", "2027-05"), "2027-03-01", Status::Unknown),
        (dates("2027-03", "2027-05"), "2027-03-31", Status::Open),
        (dates("2027-03", "2027-05"), "2027-04-30", Status::Open),
        (dates("2027-03", "2027-05"), "2027-05-01", Status::Unknown),
        (dates("2027-03", "2027-05"), "2027-06-01", Status::Closed),
        (dates("2026", "2027"), "2026-07-01", Status::Unknown),
        (dates("2026", "2027"), "2027-12-31", Status::Unknown),
        (dates("2026", "2027"), "2028-01-01", Status::Closed),
        (dates("2027", "2027-05-31"), "2027-05-30", Status::Unknown),
        (dates("2027", "2027-05-31"), "2027-06-01", Status::Closed),
        (dates("", "2027-05"), "2027-04-30", Status::Open),
        (Window::month(3, Some(2027)), "2027-02-28", Status::Forthcoming),
        (Window::month(3, Some(2027)), "2027-03-31", Status::Unknown),
        (Window::month(3, Some(2027)), "2027-04-01", Status::Closed),
    ] {
        assert_eq!(window.status(&now(day), 14), status, "{window:?} on {day}");
    }
}

#[test]
fn a_yearly_window_that_has_closed_is_forthcoming() {
    let window = series(Some(Edge::of_year((12, 20))), Edge::of_year((1, 10)), Every::Year);
    assert_eq!(window.status(&now("2026-12-25"), 5), Status::Open);
    assert_eq!(window.status(&now("2027-01-09"), 5), Status::ClosingSoon);
    assert_eq!(window.status(&now("2027-01-11"), 5), Status::Forthcoming);
    let (opens, closes) = window.days(&now("2027-01-11")).unwrap();
    assert_eq!((opens.unwrap().to_string(), closes.unwrap().to_string()), ("2027-12-20".into(), "2028-01-10".into()));
    let leap = series(None, Edge::of_year((2, 29)), Every::Year);
    assert_eq!(closing(&leap, "2027-01-01", 2), ["2027-02-28", "2028-02-29"]);
    assert_eq!(window.months(&now("2027-01-11")), [12, 1]);
}

#[test]
fn a_month_of_every_year_is_not_taken_for_its_days() {
    let may = Edge::OfYear { month: 5, day: None, time: None };
    let window = series(Some(may.clone()), may, Every::Year);
    for (day, status) in [("2027-04-30", Status::Forthcoming), ("2027-05-31", Status::Unknown), ("2027-06-01", Status::Forthcoming)] {
        assert_eq!(window.status(&now(day), 14), status, "{day}");
    }
    let of = |month| Edge::OfYear { month, day: None, time: None };
    let window = series(Some(of(3)), of(6), Every::Year);
    assert_eq!(window.status(&now("2027-05-02"), 14), Status::Open);
    assert_eq!(window.months(&now("2027-05-02")), [3, 4, 5, 6]);
}

#[test]
fn windows_come_back_by_months_and_weeks() {
    let monthly = series(None, Edge::OfMonth(31, None), Every::Months(1));
    assert_eq!(closing(&monthly, "2027-01-15", 3), ["2027-01-31", "2027-02-28", "2027-03-31"]);
    let quarterly = series(Some(Edge::of_year((3, 1))), Edge::of_year((3, 15)), Every::Months(3));
    assert_eq!(closing(&quarterly, "2027-03-16", 5), ["2027-06-15", "2027-09-15", "2027-12-15", "2028-03-15", "2028-06-15"]);
    assert_eq!(quarterly.status(&now("2027-03-16"), 5), Status::Forthcoming);
    assert_eq!(quarterly.status(&now("2027-06-02"), 5), Status::Open);
    assert_eq!(quarterly.months(&now("2027-06-02")), [3, 6, 9, 12]);
    let first_monday = series(None, Edge::Weekday(1, 0, None), Every::Months(1));
    assert_eq!(closing(&first_monday, "2027-01-05", 2), ["2027-02-01", "2027-03-01"]);
    let last_friday = series(None, Edge::Weekday(-1, 4, None), Every::Months(1));
    assert_eq!(closing(&last_friday, "2027-01-01", 2), ["2027-01-29", "2027-02-26"]);
    let across = series(Some(Edge::OfMonth(25, None)), Edge::OfMonth(5, None), Every::Months(1));
    assert_eq!(across.status(&now("2027-01-26"), 1), Status::Open);
    assert_eq!(across.status(&now("2027-01-10"), 1), Status::Forthcoming);
    let weekly = Window { until: Date::parse("2027-02-28").ok(), ..series(moment("2027-01-04"), moment("2027-01-08").unwrap(), Every::Weeks(2)) };
    assert_eq!(closing(&weekly, "2027-01-09", 9), ["2027-01-22", "2027-02-05", "2027-02-19"]);
    assert_eq!(weekly.status(&now("2026-12-01"), 1), Status::Forthcoming);
    assert_eq!(weekly.status(&now("2027-03-01"), 1), Status::Closed);
    assert_eq!(weekly.months(&now("2026-12-01")), [1, 2]);
}

#[test]
fn a_window_that_lasts_while_funds_do_is_open() {
    let window = Window { while_funds_last: true, ..dates("2026-09-01", "") };
    assert_eq!(window.status(&now("2026-08-31"), 14), Status::Forthcoming);
    assert_eq!(window.status(&now("2030-01-01"), 14), Status::Open);
    let window = Window { while_funds_last: true, ..dates("", "2027-10-15") };
    assert_eq!(window.status(&now("2027-10-16"), 14), Status::Closed);
}

#[test]
fn the_hour_decides_the_day_in_the_catalogues_zone() {
    let window = Window { closes: moment("2027-05-12T23:59-12:00"), ..Window::default() };
    assert_eq!(window.status(&now("2027-05-13"), 14), Status::ClosingSoon);
    assert_eq!(window.status(&now("2027-05-14"), 14), Status::Closed);
}

proptest! {
    #[test]
    fn the_next_occurrence_is_the_first_that_is_not_over(
        (opens, closes) in ((1u8..=12, 1u8..=31), (1u8..=12, 1u8..=31)),
        every in 0usize..8,
        day in 0i32..20_000,
    ) {
        let every = Every::ALL[every].1;
        let first: jiff::civil::Date = "2001-01-01".parse().unwrap();
        let today = first.checked_add(jiff::Span::new().days(day)).unwrap();
        let window = match every {
            Every::Year => series(Some(Edge::of_year(opens)), Edge::of_year(closes), every),
            Every::Months(1) => series(Some(Edge::OfMonth(opens.1, None)), Edge::OfMonth(closes.1, None), every),
            Every::Months(_) => series(None, Edge::of_year(closes), every),
            Every::Weeks(_) => series(None, Edge::At(Moment::day(first.into())), every),
        };
        let now = Now::new(today, "UTC");
        let next = window.next(&now).unwrap().closes.unwrap().date.first_day().unwrap();
        prop_assert!(next >= today);
        // A year before there are none between today and it either.
        let earlier = today.checked_sub(jiff::Span::new().days(366)).unwrap();
        let all: Vec<_> = window.from(earlier).take(120).filter_map(|one| one.closes?.date.first_day()).collect();
        prop_assert!(all.is_sorted());
        prop_assert_eq!(all.iter().find(|day| **day >= today).copied(), Some(next));
    }
}
