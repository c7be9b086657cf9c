import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Correction, corrections, lacking } from './corrections.ts';
import { readFacts, TransitGatewayRequests } from './moto-facts.ts';
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
  const passing = new Passing(motoUrl);
  const server = createServer((incoming, response) => {
    passing.pass(incoming, response).catch((error: unknown) => {
      passing.failed.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    used: passing.used,
    failed: passing.failed,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

class Passing {
  readonly used = new Set<Correction>();
  readonly failed: string[] = [];
  readonly #motoUrl: string;
  readonly #transitGateways = new TransitGatewayRequests();

  constructor(motoUrl: string) {
    this.#motoUrl = motoUrl;
  }

  async pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/', headers } = incoming;
    const [, region = '', service = ''] =
      /\/\d{8}\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
    const body = await text(incoming);
    const call = callOf(service, url, body);
    if (lacking.some((name) => name === call)) {
      refuse(service, response);
      return;
    }
    const rows = corrections.filter(({ calls }) => calls.includes(call));
    if (service === 'ec2') this.#transitGateways.remember(new URLSearchParams(body));
    const sent = rows.reduce((form, row) => this.#correctedRequest(row, form), body);
    const answer = await askMoto(this.#motoUrl, incoming, sent);
    if (answer.status >= 400) this.failed.push(`${call} ${answer.status} ${method} ${url}`);
    const document =
      answer.status === 200 && rows.length > 0
        ? await this.#correctedAnswer(rows, answer.body, {
            region,
            authorization: headers.authorization ?? '',
            parameters: new URLSearchParams(body),
          })
        : answer.body;
    response.writeHead(answer.status, answer.headers).end(document);
  }

  #correctedRequest(row: Correction, body: string): string {
    const parameters = new URLSearchParams(body);
    const changed = row.request?.(parameters).toString() ?? body;
    if (row.request !== undefined && changed !== parameters.toString()) this.used.add(row);
    return changed;
  }

  async #correctedAnswer(
    rows: readonly Correction[],
    document: string,
    {
      region,
      authorization,
      parameters,
    }: Readonly<Record<'region' | 'authorization', string>> & {
      readonly parameters: URLSearchParams;
    },
  ): Promise<string> {
    const facts = await readFacts(this.#motoUrl, region, authorization);
    const known = { facts, transitGateways: this.#transitGateways, parameters };
    const answer = rows.reduce((before, row) => {
      const after = row.answer?.(before, known) ?? before;
      if (valueOf(before) !== valueOf(after)) this.used.add(row);
      return after;
    }, parseXml(document));
    return printXml(answer);
  }
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
