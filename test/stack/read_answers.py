"""Reads an evaluation of answers with MLflow's own client, and prints what it found as JSON."""

import json
import sys

import mlflow
from mlflow import MlflowClient

asked = json.load(sys.stdin)
mlflow.set_tracking_uri(asked["uri"])
client = MlflowClient()
experiment = client.get_experiment_by_name(asked["experiment"])
runs = client.search_runs([experiment.experiment_id])


def assessment(one):
    return {
        "name": one.name,
        "kind": "expectation" if one.expectation is not None else "feedback",
        "source": [str(one.source.source_type), one.source.source_id],
        "value": one.value,
        "rationale": one.rationale,
        "error": [one.error.error_code, one.error.error_message] if getattr(one, "error", None) else None,
        "run": (one.metadata or {}).get("mlflow.assessment.sourceRunId"),
    }


def trace(one):
    return {
        "state": str(one.info.state.value),
        "request_preview": one.info.request_preview,
        "response_preview": one.info.response_preview,
        "name": one.info.tags.get("mlflow.traceName"),
        "milliseconds": one.info.execution_duration,
        "spans": [
            {"type": span.span_type, "inputs": span.inputs, "outputs": span.outputs, "status": str(span.status.status_code.value)}
            for span in one.data.spans
        ],
        "assessments": [assessment(a) for a in one.info.assessments],
    }


def found(run):
    traces = mlflow.search_traces(
        locations=[experiment.experiment_id], run_id=run.info.run_id, return_type="list", max_results=100
    )
    return {
        "id": run.data.tags.get("imdb_recommender.run_id"),
        "run_id": run.info.run_id,
        "status": run.info.status,
        "tags": run.data.tags,
        "params": run.data.params,
        "metrics": run.data.metrics,
        "datasets": [[one.dataset.name, json.loads(one.dataset.profile)["num_rows"]] for one in run.inputs.dataset_inputs],
        "outputs": len(run.outputs.model_outputs),
        "traces": [trace(one) for one in traces],
    }


print(json.dumps({"experiment_id": experiment.experiment_id, "runs": [found(run) for run in runs]}))
