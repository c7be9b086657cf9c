/** The first lines of the help. */
export const usage = `planecheck COMMAND

Tells which AWS API operations work from the private subnets of a VPC, and why. It reads answers of the AWS CLI
that were saved as files, and calls nothing.`;

/** Command lines to begin with, each with what it is for. */
export const examples: readonly (readonly [line: string, about: string])[] = [
  ['planecheck audit --example', 'An example network, to see what a report looks like'],
  ['planecheck audit network/', 'Every private subnet in the files of a folder'],
  ['planecheck audit network/ --format json --fail-on warning', 'For a pipeline'],
  ['planecheck explain network/ --from my-function --to apigateway:control', 'Hop by hop, there and back'],
  ['planecheck checks', 'What is checked'],
];

/** What stands at the end of the help. */
export const epilogue = `Save the files with the AWS CLI, one answer a file:
  aws ec2 describe-subnets > network/describe-subnets.json

Exit codes: 0 all is well, 1 something failed (see --fail-on), 2 the call or a file is wrong, 3 planecheck itself
failed, 4 it could not be told, 130 interrupted.`;
