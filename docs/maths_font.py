"""Makes `templates/html/maths.woff2`: what formulae need of the OpenType font TeX Gyre Termes Math.

Usage: python docs/maths_font.py texgyretermes-math.otf. It needs fontTools and Brotli, which are no dependencies of the
program: the font is made once. Its constructions of brackets, roots and accents (table MATH) are kept, its variants for
scripts are not: they are as large as all the rest.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "templates/html/maths.woff2"
#: Its licence asks that what isn't the original says so.
NAMES = {
    1: "Normwright Maths",
    3: "Normwright Maths, subset of TeX Gyre Termes Math 1.543",
    4: "Normwright Maths",
    6: "NormwrightMaths-Regular",
    10: "A part of TeX Gyre Termes Math 1.543 under another name; the original is at www.gust.org.pl/projects/e-foundry",
}
#: Letters, Greek, signs, arrows, relations, operators, brackets and bars, italic and bold letters.
WANTED = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x300, 0x30C), (0x332, 0x333), (0x20D7, 0x20D7), (0x237, 0x237),
    (0x391, 0x3C9), (0x3D1, 0x3D6), (0x3F0, 0x3F5), (0x2010, 0x2022), (0x2026, 0x2026), (0x2030, 0x2037),
    (0x203E, 0x203E), (0x2044, 0x2044), (0x2057, 0x2057), (0x2061, 0x2064), (0x2102, 0x2102), (0x210B, 0x2115),
    (0x2119, 0x211D), (0x2124, 0x2124), (0x2190, 0x2199), (0x21A6, 0x21A6), (0x21C0, 0x21CC), (0x21D0, 0x21D5),
    (0x2200, 0x228B), (0x2295, 0x2299), (0x22A2, 0x22A5), (0x22C0, 0x22C6), (0x22EE, 0x22F1), (0x2308, 0x230B),
    (0x23B4, 0x23B5), (0x23DC, 0x23E1), (0x27E6, 0x27EB), (0x27F5, 0x27FA), (0x2A7D, 0x2A7E), (0x1D434, 0x1D49B),
    (0x1D6E2, 0x1D755),
)  # fmt: skip


def main(original: str) -> None:
    font = TTFont(original, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, flavor="woff2", name_IDs=[0, 1, 3, 4, 5, 6])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[code for first, last in WANTED for code in range(first, last + 1)])
    chosen.subset(font)
    for number, text in NAMES.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [NAMES[6]]
    subset.save_font(font, str(TARGET), options)


if __name__ == "__main__":
    main(sys.argv[1])
