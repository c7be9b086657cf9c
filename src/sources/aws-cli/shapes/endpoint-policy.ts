import { type EndpointPolicy } from '../../../network/vpc-endpoint.ts';
import { isJsonObject } from '../json-documents.ts';

/**
 * Whether a policy document is the one that AWS writes when none is given: one statement that allows every
 * action of everyone on everything, without condition.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 * @returns undefined when the text is no policy document.
 */
export function endpointPolicy(document: string): EndpointPolicy | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    return undefined;
  }
  if (!isJsonObject(policy) || policy['Statement'] === undefined) return undefined;
  const statements = asList(policy['Statement']);
  return statements.length === 1 && allowsAll(statements[0]) ? 'full-access' : 'restricted';
}

function allowsAll(statement: unknown): boolean {
  return (
    isJsonObject(statement) &&
    statement['Effect'] === 'Allow' &&
    isAnyone(statement['Principal']) &&
    isStar(statement['Action']) &&
    isStar(statement['Resource']) &&
    statement['Condition'] === undefined
  );
}

function isAnyone(principal: unknown): boolean {
  return isStar(principal) || (isJsonObject(principal) && isStar(principal['AWS']));
}

function isStar(value: unknown): boolean {
  const list = asList(value);
  return list.length === 1 && list[0] === '*';
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
