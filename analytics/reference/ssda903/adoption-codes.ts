import { YES_NO } from './code.ts';
import type { Code } from './code.ts';

/**
 * Codes of the adoption items of the children looked after return: a plan given up, the adopters.
 * Labels are ours.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: guide to the SSDA903
 * collection, 2016/17 to 2026/27).
 */
export const ADOPTION_CODES = {
  REASON_PLACED_CEASED: [
    ['RD1', "The child's needs changed"],
    ['RD2', 'The court made no placement order'],
    ['RD3', 'Adopters could not be found'],
    ['RD4', 'Another reason'],
  ],
  /** 1: adopted by the foster carer the child lived with. */
  FOSTER_CARE: YES_NO,
  NB_ADOPTR: [
    ['1', 'One adopter'],
    ['2', 'Two adopters'],
  ],
  SEX_ADOPTR: [
    ['M1', 'One man'],
    ['F1', 'One woman'],
    ['MM', 'Two men'],
    ['FF', 'Two women'],
    ['MF', 'A man and a woman'],
  ],
  LS_ADOPTR: [
    ['L0', 'Single'],
    ['L11', 'Married, man and woman'],
    ['L12', 'Married, same gender'],
    ['L2', 'Civil partners'],
    ['L3', 'Not married, man and woman'],
    ['L4', 'Neither married nor civil partners, same gender'],
  ],
} as const satisfies Readonly<Record<string, readonly Code[]>>;
