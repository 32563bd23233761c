import { createContext } from 'react';

/**
 * Where an inspector belongs that is opened deep inside a screen: beside its canvas, as one that
 * the screen opens itself. Null outside a canvas, where it stays where it is.
 */
export const InspectorPlace = createContext<HTMLElement | null>(null);
