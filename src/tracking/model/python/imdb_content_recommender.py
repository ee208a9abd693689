"""Answers as POST /recommend of imdb-recommender does with the strategy "content": MLflow's loader of the model.

Needs numpy, pandas and the standard library. Nothing here is pickled: the matrix and the folded names are safetensors files,
the titles are JSON Lines.
"""

import json
import os

import numpy as np
import pandas as pd

import imdb_title_search as search

_MOST = 50
_DEFAULT_TOP_K = 10


def _load_pyfunc(path):
    """Called by MLflow with the path of the model's data folder."""
    return ContentRecommender(path)


class ContentRecommender:
    """Exact cosine similarity over the feature matrix, ties in ascending order of tconst."""

    def __init__(self, folder):
        features = search.read_safetensors(os.path.join(folder, "model.safetensors"))["features"]
        # Each column on its own: sums are made in feature order, in double precision, as the definition of similarity says.
        self._columns = [np.ascontiguousarray(column, dtype=np.float64) for column in features.T]
        squares = np.zeros(len(features))
        for column in self._columns:
            squares += column * column
        self._norms = np.sqrt(squares)
        with open(os.path.join(folder, "titles.jsonl"), encoding="utf-8") as lines:
            titles = [json.loads(line) for line in lines]
        self._tconsts = [title["tconst"] for title in titles]
        self._names = [title["title"] for title in titles]
        self._rows = {tconst: row for row, tconst in enumerate(self._tconsts)}
        self._search = search.TitleSearch(
            search.read_safetensors(os.path.join(folder, "search.safetensors")), self._names, self._rows
        )

    def predict(self, model_input, params=None):
        """Recommendations for each row of the input, one after the other: rank, tconst, title, similarity_score."""
        answers = [self._answer(row) for row in _rows_of(model_input)]
        found = [one for answer in answers for one in answer]
        return pd.DataFrame(found, columns=["rank", "tconst", "title", "similarity_score"])

    def _answer(self, query):
        top_k = _top_k(query.get("top_k"))
        row = self._resolve(_text(query.get("tconst")), _text(query.get("title")))
        dots = np.zeros(len(self._names))
        for column in self._columns:
            dots += column[row] * column
        scores = dots / (self._norms[row] * self._norms)
        scores[row] = -np.inf
        # Stable, so equal scores stay in order of row, which is the order of tconst.
        order = np.argsort(-scores, kind="stable")[: min(top_k, len(scores) - 1)]
        return [
            (rank, self._tconsts[at], self._names[at], _rounded(float(scores[at])))
            for rank, at in enumerate((int(at) for at in order), start=1)
        ]

    def _resolve(self, tconst, title):
        if tconst is not None:
            if tconst not in self._rows:
                raise ValueError(f"No title with the id {tconst} is in this catalogue.")
            return self._rows[tconst]
        if title is None:
            raise ValueError("Give a title or a tconst.")
        row = self._search.resolve(title)
        if row is None:
            raise ValueError(f"No title matches {title!r}.")
        return row


def _rows_of(model_input):
    if isinstance(model_input, pd.DataFrame):
        return model_input.to_dict("records")
    if isinstance(model_input, dict):
        return [model_input]
    return list(model_input)


def _text(value):
    """A text without the space around it; None where there is none."""
    if value is None or (isinstance(value, float) and np.isnan(value)) or value is pd.NA:
        return None
    stripped = str(value).strip(search.WHITE_SPACE)
    return stripped or None


def _top_k(value):
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return _DEFAULT_TOP_K
    if not 1 <= int(value) <= _MOST:
        raise ValueError(f"top_k must be from 1 to {_MOST}, found {value}.")
    return int(value)


def _rounded(score):
    """To four places, halves up, as the API shows it."""
    scaled = score * 10_000
    whole = np.floor(scaled)
    return float(whole + (1 if scaled - whole >= 0.5 else 0)) / 10_000
