import { type CallName, callOf } from '../calls.ts';
import { canonicalText } from '../canonical-text.ts';
import { quoteValue } from '../quote-value.ts';
import { type JsonObject } from './json-documents.ts';

// Parameters that page, repeat or describe, and leave nothing out of the answer.
const harmless: readonly string[] = [
  'NextToken',
  'MaxResults',
  'MaxItems',
  'PageSize',
  'StartingToken',
  'Marker',
  'DryRun',
  'VPCRegion',
  'Attribute',
  'FunctionVersion',
];

/** The parameter that keeps part of the answer out, as `Name=value`; null where none does. */
export function narrowedBy(call: CallName, parameters: JsonObject): string | null {
  const { identifiedBy } = callOf(call);
  for (const [name, value] of Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (name === identifiedBy || harmless.includes(name) || isEmpty(value)) continue;
    if (call === 'ec2:SearchTransitGatewayRoutes' && name === 'Filters' && keepsAllRoutes(value)) continue;
    return `${name}=${quoteValue(inOrder(value))}`;
  }
  return null;
}

// AWS takes the values of a filter in any order, so their order must not show either.
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder).toSorted((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inOrder(member)]));
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

// SearchTransitGatewayRoutes cannot be called without a filter; this one keeps all that routes anything.
function keepsAllRoutes(filters: unknown): boolean {
  return Array.isArray(filters) && filters.every((filter) => keepsAllStates(filter) || keepsAllTypes(filter));
}

function keepsAllStates(filter: unknown): boolean {
  return hasFilter(filter, 'state', ['active', 'blackhole']);
}

function keepsAllTypes(filter: unknown): boolean {
  return hasFilter(filter, 'type', ['static', 'propagated']);
}

function hasFilter(filter: unknown, name: string, values: readonly string[]): boolean {
  if (typeof filter !== 'object' || filter === null || !('Name' in filter) || !('Values' in filter))
    return false;
  const { Name: givenName, Values: given } = filter;
  return givenName === name && Array.isArray(given) && values.every((value) => given.includes(value));
}
