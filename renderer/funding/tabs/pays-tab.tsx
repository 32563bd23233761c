import { useMemo } from 'react';
import { formatMoney } from '../../format/number.ts';
import { useHandler } from '../../state/handler.ts';
import { useScheme } from '../../state/preferences.ts';
import { CHART_INK } from '../../design/palette.ts';
import { contributionsPicture } from '../charts/contributions.tsx';
import { Figure } from '../charts/figure.tsx';
import { barGlyph, Legend, tickGlyph } from '../charts/legend.tsx';
import { stepsOf, waterfallPicture } from '../charts/waterfall.tsx';
import { DisagreementNotice } from '../disagreement-notice.tsx';
import { scenarioColour } from '../scenario-colour.ts';
import { partnerShown, sourceOf } from '../shown.ts';
import { useShown } from '../shown-context.ts';
import type { Shown } from '../shown.ts';
import { signedMoney, signedShare } from '../words.ts';
import { ContributionsTable } from './contributions-table.tsx';

/** What every partner pays in a year, and the way there of the one that is open. */
export function PaysTab() {
  const shown = useShown();
  const { id, result, year, address, goTo } = shown;
  const scheme = useScheme();
  const colour = scenarioColour(id, scheme);
  const ink = CHART_INK[scheme];
  const open = partnerShown(year, address.partner);
  const openId = open?.partner ?? null;
  const choose = useHandler((partner: string) => {
    goTo({ partner }, 'replace');
  });
  const source = sourceOf(shown);
  const contributions = useMemo(
    () => contributionsPicture(year, colour, { open: openId, onOpen: choose }),
    [year, colour, openId, choose],
  );
  const before = previousYear(shown);
  const steps = useMemo(() => (open ? stepsOf(open, before) : []), [open, before]);
  const waterfall = useMemo(() => waterfallPicture(steps, colour), [steps, colour]);
  const hasBefore = year.partners.some(({ previous }) => previous !== null);
  return (
    <>
      <DisagreementNotice disagreements={result.disagreements} />
      <div className="funding-charts">
        <Figure
          isMain
          title={`${formatMoney(year.total)} shared by ${year.partners.length} partners in ${year.year}`}
          subtitle={`Contributions in pounds${hasBefore ? `, with the change on ${before}` : ''}${year.gross === year.total ? '' : `; gross budget ${formatMoney(year.gross)} less income`}`}
          picture={contributions}
          source={source}
          legend={
            <Legend
              entries={[
                { id: 'now', glyph: barGlyph(colour), words: year.year },
                ...(hasBefore ? [{ id: 'before', glyph: tickGlyph(ink.text), words: before }] : []),
                ...(result.suppressed
                  ? [
                      {
                        id: 'range',
                        glyph: <rect x="1" y="6" width="14" height="2" fill={ink.text} />,
                        words: 'Range, as some demand is suppressed',
                      },
                    ]
                  : []),
              ]}
            />
          }
        />
        {open && (
          <Figure
            title={
              open.change === null || open.changeShare === null
                ? `${open.partner} pays ${formatMoney(open.contribution)}`
                : `${open.partner}: ${signedMoney(open.change)} (${signedShare(open.changeShare)})`
            }
            subtitle={
              hasBefore
                ? `From ${before} to ${year.year}, step by step, in pounds`
                : `How it comes about in ${year.year}, step by step, in pounds`
            }
            picture={waterfall}
            source={source}
          />
        )}
      </div>
      <ContributionsTable
        year={year}
        before={before}
        isPublic={address.isPresenting}
        open={openId}
        onOpen={choose}
      />
    </>
  );
}

/** The year contributions are held against: the funded year before, or that of the prior. */
function previousYear({ result, scenario, year }: Shown): string {
  const at = result.years.findIndex((one) => one.year === year.year);
  return result.years[at - 1]?.year ?? scenario.prior?.year ?? 'Before';
}
