"""Which title a text means: the tiers and the ranking of src/search/ of imdb-recommender, without its shortcuts for speed."""

import json
import re
import struct
import unicodedata

import numpy as np

WHITE_SPACE = " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_TYPES = {"F64": "<f8", "F32": "<f4", "I32": "<i4", "U32": "<u4", "I16": "<i2", "U16": "<u2", "U8": "u1"}
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ς": "σ"}
_SMALL = set("the a an of and in to le la les el los das der die il lo un une de".split())
_PARTS = {"part", "vol", "volume", "chapter", "episode", "book"}
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS.split())}
_DIGITS.update(thirty="30", forty="40", fifty="50", hundred="100")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_NUMERALS = {numeral: str(number) for number, numeral in enumerate(_ROMAN.split(), start=1)}
_LOOKALIKES = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "v"}

# The weights of src/search/ranking.ts.
_EXACT = [0, 0.5, 0.5, 0.8, 1, 1.2, 1.5, 1.8, 2]
_TIER = {"exact": 0, "prefix": 0, "word-prefix": -6, "substring": -9, "words": -7, "typo": -7}
_NAMESAKE, _ARTICLE, _SPLIT, _SHORT, _SURE_SUBSTRING = 0.5, 0.6, 2, 0.5, 7
_MISSING, _MISSING_SMALL, _PARTIAL, _UNCOVERED, _TYPO, _BEGINNING = 4, 1, 1, 2, 1.5, 2
_YEAR_SAME, _YEAR_NEXT, _YEAR_NAME, _YEAR_NEAR_NAME = 8, 4, 12, 2
_LIMIT, _CLEAR, _SURE_LETTERS, _LONGEST = 8, 1, 8, 240


def read_safetensors(path):
    """The tensors of a file by name, in their shapes."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        body = file.read()
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(body[start:end], dtype=_TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def fold(text):
    """Lower case, without accents; & becomes and; runs of other characters become one space."""
    return re.sub(" +", " ", "".join(_fold_character(character) for character in text)).strip(" ")


def _fold_character(character):
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).lower())
    parts = []
    for one in folded:
        one = _LETTERS.get(one, one)
        for letter in one:
            category = unicodedata.category(letter)
            if category.startswith("M") or letter in "'’ʼ`":
                continue
            if letter == "&":
                parts.append(" and ")
            else:
                parts.append(letter if category[0] in "LN" else " ")
    return "".join(parts)


def canonical_words(words):
    """The words with every number in digits, and digits inside words as the letters that they look like."""
    return [_canonical(word, words[at - 1] if at > 0 else None) for at, word in enumerate(words)]


def _canonical(word, before):
    if word in _DIGITS:
        return _DIGITS[word]
    if before is not None and word in _NUMERALS and (word != "i" or before in _PARTS):
        return _NUMERALS[word]
    if not re.fullmatch(r"[a-z][a-z0-9]*[0-9][a-z0-9]*[a-z]", word):
        return word
    letters = re.sub("[0-9]", lambda digit: _LOOKALIKES.get(digit[0], digit[0]), word)
    return _DIGITS.get(letters, letters)


def _units(text):
    """UTF-16 units of a text, each as a character of its own."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    return _decoded(units)


def _decoded(units):
    return units.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


class _Pattern:
    """One reading of a query's title."""

    def __init__(self, words):
        units = [_units(word) for word in words]
        self.letters = "".join(units)
        lengths = np.cumsum([len(word) for word in units])
        self.breaks = [int(length) for length in lengths[:-1]]
        self.words = [(_units(word), word in _SMALL, re.fullmatch("[0-9]+", word) is not None) for word in dict.fromkeys(words)][:32]


def _patterns(words):
    if not words:
        return []
    canonical = canonical_words(words)
    return [_Pattern(words)] if canonical == words else [_Pattern(words), _Pattern(canonical)]


class _Ranking:
    """The best matches so far; of two equal ones the earlier stays first."""

    def __init__(self):
        self.entries = []  # (score, place, tier), the best first
        self.floor = -np.inf

    def offer(self, place, tier, score):
        if score <= self.floor:
            return
        for at, (known, other, _) in enumerate(self.entries):
            if other == place:
                if known >= score:
                    return
                del self.entries[at]
                break
        at = len(self.entries)
        while at > 0 and self.entries[at - 1][0] < score:
            at -= 1
        self.entries.insert(at, (score, place, tier))
        del self.entries[_LIMIT:]
        if len(self.entries) == _LIMIT:
            self.floor = self.entries[-1][0]


class TitleSearch:
    """Looks titles up by name."""

    def __init__(self, table, names, rows):
        letters = _decoded(table["letters"])
        bits = np.unpackbits(table["wordStarts"].view("u1"), bitorder="little")[: len(letters)]
        starts = table["starts"].tolist()
        self._texts = [letters[start:end] for start, end in zip(starts, starts[1:])]
        self._starts = starts
        self._bits = bits.tolist()
        self._articles = table["articles"].tolist()
        self._places = table["places"].tolist()
        self._rows = table["rows"].tolist()
        self._fame = table["fame"].tolist()
        self._years = table["years"].tolist()
        self._range = (min(self._years), max(self._years))
        self._titles = names
        self._by_tconst = rows
        self._exact = {}
        for name, text in enumerate(self._texts):
            self._exact.setdefault(text, []).append((name, False))
            if self._articles[name] > 0:
                self._exact.setdefault(text[self._articles[name] :], []).append((name, True))

    def resolve(self, query):
        """The row of the one title that a text means, or None."""
        if query in self._by_tconst:
            return self._by_tconst[query]
        text = query.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST].decode("utf-16-le", "replace")
        row = self._by_id(text)
        if row is not None:
            return row
        words = [word for word in fold(text).split(" ") if word]
        ranking = self._rank(words)
        if not ranking.entries:
            return None
        score, place, tier = ranking.entries[0]
        first = self._rows[place]
        if tier != "typo":
            return first
        others = [other for other, at, _ in ranking.entries if self._titles[self._rows[at]] != self._titles[first]]
        return first if not others or score - others[0] >= _CLEAR else None

    def _by_id(self, text):
        found = re.search(r"(?:^\s*|imdb\.com/(?:\S*/)?title/)(tt[0-9]{5,10})(?![0-9a-z])", text, re.IGNORECASE)
        if found is None or not re.fullmatch(r"\s*(?:tt[0-9]+|\S*imdb\.com/\S*)\s*", text, re.IGNORECASE):
            return None
        return self._by_tconst.get("tt" + found[1][2:].rjust(7, "0"))

    def _rank(self, words):
        ranking = _Ranking()
        patterns = _patterns(words)
        scans = [(pattern, None) for pattern in patterns]
        dated = self._dated(words)
        if dated is not None:
            scans = [(pattern, "verbatim") for pattern in patterns] + [(pattern, dated[0]) for pattern in dated[1]]
        for pattern, year in scans:
            self._find_exact(ranking, pattern, year)
        sure = len(ranking.entries) > 0 and len(patterns[0].letters) >= _SURE_LETTERS
        for pattern, year in scans:
            self._scan_literal(ranking, pattern, year)
        for pattern, year in scans:
            self._scan_words(ranking, pattern, year)
        if sure:
            return ranking
        for pattern, year in scans:
            self._scan_typos(ranking, pattern, year)
        if not ranking.entries and words and words[0] in ("the", "a", "an") and len(words) > 1:
            self._scan_typos(ranking, _patterns(words[1:])[0], None if dated is None else "verbatim")
        return ranking

    def _dated(self, words):
        if len(words) < 2 or not re.fullmatch("[0-9]{4}", words[-1]):
            return None
        year = int(words[-1])
        if year < self._range[0] - 1 or year > self._range[1] + 1:
            return None
        return year, _patterns(words[:-1])

    def _offer(self, ranking, place, tier, lacks, year):
        ranking.offer(place, tier, self._fame[place] + _TIER[tier] + self._year_worth(place, tier, year) - lacks)

    def _year_worth(self, place, tier, year):
        if year is None:
            return 0
        if year == "verbatim":
            return _YEAR_NAME if tier in ("exact", "prefix") else _YEAR_NEAR_NAME
        apart = abs(self._years[place] - year)
        return _YEAR_SAME if apart == 0 else _YEAR_NEXT if apart == 1 else 0

    def _find_exact(self, ranking, pattern, year):
        bonus = _EXACT[min(len(pattern.letters), len(_EXACT) - 1)]
        last = -1
        for name, without_article in self._exact.get(pattern.letters, []):
            place = self._places[name]
            if last >= 0 and place != last:
                bonus *= _NAMESAKE
            last = place
            self._offer(ranking, place, "exact", (_ARTICLE if without_article else 0) - bonus, year)

    def _starts_word(self, name, at):
        return self._bits[self._starts[name] + at] != 0

    def _split_at(self, name, pattern, start):
        for broken in pattern.breaks:
            if not self._starts_word(name, start + broken):
                return _SPLIT
        return 0

    def _scan_literal(self, ranking, pattern, year):
        wanted = pattern.letters
        most = _most_year_worth(year)
        short = _SHORT * max(0, _SURE_SUBSTRING - len(wanted))
        for name, text in enumerate(self._texts):
            place = self._places[name]
            best = self._fame[place] + most
            if best <= ranking.floor:
                return
            if wanted not in text:
                continue
            article = self._articles[name]
            start = 0 if text.startswith(wanted) else article if article > 0 and text.startswith(wanted, article) else -1
            if start >= 0:
                if start + len(wanted) != len(text):
                    lacks = (_ARTICLE if start > 0 else 0) + self._split_at(name, pattern, start)
                    self._offer(ranking, place, "prefix", lacks, year)
            elif best + _TIER["word-prefix"] > ranking.floor:
                found = self._inside(name, text, wanted)
                if found < 0:
                    continue
                lacks = self._split_at(name, pattern, found)
                if self._starts_word(name, found):
                    self._offer(ranking, place, "word-prefix", lacks, year)
                else:
                    self._offer(ranking, place, "substring", lacks + short, year)

    def _inside(self, name, text, wanted):
        first = at = text.find(wanted, 1)
        while at >= 0:
            if self._starts_word(name, at):
                return at
            at = text.find(wanted, at + 1)
        return first

    def _scan_words(self, ranking, pattern, year):
        needed = [word for word in pattern.words if not word[1]]
        if len(pattern.words) < 2 or not needed:
            return
        lenient = len(needed) >= 3
        most = _most_year_worth(year)
        for name, text in enumerate(self._texts):
            absent = sum(1 for letters, _, _ in needed if letters not in text)
            if absent > (1 if lenient else 0):
                continue
            place = self._places[name]
            best = self._fame[place] + _TIER["words"] + most
            if best <= ranking.floor:
                return
            lacks = self._lacking_words(name, text, pattern.words, lenient)
            if best - lacks > ranking.floor:
                self._offer(ranking, place, "words", lacks, year)

    def _lacking_words(self, name, text, words, lenient):
        lacks, covered, spare = 0, 0, 1 if lenient else 0
        for letters, small, number in words:
            how = self._standing(name, text, letters, small, number)
            if how > 0:
                covered += len(letters)
                lacks += _PARTIAL if how == 1 else 0
            elif small:
                lacks += _MISSING_SMALL
            else:
                spare -= 1
                if number or spare < 0:
                    return np.inf
                lacks += _MISSING
        return lacks + _UNCOVERED * (1 - min(1, covered / len(text)))

    def _standing(self, name, text, letters, small, number):
        """2 for a whole word, 1 for the start of one, 0 for neither."""
        found = 0
        at = text.find(letters)
        while at >= 0:
            if self._starts_word(name, at):
                end = at + len(letters)
                if end == len(text) or self._starts_word(name, end):
                    return 2
                if not number and not small and len(letters) > 1:
                    found = 1
            at = text.find(letters, at + 1)
        return found

    def _scan_typos(self, ranking, pattern, year):
        length = len(pattern.letters)
        allowed = 0 if length < 3 else 1 if length < 6 else 2 if length < 12 else 3
        if allowed == 0:
            return
        most = _most_year_worth(year)
        distinct = set(pattern.letters)
        for name, text in enumerate(self._texts):
            if len(text) < length - allowed or sum(1 for letter in distinct if letter not in text) > allowed:
                continue
            place = self._places[name]
            best = self._fame[place] + _TIER["typo"] + most
            if best - _TYPO <= ranking.floor:
                return
            limit = allowed if ranking.floor == -np.inf else min(allowed, int(np.ceil((best - ranking.floor) / _TYPO)) - 1)
            lacks = _typos_lacking(pattern.letters, text, limit)
            if self._articles[name] > 0:
                lacks = min(lacks, _typos_lacking(pattern.letters, text[self._articles[name] :], limit))
            if lacks < np.inf:
                self._offer(ranking, place, "typo", lacks, year)


def _most_year_worth(year):
    return 0 if year is None else _YEAR_NAME if year == "verbatim" else _YEAR_SAME


def _typos_lacking(pattern, text, limit):
    """What a name lacks by its typos; infinite above the limit. Optimal string alignment, over all beginnings of the name."""
    length = len(pattern)
    if len(text) < length - limit:
        return np.inf
    text = text if len(text) <= length + limit else text[: length + limit]
    whole_fits = len(text)
    older, old = None, list(range(length + 1))
    beginning = length if length <= limit else np.inf
    last = old[length]
    for line, letter in enumerate(text, start=1):
        row = [line] + [0] * length
        for column in range(1, length + 1):
            cost = old[column - 1] + (pattern[column - 1] != letter)
            if old[column] + 1 < cost:
                cost = old[column] + 1
            if row[column - 1] + 1 < cost:
                cost = row[column - 1] + 1
            if line > 1 and column > 1 and pattern[column - 2] == letter and pattern[column - 1] == text[line - 2]:
                if older[column - 2] + 1 < cost:
                    cost = older[column - 2] + 1
            row[column] = cost
        older, old = old, row
        last = row[length]
        if last <= limit and last <= beginning:
            beginning = last
        if min(row) > limit:
            return np.inf if beginning == np.inf else beginning * _TYPO + _BEGINNING
    whole = last if last <= limit and whole_fits == len(text) else np.inf
    return min(whole * _TYPO, beginning * _TYPO + _BEGINNING)
