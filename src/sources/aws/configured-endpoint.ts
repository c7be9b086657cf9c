import { loadConfig } from '@smithy/core/config';

/**
 * The endpoint that the environment or the profile sets for a service, as the SDK's own clients find it; undefined
 * for the usual one.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 * @param name of the service as the SDKs write it: `Route53Resolver`, `Network Firewall`.
 */
export async function configuredEndpoint(name: string): Promise<URL | undefined> {
  if (await ignored()) return undefined;
  const key = name.replaceAll(' ', '_');
  const url = await loadConfig<string | undefined>({
    environmentVariableSelector: (env) =>
      env[`AWS_ENDPOINT_URL_${key.toUpperCase()}`] ?? env['AWS_ENDPOINT_URL'],
    configFileSelector: ({ services, endpoint_url: ofAll }, file) =>
      file?.[`services.${services ?? ''}`]?.[`${key.toLowerCase()}.endpoint_url`] ?? ofAll,
    default: undefined,
  })();
  return url === undefined || url === '' ? undefined : new URL(url);
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
