"""Reads a run and its model with MLflow's own client, and prints what it found as JSON."""

import hashlib
import json
import os
import sys
import tempfile

import mlflow
import pandas as pd
from mlflow import MlflowClient

asked = json.load(sys.stdin)
mlflow.set_tracking_uri(asked["uri"])
mlflow.set_experiment(asked["experiment"])
client = MlflowClient()
runs = mlflow.search_runs(experiment_names=[asked["experiment"]])
mine = runs[runs["tags.imdb_recommender.run_id"] == asked["id"]]
run_id = mine.run_id.iloc[0]
run = client.get_run(run_id)


def listed(folder=None):
    paths = []
    for entry in client.list_artifacts(run_id, folder):
        paths += listed(entry.path) if entry.is_dir else [entry.path]
    return paths


def digests(paths):
    with tempfile.TemporaryDirectory() as folder:
        root = client.download_artifacts(run_id, "", folder)
        return {path: hashlib.sha256(open(os.path.join(root, path), "rb").read()).hexdigest() for path in paths}


def table(name):
    frame = mlflow.load_table(f"tables/{name}.json", run_ids=[run_id])
    return {"columns": list(frame.columns), "data": json.loads(frame.to_json(orient="values"))}


def series(key):
    history = client.get_metric_history(run_id, key)
    return [[point.step, point.timestamp, point.value] for point in history]


def refused(rows):
    try:
        model.predict(pd.DataFrame(rows))
        return None
    except Exception as error:
        return str(error)


model = mlflow.pyfunc.load_model(f"models:/{asked['model']}@{asked['alias']}")
version = client.get_model_version_by_alias(asked["model"], asked["alias"])
print(
    json.dumps(
        {
            "found": len(mine),
            "status": run.info.status,
            "start_time": run.info.start_time,
            "end_time": run.info.end_time,
            "metrics": run.data.metrics,
            "params": run.data.params,
            "tags": run.data.tags,
            "datasets": [
                {
                    "name": one.dataset.name,
                    "digest": one.dataset.digest,
                    "source": one.dataset.source,
                    "source_type": one.dataset.source_type,
                    "schema": json.loads(one.dataset.schema),
                    "profile": json.loads(one.dataset.profile),
                    "context": {tag.key: tag.value for tag in one.tags},
                }
                for one in run.inputs.dataset_inputs
            ],
            "model_outputs": [one.model_id for one in run.outputs.model_outputs],
            "artifacts": digests(listed()),
            "tables": {name: table(name) for name in asked["tables"]},
            "system": {key: series(key) for key in run.data.metrics if key.startswith("system/")},
            "version": {"version": version.version, "tags": version.tags, "run_id": version.run_id, "is_mine": version.run_id == run_id},
            "input_example": json.loads(model.input_example.to_json(orient="records")) if model.input_example is not None else None,
            "predictions": [
                json.loads(model.predict(pd.DataFrame([row])).to_json(orient="records")) for row in asked["queries"]
            ],
            "many": len(model.predict(pd.DataFrame(asked["queries"][:3]))),
            "refused": [refused(rows) for rows in asked["bad"]],
        }
    )
)
