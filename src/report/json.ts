import { type Report } from '../audit/report.ts';

/** Characters that JSON leaves as they are and a terminal or a CI's log would act on. */
const acting = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|##(?=\w*\[)/g;

/** The report as JSON: two spaces, a final newline, and nothing in it that a terminal or a CI's log acts on. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2).replace(acting, escapeAll)}\n`;
}

function escapeAll(text: string): string {
  return Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
