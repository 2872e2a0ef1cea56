#!/usr/bin/env python3
"""Make Sources/TextReading/Resources/reading/places.cldr.txt: names of countries and cities in seven languages.

usage: make_places.py OUT    (needs the package babel, which carries the Unicode CLDR; Unicode License v3)
Names of places in the languages of a text's own time are in places.txt, composed for Temoin.
"""
import sys
from babel import Locale
import babel.core
from babel.localedata import load
names = set()
for language in ['en', 'fr', 'de', 'es', 'it', 'ru', 'pl']:
    locale = Locale(language)
    for code, name in locale.territories.items():
        if len(code) == 2 or code in ('001', '150', '002', '019', '142', '009', '003', '005', '013', '021', '143', '145', '151', '154', '155', '039'):
            for part in name.replace('’', "'").split(' ('):
                part = part.strip(' )')
                if len(part) > 3 and not part.isupper(): names.add(part)
    zones = load(language).get('time_zones', {})
    for zone, data in zones.items():
        if isinstance(data, dict) and data.get('city'):
            names.add(data['city'].replace('’', "'"))
from babel.dates import get_global
for zone in get_global('zone_territories'):
    part = zone.split('/')[-1].replace('_', ' ')
    if '/' in zone and zone.split('/')[0] in ('Europe', 'America', 'Africa', 'Asia', 'Australia', 'Atlantic', 'Pacific', 'Indian') and part.replace(' ', '').isalpha():
        names.add(part)
drop = {'World', 'Monde', 'Welt', 'Mundo', 'Mondo', 'мир', 'świat', 'Easter', 'Center', 'Knox', 'Midway', 'Wake', 'Nome', 'Phoenix', 'Man', 'Mayotte', 'Bissau'}
names = {n for n in names if n not in drop and n[0].isupper() and ':' not in n and '&' not in n and ',' not in n}
with open(sys.argv[1], 'w', encoding='utf-8') as out:
    out.write('# Countries and cities in seven languages, from the Unicode CLDR through babel (Unicode License v3), made by Scripts/make_places.py.\n')
    for n in sorted(names): out.write(n + '\n')
print(len(names))
