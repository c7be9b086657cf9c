import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/sources/aws-cli/decode-text.ts';

const text = '{ "Vpcs": [] }';

function utf16(value: string, mark: boolean, bigEndian = false): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${value}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('decodes', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, as PowerShell redirects', utf16(text, true)],
    ['UTF-16 big-endian', utf16(text, true, true)],
    ['UTF-16 without a mark', utf16(text, false)],
    ['UTF-16 big-endian without a mark', utf16(text, false, true)],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ kind: 'text', text });
  });

  test('names outside ASCII', () => {
    expect(decodeText(Buffer.from('Überwachung – 検証'))).toEqual({
      kind: 'text',
      text: 'Überwachung – 検証',
    });
  });
});

test('NUL bytes that are no UTF-16 make a file binary', () => {
  expect(decodeText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 1, 2]))).toEqual({ kind: 'binary' });
});
