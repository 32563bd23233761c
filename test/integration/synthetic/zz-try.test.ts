import { it } from 'vitest';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { attemptsOf } from '../../../analytics/extracts/ssda903/journeys.ts';
import { isoDate } from '../../../analytics/synthetic/day.ts';
it('x', () => {
  const a = generateAgency({ name: 'Adopt Example', seed: 3, children: 3000, families: 2000, boroughs: 10, firstYear: 2019, years: 6, dirt: false });
  const iso = (d: number | null) => (d === null ? null : isoDate(d));
  const place = { sourceId: 1, row: 1 };
  const bad: Record<string, number> = {}; const ex: any[] = [];
  for (const c of a.children) {
    const js = c.journeys.filter((j) => j.decisionOn !== null && !(j.placedOn === null && c.journeys.some((o) => o.attempt < j.attempt && o.decisionOn === j.decisionOn)));
    const plans = new Map(); for (const j of c.journeys) if (j.decisionOn !== null) plans.set(j.decisionOn, { decidedOn: iso(j.decisionOn), changedOn: iso(j.planChangedOn), changedReason: j.planChangedReason, place });
    const got = attemptsOf({
      episodes: c.periods.flatMap((p) => p.episodes).map((e) => ({ startsOn: isoDate(e.startsOn), endsOn: iso(e.endsOn), legalStatus: e.legalStatus, placement: e.placement, provider: e.provider, reasonNew: e.reasonNew, reasonEnded: e.reasonEnded ?? '', inferred: false, place })),
      plans: [...plans.values()],
      adoptions: c.journeys.filter((j) => j.adoptionOrderOn !== null).map((j) => ({ decidedOn: iso(j.decisionOn), matchedOn: iso(j.matchedOn), fosterCarer: j.fosterCarerAdoption, place })),
    });
    if (got.length !== js.length) { bad['count'] = (bad['count'] ?? 0) + 1; ex.push([c, got]); continue; }
    js.forEach((j, i) => {
      for (const k of ['enteredCareOn', 'decisionOn', 'placementOrderOn', 'orderEndedOn', 'placedOn', 'adoptionOrderOn', 'earlyPermanenceOn', 'adoptingFosterPlacementOn', 'planChangedOn', 'disruptedOn'] as const)
        if (iso(j[k]) !== got[i]![k]) { bad[k] = (bad[k] ?? 0) + 1; if (ex.length < 3) ex.push([k, j, got[i], c.periods.flatMap((p) => p.episodes).map((e) => [isoDate(e.startsOn), iso(e.endsOn), e.reasonNew, e.legalStatus, e.placement, e.reasonEnded].join(' '))]); }
      if (j.adoptionOrderOn !== null && iso(j.matchedOn) !== got[i]!.matchedOn) bad['m'] = (bad['m'] ?? 0) + 1;
      if (j.fosterCarerAdoption !== got[i]!.fosterCarerAdoption) bad['f'] = (bad['f'] ?? 0) + 1;
    });
  }
  console.log(bad, JSON.stringify(ex.slice(0, 3), null, 0).slice(0, 6000));
});
