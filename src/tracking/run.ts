/** What a run is: everything that is recorded of one training, evaluation or experiment, as one value. */

/** How a run ended. */
export const RUN_STATUSES = ['FINISHED', 'FAILED'] as const;

/** How a run ended. */
export type RunStatus = (typeof RUN_STATUSES)[number];

/** One value of a metric; a metric with several is a series. */
export interface MetricPoint {
  /** Letters, digits and `_ - . : /` and spaces; at most 250 of them. */
  readonly key: string;
  /** May be NaN; never infinite. */
  readonly value: number;
  /** Milliseconds since 1970 (UTC). */
  readonly timestamp: number;
  /** Position in the series, from 0. */
  readonly step: number;
}

/** A file of a run. */
export interface RunFile {
  /** Where it lies in the run, with `/` between folders, such as `figures/genres.svg`. */
  readonly path: string;
  /** Its bytes, or the path of a file on this machine that holds them and does not change any more. */
  readonly content: Uint8Array | { readonly file: string };
}

/** A column of a data set. */
export interface RunColumn {
  readonly name: string;
  readonly type: 'string' | 'long' | 'double' | 'boolean';
  readonly required: boolean;
}

/** What a run read. */
export interface RunDataset {
  readonly name: string;
  /** Identifies the content; at most 36 characters. */
  readonly digest: string;
  /** The address, or the name of the file. */
  readonly source: string;
  readonly columns: readonly RunColumn[];
  readonly rows: number;
  /** What it was read for: `training` or `evaluation`. */
  readonly context: string;
}

/** A model that a run made, in a form that MLflow can load. */
export interface RunModel {
  /** The version in the models folder. */
  readonly version: string;
  /** Name in the model registry. */
  readonly registeredName: string;
  readonly description: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Its files, `MLmodel` among them. */
  readonly files: readonly RunFile[];
}

/** A judgement of what was answered in one trace: a score, or what had been expected. */
export interface RunAssessment {
  /** Such as `correctness`; of an expectation `expected_response` or `expected_facts`. */
  readonly name: string;
  readonly kind: 'feedback' | 'expectation';
  /** Who judged: code, a language model, or the people who wrote the expectations; and which. */
  readonly source: { readonly type: 'CODE' | 'LLM_JUDGE' | 'HUMAN'; readonly id: string };
  /** `null` when the judgement failed. */
  readonly value: string | number | readonly string[] | null;
  readonly rationale: string | null;
  /** Why there is no value. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** One call that was made in a run: what went in, what came out, what was thought of it. */
export interface RunTrace {
  /** 32 hex digits, the same however often it is recorded. */
  readonly id: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `null` when the call failed. */
  readonly output: string | null;
  /** Why the call failed. */
  readonly error: string | null;
  /** Milliseconds since 1970 (UTC). */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly assessments: readonly RunAssessment[];
}

/** A run that has ended. */
export interface Run {
  /** Given by whoever ran it, the same however often it is recorded: letters, digits and `. _ -`. */
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  readonly status: RunStatus;
  /** Milliseconds since 1970 (UTC). */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Markdown. */
  readonly description: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: readonly MetricPoint[];
  readonly datasets: readonly RunDataset[];
  readonly files: readonly RunFile[];
  /** Which of the files are tables: JSON with `columns` and `data`. */
  readonly tables: readonly string[];
  readonly model?: RunModel | undefined;
  readonly traces?: readonly RunTrace[] | undefined;
}

/** What a list of runs tells of one. */
export interface RunSummary {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly startedAt: number;
  /** `null` while it goes on. */
  readonly endedAt: number | null;
}

/** What was recorded of a run; its files are read one by one. */
export interface RunRecord extends RunSummary {
  readonly experiment: string;
  readonly description: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** The last value of every metric, by key. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly datasets: readonly RunDataset[];
  /** Paths of the files, in order of code points. */
  readonly files: readonly string[];
}

/** Every metric with the value of its last step; of equal steps the later one. */
export function lastValues(points: readonly MetricPoint[]): Record<string, number> {
  const last = new Map<string, MetricPoint>();
  for (const point of points) {
    const before = last.get(point.key);
    if (before === undefined || point.step >= before.step) last.set(point.key, point);
  }
  return Object.fromEntries([...last].map(([key, { value }]) => [key, value]));
}
