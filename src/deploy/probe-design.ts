import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { secondsForUsualRequests } from '../probe/usual-request.ts';
import { probeName, type ProbePlace } from './probe-place.ts';
import { type ArnParts, probePolicy, type RolePolicy } from './role-policy.ts';

/** The program of the probe as the build makes it. */
export interface ProbeProgram {
  /** The module that a function runs. */
  readonly module: string;
  /** The same as CommonJS, which is all that CloudFormation takes inside a template. */
  readonly commonJs: string;
  /** Version of planecheck. */
  readonly version: string;
}

/** What somebody wants deployed. */
export interface ProbeWish {
  readonly place: ProbePlace;
  /** Whether the subnet has IPv6 addresses as well. */
  readonly isDualStack: boolean;
  /** Suffixes of host names, and addresses, that may be asked beside AWS's. */
  readonly allowedHosts: readonly string[];
  /** A role that is there already; null: one is made for the probe. */
  readonly roleArn: string | null;
}

/** A probe as it is to be in the account. */
export interface ProbeDesign {
  readonly name: string;
  readonly place: ProbePlace;
  readonly version: string;
  readonly roleArn: string | null;
  readonly policy: RolePolicy;
  readonly zip: Uint8Array;
  readonly settings: FunctionSettings;
  readonly tags: Readonly<Record<string, string>>;
  /** Of the zip and all settings: what is deployed with another is to be updated. */
  readonly content: string;
}

/** The function's settings by the names of Lambda's API. */
interface FunctionSettings {
  readonly Runtime: typeof runtime;
  readonly Handler: string;
  readonly Description: string;
  readonly MemorySize: number;
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  readonly VpcConfig: {
    readonly SubnetIds: readonly string[];
    readonly SecurityGroupIds: readonly string[];
    readonly Ipv6AllowedForDualStack: boolean;
  };
}

/** The newest that AWS supports: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const runtime = 'nodejs24.x';

/** The processor that every region has. */
export const architecture = 'x86_64';

/** Days for which a probe's log is kept. */
export const logRetention = 7;

/** The name of the policy inside a probe's role. */
export const policyName = 'planecheck-probe';

const memory = 256;

/** Names of the tags on what a probe is made of. */
export const tagNames = {
  probe: 'planecheck:probe',
  version: 'planecheck:version',
  content: 'planecheck:content',
  subnet: 'planecheck:subnet',
  securityGroups: 'planecheck:security-groups',
} as const;

/** What a probe is to be. */
export function designProbe(wish: ProbeWish, program: ProbeProgram, parts: ArnParts): ProbeDesign {
  const place = { ...wish.place, securityGroupIds: [...new Set(wish.place.securityGroupIds)].toSorted() };
  const name = probeName(place);
  const zip = packed(program.module);
  const settings = settingsOf({ ...wish, place }, program.version);
  const policy = probePolicy(name, parts);
  const content = hashOf([zip, JSON.stringify([settings, architecture, wish.roleArn, policy])]);
  const tags = {
    [tagNames.probe]: name,
    [tagNames.version]: program.version,
    [tagNames.content]: content,
    [tagNames.subnet]: place.subnetId,
    [tagNames.securityGroups]: place.securityGroupIds.join(' '),
  };
  return {
    name,
    place,
    version: program.version,
    roleArn: wish.roleArn,
    policy,
    zip,
    settings,
    tags,
    content,
  };
}

function settingsOf({ place, isDualStack, allowedHosts }: ProbeWish, version: string): FunctionSettings {
  return {
    Runtime: runtime,
    Handler: 'lambda-handler.handler',
    Description: `planecheck ${version}: tries the endpoints of AWS from ${place.subnetId}`,
    MemorySize: memory,
    Timeout: secondsForUsualRequests(),
    Environment: {
      Variables: {
        // Lookups by the system take a thread of libuv each, and all targets are looked up side by side.
        UV_THREADPOOL_SIZE: '64',
        ...(allowedHosts.length === 0 ? {} : { PLANECHECK_ALLOWED_HOSTS: allowedHosts.join(',') }),
      },
    },
    VpcConfig: {
      SubnetIds: [place.subnetId],
      SecurityGroupIds: place.securityGroupIds,
      Ipv6AllowedForDualStack: isDualStack,
    },
  };
}

// The earliest date that a zip file can hold: the same program gives the same bytes, whenever it is packed.
const noDate = '1980-01-01T12:00:00';

function packed(module: string): Uint8Array {
  return zipSync({ 'lambda-handler.mjs': new TextEncoder().encode(module) }, { mtime: noDate, level: 9 });
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}
