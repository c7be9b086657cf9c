import { describe, expect, test } from 'vitest';
import { collectionNames } from '../../../src/network/gap.ts';
import { loadFiles, loadText, propertyOf } from './load-text.ts';

const ids = (input: { readonly resources: readonly { readonly id: string }[] }) =>
  input.resources.map(({ id }) => id);
const facts = (input: { readonly lacks: readonly { readonly fact: string }[] }) =>
  input.lacks.map(({ fact }) => fact);

describe('parameters', () => {
  const text = 'Parameters: {A: {Type: String}}\nResources: {R: {Type: T, Properties: {P: !Ref A}}}';

  test('one that no template has is refused with those that there are', async () => {
    const refusal = loadText(text, { parameters: { B: 'x' } });
    await expect(refusal).rejects.toMatchObject({ code: 'parameter' });
    await expect(refusal).rejects.toThrow('B: no template of the input has this parameter');
    await expect(loadText(text, { parameters: { 'other:A': 'x' } })).rejects.toThrow('other:A: no template');
  });

  test('one stack of several can be meant', async () => {
    const input = await loadFiles(
      { 'a.yaml': text, 'b.yaml': text },
      { parameters: { A: 'both', 'b:A': 'only b' } },
    );
    expect(propertyOf(input, 'a/R', 'P')).toBe('both');
    expect(propertyOf(input, 'b/R', 'P')).toBe('only b');
  });

  test('nested stacks are given theirs by the outer one only', async () => {
    const outer = 'Resources: {N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: inner.yaml}}}';
    const refusal = loadFiles(
      { 'outer.yaml': outer, 'inner.yaml': text },
      { named: ['outer.yaml'], parameters: { A: 'x' } },
    );
    await expect(refusal).rejects.toMatchObject({ code: 'parameter' });
  });
});

describe('conditions of resources', () => {
  const text = `
Parameters: { Open: { Type: String } }
Conditions:
  Known: !Equals [a, a]
  Not: !Equals [a, b]
  Maybe: !Equals [!Ref Open, a]
Resources:
  There: { Type: AWS::EC2::VPC, Condition: Known }
  NotThere: { Type: AWS::EC2::VPC, Condition: Not }
  Rule: { Type: AWS::EC2::SecurityGroupEgress, Condition: Maybe }
  Gateway: { Type: AWS::EC2::VPCGatewayAttachment, Condition: Maybe }
  Bucket: { Type: AWS::S3::Bucket, Condition: Maybe }
`;

  test('what may or may not be there leaves its collections open', async () => {
    const input = await loadText(text);
    expect(ids(input)).toEqual(['There']);
    const reason = 'depends on Ref Open (no value given for parameter Open)';
    expect(input.lacks).toEqual([
      {
        fact: 'securityGroups',
        id: null,
        scope: { accountId: null, region: 'eu-west-1' },
        expression: `Condition of Rule (${reason})`,
      },
      {
        fact: 'internetGateways',
        id: null,
        scope: { accountId: null, region: 'eu-west-1' },
        expression: `Condition of Gateway (${reason})`,
      },
    ]);
  });

  test('a value for the parameter tells it', async () => {
    const input = await loadText(text, { parameters: { Open: 'a' } });
    expect(ids(input)).toEqual(['There', 'Rule', 'Gateway', 'Bucket']);
    expect(input.lacks).toEqual([]);
  });
});

describe('regions and accounts', () => {
  const text = 'Resources: {R: {Type: T}}';

  test('a template goes where it is said to', async () => {
    const input = await loadText(text, { account: '111122223333' });
    expect(input.resources[0]?.scope).toEqual({ accountId: '111122223333', region: 'eu-west-1' });
    expect(input).toMatchObject({
      kind: 'cloudformation',
      accounts: ['111122223333'],
      regions: ['eu-west-1'],
    });
  });

  test('without a region it goes nowhere', async () => {
    await expect(loadText(text, { region: null })).rejects.toMatchObject({ code: 'no-region' });
  });
});

describe('several templates', () => {
  const network = `
Resources: { Vpc: { Type: AWS::EC2::VPC }, A: { Type: AWS::EC2::Subnet }, B: { Type: AWS::EC2::Subnet } }
Outputs:
  VpcId: { Value: !Ref Vpc, Export: { Name: network-VpcId } }
  Subnets: { Value: !Join [',', [!Ref A, !Ref B]], Export: { Name: !Sub 'network-\${AWS::Region}-Subnets' } }
  Own: { Value: !Ref A, Export: { Name: !Sub '\${AWS::StackName}-Own' } }
`;
  const application = `
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !ImportValue network-VpcId } }
  It:
    Type: T
    Properties:
      Subnets: !Split [',', !ImportValue { 'Fn::Sub': 'network-\${AWS::Region}-Subnets' }]
      Own: { 'Fn::ImportValue': !Sub '\${AWS::StackName}-Own' }
      Other: !ImportValue other-VpcId
`;

  test('exports satisfy imports, and the order of the files changes nothing', async () => {
    const files = { 'network.yaml': network, 'application.template.yaml': application };
    const input = await loadFiles(files);
    expect(ids(input)).toEqual([
      'application/Group',
      'application/It',
      'network/Vpc',
      'network/A',
      'network/B',
    ]);
    expect(propertyOf(input, 'application/Group', 'VpcId')).toBe('network/Vpc');
    expect(propertyOf(input, 'application/It', 'Subnets')).toEqual(['network/A', 'network/B']);
    expect(propertyOf(input, 'application/It', 'Own')).toBe('network/A');
    expect(propertyOf(input, 'application/It', 'Other')).toEqual({
      unknown: 'Fn::ImportValue other-VpcId',
    });
    const reversed = await loadFiles(files, { named: Object.keys(files).toReversed() });
    expect(ids(reversed)).toEqual(ids(input));
  });

  test('files of one name are told apart by their folders, and a file named twice is one', async () => {
    const files = { 'a/vpc.yaml': network, 'b/vpc.yaml': network };
    const input = await loadFiles(files);
    const [first = '', ...others] = ids(input);
    expect(first).toMatch(/\/a\/vpc\/Vpc$/);
    expect(new Set([first, ...others]).size).toBe(6);
    const once = await loadFiles(files, { named: ['a/vpc.yaml', 'a/vpc.yaml', 'a/../a/vpc.yaml'] });
    expect(ids(once)).toEqual(['Vpc', 'A', 'B']);
  });

  test('an export that two stacks have satisfies nothing', async () => {
    const input = await loadFiles({ 'a.yaml': network, 'b.yaml': network, 'c.yaml': application });
    expect(propertyOf(input, 'c/Group', 'VpcId')).toEqual({ unknown: 'Fn::ImportValue network-VpcId' });
  });
});

describe('nested stacks', () => {
  const inner = `
Parameters:
  VpcId: { Type: AWS::EC2::VPC::Id }
  SubnetIds: { Type: "List<AWS::EC2::Subnet::Id>" }
  Missing: { Type: String, Default: none }
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref VpcId, GroupDescription: !Ref Missing } }
  Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: !Ref SubnetIds } } }
Outputs:
  GroupId: { Value: !GetAtt Group.GroupId }
`;
  const outer = `
Resources:
  Vpc: { Type: AWS::EC2::VPC }
  A: { Type: AWS::EC2::Subnet }
  B: { Type: AWS::EC2::Subnet }
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./parts/inner.yaml
      Parameters: { VpcId: !Ref Vpc, SubnetIds: !Join [',', [!Ref A, !Ref B]] }
  Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt Nested.Outputs.GroupId } }
`;

  test('ids pass in by parameters and back by outputs', async () => {
    const input = await loadFiles(
      { 'outer.yaml': outer, 'parts/inner.yaml': inner },
      { named: ['outer.yaml'] },
    );
    expect(ids(input)).toEqual(['Vpc', 'A', 'B', 'Nested', 'Nested/Group', 'Nested/Function', 'Rule']);
    expect(propertyOf(input, 'Nested/Group', 'VpcId')).toBe('Vpc');
    expect(propertyOf(input, 'Nested/Group', 'GroupDescription')).toBe('none');
    expect(propertyOf(input, 'Nested/Function', 'VpcConfig')).toEqual({ SubnetIds: ['A', 'B'] });
    expect(propertyOf(input, 'Rule', 'GroupId')).toBe('Nested/Group');
    expect(input.lacks).toEqual([]);
    const group = input.resources.find(({ id }) => id === 'Nested/Group');
    expect(group?.placeOf('VpcId')).toMatchObject({ line: 7, path: 'Resources.Group.Properties.VpcId' });
    expect(group?.place.file).toMatch(/parts\/inner\.yaml$/);
  });

  test('a template that is not there leaves everything open that it may change', async () => {
    const input = await loadFiles({ 'outer.yaml': outer });
    expect(propertyOf(input, 'Rule', 'GroupId')).toEqual({
      unknown: 'Fn::GetAtt Nested.Outputs.GroupId (template not read)',
    });
    expect(facts(input)).toEqual([...collectionNames]);
    expect(input.notes.map(({ text }) => text)).toEqual(['Nested: its template is not read']);
  });

  test('one that is handed nothing of the network leaves nothing open', async () => {
    const input = await loadText(
      'Resources: {N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://s3.amazonaws.com/a", Parameters: {A: b}}}}',
    );
    expect(input.lacks).toEqual([]);
  });

  test('the CDK names the file beside the address', async () => {
    const text = outer
      .replace('./parts/inner.yaml', '{ "Fn::Sub": "https://s3.${AWS::URLSuffix}/x" }')
      .replace(
        '    Properties:\n      T',
        '    Metadata: { "aws:asset:path": parts/inner.yaml }\n    Properties:\n      T',
      );
    const input = await loadFiles(
      { 'outer.yaml': text, 'parts/inner.yaml': inner },
      { named: ['outer.yaml'] },
    );
    expect(propertyOf(input, 'Rule', 'GroupId')).toBe('Nested/Group');
  });

  test('an output that the inner template does not have is refused', async () => {
    const text = outer.replace('Outputs.GroupId', 'Outputs.Nothing');
    await expect(
      loadFiles({ 'outer.yaml': text, 'parts/inner.yaml': inner }, { named: ['outer.yaml'] }),
    ).rejects.toThrow(/outer\.yaml:11:\d+: .*inner\.yaml has no output "Nothing"/);
  });

  test('a template nested in itself is refused', async () => {
    const nest = (file: string) =>
      `Resources: {N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${file}}}}`;
    const refusal = loadFiles({ 'a.yaml': nest('b.yaml'), 'b.yaml': nest('a.yaml') }, { named: ['a.yaml'] });
    await expect(refusal).rejects.toThrow(/b\.yaml:1:13: the nested stack N has the template a\.yaml/);
  });

  test('a circle through parameters and outputs is refused', async () => {
    const text = outer.replace('VpcId: !Ref Vpc', 'VpcId: !GetAtt Nested.Outputs.VpcId');
    const back = `${inner}  VpcId: { Value: !Ref VpcId }\n`;
    await expect(
      loadFiles({ 'outer.yaml': text, 'parts/inner.yaml': back }, { named: ['outer.yaml'] }),
    ).rejects.toThrow(/circular reference/);
  });
});

describe('loops', () => {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach-example-resource.html
  test('resources, properties and inner loops are rolled out', async () => {
    const input = await loadText(`
Transform: AWS::LanguageExtensions
Parameters: { Zones: { Type: CommaDelimitedList, Default: "a,b" } }
Resources:
  Vpc: { Type: AWS::EC2::VPC }
  Fn::ForEach::Tiers:
    - Tier
    - [Web, Data]
    - Fn::ForEach::Zones:
        - Zone
        - !Ref Zones
        - Subnet\${Tier}\${Zone}:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Vpc
              AvailabilityZone: !Sub '\${AWS::Region}\${Zone}'
              Name: !Ref Tier
              Fn::ForEach::Flags: [Flag, [X, Y], { 'Is\${Flag}': !Ref Flag }]
  Fn::ForEach::Ranges:
    - Range
    - [10.0.0.0/24, 10.0.1.0/24]
    - 'Block&{Range}': { Type: AWS::EC2::VPCCidrBlock, Properties: { CidrBlock: !Ref Range, VpcId: !Ref Vpc } }
Outputs:
  Fn::ForEach::Out: [Zone, !Ref Zones, { 'Web\${Zone}': { Value: !Ref 'SubnetWeb\${Zone}' } }]
`);
    expect(ids(input)).toEqual([
      'Vpc',
      'SubnetWeba',
      'SubnetWebb',
      'SubnetDataa',
      'SubnetDatab',
      'Block1000024',
      'Block1001024',
    ]);
    expect(input.resources[4]?.properties).toEqual({
      VpcId: 'Vpc',
      AvailabilityZone: 'eu-west-1b',
      Name: 'Data',
      IsX: 'X',
      IsY: 'Y',
    });
    expect(propertyOf(input, 'Block1001024', 'CidrBlock')).toBe('10.0.1.0/24');
    expect(input.resources[4]?.placeOf('Name')).toMatchObject({ line: 17, column: 15 });
  });

  test('a loop over what is not known leaves everything open', async () => {
    const input = await loadText(`
Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList } }
Resources:
  Vpc: { Type: AWS::EC2::VPC }
  Fn::ForEach::L: [Name, !Ref Names, { 'S\${Name}': { Type: AWS::EC2::Subnet } }]
`);
    expect(ids(input)).toEqual(['Vpc']);
    expect(facts(input)).toEqual([...collectionNames]);
  });

  test.each([
    [
      'without its transform',
      'Resources: {Fn::ForEach::L: [N, [a], {"R${N}": {Type: T}}]}',
      /needs the transform/,
    ],
    [
      'that makes an id twice',
      'Transform: AWS::LanguageExtensions\nResources: {Fn::ForEach::L: [N, [a, b], {R: {Type: T}}]}',
      /:2:13: Fn::ForEach::L makes "R" twice/,
    ],
    [
      'over nothing',
      'Transform: AWS::LanguageExtensions\nResources: {Fn::ForEach::L: [N, a, {R: {Type: T}}]}',
      /runs over a list/,
    ],
  ])('a loop %s is refused', async (_, text, message) => {
    await expect(loadText(text)).rejects.toThrow(message);
  });
});

describe('transforms', () => {
  test('what a macro makes of a template is open, and so is what it adds', async () => {
    const input = await loadText('Transform: [Mine]\nResources: {R: {Type: T, Properties: {P: !Ref Made}}}');
    expect(facts(input)).toEqual([...collectionNames]);
    expect(input.lacks[0]?.expression).toBe('Transform Mine');
    expect(propertyOf(input, 'R', 'P')).toEqual({ unknown: 'Ref Made (made by Mine)' });
  });

  test('a module, and a macro beside the type, may be anything', async () => {
    const module = await loadText('Resources: {R: {Type: Org::Network::Vpc::MODULE}}');
    expect(facts(module)).toEqual([...collectionNames]);
    const macro = await loadText('Resources: {R: {Type: T, Fn::Transform: {Name: Mine}}}');
    expect(facts(macro)).toEqual([...collectionNames]);
    const notThere = await loadText(
      'Conditions: {C: !Equals [a, b]}\nResources: {R: {Type: Org::Network::Vpc::MODULE, Condition: C}}',
    );
    expect(notThere.lacks).toEqual([]);
  });

  test('a product of Service Catalog that is handed something may change it', async () => {
    const product = (value: string) =>
      `Resources: {V: {Type: AWS::EC2::VPC}, P: {Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct, Properties: {ProvisioningParameters: [{Key: k, Value: ${value}}]}}}`;
    expect((await loadText(product('a'))).lacks).toEqual([]);
    expect(facts(await loadText(product('!Ref V')))).toEqual([...collectionNames]);
  });

  test('a macro among properties leaves the collections of the type open', async () => {
    const input = await loadText(
      'Resources: {R: {Type: AWS::EC2::SecurityGroup, Properties: {Fn::Transform: {Name: Mine}, GroupName: a}}}',
    );
    expect(facts(input)).toEqual(['securityGroups']);
    expect(input.resources[0]?.properties).toEqual({ GroupName: 'a' });
  });

  test('a macro in a value leaves that value open, and nothing else', async () => {
    const input = await loadText(
      'Resources: {R: {Type: AWS::EC2::SecurityGroup, Properties: {GroupName: {Fn::Transform: {Name: Mine}}}}}',
    );
    expect(input.lacks).toEqual([]);
    expect(propertyOf(input, 'R', 'GroupName')).toEqual({ unknown: 'Fn::Transform Mine' });
  });

  test('transforms that leave the network alone are noted', async () => {
    const input = await loadText('Transform: AWS::CodeDeployBlueGreen\nResources: {R: {Type: T}}');
    expect(input.lacks).toEqual([]);
    expect(input.notes).toMatchObject([{ text: 'the transform AWS::CodeDeployBlueGreen is passed over' }]);
  });

  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
  test('what SAM says for all functions is theirs', async () => {
    const input = await loadText(`
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 180
    VpcConfig: { SecurityGroupIds: [sg-123, sg-456], SubnetIds: [subnet-1] }
    Environment: { Variables: { STAGE: Production, TABLE_NAME: global-table } }
  Api: { EndpointConfiguration: { Type: PRIVATE } }
Resources:
  One:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 3
      VpcConfig: { SecurityGroupIds: [sg-first], SubnetIds: !Ref AWS::NoValue }
      Environment: { Variables: { TABLE_NAME: resource-table, NEW_VAR: hello } }
  Two: { Type: AWS::Serverless::Function }
  Plain: { Type: AWS::Lambda::Function }
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: live } }
Outputs:
  Url: { Value: !Sub 'https://\${ServerlessRestApi}.execute-api.\${AWS::Region}.amazonaws.com' }
`);
    const [one, two, plain, api] = input.resources.map(({ properties }) => properties);
    expect(one).toEqual({
      Timeout: 3,
      VpcConfig: { SecurityGroupIds: ['sg-123', 'sg-456', 'sg-first'] },
      Environment: { Variables: { STAGE: 'Production', TABLE_NAME: 'resource-table', NEW_VAR: 'hello' } },
    });
    expect(two).toMatchObject({ Timeout: 180, VpcConfig: { SubnetIds: ['subnet-1'] } });
    expect(plain).toEqual({});
    expect(api).toEqual({ EndpointConfiguration: { Type: 'PRIVATE' }, StageName: 'live' });
    expect(input.lacks).toEqual([]);
  });
});
