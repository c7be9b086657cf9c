import { type DescribeManagedPrefixListsResult, type ManagedPrefixList } from '@aws-sdk/client-ec2';
import { region } from './account.ts';
import { type CliJson } from './cli-json.ts';

/** `aws ec2 describe-managed-prefix-lists`: those of S3 and DynamoDB, which AWS owns. */
export function describeManagedPrefixLists() {
  return {
    PrefixLists: [describedPrefixList('pl-61a54008', 's3'), describedPrefixList('pl-78a54011', 'dynamodb')],
  } satisfies CliJson<DescribeManagedPrefixListsResult>;
}

function describedPrefixList(PrefixListId: string, service: string) {
  return {
    PrefixListId,
    AddressFamily: 'IPv4',
    State: 'create-complete',
    PrefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${PrefixListId}`,
    PrefixListName: `com.amazonaws.${region}.${service}`,
    Tags: [],
    OwnerId: 'AWS',
  } satisfies CliJson<ManagedPrefixList>;
}
