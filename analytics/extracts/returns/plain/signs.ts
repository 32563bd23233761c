/** The bytes that tell where a CSV file's rows and cells end. */
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
