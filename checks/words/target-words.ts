/** A host name in a sentence: the placeholders of the tables read as what they stand for. */
export function sayHost(host: string): string {
  if (host === '{custom-domain}') return 'custom domain names';
  return host.replace(/^\{[a-z-]+\}/, '*');
}
