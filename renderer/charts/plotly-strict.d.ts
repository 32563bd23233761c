/** The package ships no declarations; plotly-types.ts says what the charts use of it. */
declare module 'plotly.js-strict-dist-min' {
  const plotly: unknown;
  export { plotly as default };
}
