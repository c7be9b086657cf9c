import { describe, expect, test } from 'vitest';
import { loadText } from './load-text.ts';

const template = `
Parameters: { Stage: { Type: String } }
Conditions: { IsProduction: !Equals [!Ref Stage, production] }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      Fn::If: [IsProduction, { CidrBlock: 10.0.0.0/16 }, { CidrBlock: 10.1.0.0/16 }]
`;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
describe('all properties of a resource by a condition', () => {
  test.each([
    ['production', '10.0.0.0/16'],
    ['test', '10.1.0.0/16'],
  ])('%s', async (Stage, CidrBlock) => {
    const { resources } = await loadText(template, { parameters: { Stage } });
    expect(resources.map(({ properties }) => properties)).toEqual([{ CidrBlock }]);
  });

  test('that is not known: what the resource says is not, either', async () => {
    const { resources, lacks } = await loadText(template);
    expect(resources.map(({ properties }) => properties)).toEqual([{}]);
    expect(lacks.map(({ fact, expression }) => `${fact}: ${expression}`)).toContainEqual(
      expect.stringMatching(/^vpcs: Vpc\.Properties: Fn::If IsProduction \(depends on Ref Stage/),
    );
  });
});
