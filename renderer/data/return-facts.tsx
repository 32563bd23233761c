import { useMemo, useRef } from 'react';
import type { Area } from '../../analytics/contract/area.ts';
import type { StatedFacts } from '../../analytics/contract/load.ts';
import { Button } from '../components/button.tsx';
import { PickField } from '../components/pick-field.tsx';
import type { TableGroup } from './preview-groups.ts';
import {
  areasFor,
  factsInName,
  factsOf,
  financialYears,
  withFact,
  withFacts,
  type StatedByTicket,
} from './stated-facts.ts';

type ReturnFactsProps = {
  group: TableGroup;
  areas: readonly Area[];
  stated: StatedByTicket;
  onState: (stated: StatedByTicket) => void;
  onStateForAll: ((facts: StatedFacts) => void) | undefined;
};

/** Whose a return is and which year it is about, where its files don't say; never guessed silently. */
export function ReturnFacts({ group, areas, stated, onState, onStateForAll }: ReturnFactsProps) {
  const fields = useRef<HTMLDivElement>(null);
  const facts = factsOf(stated, group);
  const areaOptions = useMemo(
    () => areasFor(group, areas).map(({ name }) => ({ id: name, label: name })),
    [group, areas],
  );
  const yearOptions = useMemo(
    () =>
      financialYears(new Date().toISOString().slice(0, 10)).map((year) => ({
        id: year,
        label: year,
      })),
    [],
  );
  const suggested = factsInName(group, areas);
  const offered = Object.entries(suggested).filter(
    ([fact]) => facts[fact as keyof StatedFacts] === undefined,
  );
  return (
    <div className="return-facts" role="group" aria-label={`About ${group.name}`} ref={fields}>
      {offered.length > 0 && (
        <Button
          size="small"
          onPress={() => {
            onState(withFacts(stated, [group], () => ({ ...suggested, ...facts })));
            // The button goes with what it offered: the keyboard goes on from what it filled in.
            fields.current?.querySelector('input')?.focus();
          }}
        >
          {`Take ${offered.map(([, value]) => value).join(', ')}`}
        </Button>
      )}
      {onStateForAll && Object.keys(facts).length > 0 && (
        <Button
          size="small"
          onPress={() => {
            onStateForAll(facts);
          }}
        >
          Apply to all
        </Button>
      )}
      {group.asks.includes('area') && (
        <PickField
          className="return-area"
          label={`Area of ${group.name}`}
          isLabelHidden
          placeholder="Area not stated"
          options={areaOptions}
          value={facts.area ?? null}
          onChange={(area) => {
            onState(withFact(stated, group, 'area', area));
          }}
        />
      )}
      {group.asks.includes('period') && (
        <PickField
          className="return-year"
          label={`Year of ${group.name}`}
          isLabelHidden
          placeholder="Year not stated"
          options={yearOptions}
          value={facts.period ?? null}
          onChange={(year) => {
            onState(withFact(stated, group, 'period', year));
          }}
        />
      )}
    </div>
  );
}
