import { type CallName } from '../calls.ts';
import { type JsonObject } from './json-documents.ts';
import { textAt } from './json-fields.ts';

// The ids that calls ask about and their answers leave out, as they may stand in the name of a file or folder.
const idInName: Partial<Record<CallName, RegExp>> = {
  'ec2:SearchTransitGatewayRoutes': /\btgw-rtb-[0-9a-f]+/,
  'ec2:GetTransitGatewayRouteTableAssociations': /\btgw-rtb-[0-9a-f]+/,
  'ec2:GetManagedPrefixListEntries': /\bpl-[0-9a-f]+/,
  'route53:ListResourceRecordSets': /\bZ[0-9A-Z]{3,31}(?![0-9A-Za-z])/,
  'route53profiles:ListProfileResourceAssociations': /\brp-[0-9a-z]+/,
  'route53:ListHostedZonesByVPC': /\bvpc-[0-9a-f]+/,
};

/**
 * The thing that an answer is about, for calls that ask about one: from the answer where it says it, else from
 * the name of its file, else of the folders around it, the nearest first. Null when none says it.
 */
export function identifierOf(call: CallName, body: JsonObject, file: string): string | null {
  if (call === 'ec2:DescribeVpcAttribute') return textAt(body, 'VpcId') ?? null;
  const pattern = idInName[call];
  if (pattern === undefined) return null;
  for (const name of file.split('/').toReversed()) {
    // Underscores count as word characters; in file names they separate.
    const match = pattern.exec(name.replaceAll('_', ' '));
    if (match !== null) return match[0];
  }
  return null;
}

/** Whether an answer to the call is useless as long as nobody says what it is about. */
export function needsIdentifier(call: CallName): boolean {
  return idInName[call] !== undefined;
}
