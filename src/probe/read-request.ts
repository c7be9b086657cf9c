import { isIP } from 'node:net';
import {
  families,
  type Family,
  methods,
  probeLimits,
  type ProbeRequest,
  probeSchema,
  type ProbeTarget,
  type Signing,
  type Timeouts,
} from './contract.ts';
import {
  FieldError,
  Fields,
  integer,
  listOf,
  oneOf,
  orNull,
  parsed,
  type Parsed,
  type Reader,
  text,
} from './fields.ts';
import { isHostName } from './host-name.ts';

/** Reads a request. Fields that the contract does not have are a mistake: this version would not heed them. */
export function readRequest(value: unknown): Parsed<ProbeRequest> {
  return parsed(value, request);
}

const request: Reader<ProbeRequest> = (value, field) => {
  const fields = new Fields(value, field);
  const head = {
    schema: fields.read('schema', oneOf([probeSchema])),
    kind: fields.read('kind', oneOf(['request'])),
  };
  fields.only(['schema', 'kind', 'targets', 'timeouts', 'attempts']);
  return {
    ...head,
    targets: fields.read('targets', targets),
    timeouts: fields.read('timeouts', timeouts),
    attempts: fields.read('attempts', integer(1, probeLimits.attempts)),
  };
};

const targets: Reader<readonly ProbeTarget[]> = (value, field) => {
  const list = listOf(target, { least: 1, most: probeLimits.targets })(value, field);
  const ids = list.map(({ id }) => id);
  const again = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (again !== -1) throw new FieldError(`${field}[${again}].id`, 'is the id of another target as well');
  return list;
};

const target: Reader<ProbeTarget> = (value, field) => {
  const fields = new Fields(value, field);
  fields.only(['id', 'host', 'port', 'serverName', 'method', 'path', 'signing', 'families']);
  const host = fields.read('host', hostName);
  return {
    id: fields.read(
      'id',
      text({ most: 200, form: /^[^\p{Cc}]+$/u, what: 'a text without control characters' }),
    ),
    host,
    port: fields.read('port', integer(1, 65_535)),
    serverName: fields.read('serverName', orNull(serverName)),
    method: fields.read('method', oneOf(methods)),
    path: fields.read('path', path),
    signing: fields.read('signing', signing),
    families: fields.read('families', familiesOf(host)),
  };
};

const hostName: Reader<string> = (value, field) => {
  const host = text({ most: 253 })(value, field);
  // An IPv6 address with a zone is of one machine only.
  if ((isIP(host) !== 0 && !host.includes('%')) || isHostName(host)) return host;
  throw new FieldError(field, 'expected a host name or an address');
};

const serverName: Reader<string> = (value, field) => {
  const name = text({ most: 253 })(value, field);
  if (isHostName(name)) return name;
  throw new FieldError(field, 'expected a host name');
};

// What a request line can carry: anything else would have to be encoded, or would be a second line.
const path = text({
  most: 2048,
  form: /^\/[!-"$-~]*$/,
  what: 'a path that begins with / and is of ASCII, without spaces and #',
});

const signing: Reader<Signing> = (value, field) => {
  const fields = new Fields(value, field);
  const kind = fields.read('kind', oneOf(['none', 'sigv4']));
  if (kind === 'none') {
    fields.only(['kind']);
    return { kind };
  }
  fields.only(['kind', 'service', 'region']);
  const word = text({ most: 64, form: /^[a-z0-9-]+$/, what: 'small letters, digits and hyphens' });
  return { kind, service: fields.read('service', word), region: fields.read('region', word) };
};

function familiesOf(host: string): Reader<readonly Family[]> {
  const own: Family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
  return (value, field) => {
    const list = listOf(oneOf(families), { least: 1, most: families.length })(value, field);
    if (new Set(list).size < list.length) throw new FieldError(field, 'names a family twice');
    if (isIP(host) !== 0 && list.some((family) => family !== own))
      throw new FieldError(field, `expected ${own} alone, as the host is an address of it`);
    return list;
  };
}

const timeouts: Reader<Timeouts> = (value, field) => {
  const fields = new Fields(value, field);
  fields.only(['resolve', 'connect', 'handshake', 'request', 'grace']);
  const one = integer(1, probeLimits.timeout);
  return {
    resolve: fields.read('resolve', one),
    connect: fields.read('connect', one),
    handshake: fields.read('handshake', one),
    request: fields.read('request', one),
    grace: fields.read('grace', integer(0, probeLimits.timeout)),
  };
};
