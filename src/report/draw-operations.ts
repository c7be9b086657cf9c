import { type ReportView } from './report-view.ts';
import { drawSign, labelled, type Terminal } from './terminal.ts';
import { listFew, vantageLabels } from './vantage-names.ts';
import { type VerdictColumn, type VerdictTable } from './verdict-columns.ts';
import { indent } from './verdict-layout.ts';
import { type VerdictRow } from './verdict-rows.ts';
import { wrapList } from './wrap.ts';

/**
 * The operations of every row, one to a line, each with how it came out from each group of vantages: of API Gateway
 * all, of other services those that people miss first. One section for each VPC.
 */
export function drawOperations(terminal: Terminal, view: ReportView): readonly (readonly string[])[] {
  return view.tables.flatMap((table) => {
    const rows = table.rows.flatMap((row) => drawRow(terminal, table, row, operationsOf(view, row)));
    return rows.length === 0 ? [] : [[...drawColumnNames(terminal, table), ...rows]];
  });
}

function operationsOf({ report }: ReportView, row: VerdictRow): readonly string[] {
  const group = report.operationGroups.find(({ id }) => id === row.group);
  if (group !== undefined) return group.operations;
  const target = report.targets.find(({ host }) => row.key === `${row.name} ${host}:443`);
  return target?.operations ?? [];
}

/** Whom the signs before each operation are of; nothing where they are of all. */
function drawColumnNames(terminal: Terminal, { columns }: VerdictTable): readonly string[] {
  if (columns.length < 2) return [];
  return columns.flatMap(({ vantages }, at) => {
    const names = listFew(vantageLabels(vantages)).map(terminal.say);
    const label = `${' '.repeat(indent)}sign ${at + 1} `;
    return labelled(label, wrapList(names, ', ', terminal.width - label.length));
  });
}

function drawRow(
  terminal: Terminal,
  { columns }: VerdictTable,
  row: VerdictRow,
  operations: readonly string[],
): readonly string[] {
  if (operations.length === 0) return [];
  const margin = ' '.repeat(indent);
  const signs = columns.map((column) => signOf(terminal, column, row)).join('');
  return [
    `${margin}${terminal.style.bold(row.name)}`,
    ...operations.map((operation) => `${margin.repeat(2)}${signs} ${terminal.say(operation)}`),
  ];
}

function signOf(terminal: Terminal, column: VerdictColumn, row: VerdictRow): string {
  const cell = column.cells.get(row.key);
  return cell === undefined ? ' ' : drawSign(terminal, cell.sign);
}
