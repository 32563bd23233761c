/**
 * What two pieces of work come to. Where one fails it fails too, but not before both are done:
 * nothing may go on in a transaction that is over.
 */
export async function bothDone<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}
