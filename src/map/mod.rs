//! Maps: outlines of land, projected and clipped to a frame.
//!
//! The outlines are Natural Earth's at 1:50 million (public domain), prepared by `prepare.py`. The projection is
//! equirectangular, true to scale in the middle of the frame. Knows nothing of records or HTML.

mod outline;

use outline::{Point, clipped, path, thinned};
use serde::Deserialize;
use std::sync::LazyLock;

/// A closed outline in degrees, with its bounding box.
struct Ring {
    points: Vec<Point>,
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// A section of the world with the size of its map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    west: f64,
    north: f64,
    /// Map units per degree of longitude.
    across: f64,
    /// Map units per degree of latitude.
    down: f64,
    /// Width in map units.
    pub width: f64,
    /// Height in map units.
    pub height: f64,
}

impl Frame {
    /// A frame `width` units wide that contains all places (latitude, longitude) with at least `margin` degrees
    /// around them. Its height is between `lowest` and `tallest` units.
    pub fn around(places: &[(f64, f64)], margin: f64, width: f64, (lowest, tallest): (f64, f64)) -> Frame {
        let bounds = |values: &dyn Fn(&(f64, f64)) -> f64| {
            let all = places.iter().map(values);
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
        };
        let ((south, north), (west, east)) = (bounds(&|place| place.0), bounds(&|place| place.1));
        let middle = f64::midpoint(south, north);
        // The length of a degree of longitude relative to one of latitude.
        let shrink = middle.to_radians().cos().max(0.2);
        let room = |low: f64, high: f64| ((high - low) * 0.06).max(margin);
        let mut wide = (east - west) + 2.0 * room(west, east) / shrink;
        let mut high = (north - south) + 2.0 * room(south, north);
        let aspect = high / (wide * shrink);
        if aspect > tallest / width {
            wide = high * width / tallest / shrink;
        } else if aspect < lowest / width {
            high = wide * shrink * lowest / width;
        }
        let across = width / wide;
        let down = across / shrink;
        let (centre, height) = (f64::midpoint(west, east), (high * down).round());
        Frame { west: centre - wide / 2.0, north: middle + high / 2.0, across, down, width, height }
    }

    /// Projects degrees of latitude and longitude to map units (x, y), from the upper left corner.
    pub fn point(&self, lat: f64, lon: f64) -> Point {
        ((lon - self.west) * self.across, (self.north - lat) * self.down)
    }

    fn intersects(&self, ring: &Ring) -> bool {
        let (east, south) = (self.west + self.width / self.across, self.north - self.height / self.down);
        ring.east >= self.west && ring.west <= east && ring.north >= south && ring.south <= self.north
    }
}

/// The land in a frame as the `d` attribute of one SVG path. Shared borders are drawn because neighbouring outlines
/// touch.
pub fn land(frame: &Frame) -> String {
    /// Margin in map units beyond the frame, so that the clipped edge is not visible.
    const BEYOND: f64 = 8.0;
    let mut data = String::new();
    for ring in LAND.iter().filter(|ring| frame.intersects(ring)) {
        let points: Vec<Point> = ring.points.iter().map(|(lon, lat)| frame.point(*lat, *lon)).collect();
        let shown = thinned(clipped(&points, -BEYOND, -BEYOND, frame.width + BEYOND, frame.height + BEYOND));
        path(&shown, &mut data);
    }
    data
}

/// The format of `natural-earth.json`, a TopoJSON-like topology made by `prepare.py`.
#[derive(Deserialize)]
struct Topology {
    scale: Point,
    translate: Point,
    arcs: Vec<Vec<(i32, i32)>>,
    countries: Vec<Country>,
}

#[derive(Deserialize)]
struct Country {
    polygons: Vec<Vec<Vec<i32>>>,
}

/// The outlines embedded in the program, parsed on first use.
static LAND: LazyLock<Vec<Ring>> = LazyLock::new(|| {
    let topology: Topology =
        serde_json::from_str(include_str!("natural-earth.json")).expect("it is part of the program");
    let arcs: Vec<Vec<Point>> = topology.arcs.iter().map(|arc| degrees(arc, &topology)).collect();
    let rings = topology.countries.iter().flat_map(|country| country.polygons.iter().flatten());
    rings.map(|ring| joined(ring, &arcs)).collect()
});

/// Decodes the relative integer steps of an arc to degrees.
fn degrees(arc: &[(i32, i32)], topology: &Topology) -> Vec<Point> {
    let (mut x, mut y) = (0, 0);
    arc.iter()
        .map(|(right, up)| {
            (x, y) = (x + right, y + up);
            let scaled = |steps: i32, scale: f64, origin: f64| f64::from(steps) * scale + origin;
            (scaled(x, topology.scale.0, topology.translate.0), scaled(y, topology.scale.1, topology.translate.1))
        })
        .collect()
}

/// Joins arcs to a ring; a negative number `!n` means arc `n` reversed.
fn joined(ring: &[i32], arcs: &[Vec<Point>]) -> Ring {
    let mut points: Vec<Point> = Vec::new();
    for number in ring {
        let forward = usize::try_from(*number).ok();
        let arc = &arcs[forward.unwrap_or_else(|| usize::try_from(!number).unwrap_or_default())];
        // The last point of an arc equals the first point of the next.
        points.pop();
        match forward {
            Some(_) => points.extend(arc),
            None => points.extend(arc.iter().rev()),
        }
    }
    let edge = |start: f64, pick: fn(f64, f64) -> f64, of: fn(&Point) -> f64| points.iter().map(of).fold(start, pick);
    Ring {
        west: edge(f64::INFINITY, f64::min, |point| point.0),
        east: edge(f64::NEG_INFINITY, f64::max, |point| point.0),
        south: edge(f64::INFINITY, f64::min, |point| point.1),
        north: edge(f64::NEG_INFINITY, f64::max, |point| point.1),
        points,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ring_is_closed_and_on_the_globe() {
        assert!(LAND.len() > 1000);
        for ring in LAND.iter() {
            assert!(ring.points.len() >= 4 && ring.points.first() == ring.points.last());
            assert!(ring.west >= -180.0 && ring.east <= 180.0 && ring.south >= -90.0 && ring.north <= 90.0);
        }
    }

    #[test]
    fn a_frame_contains_its_places_and_the_land_around_them() {
        let places = [(-16.5, -68.15), (40.4, -3.7), (48.5, -81.3)];
        let frame = Frame::around(&places, 4.0, 960.0, (300.0, 700.0));
        for (lat, lon) in places {
            let (x, y) = frame.point(lat, lon);
            assert!(x > 0.0 && x < frame.width && y > 0.0 && y < frame.height, "{lat} {lon}: {x} {y}");
        }
        assert!(frame.height <= 700.0);
        let data = land(&frame);
        assert!(data.starts_with('M') && data.len() < 60_000, "{}", data.len());
        let andorra = Frame::around(&[(42.5, 1.5)], 0.5, 320.0, (240.0, 240.0));
        assert!(land(&andorra).matches('Z').count() >= 3);
        let ocean = Frame::around(&[(-40.0, -120.0)], 3.0, 320.0, (240.0, 240.0));
        assert_eq!(land(&ocean), "");
    }
}
