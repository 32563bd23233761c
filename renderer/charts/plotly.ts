import plotlyStyle from './plotly.css?url';
import type { Plotly } from './plotly-types.ts';

/**
 * The bundle writes the styles of its maps into the page unless an element with this id is there;
 * the content policy would refuse them, and no map is ever drawn.
 */
export const MAP_STYLE_ID = '9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53';

/** The id and class by which Plotly knows that its styles are already linked. */
const STYLE_ID = 'plotly.js-style-global';
const STYLE_CLASS = 'no-inline-styles';

let loading: Promise<Plotly> | null = null;

/** Plotly, fetched when the first chart is drawn. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= (async () => {
    await linkStyles(document);
    const bundle = await import('plotly.js-strict-dist-min');
    return bundle.default as Plotly;
  })();
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

function linkStyles(page: Document): Promise<void> {
  if (!page.getElementById(MAP_STYLE_ID)) {
    const held = page.createElement('meta');
    held.id = MAP_STYLE_ID;
    page.head.append(held);
  }
  if (page.getElementById(STYLE_ID)) return Promise.resolve();
  const link = page.createElement('link');
  link.id = STYLE_ID;
  link.className = STYLE_CLASS;
  link.rel = 'stylesheet';
  link.href = plotlyStyle;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('The styles of the charts could not be loaded.'));
    });
    page.head.append(link);
  });
}
