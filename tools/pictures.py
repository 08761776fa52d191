#!/usr/bin/env python3
"""Draw the pictures of the demonstration newsroom: abstract landscapes, the same ones every time.

``python tools/pictures.py`` needs Pillow. Each picture is painted at twice its size and then
reduced, which smooths the edges.
"""

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFilter

CONTENT = Path(__file__).resolve().parent.parent / "content"
SCALE = 2
MAX_BYTES = 60_000
WIDE = (1200, 675)

Colour: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]

WHITE = (255, 255, 255)
NIGHT = (17, 26, 52)
SNOW = (236, 242, 249)
GOLD = (240, 186, 84)
SAND = (214, 178, 122)
GRASS = (118, 138, 74)
TEAL = (24, 122, 136)
CRIMSON = (163, 48, 52)


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: its path under ``content/``, its size in pixels, and what paints it at double size."""

    path: str
    size: tuple[int, int]
    paint: Callable[[Image.Image], None]


def chance(*key: object) -> float:
    """A number in [0, 1) that depends on the key alone."""
    digest = blake2b(":".join(map(str, key)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies ``share`` (0 to 1) of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def sky(image: Image.Image, *colours: Colour, bottom: float = 1.0) -> None:
    """Fill the upper ``bottom`` share of the image with a smooth run of colours, top to bottom."""
    pen, rows, steps = ImageDraw.Draw(image), round(image.height * bottom), len(colours) - 1
    for row in range(rows):
        at = row / rows * steps
        step = min(int(at), steps - 1)
        pen.line([(0, row), (image.width, row)], fill=blend(colours[step], colours[step + 1], at - step))


def hills(width: int, seed: str, roughness: float) -> Iterator[float]:
    """Heights from about -1 to 1, one a pixel: waves of doubling pitch, rougher ones dying slower."""
    waves = [(2**octave, roughness**octave, math.tau * chance(seed, octave)) for octave in range(8)]
    total = sum(strength for _, strength, _ in waves)
    for x in range(width):
        turn = x / width * math.pi
        yield sum(math.sin(turn * pitch + phase) * strength for pitch, strength, phase in waves) / total


def ridge(image: Image.Image, seed: str, colour: Colour, *, base: float, rise: float, rough: float) -> None:
    """A silhouette from its skyline down to the lower edge; base and rise are shares of the height."""
    skyline = [(x, image.height * (base - rise * y)) for x, y in enumerate(hills(image.width, seed, rough))]
    edge = [(image.width, image.height), (0, image.height)]
    ImageDraw.Draw(image).polygon([*skyline, *edge], fill=colour)


def disc(image: Image.Image, centre: Point, radius: float, colour: Colour) -> None:
    """A round spot; the centre is given in shares of width and height, the radius in shares of height."""
    x, y, r = centre[0] * image.width, centre[1] * image.height, radius * image.height
    ImageDraw.Draw(image).ellipse((x - r, y - r, x + r, y + r), fill=colour)


def glow(image: Image.Image, centre: Point, radius: float, colour: Colour) -> None:
    """A sun or a moon: a soft halo four times its size, and the disc itself."""
    mask = Image.new("L", image.size)
    x, y, r = centre[0] * image.width, centre[1] * image.height, radius * image.height * 2.4
    ImageDraw.Draw(mask).ellipse((x - r, y - r, x + r, y + r), fill=120)
    image.paste(colour, mask=mask.filter(ImageFilter.GaussianBlur(r * 0.6)))
    disc(image, centre, radius, blend(colour, WHITE, 0.35))


def dots(image: Image.Image, seed: str, count: int, *, band: Point, radius: float) -> None:
    """Stars or snowflakes strewn between two heights, the larger ones rarer."""
    for i in range(count):
        place = (chance(seed, i, "x"), band[0] + (band[1] - band[0]) * chance(seed, i, "y"))
        disc(image, place, radius * (0.35 + 0.65 * chance(seed, i, "r") ** 3), WHITE)


def mirror(image: Image.Image, waterline: float, tint: Colour, share: float) -> None:
    """Turn everything below the waterline into still water that shows what stands above it."""
    top = round(image.height * waterline)
    depth = image.height - top
    shown = image.crop((0, max(0, top - depth), image.width, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    shown = shown.resize((image.width, depth))
    water = Image.blend(shown, Image.new("RGB", shown.size, tint), share)
    image.paste(water.filter(ImageFilter.GaussianBlur(4)), (0, top))


def spruce(image: Image.Image, foot: Point, height: float, colour: Colour) -> None:
    """A fir of four tiers standing on its foot; shares of the image's height."""
    x, y, tall = foot[0] * image.width, foot[1] * image.height, height * image.height
    pen = ImageDraw.Draw(image)
    for tier in range(4):
        low, high, half = y - tall * 0.2 * tier, y - tall * (0.46 + 0.18 * tier), tall * (0.26 - 0.05 * tier)
        pen.polygon([(x - half, low), (x + half, low), (x, high)], fill=colour)


def horn(image: Image.Image, root: Point, size: float, colour: Colour) -> None:
    """The ram's horn of felt carpets: two curls that part from one stem; root and size in pixels."""
    pen = ImageDraw.Draw(image)
    for side in (-1, 1):
        for step in range(420):
            turn = step / 420
            angle = math.pi * (0.5 + 3.1 * turn)
            reach = size * 0.46 * (1 - turn) ** 0.8
            x = root[0] + side * (size * 0.5 - reach * math.sin(angle) - size * 0.04)
            y = root[1] - size * 0.42 + reach * math.cos(angle) * -1.0
            thick = size * (0.085 - 0.045 * turn)
            pen.ellipse((x - thick, y - thick, x + thick, y + thick), fill=colour)
    half, foot = size * 0.09, root[1] + size * 0.3
    pen.polygon([(root[0] - half, foot), (root[0] + half, foot), (root[0], root[1] - size * 0.5)], fill=colour)


def steppe(image: Image.Image) -> None:
    """A summer plain under a high sun."""
    sky(image, (96, 158, 205), (190, 217, 226), (247, 226, 184), bottom=0.7)
    glow(image, (0.74, 0.3), 0.07, GOLD)
    for i in range(5):
        ridge(image, f"steppe{i}", blend(SAND, GRASS, i / 4), base=0.62 + 0.09 * i, rise=0.035, rough=0.35)


def mountains(image: Image.Image) -> None:
    """Four ridges paling into the distance, the nearest one wooded."""
    sky(image, (88, 130, 182), (203, 215, 229), (250, 224, 201))
    for i in range(4):
        shade = blend((178, 192, 214), (38, 62, 84), i / 3)
        ridge(image, f"alatau{i}", shade, base=0.5 + 0.14 * i, rise=0.34 - 0.06 * i, rough=0.6)


def snowfield(image: Image.Image) -> None:
    """Drifts and firs in falling snow."""
    sky(image, (140, 160, 188), (214, 222, 233))
    for i in range(3):
        shade = blend((190, 203, 222), SNOW, i / 2)
        ridge(image, f"drift{i}", shade, base=0.6 + 0.13 * i, rise=0.06, rough=0.4)
        for j in range(9):
            foot = (chance("fir", i, j), 0.64 + 0.13 * i)
            spruce(image, foot, 0.12 + 0.07 * i, blend((120, 142, 160), (38, 66, 74), i / 2))
    dots(image, "flake", 260, band=(0, 1), radius=0.008)


def city(image: Image.Image) -> None:
    """Lit windows at nightfall, doubled in a river."""
    sky(image, NIGHT, (52, 58, 110), (222, 132, 110), bottom=0.72)
    pen, unit = ImageDraw.Draw(image), image.width / 40
    for i in range(40):
        top = image.height * (0.68 - 0.38 * chance("tower", i) ** 2)
        wall = blend(NIGHT, (44, 48, 84), chance(i))
        pen.rectangle((i * unit, top, (i + 0.94) * unit, image.height), fill=wall)
        for window in range(int((image.height * 0.7 - top) / unit * 3)):
            if chance("lit", i, window) > 0.55:  # noqa: PLR2004 - the share of windows that are dark
                x, y = (i + 0.18 + 0.36 * (window % 2)) * unit, top + unit * (0.4 + 0.33 * window)
                pen.rectangle((x, y, x + unit * 0.22, y + unit * 0.2), fill=GOLD)
    mirror(image, 0.72, NIGHT, 0.45)


def ornament(ground: Colour, figure: Colour, rows: int) -> Callable[[Image.Image], None]:
    """What paints a carpet: rows of ram's horns, every second one in a paler colour."""

    def paint(image: Image.Image) -> None:
        image.paste(ground, (0, 0, *image.size))
        step, pale = image.height / rows, blend(figure, WHITE, 0.45)
        for row in range(rows):
            for column in range(-1, math.ceil(image.width / step) + 1):
                root = ((column + 0.5 + row % 2 / 2) * step, (row + 0.62) * step)
                horn(image, root, step * 0.74, figure if column % 2 else pale)
        pen, rim = ImageDraw.Draw(image), round(step * 0.09)
        pen.rectangle((0, 0, *image.size), outline=blend(ground, NIGHT, 0.55), width=rim)

    return paint


def lake(image: Image.Image) -> None:
    """Hills and an evening sky in still water."""
    sky(image, (70, 96, 150), (226, 150, 138), (252, 214, 160), bottom=0.6)
    glow(image, (0.36, 0.46), 0.05, GOLD)
    for i in range(3):
        shade = blend((150, 120, 150), (46, 52, 84), i / 2)
        ridge(image, f"shore{i}", shade, base=0.5 + 0.04 * i, rise=0.16, rough=0.5)
    mirror(image, 0.62, (40, 60, 104), 0.3)


def railway(image: Image.Image) -> None:
    """Rails that meet at the horizon."""
    sky(image, (120, 160, 196), (240, 214, 176), bottom=0.56)
    ridge(image, "siding", blend(SAND, GRASS, 0.5), base=0.55, rise=0.01, rough=0.4)
    pen, (width, height) = ImageDraw.Draw(image), image.size
    for i in range(1, 26):
        depth = (i / 26) ** 2.4
        y, half, thick = height * (0.55 + 0.45 * depth), width * 0.3 * depth, 1 + height * 0.014 * depth
        pen.rectangle((width / 2 - half, y, width / 2 + half, y + thick), fill=(98, 78, 62))
    for side in (-1, 1):
        foot, thick = width * (0.5 + side * 0.21), width * 0.01
        rail = [(width / 2, height * 0.55), (foot - thick, height), (foot + thick, height)]
        pen.polygon(rail, fill=(64, 68, 78))


def bridge(image: Image.Image) -> None:
    """A hanging bridge over a river in the morning."""
    sky(image, (132, 178, 206), (240, 232, 214), bottom=0.7)
    ridge(image, "far bank", (150, 172, 164), base=0.6, rise=0.07, rough=0.45)
    pen, (width, height) = ImageDraw.Draw(image), image.size
    for x in (0.26, 0.74):
        pen.rectangle((width * (x - 0.009), height * 0.2, width * (x + 0.009), height * 0.72), fill=CRIMSON)
    for step in range(201):
        x = step / 200
        sag = ((x - 0.5) / 0.24) ** 2 if abs(x - 0.5) < 0.24 else 1 - (abs(x - 0.5) - 0.24) / 0.26  # noqa: PLR2004
        y = height * (0.56 - 0.34 * sag)
        pen.ellipse((x * width - 5, y - 5, x * width + 5, y + 5), fill=CRIMSON)
        if step % 4 == 0:
            pen.line([(x * width, y), (x * width, height * 0.6)], fill=CRIMSON, width=3)
    pen.rectangle((0, height * 0.59, width, height * 0.62), fill=(96, 36, 44))
    mirror(image, 0.72, TEAL, 0.35)


def shelves(image: Image.Image) -> None:
    """Spines of books on three shelves."""
    image.paste((84, 58, 44), (0, 0, *image.size))
    inks = (CRIMSON, TEAL, GOLD, (52, 70, 110), GRASS, (198, 122, 84), (224, 214, 190))
    pen = ImageDraw.Draw(image)
    for shelf in range(3):
        floor, x, i = image.height * (0.325 * shelf + 0.325), 20.0, 0
        while x < image.width - 60:
            thick = 34 + 46 * chance("thick", shelf, i)
            top = floor - image.height * (0.2 + 0.08 * chance("tall", shelf, i))
            ink = inks[int(chance("ink", shelf, i) * len(inks))]
            pen.rectangle((x, top, x + thick - 5, floor), fill=ink)
            pen.rectangle((x, top + 30, x + thick - 5, top + 42), fill=blend(ink, WHITE, 0.4))
            x, i = x + thick, i + 1
        pen.rectangle((0, floor, image.width, floor + 22), fill=(54, 36, 28))


def wheat(image: Image.Image) -> None:
    """Stripes of a ripe field running to the sun."""
    sky(image, (110, 160, 200), (246, 222, 168), bottom=0.52)
    glow(image, (0.5, 0.42), 0.06, GOLD)
    pen, (width, height) = ImageDraw.Draw(image), image.size
    near, far = (width * 0.08, height), (width * 0.011, height * 0.5)
    for i in range(-50, 51):
        shade = blend((206, 150, 58), (236, 196, 104), chance("furrow", i))
        strip = [(width / 2 + (i + j) * step, y) for j, (step, y) in ((0, far), (1, far), (1, near), (0, near))]
        pen.polygon(strip, fill=shade)


def rink(image: Image.Image) -> None:
    """The lines of an ice rink, with the traces of skates."""
    sky(image, (206, 226, 240), (232, 242, 250))
    pen, (width, height) = ImageDraw.Draw(image), image.size
    for i in range(60):
        x, y, r = chance("x", i) * width, chance("y", i) * height, (0.1 + 0.4 * chance("r", i)) * height
        start = 360 * chance("a", i)
        pen.arc((x - r, y - r, x + r, y + r), start, start + 70, fill=(186, 210, 228), width=4)
    pen.rectangle((width * 0.49, 0, width * 0.51, height), fill=CRIMSON)
    for x in (0.22, 0.76):
        pen.rectangle((width * x, 0, width * (x + 0.02), height), fill=(44, 92, 164))
    middle, r = (width / 2, height / 2), height * 0.24
    pen.ellipse((middle[0] - r, middle[1] - r, middle[0] + r, middle[1] + r), outline=(44, 92, 164), width=14)
    disc(image, (0.63, 0.64), 0.035, (28, 30, 38))


def court(image: Image.Image) -> None:
    """A tennis court seen from above, and a ball."""
    image.paste((176, 92, 62), (0, 0, *image.size))
    pen, (width, height) = ImageDraw.Draw(image), image.size
    pen.rectangle((width * 0.12, height * 0.12, width * 0.88, height * 0.88), fill=(44, 96, 132))
    for left, top, right, low in ((0.12, 0.12, 0.88, 0.88), (0.12, 0.21, 0.88, 0.79), (0.3, 0.21, 0.7, 0.79)):
        pen.rectangle((width * left, height * top, width * right, height * low), outline=WHITE, width=9)
    pen.line([(width * 0.3, height / 2), (width * 0.7, height / 2)], fill=WHITE, width=9)
    pen.line([(width / 2, height * 0.07), (width / 2, height * 0.93)], fill=SNOW, width=16)
    disc(image, (0.61, 0.37), 0.035, (214, 226, 84))


def yurt(image: Image.Image) -> None:
    """A white yurt on a green rise."""
    sky(image, (116, 170, 208), (236, 232, 208), bottom=0.75)
    ridge(image, "pass", (140, 160, 178), base=0.5, rise=0.16, rough=0.58)
    ridge(image, "pasture", GRASS, base=0.72, rise=0.03, rough=0.3)
    pen, (width, height) = ImageDraw.Draw(image), image.size
    left, right, wall, foot = width * 0.3, width * 0.7, height * 0.58, height * 0.8
    pen.pieslice((left, height * 0.36, right, height * 0.8), 180, 360, fill=(246, 242, 230))
    pen.rectangle((left, wall, right, foot), fill=(238, 232, 216))
    pen.rectangle((left, wall - 8, right, wall + 30), fill=CRIMSON)
    for i in range(12):
        horn(image, (left + (i + 0.5) * (right - left) / 12, wall + 19), 34, GOLD)
    pen.rectangle((width * 0.46, height * 0.6, width * 0.54, foot), fill=(120, 66, 40))
    pen.ellipse((width * 0.47, height * 0.345, width * 0.53, height * 0.385), fill=(190, 150, 110))


def stars(image: Image.Image) -> None:
    """A moonlit plain under many stars."""
    sky(image, (8, 12, 34), NIGHT, (58, 64, 112))
    dots(image, "star", 320, band=(0, 0.72), radius=0.0035)
    glow(image, (0.7, 0.24), 0.06, (226, 222, 196))
    for i in range(3):
        shade = blend((40, 46, 84), (8, 12, 28), i / 2)
        ridge(image, f"night{i}", shade, base=0.72 + 0.08 * i, rise=0.06, rough=0.4)


PICTURES = (
    Picture("media/dala.jpg", WIDE, steppe),
    Picture("media/tau.jpg", WIDE, mountains),
    Picture("media/qar.jpg", WIDE, snowfield),
    Picture("media/qala.jpg", WIDE, city),
    Picture("media/oyu.jpg", WIDE, ornament((128, 36, 44), GOLD, 3)),
    Picture("media/kol.jpg", WIDE, lake),
    Picture("media/temirzhol.jpg", WIDE, railway),
    Picture("media/kopir.jpg", WIDE, bridge),
    Picture("media/kitapkhana.jpg", WIDE, shelves),
    Picture("media/egin.jpg", WIDE, wheat),
    Picture("media/muz-aydyny.jpg", WIDE, rink),
    Picture("media/kort.jpg", WIDE, court),
    Picture("media/kiiz-uy.jpg", (1200, 900), yurt),
    Picture("media/zhuldyzdar.jpg", (800, 1000), stars),
    Picture("2026/11/sandyq.jpg", (900, 675), ornament((30, 84, 92), (226, 178, 104), 4)),
)


def draw(picture: Picture) -> int:
    """Paint and write one picture; the answer is the size of its file in bytes."""
    image = Image.new("RGB", (picture.size[0] * SCALE, picture.size[1] * SCALE))
    picture.paint(image)
    target = CONTENT / picture.path
    target.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(86, 40, -4):
        image.resize(picture.size, Image.Resampling.LANCZOS).save(target, quality=quality, optimize=True)
        if target.stat().st_size < MAX_BYTES:
            break
    return target.stat().st_size


def main() -> None:
    """Draw them all, telling the size of each."""
    for picture in PICTURES:
        sys.stdout.write(f"{picture.path}  {draw(picture):,} bytes\n")


if __name__ == "__main__":
    main()
