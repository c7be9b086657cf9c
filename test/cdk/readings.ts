import { type Reading } from './situation.ts';

/** Nothing leads out, and there is no endpoint. */
export const closed = {
  paths: {
    'apigateway:control': 'blocked by none',
    'apigateway:data': 'blocked by none',
    'apigateway:data:custom-domain': 'blocked by none',
  },
  operations: {
    'control-plane': 'blocked',
    'data-private': 'blocked',
    'data-public': 'blocked',
    'data-custom-domain': 'blocked',
  },
} as const satisfies Reading;

/** A way out by IPv4 and no endpoint: all but private APIs. */
export function outBy(via: 'nat-gateway' | 'nat-instance' | 'transit-gateway') {
  return {
    paths: {
      'apigateway:control': `reachable by ${via}`,
      'apigateway:data': `reachable by ${via}`,
      'apigateway:data:custom-domain': `reachable by ${via}`,
    },
    operations: {
      'control-plane': 'works',
      'data-private': 'denied',
      'data-public': 'works',
      'data-custom-domain': 'works',
    },
  } as const satisfies Reading;
}

/** Something on the only way that there is refuses. */
export function refusedOn(via: string) {
  return {
    paths: {
      'apigateway:control': `blocked by ${via}`,
      'apigateway:data': `blocked by ${via}`,
      'apigateway:data:custom-domain': `blocked by ${via}`,
    },
    operations: closed.operations,
  } as const satisfies Reading;
}

/** An endpoint for execute-api with private DNS, and no way out. */
export const privateApisOnly = {
  paths: {
    'apigateway:control': 'blocked by none',
    'apigateway:data': 'reachable by interface-endpoint',
    'apigateway:data:custom-domain': 'blocked by none',
  },
  operations: {
    'control-plane': 'blocked',
    'data-private': 'conditional',
    'data-public': 'denied',
    'data-custom-domain': 'blocked',
  },
} as const satisfies Reading;

/** The same endpoint, and it admits nobody. */
export const endpointRefuses = {
  paths: { ...privateApisOnly.paths, 'apigateway:data': 'blocked by interface-endpoint' },
  operations: closed.operations,
} as const satisfies Reading;

/** The same endpoint, and whether it admits depends on which groups the client carries. */
export const endpointAdmitsSome = {
  paths: { ...privateApisOnly.paths, 'apigateway:data': 'conditional by interface-endpoint' },
  operations: privateApisOnly.operations,
} as const satisfies Reading;

/** An endpoint for execute-api with private DNS, beside a NAT gateway. */
export const capturedBesideNat = {
  paths: { ...outBy('nat-gateway').paths, 'apigateway:data': 'reachable by interface-endpoint' },
  operations: {
    'control-plane': 'works',
    'data-private': 'conditional',
    'data-public': 'denied',
    'data-custom-domain': 'conditional',
  },
} as const satisfies Reading;

/** Whether anything gets through cannot be told. */
export const untold = {
  paths: {
    'apigateway:control': 'unknown',
    'apigateway:data': 'unknown',
    'apigateway:data:custom-domain': 'unknown',
  },
  operations: {
    'control-plane': 'unknown',
    'data-private': 'unknown',
    'data-public': 'unknown',
    'data-custom-domain': 'unknown',
  },
} as const satisfies Reading;
