import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';
import { objectsAt, textAt } from '../aws-cli/json-fields.ts';

// Settings that send an SDK's requests elsewhere: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
const redirecting =
  /^(?:https?_proxy|no_proxy|AWS_USE_FIPS_ENDPOINT|AWS_USE_DUALSTACK_ENDPOINT|AWS_STS_REGIONAL_ENDPOINTS|AWS_ENDPOINT_URL\w*)$/i;

/**
 * The functions of a page that are attached to a VPC. Of their environments the names of settings that send requests
 * elsewhere are kept, and no value: values are secrets as often as not.
 */
export function keepVpcFunctions(page: JsonObject): JsonObject {
  return { ...page, Functions: objectsAt(page, 'Functions').filter(isInVpc).map(withoutValues) };
}

function isInVpc({ VpcConfig: config }: JsonObject): boolean {
  return isJsonObject(config) && textAt(config, 'VpcId') !== undefined;
}

function withoutValues(item: JsonObject): JsonObject {
  const { Environment: environment, ...kept } = item;
  const variables = isJsonObject(environment) ? environment['Variables'] : undefined;
  if (!isJsonObject(variables)) return kept;
  const names = Object.keys(variables).filter((name) => redirecting.test(name));
  return names.length === 0
    ? kept
    : { ...kept, Environment: { Variables: Object.fromEntries(names.map((name) => [name, ''])) } };
}
