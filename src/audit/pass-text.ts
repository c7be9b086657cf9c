import { type stepKinds } from '../path/step-kind.ts';
import { type Step, type StepOf } from '../path/step.ts';
import { type StepCode, type StepData } from '../path/step-code.ts';

type PassingCode = { [Code in StepCode]: (typeof stepKinds)[Code] extends 'passes' ? Code : never }[StepCode];

type Word<Code extends StepCode> = (step: StepOf<Code>) => string;

const acl: Word<
  `${'client-out' | 'client-back' | 'nat' | 'nat-instance' | 'attachment' | 'endpoint' | 'target'}-acl-allows`
> = ({ data }) => `${data.networkAcl} lets ${peer(data)} ${data.direction} on ${data.protocol} ${data.ports}`;

const group: Word<'client-group-allows' | `${'endpoint' | 'target' | 'nat-instance'}-group-allows`> = ({
  data,
}) =>
  `${data.groups.join(', ')} ${data.groups.length === 1 ? 'lets' : 'let'} ${peer(data)} ${data.direction} on ${data.protocol} ${data.ports}`;

const route: Word<`${'client' | 'nat' | 'nat-instance' | 'attachment' | 'return'}-route-found`> = ({
  data,
}) => `${data.routeTable} routes ${data.destination} to ${data.target}`;

function peer({ remote }: Pick<StepData['client-out-acl-allows'], 'remote'>): string {
  const [first] = remote;
  if (first === 'public') return "the service's public addresses";
  return first === 'client' ? "the client's addresses" : remote.join(', ');
}

const words: { readonly [Code in PassingCode]: Word<Code> } = {
  'dns-support-on': ({ resource }) => `${resource.id} has DNS support`,
  'amazon-dns': () => 'Amazon DNS resolves names in the VPC',
  'public-name': ({ data }) => `public DNS answers for ${data.host}`,
  'endpoint-captures-name': ({ resource, data }) => `private DNS of ${resource.id} answers for ${data.zone}`,
  'dns-hostnames-on': ({ resource }) => `${resource.id} has DNS host names, so private names answer`,
  'hosted-zone-answers': ({ resource, data }) =>
    `hosted zone ${resource.id} (${data.zone}) answers by ${data.record}`,
  'endpoint-own-name': ({ resource }) => `the name is ${resource.id}'s own`,
  'client-group-allows': group,
  'client-group-assumed': () =>
    "the client's security groups are not named; they are taken to let everything out",
  'nat-available': ({ resource }) => `${resource.id} is available`,
  'internet-gateway-attached': ({ resource, data }) => `${resource.id} is attached to ${data.vpcId}`,
  'block-public-access-allows': ({ data }) => `VPC Block Public Access lets it out (mode ${data.mode})`,
  'egress-only-gateway-attached': ({ resource, data }) => `${resource.id} is attached to ${data.vpcId}`,
  'gateway-endpoint-available': ({ resource, data }) => `${resource.id} serves ${data.service}`,
  'nat-instance-forwards': ({ resource }) =>
    `${resource.id} forwards: no source/destination check, and its instance runs`,
  'peering-active': ({ resource, data }) => `${resource.id} is active and leads to ${data.vpcId}`,
  'transit-gateway-forwards': ({ resource, data }) =>
    `${resource.id} routes ${data.destination} to ${data.attachment}`,
  'endpoint-available': ({ resource }) => `${resource.id} is available`,
  'target-interface': ({ resource }) => `${resource.id} has the address`,
  'service-answers': () => 'the service answers',
  'client-out-acl-allows': acl,
  'client-back-acl-allows': acl,
  'nat-acl-allows': acl,
  'nat-instance-acl-allows': acl,
  'attachment-acl-allows': acl,
  'endpoint-acl-allows': acl,
  'target-acl-allows': acl,
  'endpoint-group-allows': group,
  'target-group-allows': group,
  'nat-instance-group-allows': group,
  'client-route-found': route,
  'nat-route-found': route,
  'nat-instance-route-found': route,
  'attachment-route-found': route,
  'return-route-found': route,
};

/** What a step says that lets packets through; undefined for every other step. */
export function passText(step: Step): string | undefined {
  return isPassing(step) ? say(step) : undefined;
}

type PassingStep = Extract<Step, { readonly code: PassingCode }>;

function isPassing(step: Step): step is PassingStep {
  return step.code in words;
}

function say<Code extends PassingCode>(step: StepOf<Code>): string {
  return words[step.code](step);
}
