import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { answerTo } from '../call-error.ts';
import { type FunctionState, readinessOf } from '../function-state.ts';
import { type DeployClients } from './clients.ts';
import { stateOf } from './find-probes.ts';

/** Waits for so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<unknown>;

const betweenLooks = 3000;

/** Making a network interface takes minutes at most, as AWS has it. */
const mostLooks = 200;

/** Waits until Lambda has done with a function, ten minutes at most, and gives what it then is. @throws CallError */
export async function awaitReady(
  FunctionName: string,
  { lambda }: Pick<DeployClients, 'lambda'>,
  pause: Pause,
): Promise<FunctionState> {
  for (let looks = 1; ; looks += 1) {
    const told = await answerTo(
      'lambda:GetFunctionConfiguration',
      lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
    );
    const state = stateOf(told);
    // What is idle stays so until it is invoked.
    if (readinessOf(state) !== 'wait' || state.state === 'Inactive' || looks === mostLooks) return state;
    await pause(betweenLooks);
  }
}
