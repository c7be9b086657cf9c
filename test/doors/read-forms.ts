import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PrintedForm } from './printed-form.ts';
import { type ComparedReport, runReport } from './run-report.ts';

/** The report on a printed template or plan, by the command and flags of its scenario with the form's own ids. */
export async function reportOnForm(form: PrintedForm, run: readonly string[]): Promise<ComparedReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'planecheck-doors-'));
  try {
    const file = path.join(folder, form.file);
    await writeFile(file, form.text);
    const { region, account } = form;
    // A plan says its own region.
    const place = form.file.endsWith('.yaml') ? ['--region', region] : [];
    return await runReport([...run, file, ...place, '--account', account]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
