import * as z from 'zod';
import { type Account } from './account.ts';
import { readConnections } from './read/connections.ts';
import { readNames } from './read/names.ts';
import { readPlaces } from './read/places.ts';
import { savedAnswers } from './read/saved-answers.ts';
import { readThings } from './read/things.ts';

/**
 * Reads an account from saved answers of the AWS CLI, one a file under the name that `planecheck snapshot` gives it:
 * `describe-vpcs.json`, `describe-vpc-attribute.vpc-0c1.enableDnsSupport.json`. It is the lab's own reading, without a
 * look at the program's. What is not saved is not there.
 * @throws where an answer is not what the lab can build from
 */
export function readAccount(files: Readonly<Record<string, string>>): Account {
  const saved = savedAnswers(files);
  const options = saved.one('describe-vpc-block-public-access-options', blockOptions);
  return {
    ...readPlaces(saved),
    ...readThings(saved),
    ...readConnections(saved),
    ...readNames(saved),
    InternetGatewayBlockMode: options?.VpcBlockPublicAccessOptions.InternetGatewayBlockMode ?? 'off',
  };
}

const blockOptions = z.object({
  VpcBlockPublicAccessOptions: z.object({
    InternetGatewayBlockMode: z.enum(['off', 'block-bidirectional', 'block-ingress']),
  }),
});
