// Does for one function what Lambda's own bootstrap does on Node: loads the handler, and answers one event after the
// other. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {(event: unknown, context: object) => Promise<unknown>} Handler */

const { AWS_LAMBDA_RUNTIME_API = '', LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
const invocations = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const [file, entry = ''] = _HANDLER.split('.');
const loaded = /** @type {Record<string, Handler>} */ (
  await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href)
);
const handler = loaded[entry];
if (handler === undefined) throw new Error(`${_HANDLER} is not exported`);

for (;;) {
  const next = await fetch(`${invocations}/next`);
  const awsRequestId = next.headers.get('lambda-runtime-aws-request-id');
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() };
  const { kind, answer } = await handler(await next.json(), context).then(
    (value) => ({ kind: 'response', answer: value }),
    (error) => ({ kind: 'error', answer: { errorType: 'Error', errorMessage: String(error) } }),
  );
  await fetch(`${invocations}/${awsRequestId}/${kind}`, { method: 'POST', body: JSON.stringify(answer) });
}
