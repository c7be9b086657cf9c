import { defineConfig } from 'vitest/config';
import { defines } from './esbuild.config.mjs';

export default defineConfig({
  define: defines,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/terminal/**', 'test/lab/**', 'test/moto/**', 'test/observe/**'],
    globalSetup: ['test/kit/build.ts'],
    sequence: { shuffle: false },
    testTimeout: 20_000,
  },
});
