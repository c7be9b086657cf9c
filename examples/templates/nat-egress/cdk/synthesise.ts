import { App } from 'aws-cdk-lib';
import { NatEgressStack } from './nat-egress-stack.ts';

/** Synthesises the application into a folder. */
export function synthesise(outdir: string): void {
  const app = new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: false,
    context: {
      // What the `cdk` command sets: templates say what constructs their resources come from.
      'aws:cdk:enable-path-metadata': true,
      // Traces name the folders of the machine.
      'aws:cdk:disable-creation-stack-traces': true,
    },
  });
  new NatEgressStack(app, 'NatEgress', { env: { account: '111122223333', region: 'ap-northeast-1' } });
  app.synth();
}
