import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Correction, corrections, lacking } from './corrections.ts';
import { readFacts } from './moto-facts.ts';
import { parseXml, printXml } from './xml-tree.ts';

/** A server in front of moto that answers as AWS does where moto does not. */
export interface Proxy extends AsyncDisposable {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** The corrections that changed something so far. */
  readonly used: ReadonlySet<Correction>;
  /** The calls that moto failed at, each with its status: none where {@link lacking} names all that it does not know. */
  readonly failed: readonly string[];
}

/** Starts the proxy in front of the moto at a URL. */
export async function startProxy(motoUrl: string): Promise<Proxy> {
  const used = new Set<Correction>();
  const failed: string[] = [];
  const server = createServer((incoming, response) => {
    pass(motoUrl, incoming, response, used, failed).catch((error: unknown) => {
      failed.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    used,
    failed,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

async function pass(
  motoUrl: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  used: Set<Correction>,
  failed: string[],
): Promise<void> {
  const { method = '', url = '/', headers } = incoming;
  const authorization = headers.authorization ?? '';
  const [, region = '', service = ''] = /\/\d{8}\/([^/]+)\/([^/]+)\//.exec(authorization) ?? [];
  const body = await text(incoming);
  const call = callOf(service, url, body);
  if (lacking.some((name) => name === call)) {
    refuse(service, response);
    return;
  }
  const rows = corrections.filter(({ calls }) => calls.includes(call));
  const sent = rows.reduce((form, row) => corrected(form, row, used), body);
  const answer = await askMoto(motoUrl, incoming, sent);
  if (answer.status >= 400) failed.push(`${call} ${answer.status} ${method} ${url}`);
  const changes = rows.flatMap((row) => (row.answer === undefined ? [] : [{ row, change: row.answer }]));
  let document = answer.body;
  if (answer.status === 200 && changes.length > 0) {
    const facts = await readFacts(motoUrl, region, authorization);
    for (const { row, change } of changes) {
      const before = parseXml(document);
      const after = change(before, facts);
      if (valueOf(before) !== valueOf(after)) used.add(row);
      document = printXml(after);
    }
  }
  response.writeHead(answer.status, answer.headers).end(document);
}

// Fields in another order are the same answer.
function valueOf(element: ReturnType<typeof parseXml>): string {
  const { name, content } = element;
  const inner = typeof content === 'string' ? content : content.map(valueOf).toSorted().join('');
  return `<${name}>${inner}</${name}>`;
}

function callOf(service: string, url: string, body: string): string {
  if (service === 'route53profiles' && url.startsWith('/profileassociations'))
    return 'route53profiles:ListProfileAssociations';
  const action = service === 'ec2' ? new URLSearchParams(body).get('Action') : null;
  return `${service}:${action ?? url}`;
}

function corrected(body: string, row: Correction, used: Set<Correction>): string {
  if (row.request === undefined) return body;
  const changed = row.request(new URLSearchParams(body)).toString();
  if (changed !== new URLSearchParams(body).toString()) used.add(row);
  return changed;
}

async function askMoto(motoUrl: string, { method = '', url = '/', headers }: IncomingMessage, body: string) {
  const kept = ['authorization', 'content-type', 'x-amz-target', 'x-amz-date'] as const;
  const answer = await fetch(new URL(url, motoUrl), {
    method,
    headers: Object.fromEntries(
      kept.flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    ),
    ...(body === '' ? {} : { body }),
  });
  const type = answer.headers.get('content-type');
  const error = answer.headers.get('x-amzn-errortype');
  return {
    status: answer.status,
    headers: {
      ...(type === null ? {} : { 'content-type': type }),
      ...(error === null ? {} : { 'x-amzn-errortype': error }),
    },
    body: await answer.text(),
  };
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
// https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html
function refuse(service: string, response: ServerResponse): void {
  if (service === 'ec2') {
    const error =
      '<Code>InvalidAction</Code><Message>The action is not valid for this web service.</Message>';
    response
      .writeHead(400, { 'content-type': 'text/xml' })
      .end(`<Response><Errors><Error>${error}</Error></Errors><RequestID>moto</RequestID></Response>`);
    return;
  }
  response
    .writeHead(404, {
      'content-type': 'application/json',
      'x-amzn-errortype': 'UnknownOperationException',
    })
    .end('{}');
}
