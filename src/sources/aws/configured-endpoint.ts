import { loadConfig } from '@smithy/core/config';
import { InputError } from '../input-error.ts';

/**
 * The services that are asked, as the SDKs write their names.
 * https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
 */
const serviceNames = [
  'STS',
  'EC2',
  'Lambda',
  'API Gateway',
  'ApiGatewayV2',
  'Route 53',
  'Route53Resolver',
  'Route53Profiles',
  'Network Firewall',
  'IAM',
  'CloudWatch Logs',
] as const;

/** One of the services that are asked. */
export type ServiceName = (typeof serviceNames)[number];

/**
 * Looks at what is set in the place of AWS's endpoints before anything is asked.
 * @throws InputError `endpoint`.
 */
export async function refuseWrongEndpoints(): Promise<void> {
  for (const name of serviceNames) await configuredEndpoint(name);
}

/**
 * The endpoint that the environment or the profile sets for a service, as the SDK's own clients find it; undefined
 * for the usual one.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 * @throws InputError `endpoint` for what is no URL.
 */
export async function configuredEndpoint(name: ServiceName): Promise<URL | undefined> {
  if (await ignored()) return undefined;
  const key = name.replaceAll(' ', '_');
  const url = await loadConfig<string | undefined>({
    environmentVariableSelector: (env) =>
      env[`AWS_ENDPOINT_URL_${key.toUpperCase()}`] ?? env['AWS_ENDPOINT_URL'],
    configFileSelector: ({ services, endpoint_url: ofAll }, file) =>
      file?.[`services.${services ?? ''}`]?.[`${key.toLowerCase()}.endpoint_url`] ?? ofAll,
    default: undefined,
  })();
  return url === undefined || url === '' ? undefined : parse(url, name, key);
}

function parse(text: string, name: ServiceName, key: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new InputError(
    'endpoint',
    `the endpoint that is set for ${name} is no URL: ${text}`,
    `Write https:// or http:// and the host in AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_${key.toUpperCase()} or the profile's endpoint_url, or unset it.`,
  );
}

function ignored(): Promise<boolean> {
  return loadConfig<boolean>({
    environmentVariableSelector: ({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: value }) => asBoolean(value),
    configFileSelector: ({ ignore_configured_endpoint_urls: value }) => asBoolean(value),
    default: false,
  })();
}

function asBoolean(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text.toLowerCase() === 'true';
}
