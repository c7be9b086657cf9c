// Before the moto suite runs: what it needs is there, or one line says what is missing.
import { install } from './installation.ts';

try {
  await install();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
