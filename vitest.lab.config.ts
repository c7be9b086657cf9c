import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The packet lab, which needs namespaces of the Linux kernel: `npm run test:lab` enters them first. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/lab/**/*.test.ts'],
    exclude: [],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
