import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'api-policies-known',
  title: 'The resource policies of the APIs are known',
  why: "A private API's resource policy decides which VPCs and endpoints may invoke it; who is left out gets 403 Forbidden although the network is open.",
  limits: 'Resource policies are not read: whether one API lets this VPC in is not told.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
  ],
  passes: [],
  cannotTell: [],
  says: {
    'api-policy-not-read': {
      severity: 'note',
      text: () =>
        "each private API's resource policy decides who may invoke it, and the policies are not read",
      fix: (_step, { region }) =>
        `read the policy of the API that you call:
  aws apigateway get-rest-api --rest-api-id API_ID --query policy --region ${region}`,
    },
  },
});
