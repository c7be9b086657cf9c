/** What came of waiting: a value; the time given to it went by; or the probe had to stop before. */
export type Waited<T> = { readonly how: 'done'; readonly value: T } | { readonly how: 'timeout' | 'cut' };

/** When the probe has to stop, on the clock of `performance.now()`. */
export type Deadline = number;

/** Time is counted in pieces of this length, in milliseconds. */
const piece = 100;

/**
 * Waits for work, that never rejects, so many milliseconds and no longer than to the deadline.
 * A piece of time that took far longer than it should counts as two: a program that was held up has not been waiting.
 * And when the time is over, what the sockets hold by now is looked at before that is said.
 */
export function inTime<T>(work: Promise<T>, milliseconds: number, deadline: Deadline): Promise<Waited<T>> {
  return new Promise((settle) => {
    let timer: NodeJS.Timeout | undefined;
    let counted = 0;
    const take = async (): Promise<void> => {
      const value = await work;
      clearTimeout(timer);
      settle({ how: 'done', value });
    };
    void take();
    const waitOn = (): void => {
      const left = Math.min(milliseconds - counted, deadline - performance.now());
      const next = Math.max(0, Math.min(piece, left));
      const beganAt = performance.now();
      timer = setTimeout(() => {
        counted += Math.min(performance.now() - beganAt, 2 * piece);
        if (performance.now() >= deadline) afterOneMoreLook('cut');
        else if (counted >= milliseconds) afterOneMoreLook('timeout');
        else waitOn();
      }, next);
    };
    // Node runs timers before it reads from sockets, and immediates after that: an answer that is there already is
    // seen between the two, and settles first.
    const afterOneMoreLook = (how: 'timeout' | 'cut'): void => {
      setImmediate(() =>
        setImmediate(() => {
          settle({ how });
        }),
      );
    };
    waitOn();
  });
}
