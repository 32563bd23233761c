/**
 * The dependency rule of the house. A file imports only what lies below it, and a package only
 * where it is meant to run; a folder or a package that is not listed here is an error until
 * somebody has decided where it belongs.
 */

/** The layers of analytics/, from top to bottom. What stands on one line doesn't know each other. */
const LAYERS = [
  ['cli'],
  ['index'],
  ['workbench'],
  ['reports', 'verify'],
  ['pipeline', 'funding', 'disparity', 'benchmarks'],
  ['casework'],
  ['measures', 'disclosure'],
  ['extracts', 'synthetic'],
  ['workspace'],
  ['engine'],
  ['formats'],
  ['statistics'],
  ['reference'],
  ['contract'],
];

/** Layers that are a file, or a few whose names begin alike, rather than a folder. */
const FILES = { index: String.raw`index\.ts`, workbench: String.raw`workbench[^/]*\.ts` };

const everywhere = '^(analytics|electron|renderer)/';

/** Where each package may be imported. */
const PACKAGES = {
  '@duckdb/node-api': '^analytics/engine/',
  '@duckdb/node-bindings': '^analytics/engine/',
  '@orpc/client': '^renderer/connect',
  '@orpc/server': '^electron/',
  '@tanstack/react-query': '^renderer/',
  '@tanstack/react-table': '^renderer/',
  '@tanstack/react-virtual': '^renderer/',
  'age-encryption': '^analytics/workspace/',
  'apache-arrow': '^(analytics/(engine|workspace)|renderer)/',
  commander: '^analytics/cli/',
  electron: '^electron/',
  fflate: '^analytics/(workspace|formats)/',
  hucre: '^analytics/formats/',
  hyparquet: '^analytics/formats/',
  'hyparquet-compressors': '^analytics/formats/',
  'plotly.js-strict-dist-min': '^renderer/charts/',
  'pure-rand': '^analytics/statistics/',
  react: '^renderer/',
  'react-aria-components': '^renderer/',
  'react-dom': '^renderer/',
  saxes: '^analytics/formats/',
  ws: '^electron/',
  zod: everywhere,
  zustand: '^renderer/',
};

/** Layers that only compute: no files, no processes, nothing of Node's. */
const PURE = '^(renderer|analytics/(contract|statistics|reference))/';

const pattern = (layer) =>
  FILES[layer] === undefined ? `^analytics/${layer}/` : `^analytics/${FILES[layer]}$`;

const layerRules = LAYERS.flatMap((line, depth) =>
  line.map((layer) => {
    const sideways = line.filter((other) => other !== layer);
    const above = LAYERS.slice(0, depth).flat();
    return {
      name: `layer-${layer}`,
      comment: `analytics/${layer} imports only layers below it`,
      severity: 'error',
      from: { path: pattern(layer) },
      to: { path: [...above, ...sideways].map(pattern) },
    };
  }),
).filter((rule) => rule.to.path.length > 0);

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const inPackage = (name) => `node_modules/${name.replace('.', String.raw`\.`)}/`;

const packageRules = Object.entries(PACKAGES).map(([name, place]) => ({
  name: `package-${name}`,
  comment: `${name} runs in ${place} only`,
  severity: 'error',
  from: { path: everywhere, pathNot: place },
  to: { path: inPackage(name) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...packageRules,
    {
      name: 'layer-unknown',
      comment: 'a folder of analytics/ has a place among the layers above',
      severity: 'error',
      from: { path: '^analytics/', pathNot: LAYERS.flat().map(pattern) },
      to: {},
    },
    {
      name: 'package-unknown',
      comment: 'a package is listed above with the place where it may run',
      severity: 'error',
      from: { path: everywhere, pathNot: String.raw`\.d\.ts$` },
      to: { dependencyTypes: npm, pathNot: Object.keys(PACKAGES).map(inPackage) },
    },
    {
      name: 'package-undeclared',
      comment: 'a package is named in package.json',
      severity: 'error',
      from: { path: everywhere },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'analytics-alone',
      comment: 'the engine knows neither Electron nor the page',
      severity: 'error',
      from: { path: '^analytics/' },
      to: { path: '^(electron|renderer)/' },
    },
    {
      name: 'renderer-contract-only',
      comment: 'the page knows the contract and nothing behind it',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(analytics|electron)/', pathNot: '^analytics/contract/' },
    },
    {
      name: 'electron-workbench-only',
      comment: 'a host knows the workbench and the contract',
      severity: 'error',
      from: { path: '^electron/' },
      to: {
        path: '^(analytics|renderer)/',
        pathNot: [String.raw`^analytics/workbench\.ts$`, '^analytics/contract/'],
      },
    },
    {
      name: 'pure',
      comment: 'what is sent, computed or shown touches no files and no processes',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests',
      comment: 'what is shipped does not depend on tests',
      severity: 'error',
      from: { path: everywhere },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment: 'no two files need each other to run; types may',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: String.raw`\?` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'browser', 'default'],
    },
  },
};
