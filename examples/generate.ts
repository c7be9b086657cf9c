// Writes the example snapshots anew: tsx examples/generate.ts
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exampleFiles } from './generator/example-files.ts';
import { manifestName } from './generator/snapshot.ts';

const examplesFolder = import.meta.dirname;

for (const name of readdirSync(examplesFolder)) {
  const folder = path.join(examplesFolder, name);
  if (existsSync(path.join(folder, manifestName))) rmSync(folder, { recursive: true });
}

for (const [file, text] of exampleFiles()) {
  const target = path.join(examplesFolder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
