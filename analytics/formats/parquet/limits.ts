const MIB = 1024 ** 2;

/** The most a Parquet file may ask of this computer; sizes in bytes. */
export const PARQUET_LIMITS = {
  file: 2048 * MIB,
  columns: 2_000,
  rows: 50_000_000,
  /** One row group, which is read as a whole: its bytes as they are and unpacked, and its cells. */
  groupPacked: 512 * MIB,
  groupUnpacked: 512 * MIB,
  groupCells: 20_000_000,
  /** The description at the end of the file. */
  metadata: 16 * MIB,
} as const;
