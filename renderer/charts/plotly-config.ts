import type { PlotConfig } from './plotly-types.ts';

/**
 * The one configuration every chart is drawn with. Plotly would otherwise offer to upload the chart
 * and its data; nothing here may leave the machine, and no chart may set this for itself.
 */
export const PLOT_CONFIG: PlotConfig = Object.freeze({
  showSendToCloud: false,
  plotlyServerURL: '',
  topojsonURL: '',
  displaylogo: false,
  displayModeBar: false,
  editable: false,
  scrollZoom: false,
  doubleClick: false,
  showTips: false,
  responsive: false,
});
