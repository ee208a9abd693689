/** What goes wrong between this program and an MLflow server, in words that say what to do. */

import { AppError, messageOf, systemCodeOf } from '../../domain/errors.ts';

/** An attempt that failed in a way that may pass: no connection, no answer in time, 429, 5xx. */
export class MayPass extends Error {
  override readonly name = 'MayPass';
  /** What the server asks to wait; `null` when it says nothing. */
  readonly retryAfterSeconds: number | null;
  /** Whether the server was silent for the whole time limit: trying often would hold everything up. */
  readonly slow: boolean;

  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number | null; slow?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.slow = options.slow ?? false;
  }
}

/** An answer of the server that refuses; `errorCode` is MLflow's own, such as `RESOURCE_DOES_NOT_EXIST`. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly errorCode: string | undefined;

  constructor(status: number, errorCode: string | undefined, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** Whether an answer says that something does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Refused && error.errorCode === 'RESOURCE_DOES_NOT_EXIST';
}

/** Whether an answer says that something exists already. */
export function isPresent(error: unknown): boolean {
  return error instanceof Refused && error.errorCode === 'RESOURCE_ALREADY_EXISTS';
}

/** What a user is told; what is told already stays as it is. */
export function trackingFailure(error: unknown, server: string): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof MayPass) return unavailable(`${error.message}. ${adviceFor(error, server)}`, error);
  if (error instanceof Refused) return unavailable(refusal(error, server), error);
  return error;
}

function unavailable(message: string, cause: Error): AppError {
  return new AppError('tracking_unavailable', message, { cause });
}

function adviceFor(error: MayPass, server: string): string {
  const code = systemCodeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Correct mlflow.tracking_uri (MLFLOW_TRACKING_URI).';
  if (code === 'ECONNREFUSED') {
    return 'Start the server (`make mlflow` starts one on this machine), or correct mlflow.tracking_uri (MLFLOW_TRACKING_URI).';
  }
  if (error.slow) return 'Look at what keeps the server busy, or raise mlflow.timeout_seconds.';
  return `Look at the log of the MLflow server at ${server}.`;
}

function refusal({ status, message }: Refused, server: string): string {
  const said = message === '' ? '' : `: ${message}`;
  if (status === 401) {
    return `The MLflow server at ${server} wants credentials, or others (401). Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.`;
  }
  if (status === 403 && /host/i.test(message)) {
    return `The MLflow server at ${server} does not answer under this host name (403${said}). Start it with --allowed-hosts and this name, such as --allowed-hosts "${hostOf(server)},localhost:*".`;
  }
  if (status === 403)
    return `The MLflow server at ${server} does not allow this (403${said}). Ask for the permission, or use other credentials.`;
  if (status === 404 || status === 405) {
    return `What answers at ${server} is no MLflow server, or one of another version (${status}${said}). Correct mlflow.tracking_uri (MLFLOW_TRACKING_URI).`;
  }
  return `The MLflow server at ${server} refused (${status}${said}). Look at its log.`;
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}

/** Why a connection failed, in words. */
export function connectionFailure(error: unknown, server: string): MayPass {
  const code = systemCodeOf(error);
  const silent = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT';
  if (silent) return new MayPass(`The MLflow server at ${server} did not answer in time`, { cause: error, slow: true });
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    return new MayPass(`No connection to the MLflow server at ${server} came about in time`, {
      cause: error,
      slow: true,
    });
  }
  if (code === 'ECONNREFUSED') return new MayPass(`No MLflow server answers at ${server}`, { cause: error });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new MayPass(`The host of the MLflow server at ${server} is not known`, { cause: error });
  }
  return new MayPass(`The connection to the MLflow server at ${server} broke (${code ?? messageOf(error)})`, {
    cause: error,
  });
}
