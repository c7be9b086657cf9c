/** The types of resources that make a stack of another template. */
const nestedTypes = {
  'AWS::CloudFormation::Stack': { location: 'TemplateURL' },
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html
  'AWS::Serverless::Application': { location: 'Location' },
} as const;

/** Whether a type makes a stack of another template. */
export function isNestedStack(type: string): boolean {
  return Object.hasOwn(nestedTypes, type);
}

/** The property of a nested stack that says where its template is. */
export function locationProperty(type: string): string | undefined {
  return Object.entries(nestedTypes).find(([name]) => name === type)?.[1].location;
}
