"""Counts what an experiment holds, by the id that its runs were recorded under."""

import json
import sys

import mlflow
from mlflow import MlflowClient

asked = json.load(sys.stdin)
mlflow.set_tracking_uri(asked["uri"])
client = MlflowClient()
runs = mlflow.search_runs(experiment_names=[asked["experiment"]], output_format="list")


def count(run_id, folder=None):
    entries = client.list_artifacts(run_id, folder)
    return sum(count(run_id, entry.path) if entry.is_dir else 1 for entry in entries)


print(
    json.dumps(
        [
            {
                "id": run.data.tags.get("imdb_recommender.run_id"),
                "status": run.info.status,
                "metrics": len(run.data.metrics),
                "params": len(run.data.params),
                "datasets": len(run.inputs.dataset_inputs),
                "files": count(run.info.run_id),
                "models": len(run.outputs.model_outputs),
                "versions": len(client.search_model_versions(f"run_id='{run.info.run_id}'")),
            }
            for run in runs
        ]
    )
)
