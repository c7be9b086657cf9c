import { type Scope } from '../../network/scope.ts';
import { type Stack } from './stack.ts';
import { knownText, MapTerm, type Term } from './term.ts';

const writerType = 'Custom::CrossRegionExportWriter';

/** The custom resource by which a stack of the CDK reads what a stack of another region has written for it. */
export const readerType = 'Custom::CrossRegionExportReader';

/**
 * Finds what a stack of another region hands to one of this scope, by the name that writer and reader share.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib-readme.html#accessing-resources-in-a-different-stack-and-region
 */
export function makeCrossRegionExports(
  stacks: readonly Stack[],
): (name: string, scope: Scope) => Term | undefined {
  return (name, { accountId, region }) => {
    for (const stack of stacks.filter(({ scope }) => scope.accountId === accountId)) {
      for (const resource of stack.resources().values()) {
        const written = resource.type === writerType ? stack.property(resource, 'WriterProps') : undefined;
        if (!(written instanceof MapTerm) || knownText(written.entries.get('region')) !== region) continue;
        const values = written.entries.get('exports');
        const value = values instanceof MapTerm ? values.entries.get(name) : undefined;
        if (value !== undefined) return value;
      }
    }
    return undefined;
  };
}
