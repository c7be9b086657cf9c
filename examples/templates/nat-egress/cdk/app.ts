// Writes cdk.out, as `cdk synth` does: tsx examples/templates/nat-egress/cdk/app.ts
import path from 'node:path';
import { synthesise } from './synthesise.ts';

synthesise(path.join(import.meta.dirname, 'cdk.out'));
