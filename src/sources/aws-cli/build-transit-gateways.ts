import {
  type TransitGatewayAttachment,
  type TransitGatewayRoute,
  type TransitGatewayRouteTable,
} from '../../network/connections.ts';
import { type Fact, known, unknown } from '../../network/fact.ts';
import { type FieldName, type Gap } from '../../network/gap.ts';
import { type CallName } from '../calls.ts';
import { canonicalText } from '../canonical-text.ts';
import { answersTo, gapsOf, isAnswered, reasonsFor, type ScopeAnswers } from './answers.ts';
import { notInSource } from './gaps.ts';
import { type ItemReader, readFrom, readItems, type Reading } from './read-items.ts';
import {
  readAnyAttachment,
  readTransitGatewayAssociation,
  readTransitGatewayRoute,
  readTransitGatewayRouteTable,
  readVpcAttachment,
} from './shapes/connections.ts';

const vpcCall = 'ec2:DescribeTransitGatewayVpcAttachments';
const anyCall = 'ec2:DescribeTransitGatewayAttachments';

/**
 * The transit gateway attachments. Two calls list them: the one for VPCs says their subnets, the other one
 * knows the other kinds. Where no VPC is attached, no path comes to an attachment of another kind.
 */
export function buildAttachments(answers: ScopeAnswers): Reading<TransitGatewayAttachment> {
  const ofVpcs = readItems(answers, { call: vpcCall, reader: readVpcAttachment });
  const ofAll = readItems(answers, { call: anyCall, reader: readAnyAttachment });
  const described = new Set(ofVpcs.found.map(({ item }) => item.id));
  const others = ofAll.found.filter(({ item }) => item.kind === 'other');
  const undescribed = ofAll.found.filter(({ item }) => item.kind === 'vpc' && !described.has(item.id));
  const { scope } = answers;
  const gaps: Gap[] = [...gapsOf(answers, vpcCall), ...ofVpcs.gaps, ...ofAll.gaps];
  if (ofVpcs.found.length > 0) gaps.push(...gapsOf(answers, anyCall));
  if (isAnswered(answers, vpcCall)) {
    for (const { item, file } of undescribed) {
      const detail = `${file}: the subnets of ${item.id} are not told`;
      gaps.push(notInSource({ call: vpcCall, scope, fact: 'transitGatewayAttachments', id: null, detail }));
    }
  }
  return { found: [...ofVpcs.found, ...others], gaps };
}

/** The transit gateway route tables, each with its routes and associations where they were asked for. */
export function buildTransitGatewayRouteTables(answers: ScopeAnswers): Reading<TransitGatewayRouteTable> {
  const call = 'ec2:DescribeTransitGatewayRouteTables';
  const tables = readItems(answers, { call, reader: readTransitGatewayRouteTable });
  const found = tables.found.map(({ item, file }) => ({
    item: {
      id: item.id,
      scope: answers.scope,
      name: item.name,
      transitGatewayId: item.transitGatewayId,
      associatedAttachmentIds: associationsOf(answers, item.id),
      routes: routesOf(answers, item.id),
    },
    file,
  }));
  return { found, gaps: [...gapsOf(answers, call), ...tables.gaps] };
}

function associationsOf(answers: ScopeAnswers, id: string): Fact<readonly string[]> {
  return listFact(answers, id, {
    call: 'ec2:GetTransitGatewayRouteTableAssociations',
    fact: 'transitGatewayAssociations',
    reader: readTransitGatewayAssociation,
  });
}

function routesOf(answers: ScopeAnswers, id: string): Fact<readonly TransitGatewayRoute[]> {
  return listFact(answers, id, {
    call: 'ec2:SearchTransitGatewayRoutes',
    fact: 'transitGatewayRoutes',
    reader: readTransitGatewayRoute,
  });
}

interface ListRequest<T> {
  readonly call: CallName;
  readonly fact: FieldName;
  readonly reader: ItemReader<T>;
}

// The members of all answers about one thing, each once; unknown if one does not fit or some are missing.
function listFact<T>(answers: ScopeAnswers, id: string, request: ListRequest<T>): Fact<readonly T[]> {
  const reading = readFrom(answersTo(answers, request.call, id), answers.scope, request);
  const [misfit] = reading.gaps;
  const [reason] = isAnswered(answers, request.call, id)
    ? []
    : reasonsFor(answers, request.call, { ...request, id });
  const gap = misfit ?? reason;
  if (gap !== undefined) return unknown(gap);
  const keyed = new Map(reading.found.map(({ item }) => [canonicalText(item), item]));
  return known([...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item));
}
