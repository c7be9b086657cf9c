import { InputError } from '../sources/input-error.ts';
import { planesOf, serviceNames, serviceTargets } from '../targets/services.ts';
import { type ServiceTarget } from '../targets/target.ts';
import { didYouMean, listed } from './did-you-mean.ts';

/** Names under which AWS offers endpoints for one plane of a service of another name. */
const aliases: Readonly<Record<string, string>> = { 'execute-api': 'apigateway:data' };

/**
 * The targets that NAME or NAME:PLANE stands for; the id of one target does as well.
 * @throws InputError `unknown-service`.
 */
export function parseService(flag: string, text: string, region: string): readonly ServiceTarget[] {
  const id = aliases[text] ?? text;
  const [name = '', planeName] = id.split(':');
  if (!serviceNames.includes(name)) throw unknownService(flag, text, name);
  const all = serviceTargets(name, null, region);
  if (planeName === undefined) return all;
  const ofPlane = all.filter((target) => `${name}:${target.plane}` === id);
  const chosen = ofPlane.length > 0 ? ofPlane : all.filter((target) => target.id === id);
  if (chosen.length === 0) throw unknownPlane(flag, text, name, planeName);
  return chosen;
}

/** Whether a text is meant as a service of the table, with whatever plane. */
export function namesService(text: string): boolean {
  const [name = ''] = text.split(':');
  return Object.hasOwn(aliases, text) || serviceNames.includes(name);
}

/** The error for a service that the table does not have. */
export function unknownService(flag: string, text: string, name: string): InputError {
  return new InputError(
    'unknown-service',
    `${flag} ${text}: no such service here`,
    `${didYouMean(name, [...serviceNames, ...Object.keys(aliases)])}There is ${listed(serviceNames)}.`,
  );
}

function unknownPlane(flag: string, text: string, name: string, planeName: string): InputError {
  const planes = planesOf(name);
  return new InputError(
    'unknown-service',
    `${flag} ${text}: ${name} has no such plane`,
    `${didYouMean(planeName, planes)}There is ${planes.map((plane) => `${name}:${plane}`).join(', ')}.`,
  );
}
