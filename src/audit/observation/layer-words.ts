import { type ObservationLayer } from './observation.ts';

/** What a probe was doing in each layer, in a sentence. */
export const layerWords = {
  dns: 'resolving the name',
  tcp: 'connecting',
  tls: 'the TLS handshake',
  http: 'the HTTP request',
} as const satisfies Record<ObservationLayer, string>;
