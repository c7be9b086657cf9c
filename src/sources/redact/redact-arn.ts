import { type Pseudonyms } from './pseudonyms.ts';

// What AWS's ids begin with. A name may look like an id with another beginning.
const idKinds =
  'acl aclassoc ami cagw cgw dopt eigw eipalloc eipassoc ela-attach eni eni-attach fl i igw lgw nat pcx pl r ' +
  'rp rpassoc rpr rqlc rqlca rslvr-autodefined-assoc rslvr-frg rslvr-frgassoc rslvr-in rslvr-out rslvr-rr ' +
  'rslvr-rrassoc rtb rtbassoc sg sgr snap subnet subnet-cidr-assoc tgw tgw-attach tgw-rtb vgw vol vpc ' +
  'vpc-cidr-assoc vpcbpa-exclude vpce vpce-svc vpn';

const resourceId = new RegExp(`^(?:${idKinds.replaceAll(' ', '|')})-[0-9a-z]+$`);

/** Whether a text is the id of a resource, as in `vpce-0a1b2c3d`. */
export function isResourceId(text: string): boolean {
  return resourceId.test(text);
}

// What resources are, as ARNs write it in front of their names.
const resourceTypes: ReadonlySet<string> = new Set(
  `alias apis assumed-role certificate cluster customer-gateway dhcp-options domainnames elastic-ip federated-user
   firewall firewall-rule-group function group hostedzone instance instance-profile internet-gateway key layer
   listener loadbalancer log-group natgateway network-acl network-interface oidc-provider policy prefix-list profile
   resolver-query-log-config resolver-rule restapis role root route-table saml-provider secret security-group service
   service-role stack subnet table targetgroup transit-gateway transit-gateway-attachment
   transit-gateway-route-table user vpc vpc-endpoint vpc-flow-log vpc-peering-connection vpn-connection`.split(
    /\s+/,
  ),
);

/**
 * An ARN without account and names; what kind of thing it names, and the ids that AWS gave, stay.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function redactArn(arn: string, pseudonyms: Pseudonyms): string {
  const [prefix = '', partition = '', service = '', region = '', account = '', ...rest] = arn.split(':');
  const owner = /^\d{12}$/.test(account) ? pseudonyms.account(account) : account;
  const parts = rest.join(':').split(/([/:])/);
  const resource = parts.map((part, at) => {
    const isZone = parts[at - 2] === 'hostedzone';
    const isWord = /^(?:|[/:*]|\$LATEST)$/.test(part) || resourceTypes.has(part);
    return isZone || isWord || isResourceId(part) ? part : pseudonyms.name(part);
  });
  return [prefix, partition, service, region, owner, resource.join('')].join(':');
}
