import { describe, expect, it } from 'vitest';
import { problemsOf } from './check-mutations.ts';
import { loadMutant } from './load-mutant.ts';
import { mutate } from './mutation.ts';
import { mutations } from './mutations.ts';
import { rareMutations } from './rare-mutations.ts';

describe('the mutations of src/path', () => {
  it('replace a text that is there once, and the mutants load', { timeout: 120_000 }, async () => {
    expect(await problemsOf([...mutations, ...rareMutations])).toEqual([]);
  });

  it('are at least forty', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(40);
  });

  it('name themselves where the text is gone or there twice', () => {
    const mutation = { name: 'the error', file: 'a.ts', from: 'one', to: 'two' };
    expect(() => mutate('nothing', mutation)).toThrow('the error');
    expect(() => mutate('one one', mutation)).toThrow('the error');
    expect(mutate('just one', mutation)).toBe('just two');
  });

  it('name themselves where their file is not bundled', async () => {
    const mutation = { name: 'the error', file: 'a.ts', from: 'one', to: 'two' };
    await expect(loadMutant(mutation)).rejects.toThrow('the error');
  });
});
