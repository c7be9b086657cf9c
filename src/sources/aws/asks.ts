import { type Ask } from './ask.ts';
import { ec2Asks } from './ask-ec2.ts';
import { nameAsks } from './ask-names.ts';
import { serviceAsks } from './ask-services.ts';
import { transitGatewayAsks } from './ask-transit-gateways.ts';

/** Every call that is made when an account is read, by its name. */
const asks = { ...serviceAsks, ...ec2Asks, ...transitGatewayAsks, ...nameAsks };

/** The names of {@link asks}. */
export const askedCalls: readonly AskedCall[] = Object.keys(asks).filter(isAsked);

/** One of {@link askedCalls}. */
export type AskedCall = keyof typeof asks;

/** Whether a call is made when an account is read. */
export function isAsked(call: string): call is AskedCall {
  return Object.hasOwn(asks, call);
}

/** How a call is made. */
export function askOf(call: AskedCall): Ask {
  return asks[call];
}
