import { connectionAnswers, nameAnswers } from '../generate/saved/connections.ts';
import { placeAnswers } from '../generate/saved/places.ts';
import { thingAnswers } from '../generate/saved/things.ts';
import { type Account } from './account.ts';

/**
 * What somebody has who saved every answer of the AWS CLI about an account: file name to text. Lists that the
 * account has nothing for are there and empty, so that nothing of it is unknown.
 */
export function savedFiles(account: Account): Readonly<Record<string, string>> {
  const answers = [
    ...placeAnswers(account),
    ...thingAnswers(account),
    ...connectionAnswers(account),
    ...nameAnswers(account),
  ];
  return Object.fromEntries(answers.map(([name, body]) => [`${name}.json`, JSON.stringify(body)]));
}
