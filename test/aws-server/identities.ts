import { type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';

const expiration = '2099-01-01T00:00:00Z';

/**
 * What the services answer that say who somebody is, or make him somebody else. Keys are told apart by the call that
 * gave them and the role they are for: `ASIA`, `ASIAWEB`, `ASIASSO` and the role's name or ARN without its colons.
 */
export function identityBody(call: string, parameters: JsonObject, account: string): JsonObject | undefined {
  const user = { id: 'AROAEXAMPLE:session', arn: `arn:aws:sts::${account}:assumed-role/audit/session` };
  const keysFor = (prefix: string, role: unknown) => ({
    AccessKeyId: `${prefix}${String(role).replaceAll(/\W/g, '')}`,
    SecretAccessKey: 'secret',
    SessionToken: 'session',
    Expiration: expiration,
  });
  const assumed = { AssumedRoleUser: { AssumedRoleId: user.id, Arn: user.arn } };
  switch (call) {
    case 'sts:GetCallerIdentity':
      return { UserId: user.id, Account: account, Arn: user.arn };
    case 'sts:AssumeRole':
      return { Credentials: keysFor('ASIA', parameters['RoleArn']), ...assumed };
    case 'sts:AssumeRoleWithWebIdentity':
      return { Credentials: keysFor('ASIAWEB', parameters['RoleArn']), ...assumed };
    case 'sso:GetRoleCredentials':
      return { roleCredentials: portalKeys(keysFor('ASIASSO', parameters['role_name'])) };
    case 'sso-oidc:CreateToken':
      return {
        accessToken: 'refreshed-token',
        expiresIn: 28_800,
        refreshToken: 'next-refresh',
        tokenType: 'Bearer',
      };
    default:
      return undefined;
  }
}

// https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_RoleCredentials.html: the time in milliseconds
function portalKeys({ AccessKeyId, SecretAccessKey, SessionToken, Expiration }: Record<string, string>) {
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Date.parse(Expiration ?? ''),
  };
}
