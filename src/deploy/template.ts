import { architecture, logRetention, policyName, type ProbeDesign } from './probe-design.ts';
import { logGroupPrefix, rolePath } from './probe-place.ts';
import { type ArnParts, type Json, trustPolicy } from './role-policy.ts';

/** What the parts of ARNs are in a template. */
export const pseudoParameters: ArnParts = {
  partition: '${AWS::Partition}',
  region: '${AWS::Region}',
  accountId: '${AWS::AccountId}',
};

/** The most that CloudFormation takes of a template that is not in S3, in bytes. */
export const mostInlineTemplate = 51_200;

/**
 * The same as a deployment, as a CloudFormation template in JSON.
 * @param designs made with {@link pseudoParameters}.
 * @param commonJs the program: CloudFormation makes `index.js` of what stands in a template, which Node takes for
 * CommonJS. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function probeTemplate(designs: readonly ProbeDesign[], commonJs: string): string {
  const template: Json = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The probes of planecheck: Lambda functions that try the endpoints of AWS from subnets',
    Resources: Object.fromEntries(designs.flatMap((design) => resourcesOf(design, commonJs))),
  };
  return `${JSON.stringify(template, null, 1)}\n`;
}

function resourcesOf(design: ProbeDesign, commonJs: string): readonly (readonly [string, Json])[] {
  const { name, place, settings, roleArn, tags } = design;
  // Names of resources are of letters and digits alone.
  const id = name.replaceAll(/[^0-9a-z]/g, '').replace(/^planecheckprobe/, '');
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const role: Json = {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      Path: substituted(rolePath(pseudoParameters.region)),
      AssumeRolePolicyDocument: trustPolicy,
      Policies: [{ PolicyName: policyName, PolicyDocument: substituted(design.policy) }],
      Tags,
    },
  };
  const logGroup: Json = {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: `${logGroupPrefix}${name}`, RetentionInDays: logRetention, Tags },
  };
  const code: Json = {
    Type: 'AWS::Lambda::Function',
    DependsOn: [`log${id}`],
    Properties: {
      ...settings,
      FunctionName: name,
      Handler: 'index.handler',
      VpcConfig: { ...settings.VpcConfig, SubnetIds: [place.subnetId] },
      Architectures: [architecture],
      Role: roleArn ?? { 'Fn::GetAtt': [`role${id}`, 'Arn'] },
      Code: { ZipFile: commonJs },
      Tags,
    },
  };
  return [
    ...(roleArn === null ? [[`role${id}`, role] as const] : []),
    [`log${id}`, logGroup],
    [`probe${id}`, code],
  ];
}

/** Texts with pseudo parameters in them become references to these. */
function substituted(value: Json): Json {
  if (typeof value === 'string') return value.includes('${AWS::') ? { 'Fn::Sub': value } : value;
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(substituted);
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, substituted(inside)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
