import { z } from 'zod';
import type { OutturnDocument } from './outturn.ts';
import { GoalRequest, PriceRequest, VolatilityRequest } from './questions.ts';
import type { ScenarioDocument } from './scenario.ts';
import { LockNote } from './version.ts';

const isDocument = (value: unknown) => typeof value === 'object' && value !== null;

/**
 * A document as somebody wrote it, right or wrong: the engine reads it and says which field is at
 * fault, where the contract could only refuse the request.
 */
const Written = z.custom<ScenarioDocument>(isDocument);

/** More scenarios than this can't be told apart side by side. */
export const MOST_COMPARED = 6;

export const RunRequest = z.object({ scenario: Written });
export const CompareRequest = z.object({ scenarios: z.array(Written).min(2).max(MOST_COMPARED) });
export const GoalQuestion = RunRequest.extend({ goal: GoalRequest });
export const PriceQuestion = RunRequest.extend({ price: PriceRequest });
export const VolatilityQuestion = RunRequest.extend({ volatility: VolatilityRequest });
export const OutturnRequest = z.object({ outturn: z.custom<OutturnDocument>(isDocument) });
/** An outturn to keep, from a file of this name. */
export const SaveOutturnRequest = OutturnRequest.extend({ file: z.string().min(1).max(300) });

/** The scenarios an export holds, one or several side by side. */
export const ExportRequest = z.object({ scenarios: z.array(Written).min(1).max(MOST_COMPARED) });

/** A scenario to keep: in place of the one with this id, or as a new one. */
export const SaveRequest = RunRequest.extend({ id: z.number().int().nullable() });
export const SavedRequest = z.object({ id: z.number().int() });
export const LockRequest = RunRequest.extend({ lock: LockNote });
