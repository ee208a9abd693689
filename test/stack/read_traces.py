"""Reads the traces of an experiment with MLflow's own client, and prints what it found as JSON."""

import json
import sys

import mlflow
from mlflow import MlflowClient

asked = json.load(sys.stdin)
mlflow.set_tracking_uri(asked["uri"])
experiment = MlflowClient().get_experiment_by_name(asked["experiment"])


def trace(one):
    info = one.info
    return {
        "id": info.trace_id,
        "state": str(info.state.value),
        "request_id": info.client_request_id,
        "request_preview": info.request_preview,
        "response_preview": info.response_preview,
        "milliseconds": info.execution_duration,
        "metadata": info.trace_metadata,
        "tags": info.tags,
        "spans": [
            {
                "name": span.name,
                "type": span.span_type,
                "parent": span.parent_id,
                "id": span.span_id,
                "inputs": span.inputs,
                "outputs": span.outputs,
                "status": str(span.status.status_code.value),
                "message": span.status.description,
                "attributes": span.attributes,
                "milliseconds": (span.end_time_ns - span.start_time_ns) / 1e6,
            }
            for span in one.data.spans
        ],
    }


def of_model(model_id):
    return [
        one.info.trace_id
        for one in mlflow.search_traces(
            locations=[experiment.experiment_id], model_id=model_id, return_type="list", max_results=100
        )
    ]


traces = (
    []
    if experiment is None
    else mlflow.search_traces(locations=[experiment.experiment_id], return_type="list", max_results=100)
)
models = {one.info.trace_metadata.get("mlflow.modelId") for one in traces} - {None}
print(
    json.dumps(
        {
            "traces": [trace(one) for one in traces],
            "models": {model: mlflow.get_logged_model(model).name for model in models},
            "of_model": {model: of_model(model) for model in models},
        }
    )
)
