import { stripVTControlCharacters } from 'node:util';
import { displayWidth } from '../report/display-width.ts';

/**
 * The number of terminal columns a text takes; ANSI escape codes take none, full-width characters two.
 * The bundle has it in the place of the package `string-width`, which creates an `Intl.Segmenter` (some 35 ms)
 * on import.
 */
export default function stringWidth(text: string): number {
  return displayWidth(stripVTControlCharacters(text));
}
