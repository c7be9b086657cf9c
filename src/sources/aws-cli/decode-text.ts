/** A file's content as text; `binary` where it is none. */
export type DecodedText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary' };

const sniffedBytes = 1024;

/**
 * Decodes UTF-8 and UTF-16, each with or without a byte order mark: the redirection of Windows PowerShell
 * writes UTF-16 (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') return { kind: 'binary' };
  // TextDecoder drops the byte order mark itself.
  return { kind: 'text', text: new TextDecoder(encoding).decode(bytes) };
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, sniffedBytes);
  if (!start.includes(0)) return 'utf-8';
  const zeros = [0, 1].map(
    (parity) => start.filter((byte, index) => index % 2 === parity && byte === 0).length,
  );
  const [even = 0, odd = 0] = zeros;
  // JSON of AWS is nearly all ASCII, so in UTF-16 nearly every second byte is zero and no other.
  if (even === 0 && odd > start.length / 4) return 'utf-16le';
  if (odd === 0 && even > start.length / 4) return 'utf-16be';
  return 'binary';
}
