import { InputError } from '../sources/input-error.ts';
import {
  endpointServicesWithOwnHost,
  endpointServicesWithoutHost,
} from '../targets/endpoint-service-names.ts';
import {
  isWholeEndpointServiceName,
  namedEndpointService,
  type ServicePlace,
} from '../targets/named-endpoint-service.ts';
import { planesOf, serviceNames, serviceTargets } from '../targets/services.ts';
import { type ServiceTarget } from '../targets/target.ts';
import { didYouMean, listed } from './did-you-mean.ts';

/** Names that people, SDKs or the AWS CLI use for what the table calls otherwise. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'execute-api': ['apigateway:data'],
  'appsync:data': ['appsync-api'],
  'bedrock:data': ['bedrock-runtime'],
  cloudwatch: ['monitoring'],
  ecr: ['ecr.api', 'ecr.dkr'],
  elb: ['elasticloadbalancing'],
  elbv2: ['elasticloadbalancing'],
  eventbridge: ['events'],
  firehose: ['kinesis-firehose'],
  kinesis: ['kinesis-streams'],
  sagemaker: ['sagemaker.api', 'sagemaker.runtime'],
  'sagemaker-runtime': ['sagemaker.runtime'],
  ses: ['email'],
  stepfunctions: ['states'],
  'sts:global': ['sts:all:global'],
};

/**
 * The targets that NAME or NAME:PLANE stands for; the id of one target, and the name of any endpoint service, do as
 * well.
 * @throws InputError `unknown-service`, `unknown-host`.
 */
export function parseService(flag: string, text: string, place: ServicePlace): readonly ServiceTarget[] {
  return (aliases[text] ?? [text]).flatMap((name) => parseName(flag, text, name, place));
}

function parseName(flag: string, text: string, id: string, place: ServicePlace): readonly ServiceTarget[] {
  const [name = '', planeName] = id.split(':');
  if (!serviceNames.includes(name)) return parseEndpointService(flag, text, place);
  const all = serviceTargets(name, null, place.region);
  if (planeName === undefined) return all;
  const ofPlane = all.filter((target) => `${name}:${target.plane}` === id);
  const chosen = ofPlane.length > 0 ? ofPlane : all.filter((target) => target.id === id);
  if (chosen.length === 0) throw unknownPlane(flag, text, name, planeName);
  return chosen;
}

function parseEndpointService(flag: string, text: string, place: ServicePlace): readonly ServiceTarget[] {
  const named = namedEndpointService(text, place);
  const ask = `aws ec2 describe-vpc-endpoint-services --region ${place.region}`;
  switch (named.kind) {
    case 'targets':
      return named.targets;
    case 'other-region':
      throw new InputError(
        'unknown-service',
        `${flag} ${text}: an endpoint service of ${named.region}, and clients of ${place.region} call that of their own`,
        `Name it without the region: ${flag} ${text.slice(text.lastIndexOf(`${named.region}.`) + named.region.length + 1)}`,
      );
    case 'no-private-name':
      throw new InputError(
        'unknown-host',
        `${flag} ${text}: ${named.endpointService} has no private DNS name`,
        "Its clients call an endpoint's own name: planecheck explain --to HOST.",
      );
    case 'host-not-known':
      throw new InputError(
        'unknown-host',
        `${flag} ${text}: which host ${named.endpointService} serves, only the region's answer tells`,
        `Add it to the input: ${ask} > describe-vpc-endpoint-services.json`,
      );
    case 'none':
      throw unknownService(flag, text, text.split(':')[0] ?? text);
  }
}

/** Whether a text is meant as a service: of the table with whatever plane, or an endpoint service by its name. */
export function namesService(text: string, place: ServicePlace): boolean {
  const [name = ''] = text.split(':');
  if (Object.hasOwn(aliases, text) || serviceNames.includes(name) || isWholeEndpointServiceName(text))
    return true;
  return !text.includes(':') && namedEndpointService(text, place).kind !== 'none';
}

/** The error for a service that nobody knows. */
export function unknownService(flag: string, text: string, name: string): InputError {
  const names = [...serviceNames, ...Object.keys(aliases)];
  const offline = [...endpointServicesWithOwnHost, ...endpointServicesWithoutHost];
  const guess = didYouMean(name, names);
  return new InputError(
    'unknown-service',
    `${flag} ${text}: no such service here`,
    `${guess === '' ? didYouMean(name, offline) : guess}There is ${listed(serviceNames)}, and every endpoint service by its name.`,
  );
}

function unknownPlane(flag: string, text: string, name: string, planeName: string): InputError {
  const planes = planesOf(name);
  return new InputError(
    'unknown-service',
    `${flag} ${text}: ${name} has no such plane`,
    `${didYouMean(planeName, planes)}There is ${planes.map((plane) => `${name}:${plane}`).join(', ')}.`,
  );
}
