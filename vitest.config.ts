import { defineConfig } from 'vitest/config';

/** How long what is polled may take to come true: much longer than on any machine, as it only counts when it never does. */
const polled = { poll: { timeout: 30_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench,deploy,monitoring}/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
          setupFiles: ['test/helpers/unit-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: polled,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: polled,
        },
      },
      {
        test: {
          name: 'browser',
          maxWorkers: 2,
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: polled,
        },
      },
      {
        test: {
          name: 'stack',
          include: ['test/stack/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: polled,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/**/*.contract.ts', 'src/**/*.fixture.ts'],
    },
  },
});
