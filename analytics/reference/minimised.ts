/**
 * What becomes of a personal column when a file is loaded: an identifier becomes a keyed hash, a day
 * of birth its month, anything else (names, numbers of other systems, postcodes) is left behind.
 */
export type Minimised = 'hashed' | 'month' | 'dropped';
