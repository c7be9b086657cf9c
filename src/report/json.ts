import { type Report } from '../audit/report.ts';
import { type ServicesReport } from '../audit/services-report.ts';

/** Characters that JSON leaves as they are and a terminal or a CI's log would act on. */
const acting =
  /[\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|##(?=\w*\[)/gu;

/** A report as JSON: two spaces, a final newline, and nothing in it that a terminal or a CI's log acts on. */
export function renderJson(report: Report | ServicesReport): string {
  return `${JSON.stringify(report, null, 2).replace(acting, escapeUnits)}\n`;
}

function escapeUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
