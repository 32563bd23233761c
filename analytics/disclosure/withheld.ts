import { PermanenceError } from '../contract/failure.ts';

/** What a request is refused with that isn't answered while others look. */
export function withheld(): PermanenceError {
  return new PermanenceError({
    code: 'withheld',
    message: 'This is not shown while presenting: it could tell of a single child or family.',
    action: 'Switch the audience back to officer once nobody else sees the screen.',
  });
}
