import { editDistance } from './edit-distance.ts';

const mostMistakes = 3;
const shortestStart = 3;

/**
 * The candidate that a mistyped word most likely stands for: the nearest one, or the only one that begins with
 * it. Undefined where none is near enough.
 */
export function closest(given: string, candidates: readonly string[]): string | undefined {
  // Ids are copied from reports that shorten them.
  const word = given.toLowerCase().replace(/(?:…|\.\.+)$/, '');
  const allowed = Math.min(mostMistakes, Math.max(1, Math.floor(word.length / 3)));
  const [nearest] = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= allowed)
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return nearest?.candidate ?? onlyOneBeginning(word, candidates);
}

function onlyOneBeginning(start: string, candidates: readonly string[]): string | undefined {
  if (start.length < shortestStart) return undefined;
  const [first, second] = candidates.filter((candidate) => candidate.toLowerCase().startsWith(start));
  return second === undefined ? first : undefined;
}

/** The question to ask about a mistyped word, with a space behind it; empty where there is no guess. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  const guess = closest(given, candidates);
  return guess === undefined ? '' : `Did you mean ${guess}? `;
}

const mostListed = 6;

/** Some of what there is, as a list to choose from. */
export function listed(items: readonly string[]): string {
  const more = items.length - mostListed;
  const shown = items.slice(0, mostListed).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
