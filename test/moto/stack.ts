import { region } from './account.ts';
import { childOf, itemsOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';

// moto tells by the credential's scope which service is meant, and does not look at the signature.
const authorization = `AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=0`;

/**
 * Makes a stack in moto.
 * @returns what AWS (here moto) calls the things, by their logical ids. Attachments and associations share the id of
 * the thing before them.
 */
export async function deployStack(url: string, template: string): Promise<ReadonlyMap<string, string>> {
  const StackName = 'stack';
  await call(url, 'CreateStack', {
    StackName,
    TemplateBody: template,
    'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
  });
  const described = await call(url, 'DescribeStackResources', { StackName });
  const result = childOf(described, 'DescribeStackResourcesResult');
  if (result === undefined) throw new Error('DescribeStackResources: no result');
  return new Map(
    itemsOf(result, 'StackResources').map((item) => [
      textOf(item, 'LogicalResourceId'),
      textOf(item, 'PhysicalResourceId'),
    ]),
  );
}

async function call(url: string, action: string, parameters: Record<string, string>): Promise<XmlElement> {
  const body = new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters });
  const answer = await fetch(url, { method: 'POST', body, headers: { authorization } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${action}: ${text}`);
  return parseXml(text);
}
