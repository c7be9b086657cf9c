import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that need a pseudo-terminal, apart from the rest because not every machine has `script`. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/terminal/**/*.test.ts'], exclude: [] },
});
