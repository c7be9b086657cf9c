import { expect, test } from 'vitest';
import { loadText, propertyOf, type Said } from './load-text.ts';

/*
 * Expected values are those of the functions' pages under
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 * or told by hand from the rules there.
 */

const around = `
AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::LanguageExtensions
Parameters:
  Open: { Type: String }
  Stage: { Type: String, Default: test }
  Names: { Type: CommaDelimitedList, Default: "a, b ,c" }
  OpenList: { Type: "List<AWS::EC2::Subnet::Id>" }
  Number: { Type: Number, Default: 7 }
  Image: { Type: "AWS::SSM::Parameter::Value<String>", Default: /aws/service/ami }
Mappings:
  Regions:
    eu-west-1: { Ami: ami-1, Zones: [x, y] }
    us-east-1: { Ami: ami-2, Zones: [z] }
Conditions:
  Yes: !Equals [!Ref Stage, test]
  No: !Not [!Condition Yes]
  Maybe: !Equals [!Ref Open, x]
  NumberIsText: !Equals [!Ref Number, '7']
  SwitchIsText: !Equals [true, 'true']
  OtherCase: !Equals [Test, !Ref Stage]
  AndFalse: !And [!Condition Maybe, !Condition No]
  AndMaybe: !And [!Condition Maybe, !Condition Yes]
  OrTrue: !Or [!Condition Maybe, !Condition Yes]
  OrMaybe: !Or [!Condition Maybe, !Condition No]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
  OtherVpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: !Ref Open }
  Block:
    Type: AWS::EC2::VPCCidrBlock
    Properties: { VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a, CidrBlock: 10.0.1.0/24, Ipv6CidrBlock: "fd00::/64" }
  Endpoint: { Type: AWS::EC2::VPCEndpoint }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
  Nat: { Type: AWS::EC2::NatGateway }
  Address: { Type: AWS::EC2::EIP }
  Database: { Type: AWS::RDS::DBInstance }
  Api: { Type: AWS::ApiGateway::RestApi }
  Named: { Type: AWS::Lambda::Function, Properties: { FunctionName: worker } }
  Unnamed: { Type: AWS::Lambda::Function }
  Never: { Type: AWS::EC2::VPC, Condition: No }
  Doubtful: { Type: AWS::EC2::Subnet, Condition: Maybe }
`;

const unknownOpen = 'Ref Open (no value given for parameter Open)';

/** The value of an expression in YAML, as the property of a resource. */
async function told(expression: string, said: Said = {}): Promise<unknown> {
  const indented = expression.split('\n').join('\n        ');
  const text = `${around}  It:\n    Type: Custom::It\n    Properties:\n      P:\n        ${indented}\n`;
  return propertyOf(await loadText(text, said), 'It', 'P');
}

const unknown = (expression: string) => ({ unknown: expression });

type Row = readonly [expression: string, value: unknown, said?: Said];

const rows: Readonly<Record<string, readonly Row[]>> = {
  Ref: [
    ['!Ref Vpc', 'Vpc'],
    ['{ Ref: Vpc }', 'Vpc'],
    ['!Ref Stage', 'test'],
    ['!Ref Stage', 'live', { parameters: { Stage: 'live' } }],
    ['!Ref Stage', 'live', { parameters: { 'template:Stage': 'live', Stage: 'other' } }],
    ['!Ref Names', ['a', 'b', 'c']],
    ['!Ref Open', unknown(unknownOpen)],
    ['!Ref OpenList', ['subnet-1', 'subnet-2'], { parameters: { OpenList: 'subnet-1,subnet-2' } }],
    ['!Ref Number', '7'],
    ['!Ref Image', unknown('Ref Image (the SSM parameter /aws/service/ami)')],
    ['!Ref Never', unknown('Ref Never (its condition does not hold)')],
    ['!Ref Doubtful', 'Doubtful'],
    ['!Ref AWS::Region', 'eu-west-1'],
    ['!Ref AWS::AccountId', '012345678901', { account: '012345678901' }],
    ['!Ref AWS::AccountId', unknown('Ref AWS::AccountId (not given with --account)')],
    ['!Ref AWS::Partition', 'aws'],
    ['!Ref AWS::Partition', 'aws-cn', { region: 'cn-north-1' }],
    ['!Ref AWS::URLSuffix', 'amazonaws.com.cn', { region: 'cn-north-1' }],
    ['!Ref AWS::URLSuffix', 'amazonaws.com', { region: 'us-gov-west-1' }],
    ['!Ref AWS::StackName', unknown('Ref AWS::StackName')],
    ['!Ref AWS::NoValue', undefined],
    ['[a, !Ref AWS::NoValue, b]', ['a', 'b']],
    ['{ a: 1, b: !Ref AWS::NoValue }', { a: 1 }],
  ],
  GetAtt: [
    ['!GetAtt Vpc.CidrBlock', '10.0.0.0/16'],
    ['!GetAtt [Vpc, CidrBlock]', '10.0.0.0/16'],
    ['Fn::GetAtt: [Vpc, CidrBlock]', '10.0.0.0/16'],
    ['Fn::GetAtt: Vpc.CidrBlock', '10.0.0.0/16'],
    ['!GetAtt OtherVpc.CidrBlock', unknown(unknownOpen)],
    ['!GetAtt Vpc.VpcId', 'Vpc'],
    ['!GetAtt Vpc.DefaultSecurityGroup', 'Vpc.DefaultSecurityGroup'],
    ['!GetAtt Vpc.DefaultNetworkAcl', 'Vpc.DefaultNetworkAcl'],
    // The second VPC by id: OtherVpc comes before Vpc.
    ['!GetAtt Vpc.Ipv6CidrBlocks', ['2001:db8:0:100::/56']],
    ['!GetAtt OtherVpc.Ipv6CidrBlocks', unknown('Fn::GetAtt OtherVpc.Ipv6CidrBlocks')],
    ['!GetAtt Subnet.AvailabilityZone', 'eu-west-1a'],
    ['!GetAtt Subnet.VpcId', 'Vpc'],
    ['!GetAtt Subnet.Ipv6CidrBlocks', ['fd00::/64']],
    ['!GetAtt Group.GroupId', 'Group'],
    ['!GetAtt Group.VpcId', 'Vpc'],
    ['!GetAtt Nat.NatGatewayId', 'Nat'],
    ['!GetAtt Address.AllocationId', 'Address'],
    ['!GetAtt Address.PublicIp', unknown('Fn::GetAtt Address.PublicIp')],
    ['!GetAtt Endpoint.Id', 'Endpoint'],
    ['!GetAtt Endpoint.DnsEntries', unknown('Fn::GetAtt Endpoint.DnsEntries')],
    ['!GetAtt Database.Endpoint.Address', unknown('Fn::GetAtt Database.Endpoint.Address')],
    ['!GetAtt Vpc.constructor', unknown('Fn::GetAtt Vpc.constructor')],
    [
      '!GetAtt Named.Arn',
      'arn:aws:lambda:eu-west-1:111122223333:function:worker',
      { account: '111122223333' },
    ],
    ['!GetAtt Named.Arn', unknown('Fn::GetAtt Named.Arn')],
    ['!GetAtt Unnamed.Arn', unknown('Fn::GetAtt Unnamed.Arn'), { account: '111122223333' }],
  ],
  Sub: [
    ["!Sub 'com.amazonaws.${AWS::Region}.execute-api'", 'com.amazonaws.eu-west-1.execute-api'],
    ["!Sub '${Stage}-${Number}'", 'test-7'],
    // A literal ${Stage}: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
    ["!Sub '${!Stage}'", '${Stage}'],
    ["!Sub ['${a}.${Stage}', { a: !Ref Vpc }]", unknown('${Vpc}.test')],
    ["!Sub ['${a}.${Stage}', { a: www, Stage: own }]", 'www.own'],
    ["!Sub '${Vpc}'", 'Vpc'],
    ["!Sub '${Vpc.CidrBlock}'", '10.0.0.0/16'],
    ["!Sub 'arn:aws:execute-api:*:*:${Api}/*'", unknown('arn:aws:execute-api:*:*:${Api}/*')],
    ["!Sub '${Open}.internal'", unknown(`\${${unknownOpen}}.internal`)],
    ["!Sub '$ {x} $${Stage}'", '$ {x} $test'],
    ['Fn::Sub: plain', 'plain'],
  ],
  'Join and Split': [
    ["!Join [':', [a, b, c]]", 'a:b:c'],
    ["!Join ['', [com.amazonaws., !Ref AWS::Region, .s3]]", 'com.amazonaws.eu-west-1.s3'],
    ["!Join [',', !Ref Names]", 'a,b,c'],
    ["!Join ['', [!Ref Vpc]]", 'Vpc'],
    ["!Join [',', { a: 1 }]", unknown('Fn::Join of {"a":1}')],
    ["!Join ['-', [!Ref Vpc, x]]", unknown('${Vpc}-x')],
    ["!Split ['|', 'a|b|c']", ['a', 'b', 'c']],
    // "If you split a string with consecutive delimiters, the resulting list includes an empty string"
    ["!Split ['|', 'a||c|']", ['a', '', 'c', '']],
    ["!Split [',', !Join [',', [!Ref Vpc, !Ref Subnet]]]", ['Vpc', 'Subnet']],
    ["!Select [1, !Split ['||', !Join ['||', [!Ref Vpc, !Ref Subnet]]]]", 'Subnet'],
    // An id of EC2 has a hyphen in it: what the pieces are is not known.
    ["!Split ['-', !Join ['-', [a, !Ref Vpc]]]", unknown('Fn::Split of a-${Vpc}')],
    ["!Split [',', !Ref Open]", unknown(unknownOpen)],
    ["!Select [0, !Split [',', !Ref Open]]", unknown(`${unknownOpen}[0]`)],
  ],
  'Select, GetAZs and Length': [
    ["!Select ['1', [apples, grapes, oranges]]", 'grapes'],
    ['!Select [2, !Ref Names]', 'c'],
    ["!Select [0, !GetAZs '']", 'GetAZs[0]'],
    ['!Select [1, Fn::GetAZs: !Ref AWS::Region]', 'GetAZs[1]'],
    ['!Select [1, !GetAZs us-east-1]', 'GetAZs(us-east-1)[1]'],
    ["!GetAZs ''", unknown('GetAZs')],
    ["!Sub ['${z}', { z: !Select [0, !GetAZs ''] }]", 'GetAZs[0]'],
    ["!Join ['', [!Select [0, !GetAZs ''], -x]]", unknown('${GetAZs[0]}-x')],
    ['Fn::Length: !Ref Names', 3],
    ['Fn::Length: [1, 2]', 2],
    ["Fn::Length: !GetAZs ''", unknown('Fn::Length of GetAZs')],
    ['!Select [!Ref Open, [a]]', unknown(`Fn::Select \${${unknownOpen}}`)],
  ],
  Cidr: [
    // "creates 6 CIDRs with a subnet mask /27 inside from a CIDR with a mask of /24"
    [
      '!Cidr [192.168.0.0/24, 6, 5]',
      [
        '192.168.0.0/27',
        '192.168.0.32/27',
        '192.168.0.64/27',
        '192.168.0.96/27',
        '192.168.0.128/27',
        '192.168.0.160/27',
      ],
    ],
    ['!Select [3, !Cidr [!GetAtt Vpc.CidrBlock, 256, 8]]', '10.0.3.0/24'],
    ["!Select ['2', !Cidr ['2001:db8:0:100::/56', '256', '64']]", '2001:db8:0:102::/64'],
    ['!Select [1, !Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 256, 64]]', '2001:db8:0:101::/64'],
    ['!Cidr [!GetAtt OtherVpc.CidrBlock, 2, 8]', unknown(`Fn::Cidr of ${unknownOpen}`)],
    ['!Cidr [10.0.0.0/24, 1, 0]', ['10.0.0.0/32']],
  ],
  FindInMap: [
    ['!FindInMap [Regions, !Ref AWS::Region, Ami]', 'ami-1'],
    ['!FindInMap [Regions, !Ref AWS::Region, Zones]', ['x', 'y']],
    ['!FindInMap [Regions, !Ref Open, Ami]', unknown(`Fn::FindInMap by \${${unknownOpen}}`)],
    ['Fn::FindInMap: [Regions, eu-north-1, Ami, { DefaultValue: none }]', 'none'],
  ],
  'If and conditions': [
    ['!If [Yes, a, b]', 'a'],
    ['!If [No, a, b]', 'b'],
    ['!If [Maybe, a, b]', unknown(`Fn::If Maybe (depends on ${unknownOpen})`)],
    ['!If [Maybe, a, a]', 'a'],
    ['!If [Maybe, !Ref Vpc, !GetAtt Vpc.VpcId]', 'Vpc'],
    ['!If [Maybe, { a: [1, !Ref Vpc] }, { a: [1, !Ref Vpc] }]', { a: [1, 'Vpc'] }],
    ['!If [No, a, !Ref AWS::NoValue]', undefined],
    ['[!If [No, a, !Ref AWS::NoValue], b]', ['b']],
    ['!If [NumberIsText, a, b]', 'a'],
    ['!If [SwitchIsText, a, b]', 'a'],
    ['!If [OtherCase, a, b]', 'b'],
    ['!If [AndFalse, a, b]', 'b'],
    ['!If [AndMaybe, a, b]', unknown(`Fn::If AndMaybe (depends on ${unknownOpen})`)],
    ['!If [OrTrue, a, b]', 'a'],
    ['!If [OrMaybe, a, b]', unknown(`Fn::If OrMaybe (depends on ${unknownOpen})`)],
    ['!If [Maybe, a, b]', 'a', { parameters: { Open: 'x' } }],
    ['!If [No, !GetAtt Nothing.Here, b]', 'b'],
  ],
  'Base64 and ToJsonString': [
    ['!Base64 AWS CloudFormation', 'QVdTIENsb3VkRm9ybWF0aW9u'],
    ['Fn::Base64: !Sub "${Stage}"', 'dGVzdA=='],
    ['!Base64 { Ref: Open }', unknown(`Fn::Base64 of \${${unknownOpen}}`)],
    ['Fn::ToJsonString: { a: [1, !Ref Stage] }', '{"a":[1,"test"]}'],
    ['Fn::ToJsonString: { a: !Ref Vpc }', unknown('Fn::ToJsonString of {"a":"Vpc"}')],
  ],
  'other values': [
    ["'{{resolve:ssm:/network/vpc}}'", unknown('{{resolve:ssm:/network/vpc}}')],
    ['!ImportValue network-VpcId', unknown('Fn::ImportValue network-VpcId')],
    ['{ Fn::Transform: { Name: AWS::Include }, a: 1 }', unknown('Fn::Transform AWS::Include')],
    [
      '{ Statement: [{ Effect: Allow, Resource: !GetAtt Database.DBInstanceArn, Condition: { StringEquals: { "aws:SourceVpce": !Ref Endpoint } } }] }',
      {
        Statement: [
          {
            Effect: 'Allow',
            Resource: unknown('Fn::GetAtt Database.DBInstanceArn'),
            Condition: { StringEquals: { 'aws:SourceVpce': 'Endpoint' } },
          },
        ],
      },
    ],
  ],
};

const cases = Object.entries(rows).flatMap(([name, some]) =>
  some.map(([expression, value, said = {}]) => ({ name, expression, value, said })),
);

test.each(cases)('$name: $expression', async ({ expression, value, said }) => {
  expect(await told(expression, said)).toEqual(value);
});

const mistakes: readonly (readonly [expression: string, message: RegExp])[] = [
  ['!Ref Nothing', /Ref Nothing: the template has no parameter and no resource "Nothing"/],
  ['!Ref AWS::Regoin', /Ref AWS::Regoin/],
  ['!GetAtt Nothing.Arn', /Fn::GetAtt Nothing\.Arn/],
  ['!GetAtt Vpc', /takes a name and an attribute/],
  ["!Sub '${Nothing}'", /Ref Nothing/],
  ['{ Fn::Nope: 1 }', /no function Fn::Nope/],
  ['!Nope 1', /tag !Nope is no function/],
  ['!If [Nothing, a, b]', /no condition Nothing/],
  ['!If [Yes, a]', /Fn::If takes a list of 3/],
  ['!Select [3, [a]]', /selects the member 3 of a list of 1/],
  ['!Select [-1, [a]]', /whole number/],
  ['!Cidr [10.0.0.0/24, 2, 9]', /larger than the one it divides/],
  ['!Cidr [10.0.0.0/24, 3, 7]', /more blocks than 10\.0\.0\.0\/24 has/],
  ['!Cidr [10.0.0.0/16, 257, 8]', /1 to 256 blocks/],
  ['!Cidr [nothing, 1, 8]', /needs a CIDR block/],
  ['!FindInMap [Regions, eu-north-1, Ami]', /no value in Mappings for Regions\.eu-north-1\.Ami/],
  ['!FindInMap [__proto__, constructor, name]', /no value in Mappings/],
  ["!Join [',', [[a]]]", /joins texts only/],
  ['{ Fn::Join: [",", []], other: 1 }', /Fn::Join must stand alone/],
];

test.each(mistakes)('%s is refused with its line', async (expression, message) => {
  const line = around.split('\n').length + 4;
  const refusal = told(expression);
  await expect(refusal).rejects.toMatchObject({ name: 'InputError', code: 'template' });
  await expect(refusal).rejects.toThrow(message);
  await expect(refusal).rejects.toThrow(new RegExp(`template\\.yaml:${line}:\\d+: `));
});
