/** Before every file of unit tests: what is drawn at random is the same every time, and no proxy stands between this machine and itself. */

import * as fc from 'fast-check';

const { FAST_CHECK_SEED = '20250101' } = process.env;
fc.configureGlobal({ seed: Number(FAST_CHECK_SEED) });

for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) {
  delete process.env[name];
  delete process.env[name.toUpperCase()];
}
