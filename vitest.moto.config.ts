import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Networks made in moto by the real SDK, which needs Python: `npm run test:moto` installs it first. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/moto/**/*.test.ts'],
    exclude: [],
    globalSetup: ['test/kit/build.ts', 'test/moto/start-moto.ts'],
    // One account of moto: each test empties it first.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
