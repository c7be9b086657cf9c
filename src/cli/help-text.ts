/** The first lines of the help. */
export const usage = `Usage: planecheck COMMAND

Tells which AWS API operations work from the private subnets of a VPC, and why. It asks AWS, or reads what was saved of its answers, or what is yet to be deployed, and changes nothing but by probe deploy and probe destroy.`;

/** What stands at the end of the help. */
export const epilogue = `Examples:
  planecheck audit --example
  planecheck audit --region eu-west-1
  planecheck audit network/ --format json --fail-on warning
  planecheck audit cdk.out
  planecheck explain network/ --from my-function --to apigateway:control

Save what is to be read with planecheck snapshot, or with the AWS CLI, one answer a file:
  aws ec2 describe-subnets > network/describe-subnets.json
Before anything is deployed, give a CloudFormation template, what cdk synth wrote, or a plan of Terraform:
  terraform show -json plan.tfplan > plan.json

Exit codes:
  0    all is well
  1    something was found that fails (see --fail-on)
  2    the command line or a file is wrong
  3    it could not be done: AWS cannot be asked, a probe did not run, planecheck failed
  4    nothing failed, but nothing could be told
  130  interrupted`;

/** The end of a command's help: command lines to begin with. */
export function examplesText(lines: readonly string[]): string {
  return ['Examples:', ...lines.map((line) => `  ${line}`)].join('\n');
}
