"""
Writes src/domain/look-alikes.json: which characters look like which others.

    python3 scripts/look-alikes.py > src/domain/look-alikes.json

Needs ICU (Debian's libicu), whose spoof checker holds the confusables of Unicode Technical Standard #39, section 4
(https://www.unicode.org/reports/tr39/). Python's unicodedata adds what the names of characters say: "Latin small letter
b with hook" is read as b. Characters that NFKC or NFD take apart are left out, since names are normalised first.
"""

import ctypes
import ctypes.util
import json
import re
import unicodedata

LIBRARY = ctypes.util.find_library("icui18n")
if LIBRARY is None:
    raise SystemExit("ICU is not installed (Debian: libicu)")
ICU = ctypes.CDLL(LIBRARY)
SUFFIX = "_" + LIBRARY.rsplit(".", 1)[1]
SKELETON = getattr(ICU, "uspoof_getSkeletonUTF8" + SUFFIX)
OPEN = getattr(ICU, "uspoof_open" + SUFFIX)
OPEN.restype = ctypes.c_void_p
CHECKER = ctypes.c_void_p(OPEN(ctypes.byref(ctypes.c_int(0))))

# Signs that stand for one Latin letter each, by their names.
LETTER = re.compile(
    r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH .*"
    r"|LATIN LETTER SMALL CAPITAL ([A-Z])"
    r"|(?:NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER|REGIONAL INDICATOR SYMBOL LETTER) ([A-Z])"
)


def skeleton(text):
    """The skeleton of TR39, section 4, with identifiers' bidirectional reordering left out."""
    data = text.encode()
    room = ctypes.create_string_buffer(1000)
    error = ctypes.c_int(0)
    length = SKELETON(CHECKER, 0, data, len(data), room, 1000, ctypes.byref(error))
    if error.value > 0:
        raise SystemExit(f"ICU failed with {error.value}")
    return room.raw[:length].decode()


def look(character):
    """What a character looks like, in lower case; None when only like itself."""
    found = skeleton(character)
    if not is_latin(found):
        named = LETTER.fullmatch(unicodedata.name(character, ""))
        if named is not None:
            found = next(letter for letter in named.groups() if letter is not None)
    lower = unicodedata.normalize("NFD", found.lower())
    return None if lower == character.lower() else lower


def is_latin(text):
    return text is not None and text[0].isascii() and text[0].isalnum()


def wanted(character):
    category = unicodedata.category(character)
    if category in ("Cn", "Co", "Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Mn", "Me") or character.isascii():
        return False
    return unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character)) == character


def resolved(looks):
    """The same table with nothing on its right sides that is itself on the left."""
    for _ in range(5):
        looks = {one: "".join(looks.get(part, part) for part in like) for one, like in looks.items()}
    return {one: like for one, like in looks.items() if one != like}


def main():
    looks = {}
    for code in range(0x80, 0x110000):
        character = chr(code)
        if wanted(character):
            like = look(character)
            if like is not None:
                looks[character] = like
    # A letter of which only the capital (or only the small one) looks Latin is read that way in both cases.
    for code in range(0x80, 0x110000):
        character = chr(code)
        for other in (character.lower(), character.upper()):
            if other != character and len(other) == 1 and wanted(character) and wanted(other):
                if is_latin(looks.get(other)) and not is_latin(looks.get(character)):
                    looks[character] = looks[other]
    groups = {}
    for character, like in sorted(resolved(looks).items()):
        if " " not in like:
            group = unicodedata.name(character, "OTHER").split()[0].lower()
            groups.setdefault(group, []).append(character + like)
    table = {
        "note": "Made by scripts/look-alikes.py from the confusables of Unicode Technical Standard #39 and from character names. Each entry: a character, then what it looks like."
    }
    table.update({group: " ".join(entries) for group, entries in sorted(groups.items())})
    print(json.dumps(table, ensure_ascii=False, indent=2))


main()
