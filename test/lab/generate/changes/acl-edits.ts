import { type NetworkAclEntry } from '../../network/account.ts';
import { type Dice } from './change.ts';
import { putFirst } from '../build/edit.ts';
import { aclEntries, type AclLine, pick, type Ports } from '../build/parts.ts';

type Entries = readonly NetworkAclEntry[];
/** What somebody does to the entries of a network ACL. */
export type AclEdit = (entries: Entries, dice: Dice) => Entries;

const isOut = ({ a }: Dice): boolean => a % 2 === 1;

function replaceDirection(entries: Entries, egress: boolean, lines: readonly AclLine[]): Entries {
  return [...entries.filter((entry) => entry.Egress !== egress), ...aclEntries(egress, lines)];
}

// What answers need, cut at the edges that people get wrong, and just beside them.
const answerPorts: readonly [readonly Ports[], ...(readonly Ports[])[]] = [
  [[32768, 60999]],
  [[1025, 65535]],
  [[1024, 65534]],
  [[32768, 65535]],
  [[1024, 4999]],
  [[49152, 65535]],
  [[1024, 65535]],
  [[32769, 60999]],
  [
    [1024, 40000],
    [40002, 65535],
  ],
  [
    [1024, 32767],
    [32769, 65535],
  ],
  [
    [1024, 60998],
    [61000, 65535],
  ],
  [
    [1024, 1024],
    [1026, 65535],
  ],
];

/** Leaves HTTPS and some ports of answers in one direction. */
export const narrowAnswers: AclEdit = (entries, dice) => {
  const ranges = [[443, 443] as const, ...pick(answerPorts, dice.b)];
  const lines = ['0.0.0.0/0', '::/0'].flatMap((block) =>
    ranges.map((ports): AclLine => ({ action: 'allow', block, ports })),
  );
  return replaceDirection(entries, isOut(dice), lines);
};

/** Denies one port among those of answers. */
export const oneDeniedPort: AclEdit = (entries, dice) => {
  const port = pick([1024, 32768, 40000, 60999, 65535], dice.b);
  const block = pick(['0.0.0.0/0', '10.0.0.0/8', '52.0.0.0/8'], dice.c);
  return putFirst(entries, isOut(dice), { action: 'deny', block, ports: [port, port] });
};

/** Denies the addresses of subnets, or of a part of one. */
export const denyBlock: AclEdit = (entries, dice) => {
  const block = pick(
    [
      '10.0.1.0/25',
      '10.0.1.7/32',
      '10.0.2.0/24',
      '10.0.0.0/16',
      '10.1.1.0/24',
      '10.0.1.0/24',
      '10.1.0.0/16',
      '10.0.0.5/32',
      '10.0.4.0/28',
      '10.0.0.0/24',
    ],
    dice.b,
  );
  const ports = pick<Ports>([null, [443, 443], [1024, 65535], [32768, 40000]], dice.c);
  return putFirst(entries, isOut(dice), { action: 'deny', block, ports });
};

/** Closes one direction, wholly or for one family or protocol. */
export const denyRest: AclEdit = (entries, dice) => {
  const egress = isOut(dice);
  switch (dice.b % 5) {
    case 0:
      return replaceDirection(entries, egress, []);
    case 1:
      return putFirst(entries, egress, { action: 'deny', block: '0.0.0.0/0', ports: [443, 443] });
    case 2:
      return replaceDirection(entries, egress, [{ action: 'allow', block: '::/0', ports: null }]);
    case 3:
      return replaceDirection(entries, egress, [{ action: 'allow', block: '0.0.0.0/0', ports: null }]);
    default:
      return putFirst(entries, egress, {
        action: 'deny',
        block: '0.0.0.0/0',
        ports: [0, 65535],
        protocol: '17',
      });
  }
};

/** Denies a part of the public addresses. */
export const denyPublicPart: AclEdit = (entries, dice) => {
  const block = pick(['52.0.0.0/8', '0.0.0.0/1', '128.0.0.0/1', '52.218.0.0/17', '3.0.0.0/8'], dice.b);
  const ports = pick<Ports>([null, [443, 443], [1024, 65535], [0, 65535]], dice.c);
  return putFirst(entries, isOut(dice), { action: 'deny', block, ports });
};

/** Allows only a part of the public addresses. */
export const allowPublicPart: AclEdit = (entries, dice) => {
  const blocks = [pick(['52.0.0.0/8', '0.0.0.0/1', '52.0.0.0/10'], dice.b), '10.0.0.0/8', '100.64.0.0/10'];
  const lines = blocks.map((block): AclLine => ({ action: 'allow', block, ports: null }));
  return replaceDirection(entries, isOut(dice), lines);
};
