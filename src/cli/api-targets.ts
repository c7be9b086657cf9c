import { type Api } from '../network/api.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { missingIn } from '../network/collection.ts';
import { InputError } from '../sources/input-error.ts';
import { apiTarget } from '../targets/api-target.ts';
import { type AskedApi, type Target } from '../targets/target.ts';
import { unknownId } from './unknown-id.ts';

/**
 * The targets of `--api ID[/STAGE]`, each once: the default endpoints of APIs. An API that was not among those read
 * is a target in each of the regions where not all were read, as one of unknown type.
 * @param regions those of the vantages.
 * @throws InputError `flag`, `unknown-id`.
 */
export function apiTargets(
  index: NetworkIndex,
  given: readonly string[],
  regions: readonly string[],
): readonly Target[] {
  const targets = given.flatMap((text) => targetsOf(index, text, regions));
  return [...new Map(targets.map((target) => [`${target.id} ${target.region}`, target])).values()];
}

function targetsOf(index: NetworkIndex, text: string, regions: readonly string[]) {
  const { apis } = index.network;
  const declared = declaredApi(apis.items, text);
  if (declared === null && apis.items.some(({ name }) => name === text)) throw noSuchApi(index, text);
  const asked = declared ?? parseApi(text);
  const found = apis.items.filter(({ id }) => id === asked.id);
  const here = found.filter(({ scope }) => regions.includes(scope.region));
  if (here.length > 0) return here.map((api) => apiTarget(asked, api, api.scope.region));
  const [elsewhere] = found;
  if (elsewhere !== undefined) throw ofOtherRegion(text, elsewhere, regions);
  const unread = regions.filter((region) => missingIn(apis, { accountId: null, region }).length > 0);
  if (unread.length > 0) return unread.map((region) => apiTarget(asked, null, region));
  throw noSuchApi(index, asked.id);
}

/** The API of a template or plan by what stands for it there: a logical id, or Terraform's address. */
function declaredApi(apis: readonly Api[], text: string): AskedApi | null {
  const found = apis
    .filter(({ id }) => text === id || text.startsWith(`${id}/`))
    .toSorted((a, b) => b.id.length - a.id.length)[0];
  if (found === undefined) return null;
  return { id: found.id, stage: text === found.id ? null : text.slice(found.id.length + 1) };
}

/**
 * Reads ID or ID/STAGE.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 * @throws InputError `flag`.
 */
export function parseApi(text: string): AskedApi {
  const { id, stage } = /^(?<id>[a-z0-9]+)(?:\/(?<stage>[\w$-]+))?$/.exec(text)?.groups ?? {};
  if (id !== undefined) return { id, stage: stage ?? null };
  const inHost = /(?:^|\/)(?<id>[a-z0-9]+)\.execute-api\./.exec(text)?.groups?.['id'];
  throw new InputError(
    'flag',
    `--api ${text}: not the id of an API`,
    inHost === undefined
      ? 'Write ID or ID/STAGE, as in --api a1b2c3d4e5/prod.'
      : `Write its id: --api ${inHost}`,
  );
}

function ofOtherRegion(text: string, { scope }: Api, regions: readonly string[]): InputError {
  return new InputError(
    'unknown-id',
    `--api ${text}: the API is of ${scope.region}, and what is judged is in ${regions.join(', ')}`,
    `Ask for its host: planecheck explain --to ${hostOf(text, scope.region)}`,
  );
}

function hostOf(text: string, region: string): string {
  return apiTarget(parseApi(text), null, region).host;
}

function noSuchApi({ network }: NetworkIndex, given: string): InputError {
  const { apis } = network;
  const { code, message, next } = unknownId({
    flag: '--api',
    given,
    what: 'API',
    known: apis.items,
    collection: apis,
  });
  const ofOthers = 'One of another account is asked for by its host: planecheck explain --to HOST.';
  return new InputError(code, message, `${next} ${ofOthers}`);
}
