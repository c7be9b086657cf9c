import { formatCidr } from '../network/address-range.ts';
import { type NetworkAcl, type NetworkAclEntry } from '../network/network-acl.ts';
import { formatPorts } from '../network/ports.ts';
import { divide, type Filtered, type FilterView, takenOf } from './filter.ts';
import { lookedAt } from './looked-rule.ts';
import { type Piece } from './piece.ts';
import { type LookedRule } from './step-code.ts';

/** What a network ACL does with packets, the entries looked at, and the entry that decided first. */
export interface AclFiltered extends Filtered {
  readonly looked: readonly LookedRule[];
  /** The number of the first entry that refused something, `*` for the implied one; else of the first that allowed. */
  readonly rule: string;
}

/**
 * Judges packets by one direction of a network ACL: the lowest number that matches decides, and what no entry
 * matches is denied. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function filterByNetworkAcl(
  acl: NetworkAcl,
  direction: 'in' | 'out',
  pieces: readonly Piece[],
  view: FilterView,
): AclFiltered {
  const allowed: Piece[] = [];
  const refused: Piece[] = [];
  const maybe: Piece[] = [];
  const looked: LookedRule[] = [];
  let rest = pieces;
  let allowedBy: string | undefined;
  let refusedBy: string | undefined;
  let passesWhole = false;
  for (const entry of direction === 'in' ? acl.inbound : acl.outbound) {
    if (rest.length === 0) break;
    const division = divide(rest, { ...entry, remote: [entry.cidr] }, view);
    const takes = takenOf(rest, division);
    looked.push(lookedAt(entry, takes, () => ({ rule: `${entry.number}`, says: sayEntry(entry) })));
    if (takes === 'none') continue;
    if (entry.action === 'allow') {
      passesWhole = division.inside === pieces;
      allowed.push(...division.inside);
      allowedBy ??= `${entry.number}`;
    } else {
      refused.push(...division.inside);
      refusedBy ??= `${entry.number}`;
    }
    maybe.push(...division.mixed);
    rest = division.outside;
  }
  if (rest.length > 0) {
    refused.push(...rest);
    refusedBy ??= '*';
    looked.push({ rule: '*', says: 'deny all', takes: rest === pieces ? 'all' : 'part' });
  }
  return {
    allowed: passesWhole ? pieces : allowed,
    refused: refused.length === pieces.length && rest === pieces ? pieces : refused,
    maybe,
    looked,
    rule: refusedBy ?? allowedBy ?? '*',
  };
}

function sayEntry(entry: NetworkAclEntry): string {
  const ports = entry.ports === null ? '' : ` ${formatPorts(entry.ports)}`;
  return `${entry.action} ${entry.protocol}${ports} ${formatCidr(entry.cidr)}`;
}
