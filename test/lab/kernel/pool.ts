import { configureHosts } from './configure.ts';
import { type Authority, trustAuthority } from './authority.ts';
import { type Lab, openLab } from './lab.ts';

/** Several labs side by side: most of the time each waits for packets that do not come. */
export interface LabPool {
  /** Runs a task in the next lab that is free. */
  readonly run: <Result>(task: (lab: Lab) => Promise<Result>) => Promise<Result>;
  readonly close: () => void;
}

/** Opens labs whose servers show the certificates of an authority. */
export async function openLabPool(count: number, authority: Authority): Promise<LabPool> {
  const labs = await Promise.all(Array.from({ length: count }, () => openTrustedLab(authority)));
  const free = [...labs];
  const waiting: ((lab: Lab) => void)[] = [];
  const take = (): Promise<Lab> => {
    const lab = free.pop();
    return lab === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(lab);
  };
  const giveBack = (lab: Lab): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(lab);
    else next(lab);
  };
  return {
    run: async (task) => {
      const lab = await take();
      try {
        return await task(lab);
      } finally {
        giveBack(lab);
      }
    },
    close: () => {
      for (const lab of labs) lab.close();
    },
  };
}

async function openTrustedLab(authority: Authority): Promise<Lab> {
  const lab = await openLab();
  await configureHosts(lab);
  await trustAuthority(lab, authority);
  return lab;
}
