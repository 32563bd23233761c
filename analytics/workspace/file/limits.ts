const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/**
 * The most a workspace file may ask of this computer, in bytes unless said otherwise. Saving keeps
 * to the same limits, so that whatever is saved can be opened again.
 */
export const LIMITS = {
  file: GIB,
  /** Entries of the zip. */
  entries: 64,
  /** The wrapped identity and its digest. */
  identity: 8 * KIB,
  /** The header of an age payload: room for more than a hundred recipients. */
  header: 16 * KIB,
  /** Decompressed. */
  manifest: 16 * MIB,
  /** The audit log, decompressed: room for some hundred thousand entries. */
  audit: 128 * MIB,
  /** Decompressed, each. */
  table: GIB,
} as const;

/** log2 of scrypt's N: about a second and 256 MB to try one passphrase. */
export const WORK_FACTOR = 18;
