//! Outlines in map units: clipped to a rectangle, simplified, written as SVG path data.

use std::fmt::Write as _;

/// A point: x and y in units of the map, or longitude and latitude in degrees.
pub(super) type Point = (f64, f64);

/// Clips a ring to a rectangle (Sutherland and Hodgman, "Reentrant polygon clipping", 1974).
pub(super) fn clipped(ring: &[Point], left: f64, top: f64, right: f64, bottom: f64) -> Vec<Point> {
    let ring = cut(ring, |point| point.0 - left);
    let ring = cut(&ring, |point| right - point.0);
    let ring = cut(&ring, |point| point.1 - top);
    cut(&ring, |point| bottom - point.1)
}

/// The part of a ring where `inside` is not negative; `inside` has to be linear.
fn cut(ring: &[Point], inside: impl Fn(&Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len());
    for (at, point) in ring.iter().enumerate() {
        let before = &ring[(at + ring.len() - 1) % ring.len()];
        let (one, other) = (inside(before), inside(point));
        if (one < 0.0) != (other < 0.0) {
            let share = one / (one - other);
            kept.push((before.0 + (point.0 - before.0) * share, before.1 + (point.1 - before.1) * share));
        }
        if other >= 0.0 {
            kept.push(*point);
        }
    }
    kept
}

/// Rounds to whole units and drops points too close to the one before.
pub(super) fn thinned(ring: Vec<Point>) -> Vec<(i32, i32)> {
    /// Minimum Manhattan distance between consecutive points.
    const MIN_DISTANCE: i32 = 2;
    #[allow(clippy::cast_possible_truncation)] // a picture is some hundred units wide
    let whole = |(x, y): Point| (x.round() as i32, y.round() as i32);
    let mut kept: Vec<(i32, i32)> = Vec::new();
    for point in ring.into_iter().map(whole) {
        let far = |last: &(i32, i32)| (last.0 - point.0).abs() + (last.1 - point.1).abs() >= MIN_DISTANCE;
        if kept.last().is_none_or(far) {
            kept.push(point);
        }
    }
    kept
}

/// Appends a ring to SVG path data, with relative steps; rings of fewer than three points are dropped.
pub(super) fn path(ring: &[(i32, i32)], data: &mut String) {
    let [first, rest @ ..] = ring else { return };
    if rest.len() < 2 {
        return;
    }
    let _ = write!(data, "M{} {}l", first.0, first.1);
    let mut last = first;
    for (at, point) in rest.iter().enumerate() {
        let (right, down) = (point.0 - last.0, point.1 - last.1);
        // A minus sign separates two numbers as a space does.
        let gap = |number: i32, first: bool| if number < 0 || first { "" } else { " " };
        let _ = write!(data, "{}{right}{}{down}", gap(right, at == 0), gap(down, false));
        last = point;
    }
    data.push('Z');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_clipped_and_closed() {
        let square = vec![(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)];
        let shown = thinned(clipped(&square, 0.0, 0.0, 20.0, 20.0));
        assert_eq!(shown.len(), 4);
        assert!(shown.iter().all(|(x, y)| (0..=10).contains(x) && (0..=10).contains(y)), "{shown:?}");
        let mut data = String::new();
        path(&shown, &mut data);
        assert!(data.starts_with('M') && data.ends_with('Z'), "{data}");
        assert!(clipped(&[(30.0, 30.0), (40.0, 30.0), (40.0, 40.0)], 0.0, 0.0, 20.0, 20.0).is_empty());
    }
}
