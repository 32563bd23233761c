/** The height of a table row in pixels, as tokens.css has it; scrolling is worked out from it. */
export const ROW_HEIGHT = { comfortable: 32, compact: 26 } as const;
