import type { OutturnResult } from '../../../analytics/contract/funding/outturn.ts';
import { formatMoney } from '../../format/number.ts';
import { signedMoney } from '../words.ts';

/** What is beside the lines: in kind, who shares an over- or underspend, cost a child, differences. */
export function OutturnNotes({ result, isPublic }: { result: OutturnResult; isPublic: boolean }) {
  const { inKind, carriedForward, shared, costPerChild, differences, warnings, payments } = result;
  const notes: { name: string; lines: readonly string[] }[] = [
    {
      name: 'Paid by partners',
      lines: payments.map(({ partner, amount }) => `${partner} ${formatMoney(amount)}`),
    },
    {
      name: 'In kind',
      lines: inKind.map(
        ({ name, partner, amount }) =>
          `${formatMoney(amount)}: ${[name, partner].filter((part) => part !== null).join(', ')}`,
      ),
    },
    {
      name: 'Carried forward',
      lines: carriedForward === null ? [] : [`${formatMoney(carriedForward)} to the next year`],
    },
    {
      name: 'Shared by',
      lines: shared.map(({ partner, amount }) => `${partner} ${signedMoney(amount)}`),
    },
    {
      name: 'Cost per child placed',
      lines:
        costPerChild === null || isPublic
          ? []
          : [
              `${formatMoney(costPerChild.withoutFees)} without inter-agency fees, ${formatMoney(costPerChild.withFees)} with them, over ${costPerChild.children} children`,
            ],
    },
    { name: 'Printed otherwise', lines: differences.map(({ sentence }) => sentence) },
    { name: 'To know', lines: warnings },
  ];
  const said = notes.filter(({ lines }) => lines.length > 0);
  if (said.length === 0) return null;
  return (
    <section className="funding-notes" aria-label="Notes on the outturn">
      <dl>
        {said.map(({ name, lines }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
