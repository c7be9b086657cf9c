import { defineConfig } from 'vitest/config';
import { defines } from '../../../esbuild.config.mjs';

/** The tests that Stryker asks about each mutant of `src/path`: those that cover it and are quick. One that tells all
 * stories once more covers everything and notices nothing that the stories one by one do not. */
export default defineConfig({
  define: defines,
  test: {
    include: ['test/path/**/*.test.ts', 'test/scenarios/**/*.test.ts'],
    exclude: ['test/scenarios/every-check.test.ts'],
    sequence: { shuffle: false },
    testTimeout: 20_000,
  },
});
