#!/usr/bin/env python3
"""Makes natural-earth.json, the outlines of countries that maps are drawn from.

    python3 src/map/prepare.py countries-50m.json > src/map/natural-earth.json

The input is the file countries-50m.json of the npm package world-atlas, version 2.0.2 (`npm pack world-atlas@2.0.2`): a
TopoJSON file of Natural Earth's 1:50m Admin 0 - Countries, version 4.1.0, which is in the public domain
(naturalearthdata.com). Only Python's standard library; the same input gives the same bytes.

The output keeps TopoJSON's conventions: an arc is a list of whole-number positions, each but the first relative to the one
before; times `scale` plus `translate` they are degrees of longitude and latitude. A polygon is an outer ring and its holes, a
ring the arcs to walk through one after the other, ~i being arc i walked backwards. A border is one arc for both its countries,
so that simplifying leaves no gap between them.

A country's id is its ISO 3166-1 alpha-2 code, XK for Kosovo, and empty for an area without a code of its own. Antarctica is left
out, and so are small islands, but never the largest part of a country.
"""
import heapq
import json
import math
import sys
from collections import Counter

SOURCE = "Natural Earth 1:50m Admin 0 – Countries, version 4.1.0, public domain, naturalearthdata.com"

UNIT = 0.01  # degrees: how fine positions are in the output

# Areas are in square degrees of latitude, some 12,400 km².
ISLAND = 0.01  # an island goes when it is smaller than this …
ISLAND_OF_LARGEST = 1 / 10  # … and than this part of its country's largest polygon, so that archipelagos stay some

# What a position weighs, by the triangle with its neighbours: it goes when that is less than …
DETAIL = 0.004  # … this …
DETAIL_OF_RING = 1 / 10  # … and this part of any ring it is in, so that no ring collapses …
DETAIL_OF_LARGEST = 1 / 40  # … and this part of its country's largest polygon, so that small countries keep their shape

ANTARCTICA = "010"
CODES = {code[:3]: code[3:] for code in """
004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD 051AM 052BB 056BE 060BM 064BT 068BO
070BA 072BW 074BV 076BR 084BZ 086IO 090SB 092VG 096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF 144LK 148TD
152CL 156CN 158TW 162CX 166CC 170CO 174KM 175YT 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 212DM 214DO 218EC
222SV 226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 254GF 258PF 260TF 262DJ 266GA 268GE 270GM 275PS 276DE
288GH 292GI 296KI 300GR 304GL 308GD 312GP 316GU 320GT 324GN 328GY 332HT 334HM 336VA 340HN 344HK 348HU 352IS 356IN 360ID 364IR
368IQ 372IE 376IL 380IT 384CI 388JM 392JP 398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI
440LT 442LU 446MO 450MG 454MW 458MY 462MV 466ML 470MT 474MQ 478MR 480MU 484MX 492MC 496MN 498MD 499ME 500MS 504MA 508MZ 512OM
516NA 520NR 524NP 528NL 531CW 533AW 534SX 535BQ 540NC 548VU 554NZ 558NI 562NE 566NG 570NU 574NF 578NO 580MP 581UM 583FM 584MH
585PW 586PK 591PA 598PG 600PY 604PE 608PH 612PN 616PL 620PT 624GW 626TL 630PR 634QA 638RE 642RO 643RU 646RW 652BL 654SH 659KN
660AI 662LC 663MF 666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS
729SD 732EH 740SR 744SJ 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 772TK 776TO 780TT 784AE 788TN 792TR 795TM 796TC 798TV 800UG
804UA 807MK 818EG 826GB 831GG 832JE 833IM 834TZ 840US 850VI 854BF 858UY 860UZ 862VE 876WF 882WS 887YE 894ZM
""".split()}
CODES_BY_NAME = {"Kosovo": "XK"}


# Reading


def decoded_arcs(world):
    """The arcs as positions in degrees."""
    (scale_x, scale_y), (translate_x, translate_y) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for deltas in world["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + translate_x, y * scale_y + translate_y))
        arcs.append(arc)
    return arcs


def read_countries(world):
    """Pairs of an id and its polygons, by id; what comes in several parts with one code is one country."""
    by_code, without_code = {}, []
    for geometry in world["objects"]["countries"]["geometries"]:
        if geometry.get("id") == ANTARCTICA:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        code = CODES[geometry["id"]] if "id" in geometry else CODES_BY_NAME.get(geometry["properties"]["name"])
        if code:
            by_code.setdefault(code, []).extend(polygons)
        else:
            without_code.append(("", polygons))
    return without_code + sorted(by_code.items())


# Walking


def index(reference):
    """The arc that a ring refers to, in whichever direction."""
    return max(reference, ~reference)


def all_rings(countries):
    return [ring for _, polygons in countries for polygon in polygons for ring in polygon]


def positions(ring, arcs):
    """The closed line that a ring stands for."""
    line = []
    for reference in ring:
        arc = arcs[index(reference)]
        line += (arc if reference >= 0 else arc[::-1])[1 if line else 0:]
    return line


def area(line):
    """What a closed line encloses, taken as flat."""
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(line, line[1:]))
    return abs(twice) / 2 * narrowing(line)


def weight(line):
    """Its area, less towards the poles: else the coasts of the far north would be a third of the output."""
    return area(line) * narrowing(line)


def narrowing(line):
    """How much shorter a degree of longitude is than one of latitude, at the mean latitude."""
    return math.cos(math.radians(sum(y for _, y in line) / len(line)))


# Preparing


def cut_at_antimeridian(arcs, countries):
    """Makes a polygon of its own of what an arc encloses beyond ±180°.

    The input has a position at ±180° wherever a coast crosses, and no border between countries does.
    """
    for _, polygons in countries:
        for ring in [ring for polygon in polygons for ring in polygon]:
            for reference in ring:
                arc = arcs[index(reference)]
                if any(abs(a[0] - b[0]) > 180 for a, b in zip(arc, arc[1:])):
                    home = next(math.copysign(1, x) for x, _ in arc if not on_antimeridian(x))
                    arcs[index(reference)] = on_side(arc, home)
                    beyond = on_side(arc, -home)
                    if beyond[0] != beyond[-1]:
                        beyond.append(beyond[0])
                    arcs.append(beyond)
                    polygons.append([[len(arcs) - 1 if reference >= 0 else ~(len(arcs) - 1)]])


def on_antimeridian(x):
    return abs(x) > 179.9999


def on_side(arc, side):
    """The positions east (1) or west (-1) of Greenwich, those at ±180° belonging to both."""
    return [(180 * side if on_antimeridian(x) else x, y) for x, y in arc if on_antimeridian(x) or x * side > 0]


def without_small_islands(arcs, countries):
    uses = Counter(index(reference) for ring in all_rings(countries) for reference in ring)

    def is_island(polygon):
        return all(uses[index(reference)] == 1 for ring in polygon for reference in ring)

    kept = []
    for code, polygons in countries:
        areas = [area(positions(polygon[0], arcs)) for polygon in polygons]
        least = min(ISLAND, max(areas) * ISLAND_OF_LARGEST)
        kept.append((code, [polygon for polygon, size in zip(polygons, areas) if size >= least or not is_island(polygon)]))
    return kept


def simplified_arcs(arcs, countries):
    thresholds = [DETAIL] * len(arcs)
    for _, polygons in countries:
        rings = [ring for polygon in polygons for ring in polygon]
        weights = [weight(positions(ring, arcs)) for ring in rings]
        for ring, whole in zip(rings, weights):
            detail = min(whole * DETAIL_OF_RING, max(weights) * DETAIL_OF_LARGEST)
            for reference in ring:
                thresholds[index(reference)] = min(thresholds[index(reference)], detail)
    return [simplified(arc, threshold) for arc, threshold in zip(arcs, thresholds)]


def simplified(arc, threshold):
    """Takes out the least important position until all matter, after Visvalingam and Whyatt; keeps the ends."""
    last = len(arc) - 1
    before = [i - 1 for i in range(len(arc))]
    after = [i + 1 for i in range(len(arc))]

    def importance(i):
        a, b = arc[before[i]], arc[after[i]]
        return weight([a, arc[i], b, a])

    current = {i: importance(i) for i in range(1, last)}
    heap = [(value, i) for i, value in current.items()]
    heapq.heapify(heap)
    while heap and heap[0][0] < threshold:
        value, i = heapq.heappop(heap)
        if current.get(i) != value:
            continue  # its neighbours have changed since
        del current[i]
        after[before[i]], before[after[i]] = after[i], before[i]
        for neighbour in (before[i], after[i]):
            if neighbour in current:
                current[neighbour] = importance(neighbour)
                heapq.heappush(heap, (current[neighbour], neighbour))
    return [arc[i] for i in [0, *sorted(current), last]]


def rounded(arc):
    """In whole units, without repeats: a single position where the arc is shorter than a unit."""
    line = []
    for x, y in arc:
        position = (round(x / UNIT), round(y / UNIT))
        if not line or line[-1] != position:
            line.append(position)
    return line


def renumbered(arcs, countries):
    """Only the arcs in use and longer than a position, in the order of their first use, and the countries made of them."""
    numbers = {}

    def renumber(reference):
        number = numbers.setdefault(index(reference), len(numbers))
        return number if reference >= 0 else ~number

    countries = [
        (code, [[[renumber(reference) for reference in ring if len(arcs[index(reference)]) > 1] for ring in polygon]
                for polygon in polygons])
        for code, polygons in countries
    ]
    return [arcs[i] for i in numbers], countries


# Writing


def deltas(arc):
    return [arc[0], *((bx - ax, by - ay) for (ax, ay), (bx, by) in zip(arc, arc[1:]))]


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write(arcs, countries, out):
    """One line for each arc and each country, so that differences can be read."""
    out.write(f'{{"source":{compact(SOURCE)},\n"scale":{compact([UNIT, UNIT])},"translate":[0,0],\n"arcs":[\n')
    out.write(",\n".join(compact(deltas(arc)) for arc in arcs))
    out.write('\n],\n"countries":[\n')
    out.write(",\n".join(compact({"id": code, "polygons": polygons}) for code, polygons in countries))
    out.write("\n]}\n")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        world = json.load(file)
    arcs, countries = decoded_arcs(world), read_countries(world)
    cut_at_antimeridian(arcs, countries)
    countries = without_small_islands(arcs, countries)
    arcs = [rounded(arc) for arc in simplified_arcs(arcs, countries)]
    arcs, countries = renumbered(arcs, countries)
    for ring in all_rings(countries):
        line = positions(ring, arcs)
        assert len(line) >= 4 and line[0] == line[-1], f"no ring: {line}"
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    write(arcs, countries, sys.stdout)


if __name__ == "__main__":
    main()
