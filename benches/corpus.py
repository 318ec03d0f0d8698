#!/usr/bin/env python3
"""Writes one synthetic catalogue twice: as a Cebra site and as the equivalent Hugo site.

    corpus.py OUT [--n 10000] [--seed 7]

N practices of about 700 words with a table, a list, links and a footnote, N/10 cities, N/20 calls; 17 SDGs, 20 themes,
20 countries. Needs only Python's standard library. The same N and seed give the same bytes.
"""
import argparse
import json
import random
import shutil
from pathlib import Path

HERE = Path(__file__).parent
COUNTRIES = {"ar": "Argentina", "bo": "Bolivia", "br": "Brasil", "cl": "Chile", "co": "Colombia", "cr": "Costa Rica", "cu": "Cuba",
             "do": "República Dominicana", "ec": "Ecuador", "es": "España", "gt": "Guatemala", "hn": "Honduras", "mx": "México",
             "ni": "Nicaragua", "pa": "Panamá", "pe": "Perú", "pt": "Portugal", "py": "Paraguay", "sv": "El Salvador", "uy": "Uruguay"}
THEMES = ["agriculture", "emergency", "science", "trade", "culture", "rights", "education", "employment", "environment", "gender",
          "governance", "industry", "infrastructure", "antidrug", "conflict", "health", "production", "water", "waste", "mobility"]
SYLLABLES = ("ba ca da fa ga la ma na pa ra sa ta va be ce de fe ge le me ne pe re se te ve bi ci di li mi ni pi ri si ti vi "
             "bo co do fo lo mo no po ro so to cu du lu mu nu tu ción dad men pla bra tri").split()
SMALL = "de la que el en y a los se del las un por con una su para es al como más o este ya entre sobre también".split()


class Words:
    """Pseudo-Spanish text: frequent function words, other words by a Zipf distribution."""

    def __init__(self, rng):
        self.rng = rng
        self.words = list(SMALL)
        while len(self.words) < 8000:
            self.words.append("".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))))
        weights, total = [], 0.0
        for rank in range(len(self.words)):
            total += 1 / (rank + 2.7)
            weights.append(total)
        self.weights = weights

    def phrase(self, count):
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=count))

    def title(self, count):
        text = self.phrase(count)
        return text[0].upper() + text[1:]

    def paragraph(self, count, link=None):
        sentences = []
        while count > 0:
            words = self.phrase(min(count, self.rng.randint(9, 18))).split()
            if len(words) > 6:
                words[3] = f"**{words[3]}**"
            sentences.append(" ".join(words).capitalize() + ".")
            count -= len(words)
        if link:
            sentences.insert(1, f"Véase [{self.phrase(3)}]({link}).")
        return " ".join(sentences)


def practice_body(words, rng, number, city_link):
    outside = f"https://sitio{number % 97}.example.org/{number}"
    rows = "\n".join(f"| {words.title(3)} | {rng.randrange(900)} | {rng.randrange(9000)} |" for _ in range(5))
    items = "\n".join(f"- **{words.title(2)}**: {words.phrase(9)}." for _ in range(5))
    steps = "\n".join(f"{step}. {words.title(10)}." for step in range(1, 5))
    return [
        ("Objetivos y antecedentes", f"{words.paragraph(130, outside)}\n\n{words.paragraph(80, city_link)}\n\n{items}"),
        ("Resultados obtenidos", f"{words.paragraph(110)}\n\n| Indicador | Antes | Después |\n| --- | ---: | ---: |\n{rows}\n\n{words.paragraph(60)}[^1]"),
        ("Lecciones aprendidas", f"{words.paragraph(90)}\n\n{steps}\n\n> {words.paragraph(25)}"),
        ("Replicabilidad", f"{words.paragraph(90, outside)}\n\n[^1]: {words.paragraph(15)}"),
    ]


def catalogue(n, seed):
    rng = random.Random(seed)
    words = Words(rng)
    codes = list(COUNTRIES)
    cities = []
    for number in range(max(20, n // 10)):
        cities.append({"id": f"ciudad-{number:05}", "title": words.title(2), "summary": words.title(16) + ".",
                       "country": codes[number % 20], "population": rng.randint(8000, 4000000), "body": words.paragraph(160)})
    practices = []
    for number in range(n):
        city = rng.choice(cities)
        practices.append({"id": f"practica-{number:05}", "title": words.title(rng.randint(5, 9)), "summary": words.title(22) + ".",
                          "city": city, "year": rng.randint(2012, 2025), "sdgs": sorted(rng.sample(range(1, 18), rng.randint(1, 4))),
                          "themes": rng.sample(THEMES, rng.randint(1, 3)), "seed": rng.random(), "number": number})
    calls = []
    for number in range(max(10, n // 20)):
        calls.append({"id": f"convocatoria-{number:05}", "title": "Convocatoria " + words.phrase(5), "summary": words.title(20) + ".",
                      "country": rng.choice(codes), "opens": f"{rng.randint(2022, 2025)}-{rng.randint(1, 9):02}-10",
                      "theme": rng.choice(THEMES), "body": words.paragraph(180)})
    return words, practices, cities, calls


def quoted(value):
    return json.dumps(value, ensure_ascii=False)


def front(values):
    return "---\n" + "".join(f"{key}: {quoted(value)}\n" for key, value in values.items()) + "---\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def emit(out, n, seed):
    words, practices, cities, calls = catalogue(n, seed)
    cebra, hugo = out / "cebra", out / "hugo"
    shutil.copytree(HERE / "cebra", cebra, dirs_exist_ok=True)
    shutil.copytree(HERE / "hugo", hugo, dirs_exist_ok=True)
    for city in cities:
        both = {"title": city["title"], "summary": city["summary"]}
        write(cebra / f"content/ciudades/{city['id']}.md",
              front({**both, "country": city["country"], "population": city["population"]}) + f"## Historia\n\n{city['body']}\n")
        write(hugo / f"content/ciudades/{city['id']}.md",
              front({**both, "countries": [city["country"]], "population": city["population"]}) + f"## Historia\n\n{city['body']}\n")
    for practice in practices:
        rng = words.rng = random.Random(practice["seed"])
        city = practice["city"]
        both = {"title": practice["title"], "summary": practice["summary"], "themes": practice["themes"]}
        for site, link in ((cebra, f"../ciudades/{city['id']}.md"), (hugo, f"/ciudades/{city['id']}/")):
            rng.seed(practice["seed"])
            sections = practice_body(words, rng, practice["number"], link)
            body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in sections) + "\n"
            if site is cebra:
                data = {**both, "city": city["id"], "sdgs": practice["sdgs"], "start": str(practice["year"])}
            else:
                data = {**both, "city": city["id"], "sdgs": [f"sdg-{goal}" for goal in practice["sdgs"]],
                        "countries": [city["country"]], "year": practice["year"]}
            write(site / f"content/practicas/{practice['id']}.md", front(data) + body)
    for call in calls:
        both = {"title": call["title"], "summary": call["summary"], "themes": [call["theme"]]}
        write(cebra / f"content/convocatorias/{call['id']}.md",
              front({**both, "country": call["country"], "opens": call["opens"]}) + f"## Bases\n\n{call['body']}\n")
        write(hugo / f"content/convocatorias/{call['id']}.md",
              front({**both, "countries": [call["country"]], "opens": call["opens"]}) + f"## Bases\n\n{call['body']}\n")
    names = {"countries": COUNTRIES, "themes": {theme: theme.capitalize() for theme in THEMES},
             "sdgs": {f"sdg-{goal}": f"ODS {goal}" for goal in range(1, 18)}}
    write(hugo / "data/names.json", json.dumps(names, ensure_ascii=False))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--n", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    emit(options.out, options.n, options.seed)
