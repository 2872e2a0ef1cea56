#!/usr/bin/env python3
"""Make Sources/TextReading/Resources/reading/languages.tsv, the model of LanguageGuesser.

usage: make_language_model.py LINGUA_MODELS STOPWORDS_JSON WORDS_JSON OUT
LINGUA_MODELS   folder language-models of the package lingua-language-detector 1.3.5 (PyPI; Apache License 2.0)
STOPWORDS_JSON  stopwords-iso.json of the package stopwordsiso 0.7.1 (PyPI; MIT)
WORDS_JSON      Scripts/language_words.json, word lists composed for Temoin
Needs the package brotli. Romanised Russian is the Russian statistics written in four romanisations.
"""
import sys, json, math, brotli
from collections import defaultdict
from fractions import Fraction
MODELS, STOP, WORDS, OUT = sys.argv[1:5]
LATIN = ['en', 'fr', 'de', 'es', 'it', 'la']
CLASSES = LATIN + ['ru-Latn']
NAMES = ['unigrams', 'bigrams', 'trigrams', 'quadrigrams', 'fivegrams']
MOST = {1: 80, 2: 900, 3: 4200, 4: 6500}

def load(language, n):
    with open(f'{MODELS}/{language}/{NAMES[n-1]}.json.br', 'rb') as f:
        data = json.loads(brotli.decompress(f.read()))
    table = {}
    for fraction, grams in data['ngrams'].items():
        a, b = fraction.split('/')
        p = int(a) / int(b)
        for g in grams.split():
            table[g] = p
    return table

def joint(language, top):
    """Joint probabilities of all n-grams up to `top`: the files hold conditional ones."""
    result = {}
    previous = {'': 1.0}
    for n in range(1, top + 1):
        table = load(language, n)
        now = {g: p * previous[g[:-1]] for g, p in table.items() if g[:-1] in previous}
        result[n] = now
        previous = now
    return result

SYSTEMS = [  # English, French, German, scholarly
    dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y ' e yu ya".replace('  ', ' @ ').split(' '))),
    dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch @ y @ e iou ia".split(' '))),
    dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', "a b w g d e jo sh s i j k l m n o p r s t u f ch z tsch sch schtsch @ y @ e ju ja".split(' '))),
    dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', "a b v g d e ë ž z i j k l m n o p r s t u f ch c č š šč @ y ' è ju ja".split(' '))),
    dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch @ y ' e iu ia".split(' '))),
]
WEIGHTS = [0.4, 0.12, 0.05, 0.08, 0.35]

def romanise(word, system):
    return ''.join(system.get(c, c) for c in word).replace('@', '').replace("'", '')

def romanised():
    counts = {n: defaultdict(float) for n in range(1, 5)}
    for gram, p in joint('ru', 5)[5].items():
        for system, weight in zip(SYSTEMS, WEIGHTS):
            latin = romanise(gram, system)
            for n in range(1, 5):
                for i in range(len(latin) - n + 1):
                    counts[n][latin[i:i + n]] += p * weight / max(1, len(latin) - n + 1)
    return counts

tables = {}
for language in LATIN:
    tables[language] = joint(language, 4)
tables['ru-Latn'] = romanised()

latin_letter = lambda c: c.isalpha() and ord(c) < 0x250
rows = defaultdict(lambda: [0] * len(CLASSES))
kept = set()
for language in CLASSES:
    for n in range(1, 5):
        best = sorted(((p, g) for g, p in tables[language][n].items() if all(map(latin_letter, g)) and len(g) == n), key=lambda x: (-x[0], x[1]))
        kept.update(g for _, g in best[:MOST[n]])
for k, language in enumerate(CLASSES):
    for n in range(1, 5):
        total = sum(tables[language][n].values())
        shorter = tables[language].get(n - 1)
        contexts = defaultdict(float)
        if n > 1:
            for g, p in tables[language][n].items(): contexts[g[:-1]] += p
        for g, p in tables[language][n].items():
            if g in kept:
                c = p / total if n == 1 else p / contexts[g[:-1]]
                # Eighths of a bit would be idle: quarters, 1 is certain, 0 means absent.
                rows[g][k] = min(63, 1 + round(-4 * math.log2(c) / 1.0)) if c > 0 else 0
with open(OUT, 'w', encoding='utf-8') as out:
    out.write('# Language statistics for LanguageGuesser, made by Scripts/make_language_model.py.\n')
    out.write('# Letter sequences: derived from the n-gram models of lingua-language-detector 1.3.5 (P. M. Stahl, Apache License 2.0).\n')
    out.write('# Function words: stopwordsiso 0.7.1 (MIT) and lists composed for Temoin.\n')
    out.write('classes\t' + '\t'.join(CLASSES) + '\n')
    lines = 0
    for g in sorted(rows):
        # one character a class: "0" absent, then chr(48 + quarter bits of the conditional probability)
        out.write(g + '\t' + ''.join(chr(48 + x) for x in rows[g]) + '\n')
        lines += 1
    out.write('words\n')
    stop = json.load(open(STOP, encoding='utf-8'))
    own = json.load(open(WORDS, encoding='utf-8'))
    words = defaultdict(dict)
    for k, language in enumerate(CLASSES):
        if language == 'ru-Latn':
            for w in stop['ru'] + own.get('ru', []):
                for system in SYSTEMS: words[romanise(w.lower(), system)].setdefault(k, 2)
            for w in own['ru']:
                for system in SYSTEMS: words[romanise(w.lower(), system)][k] = 3
        else:
            for w in stop[language]:
                if w.isalpha(): words[w.lower()].setdefault(k, 2)
            for w in own.get(language, []): words[w.lower()][k] = 3
    for w in sorted(words):
        if len(w) < 1 or not all(map(latin_letter, w)): continue
        out.write(w + '\t' + ''.join(str(words[w].get(k, 0)) for k in range(len(CLASSES))) + '\n')
print(lines, 'sequences', len(words), 'words')
