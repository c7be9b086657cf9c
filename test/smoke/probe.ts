// Runs the built probe as Lambda does, on some Node, against a server here: npm run smoke:probe -- PATH_OF_NODE
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnswer } from '../../src/probe/read-answer.ts';
import { makeCertificates } from '../probe/kit/certificates.ts';
import { startLambda } from '../probe/kit/lambda-runtime.ts';
import { listenTls } from '../probe/kit/servers.ts';
import { requestFor } from '../probe/kit/some-request.ts';

const bundle = join(import.meta.dirname, '../../dist/probe/lambda-handler.mjs');

/** That every phase gets through, by an address and by a name of the machine's own. */
async function smoke(node: string, folder: string): Promise<void> {
  const { authority, right } = await makeCertificates();
  const authorities = join(folder, 'authority.pem');
  await writeFile(authorities, authority);
  await using server = await listenTls(right, (socket) => {
    socket.once('data', () => {
      socket.end('HTTP/1.1 403 Forbidden\r\nx-amzn-requestid: 1\r\n\r\n{"message":"Forbidden"}');
    });
  });
  await using deployed = await startLambda(node, bundle, {
    timeout: 60_000,
    env: { NODE_EXTRA_CA_CERTS: authorities, PLANECHECK_ALLOWED_HOSTS: '127.0.0.1,localhost' },
  });
  const { port } = server;
  const byAddress = { host: '127.0.0.1', port };
  // The server has no certificate for this name.
  const byName = { host: 'localhost', port };
  const answer = readAnswer(await deployed.invoke(requestFor([byAddress, byName])));
  assert.ok(answer.ok && answer.value.kind === 'result', JSON.stringify(answer));
  const ends = answer.value.targets.map((target) => {
    const [family] = target.outcome === 'tried' ? target.families : [];
    return [family?.outcome, family?.endedIn, family?.attempts[0]?.request?.evidence?.error?.message?.text];
  });
  assert.deepEqual(ends, [
    ['answered', 'request', 'Forbidden'],
    ['failed', 'handshake', undefined],
  ]);
  process.stdout.write(`${answer.value.version} in ${answer.value.milliseconds} ms\n`);
}

const node = process.argv[2] ?? process.execPath;
const folder = await mkdtemp(join(tmpdir(), 'planecheck-smoke-'));
try {
  await smoke(node, folder);
} finally {
  await rm(folder, { recursive: true });
}
