const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** The most an archive may ask of this computer; sizes in bytes, unpacked. */
export type ArchiveLimits = {
  readonly entries: number;
  readonly entry: number;
  readonly total: number;
  /** How many times its own size an archive may unpack to, once that is more than `harmless`. */
  readonly ratio: number;
  readonly harmless: number;
};

/**
 * For a zip that somebody dropped. Text with blank columns packs to a hundredth of itself and a
 * bomb to a thousandth, which is as far as the method goes.
 */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 5000,
  entry: GIB,
  total: 2 * GIB,
  ratio: 250,
  harmless: 50 * MIB,
};
