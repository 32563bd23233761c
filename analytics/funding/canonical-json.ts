import { createHash } from 'node:crypto';

/**
 * JSON with the names of every object in order and nothing between its signs, so that the same
 * content is the same text whoever wrote it (as RFC 8785 has it, for what JSON.parse can give).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = new Map(Object.entries(value));
  let text = '';
  for (const name of [...members.keys()].sort()) {
    const member: unknown = members.get(name);
    if (member === undefined) continue;
    text += `${text && ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
