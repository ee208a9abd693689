/**
 * The image's health check: exit code 0 when a server of this container answers with 2xx, else 1 and why. The image has no curl.
 *
 * Usage: node health-check.mjs [address]; without one, the API's readiness, which is that a model serves.
 */

const { IMDB_RECOMMENDER_SERVER_PORT: port = '8000' } = process.env;
const [, , address = `http://127.0.0.1:${port}/health/ready`] = process.argv;

/** Less than the check's own time limit, so that the reason is told. */
const PATIENCE_MS = 4000;

try {
  const { status } = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  if (status < 200 || status > 299) throw new Error(`the answer was ${status}`);
} catch (error) {
  console.error(`${address}: ${error.cause?.code ?? error.message}`);
  process.exitCode = 1;
}
