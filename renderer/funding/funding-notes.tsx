import { memo } from 'react';
import type { ScenarioResult } from '../../analytics/contract/funding/result.ts';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import { percentWords, measureWords, PART_LABELS } from './words.ts';
import { shortHash } from './shown.ts';

/** What has to be known to read the contributions: where figures disagree, warnings, weights, version. */
export const FundingNotes = memo(function FundingNotes({
  scenario,
  result,
}: {
  scenario: Scenario;
  result: ScenarioResult;
}) {
  const { warnings, weights, illustrative, hash } = result;
  const main = weights.filter(({ partner }) => partner === null);
  return (
    <section className="funding-notes" aria-labelledby="funding-notes">
      <h2 id="funding-notes">Notes</h2>
      <dl>
        {scenario.notes !== undefined && (
          <div>
            <dt>Scenario</dt>
            <dd>{scenario.notes}</dd>
          </div>
        )}
        {illustrative && (
          <div>
            <dt>Standing</dt>
            <dd>
              Illustrative: nobody published this formula. It shows what one like it would do.
            </dd>
          </div>
        )}
        {warnings.length > 0 && (
          <div>
            <dt>To know</dt>
            <dd>
              {warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>Weights</dt>
          <dd>
            {main.map(({ kind, weight, drivers }) => (
              <p key={kind}>
                {PART_LABELS[kind]} {percentWords(Math.round(weight * 10_000) / 10_000)}
                {drivers.length > 0 &&
                  `: ${drivers
                    .map(
                      (driver) =>
                        `${measureWords(driver.measure)} ${percentWords(Math.round(driver.weight * 10_000) / 10_000)}, mean of ${driver.years} ending ${driver.lag} before`,
                    )
                    .join('; ')}`}
              </p>
            ))}
          </dd>
        </div>
        <div>
          <dt>Version</dt>
          <dd>
            {shortHash(hash)}{' '}
            <span className="muted">
              – the start of the hash of formula, demand and contributions
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
});
