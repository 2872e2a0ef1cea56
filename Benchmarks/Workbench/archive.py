"""Writes a large inquiry as a chronicle: one text of about 1 MB, 5,000 statements, 10,000 events.

    python3 archive.py FOLDER [STATEMENTS] [EVENTS] [--together]

With --together everybody meets everybody: most events have several people from anywhere, so that all hangs together
and the network is one part. The same arguments give the same bytes. Lives run beside each other in a made-up town; most dates are given as a
year, a season or a month, the rest hang on other events ("three weeks after"), some ages, and one statement in
three hundred gives a year that its neighbours cannot have, so that there are contradictions to find.
"""

import os
import random
import sys

FIRST = ["Anna", "Boris", "Clara", "Dmitri", "Elsa", "Felix", "Greta", "Henri", "Irina", "Jakob", "Klara", "Leon",
         "Marta", "Nikita", "Olga", "Pavel", "Rosa", "Stepan", "Tamara", "Viktor"]
LAST = ["Aldan", "Berin", "Corvel", "Dormand", "Ekhov", "Farel", "Gollin", "Harsky", "Ivarsen", "Joran", "Kestel",
        "Lomov", "Maurin", "Novak", "Orlan", "Perrin", "Quast", "Rodin", "Sorel", "Tarkin"]
KINDS = ["arrest", "meeting", "departure", "arrival", "trial", "letter", "stay", "work", "wedding", "hearing"]
DEEDS = {"arrest": "was arrested", "meeting": "met the others", "departure": "left the town",
         "arrival": "came back", "trial": "stood before the court", "letter": "wrote a letter",
         "stay": "lodged by the river", "work": "worked at the press", "wedding": "was married",
         "hearing": "was heard by the commission"}
FILLER = ["The ledger has the entry in another hand.", "Nothing more is said of it there.",
          "The witness remembered the frost and the empty street.", "A neighbour held the lamp.",
          "Those who came later told it otherwise."]


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--together"]
    is_together = len(arguments) < len(sys.argv) - 1
    folder = arguments[0]
    statements = int(arguments[1]) if len(arguments) > 1 else 5_000
    events = int(arguments[2]) if len(arguments) > 2 else 10_000
    rnd = random.Random(20_240_117)
    os.makedirs(os.path.join(folder, "texts"), exist_ok=True)
    persons = [(f"p{n}", f"{FIRST[n % 20]} {LAST[n // 20 % 20]}" + (f" {n // 400 + 1}" if n >= 400 else ""))
               for n in range(max(40, events // 25))]
    places = [f"Quarter {n}" for n in range(60)]
    out = ["chronicle 1", 'inquiry "A town and its lives"', "",
           'source ledger "The ledger of lives"', "  kind memoir; author p0; composed 1960; language en",
           '  notice "made up to measure the program"', "  text texts/ledger.md", ""]
    out += [f'person {slug} "{name}"' for slug, name in persons]
    out += [f'place q{n} "{name}" @ {48 + n / 100:.2f}, {2 + n / 100:.2f}' for n, name in enumerate(places)]
    of_person = {}
    born = {}
    lines = []
    for n in range(events):
        person = n % len(persons)
        own = of_person.setdefault(person, [])
        kind = "birth" if not own else KINDS[rnd.randrange(len(KINDS))]
        own.append(n)
        if kind == "birth":
            born[person] = rnd.randint(1850, 1885)
        year = born[person] + 2 * (len(own) - 1) + (14 if len(own) > 1 else 0)
        title = f"{persons[person][1]} {'is born' if kind == 'birth' else DEEDS[kind]}, {n}"
        who = [persons[person][0]]
        if is_together and kind != "birth":
            # Those who can have been there: born by then, and not yet too old.
            who += [persons[other][0] for other in rnd.sample(sorted(born), min(3, len(born)))
                    if other != person and 14 <= year - born[other] <= 80]
        out.append(f'event e{n} "{title}" [{kind}]; who {", ".join(who)}; where q{rnd.randrange(60)}')
        lines.append((person, kind, year))
    out.append("")
    text = ["# The ledger of lives", ""]
    paragraph = []
    event = 0
    for n in range(statements):
        claims = []
        # Two events a statement where there are twice as many events as statements.
        first = event
        count = max(1, events // statements)
        for _ in range(count):
            if event >= events:
                break
            person, kind, year = lines[event]
            earlier = event - len(persons)
            wrong = rnd.random() < 1 / 300
            draw = rnd.random()
            if wrong:
                claims.append(f"e{event} in {year - 45}")
                if earlier >= 0:
                    claims.append(f"e{event} after e{earlier}")
            elif draw < 0.45 or earlier < 0:
                claims.append(f"e{event} in {year}")
            elif draw < 0.6:
                claims.append(f"e{event} on {year}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}")
            elif draw < 0.75:
                claims.append(f"e{event} after e{earlier}")
            elif draw < 0.85:
                claims.append(f"e{event} between 1 year and 4 years after e{earlier}")
            elif draw < 0.9:
                age = year - born[person]
                claims.append(f"e{event}: p{person} aged {age - 1} to {age + 1}")
            elif draw < 0.95:
                claims.append(f"e{event} in {year}-{rnd.randint(21, 24)}")
            event += 1
        person, kind, year = lines[min(first, events - 1)]
        words = f"On leaf {n} it stands that {persons[person][1]} {DEEDS.get(kind, 'was born')} about then"
        sentence = (f"{words}, and that whoever saw it gave the year as {year}. "
                    + " ".join(rnd.sample(FILLER, 2)))
        paragraph.append(sentence)
        if len(paragraph) == 6:
            text += [" ".join(paragraph), ""]
            paragraph = []
        if n % 300 == 299:
            text += [f"## Book {n // 300 + 2}", ""]
        voice = f' voice p0 < p{rnd.randrange(len(persons))} ("it stands", paraphrased)' if n % 5 == 0 else ""
        out.append(f'statement s{n} in ledger{voice} "{words}"')
        out += [f"  {claim}" for claim in claims] or [f'  that "a life went on" about p{person}']
    text += [" ".join(paragraph), ""]
    with open(os.path.join(folder, "texts", "ledger.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(text))
    with open(os.path.join(folder, "inquiry.chronicle"), "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
