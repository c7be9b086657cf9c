interface Message<Requests> {
  readonly id: number;
  readonly kind: keyof Requests;
  readonly request: never;
}

/** What an agent sends by itself, once it is there. */
export const readyId = 0;

/** Answers the requests of the process that started this one, and ends with it. */
export function answerRequests<
  Requests extends {
    readonly [Kind in keyof Requests]: { readonly request: unknown; readonly answer: unknown };
  },
>(answers: {
  readonly [Kind in keyof Requests]: (
    request: Requests[Kind]['request'],
  ) => Promise<Requests[Kind]['answer']>;
}): void {
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: readyId });
  process.on('message', ({ id, kind, request }: Message<Requests>) => {
    answers[kind](request).then(
      (answer) => process.send?.({ id, answer }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
