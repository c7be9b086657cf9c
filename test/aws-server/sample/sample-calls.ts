import { type JsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { ec2Samples } from './ec2-samples.ts';
import { otherSamples } from './other-samples.ts';
import { type Sample } from './sample.ts';

const numbers = [1, 2, 3, 4, 5];

/** A call with five items of its own kind, or with one thing where it has no items. */
export interface SampleCall {
  readonly call: string;
  readonly parameters: JsonObject;
  readonly body: JsonObject;
}

// Two lists that go together.
const endpointServices: SampleCall = {
  call: 'ec2:DescribeVpcEndpointServices',
  parameters: {},
  body: {
    ServiceNames: numbers.map((n) => `com.amazonaws.eu-west-1.s${n}`),
    ServiceDetails: numbers.map((n) => ({
      ServiceName: `com.amazonaws.eu-west-1.s${n}`,
      ServiceType: [{ ServiceType: 'Interface' }],
      AvailabilityZones: ['eu-west-1a', 'eu-west-1b'],
      PrivateDnsNames: [{ PrivateDnsName: 'x.eu-west-1.amazonaws.com' }],
      VpcEndpointPolicySupported: true,
    })),
  },
};

/** Every call that the server answers. */
export const sampleCalls: readonly SampleCall[] = [
  endpointServices,
  ...Object.entries<Sample>({ ...ec2Samples, ...otherSamples }).map(([call, sample]) => ({
    call,
    parameters: sample.parameters ?? {},
    body: {
      ...(sample.list === undefined ? {} : { [sample.list]: numbers.map((n) => sample.item?.(n)) }),
      ...sample.others,
    },
  })),
];

/** The samples as the files of a snapshot. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const entries = sampleCalls.map(({ call, parameters }) => {
    return { call, parameters, files: [`${call.replace(':', '-')}.json`] };
  });
  const manifest = {
    schema: 'planecheck/snapshot/v1',
    accountId: '111122223333',
    region: 'eu-west-1',
    calls: entries,
  };
  return new Map([
    ['planecheck-snapshot.json', JSON.stringify(manifest)],
    ...sampleCalls.map(({ call, body }): [string, string] => [
      `${call.replace(':', '-')}.json`,
      JSON.stringify(body),
    ]),
  ]);
}
