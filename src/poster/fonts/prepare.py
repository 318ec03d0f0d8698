"""Makes bold.ttf and regular.ttf from Source Sans 3: the letters posters need, without hints and with kerning only.

    npm pack source-sans@3.52.0 && tar xf source-sans-3.52.0.tgz
    pip install fonttools && python prepare.py package/TTF

The licence (LICENSE.md) reserves the name "Source" for the unchanged font, so the copies have another.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, parse_unicodes, save_font

# Latin-1 and Latin Extended-A with the Romanian letters; spaces, dashes, quotes, signs, arrows.
LETTERS = (
    "20-7E,A0-17F,218-21B,1E9E,2009-200A,2010-2015,2018-201E,2020-2022,2026,202F,2030,2032-2033,2039-203A,2044,"
    "20AC,2116,2122,2190-2193,2212,2248,2260,2264-2265"
)
NAME = "Cebra Poster"

folder, here = Path(sys.argv[1]), Path(__file__).parent
for weight in ("Bold", "Regular"):
    options = Options(hinting=False, layout_features=["kern"], notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    font = load_font(str(folder / f"SourceSans3-{weight}.ttf"), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(LETTERS))
    subsetter.subset(font)
    for record in font["name"].names:
        named = {1: NAME, 2: weight, 4: f"{NAME} {weight}", 6: f"{NAME.replace(' ', '')}-{weight}"}
        if record.nameID in named:
            record.string = named[record.nameID]
    # The same bytes each time it is made.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    save_font(font, str(here / f"{weight.lower()}.ttf"), options)
