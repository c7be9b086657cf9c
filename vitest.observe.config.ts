import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Networks made in moto, built in the lab and probed there: `npm run test:observe` installs the one and enters the other. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/observe/**/*.test.ts'],
    exclude: [],
    globalSetup: ['test/observe/raise-loopback.ts', 'test/kit/build.ts', 'test/moto/start-moto.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
