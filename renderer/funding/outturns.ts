import type { Output } from '../../analytics/contract/api.ts';
import type { OutturnDocument } from '../../analytics/contract/funding/outturn.ts';

/** An outturn that can be shown, wherever it is from. */
export type OutturnChoice = {
  /** Its part of the address: `ready:…` or `kept:…`. */
  readonly id: string;
  readonly section: string;
  /** Where it comes from, in fine print. */
  readonly detail: string;
  readonly outturn: OutturnDocument & { readonly name: string };
  /** Its number in the workspace; null for one that came with the workbench. */
  readonly keptId: number | null;
};

export const keptKey = (id: number) => `kept:${id}`;

/** The workspace's own outturns first, then those of the reports. */
export function outturnChoices(
  kept: Output<'outturns.list'>,
  ready: Output<'funding.ready'>,
): OutturnChoice[] {
  return [
    ...kept.map(({ id, file, outturn }) => ({
      id: keptKey(id),
      section: 'This workspace',
      detail: file,
      outturn,
      keptId: id,
    })),
    ...ready.flatMap((one) =>
      one.kind === 'outturn'
        ? [
            {
              id: `ready:${one.id}`,
              section: 'From the reports',
              detail: '',
              outturn: one.outturn,
              keptId: null,
            },
          ]
        : [],
    ),
  ];
}
