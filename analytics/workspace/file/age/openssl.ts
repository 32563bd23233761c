import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';

const CIPHER = 'chacha20-poly1305';
export const TAG_BYTES = 16;

/**
 * Whether this Node can do age's cryptography itself, in a fraction of the time that JavaScript
 * takes. Electron's Node may lack the cipher; age-encryption then does it all.
 */
export const OPENSSL = getCiphers().includes(CIPHER);

/** Encrypts with ChaCha20-Poly1305, the tag at the end. */
export function sealed(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array[] {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}

/** Decrypts what {@link sealed} encrypted; throws when it isn't that. */
export function opened(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length < TAG_BYTES) throw new Error('There is no room for a tag.');
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const plain = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES));
  decipher.final();
  return plain;
}
