import type { AuditDetail } from '../contract/audit.ts';
import type { FigureCard } from '../contract/figure.ts';
import type { Source } from '../contract/load.ts';
import type { ScenarioResult } from '../contract/funding/result.ts';
import type { Measure } from '../contract/measure.ts';
import type { Audience, RowsReason } from '../contract/session.ts';
import type { Fragment } from '../engine/sql.ts';
import { presentableScenario } from './presentable-answers.ts';
import { presentableFigures } from './presentable-figures.ts';

type ScreenOptions = {
  readonly sources: () => Promise<readonly Source[]>;
  /** Writes down that rows were looked at, and keeps it; throws where that can't be kept. */
  readonly log: (detail: AuditDetail, by: string | null) => Promise<void>;
};

/** The page's screen: who sees it, and whether somebody has said why they look at single rows. */
export class Screen {
  audience: Audience = 'officer';
  readonly #options: ScreenOptions;
  #hasReason = false;

  constructor(options: ScreenOptions) {
    this.#options = options;
  }

  /** What figures pass on their way to the screen. */
  readonly gate = (figures: Fragment, measure: Measure): Fragment =>
    this.audience === 'officer' ? figures : presentableFigures(figures, measure);

  /** What a scenario came to, as whoever sees the screen may take it home. */
  scenario(result: ScenarioResult): ScenarioResult {
    return this.audience === 'officer' ? result : presentableScenario(result);
  }

  /** Says why the rows behind figures are looked at; once is enough until the workspace closes. */
  async giveReason({ reason, by = null }: RowsReason): Promise<void> {
    await this.#options.log({ what: 'rows behind figures', reason }, by);
    this.#hasReason = true;
  }

  /** A figure's card; until there is a reason it says how many rows there are and shows none. */
  async card(card: FigureCard): Promise<FigureCard> {
    if (this.#hasReason || card.rows.total === 0) return card;
    const sources = await this.#options.sources();
    // What came with the workbench was published, row by row.
    if (sources.every(({ sample }) => sample)) return card;
    return { ...card, rows: { ...card.rows, cells: [] } };
  }
}
