import { isJsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { type RestOperation } from './rest-request.ts';
import { dateOf } from './xml.ts';

const paging = {
  maxResults: { name: 'MaxResults', type: 'number' },
  nextToken: { name: 'NextToken', type: 'text' },
} as const;

/**
 * The operations of Route 53 Profiles, written out as their client is not among the dependencies.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Route_53_Profiles.html
 */
export const profileOperations: readonly RestOperation[] = [
  { name: 'ListProfiles', method: 'GET', path: '/profiles', query: paging },
  {
    name: 'ListProfileAssociations',
    method: 'GET',
    path: '/profileassociations',
    query: {
      ...paging,
      profileId: { name: 'ProfileId', type: 'text' },
      resourceId: { name: 'ResourceId', type: 'text' },
    },
  },
  {
    name: 'ListProfileResourceAssociations',
    method: 'GET',
    path: '/profileresourceassociations/profileid/{ProfileId}',
    query: { ...paging, resourceType: { name: 'ResourceType', type: 'text' } },
  },
];

/** A body as the service sends it: the two times of associations in seconds. */
export function profileJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(profileJson);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isTime = key === 'CreationTime' || key === 'ModificationTime';
      return [key, isTime ? dateOf(member).getTime() / 1000 : profileJson(member)];
    }),
  );
}
