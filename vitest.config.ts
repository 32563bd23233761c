import { defineConfig } from 'vitest/config';
import { closingLine } from './test/closing-line.ts';

const setupFiles = ['test/properties.ts'];

/** `--mode long` tries the properties longer, and with a new seed where none is given. */
export default defineConfig(({ mode }) => {
  const long = mode === 'long';
  const { PROPERTY_SEED = String(Date.now() % 2 ** 31) } = process.env;
  const env = long ? { PROPERTY_SEED, PROPERTY_RUNS: '1000' } : {};
  const slower = long ? 10 : 1;
  return {
    test: {
      reporters: ['default', closingLine],
      maxWorkers: '100%',
      projects: [
        {
          test: {
            name: 'unit',
            include: ['test/unit/**/*.test.{ts,tsx}'],
            testTimeout: 20_000 * slower,
            setupFiles,
            env,
          },
        },
        {
          test: {
            name: 'integration',
            include: ['test/integration/**/*.test.ts'],
            testTimeout: 120_000 * slower,
            hookTimeout: 60_000 * slower,
            setupFiles,
            env,
          },
        },
        {
          test: {
            name: 'bench',
            include: ['test/bench/**/*.bench.test.ts'],
            fileParallelism: false,
          },
        },
        {
          test: {
            name: 'e2e',
            include: ['test/e2e/**/*.test.ts'],
            testTimeout: 300_000,
            hookTimeout: 120_000,
            fileParallelism: false,
            // A browser beside other tests is slow enough to be mistaken for a broken one.
            sequence: { groupOrder: 1 },
          },
        },
      ],
    },
  };
});
