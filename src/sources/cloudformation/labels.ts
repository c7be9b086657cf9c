import path from 'node:path';
import { type AssembledStack } from './cloud-assembly.ts';

/** A stack of the input: of a cloud assembly, or a plain template, which knows neither its name nor where it goes. */
export interface StackSource extends Omit<AssembledStack, 'artifact' | 'stackName'> {
  readonly artifact: string | null;
  readonly stackName: string | null;
}

/** A stack with the name that it has within the input. */
export interface LabelledSource extends StackSource {
  readonly label: string;
  /** Empty where the input has this stack only. */
  readonly prefix: string;
}

/**
 * Names stacks: by the stack's name or the file's, and longer where two would share it. Sorted, each file once, so that
 * the order in which files are named changes nothing.
 */
export function labelled(sources: readonly StackSource[]): readonly LabelledSource[] {
  const byFile = new Map(
    sources.map((source) => [`${path.resolve(source.location)}\0${source.artifact ?? ''}`, source]),
  );
  const distinct = [...byFile.values()].toSorted((a, b) => compare(longLabel(a), longLabel(b)));
  return distinct.map((source) => {
    const isAlone = distinct.filter((other) => shortLabel(other) === shortLabel(source)).length === 1;
    const isNamed = distinct.filter((other) => middleLabel(other) === middleLabel(source)).length === 1;
    const label = isAlone ? shortLabel(source) : isNamed ? middleLabel(source) : longLabel(source);
    return { ...source, label, prefix: distinct.length === 1 ? '' : `${label}/` };
  });
}

function shortLabel({ stackName, location }: StackSource): string {
  return stackName ?? stemOf(path.basename(location));
}

function middleLabel(source: StackSource): string {
  return source.artifact ?? stemOf(source.file);
}

function longLabel({ file, artifact }: StackSource): string {
  return artifact === null ? file : `${file}:${artifact}`;
}

// network.template.json, network.yaml
function stemOf(file: string): string {
  return file.replace(/(?:\.template)?\.[A-Za-z0-9]+$/, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
