import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { clientSettingsOf, type Session } from './session.ts';
import { SignedCaller } from './signed-caller.ts';

/** The clients of one run; all share the connections. */
export interface Clients {
  readonly region: string;
  readonly identity: Session['identity'];
  readonly ec2: EC2Client;
  readonly lambda: LambdaClient;
  readonly apiGateway: APIGatewayClient;
  readonly apiGatewayV2: ApiGatewayV2Client;
  readonly route53: Route53Client;
  /** For services whose client is not part of the program. */
  readonly signed: SignedCaller;
}

/** Makes the clients of a session. */
export async function makeClients(session: Session): Promise<Clients> {
  const { region, handler, userAgent, attempts, identity } = session;
  const { credentials, sha256, useDualstackEndpoint, useFipsEndpoint } = session.found;
  const settings = clientSettingsOf(session);
  return {
    region,
    identity,
    ec2: new EC2Client(settings),
    lambda: new LambdaClient(settings),
    apiGateway: new APIGatewayClient(settings),
    apiGatewayV2: new ApiGatewayV2Client(settings),
    route53: new Route53Client(settings),
    signed: new SignedCaller({
      handler,
      credentials,
      sha256,
      attempts,
      userAgent,
      region,
      isFips: await useFipsEndpoint(),
      isDualStack: await useDualstackEndpoint(),
    }),
  };
}
