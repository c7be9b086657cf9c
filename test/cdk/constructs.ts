import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, CfnElement, type cx_api as cxapi, type Stack } from 'aws-cdk-lib';
import * as z from 'zod';

const template = z.record(z.string(), z.unknown());

/** Tells the construct of what a report names by its logical id. */
export interface Constructs {
  /** `Stack/Vpc/IsolatedSubnet1/RouteTable` for `VpcIsolatedSubnet1RouteTableEB156210`; what no construct has stays as it is. */
  readonly pathOf: (id: string) => string;
}

interface Element {
  readonly logicalId: string;
  readonly path: string;
  readonly stack: Stack;
}

/** The constructs of an application, and its templates. */
export function constructsOf(
  app: App,
  assembly: cxapi.CloudAssembly,
): { readonly constructs: Constructs; readonly templates: readonly object[] } {
  const elements = app.node.findAll().flatMap((construct): Element[] => {
    if (!(construct instanceof CfnElement)) return [];
    const { stack } = construct;
    return [
      { logicalId: String(stack.resolve(construct.logicalId)), path: plain(construct.node.path), stack },
    ];
  });
  return {
    constructs: { pathOf: (id) => pathOf(elements, id) },
    templates: templatesIn(assembly.directory),
  };
}

/** A construct's path without the name that the resource of an L2 construct has within it. */
export function plain(constructPath: string): string {
  return constructPath.replace(/\/(?:Resource|Subnet)$/, '');
}

// `Vpc8378EB38`, `Vpc8378EB38.DefaultSecurityGroup`; `Network/Vpc8378EB38` where there are several stacks.
function pathOf(elements: readonly Element[], id: string): string {
  const [, before = '', logicalId, attribute = ''] = /^(.*\/)?([A-Za-z0-9]+)(\..+)?$/.exec(id) ?? [];
  const named = elements.filter((element) => element.logicalId === logicalId);
  const owners = before.split('/').filter((part) => part !== '');
  const own = named.filter(({ stack }) => owners.some((owner) => isNamed(stack, owner)));
  const [first, ...others] = own.length > 0 ? own : named;
  return first === undefined || others.length > 0 ? id : `${first.path}${attribute}`;
}

function isNamed(stack: Stack, owner: string): boolean {
  return [stack.stackName, stack.artifactId, stack.node.id].includes(owner);
}

function templatesIn(folder: string): readonly object[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => template.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
}
