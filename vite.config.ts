import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import description from './package.json' with { type: 'json' };

const root = (path: string) => resolve(import.meta.dirname, path);

/** What Node finds by itself at run time, packages by name with all their entries; the rest is bundled. */
const provided = new RegExp(
  `^(?:node:.*|(?:${['electron', ...builtinModules, ...Object.keys(description.dependencies)].join('|')})(?:/.*)?)$`,
);

/**
 * Puts the command where `npx permanence` finds it at once. npm links the commands of a project's
 * dependencies there but not its own, and otherwise installs the project a second time to run it.
 */
function linkCommand(): Plugin {
  return {
    name: 'link-command',
    applyToEnvironment: ({ name }) => name === 'node',
    closeBundle: async () => {
      const commands = root('node_modules/.bin');
      if (!existsSync(commands)) return;
      const script = "#!/usr/bin/env node\nimport('../../dist/node/cli.js');\n";
      await writeFile(join(commands, 'permanence'), script, { mode: 0o755 });
      const windows = '@node "%~dp0\\..\\..\\dist\\node\\cli.js" %*\r\n';
      if (process.platform === 'win32') await writeFile(join(commands, 'permanence.cmd'), windows);
    },
  };
}

/**
 * One build for three places: the page (browsers), the Node programs (command line, start, the
 * desktop's main and engine) and the preload script (a sandbox that loads one CommonJS file).
 */
export default defineConfig({
  root: root('renderer'),
  plugins: [react(), linkCommand()],
  builder: {},
  build: { emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 6000 },
  environments: {
    client: {
      build: {
        outDir: root('dist/page'),
        target: 'chrome120',
        // The page's policy lets no script, style or font be written into another file.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: [] },
      build: {
        ssr: true,
        outDir: root('dist/node'),
        target: 'node20',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: {
            cli: root('analytics/cli/main.ts'),
            start: root('electron/start.ts'),
            main: root('electron/main.ts'),
            'engine-process': root('electron/engine-process.ts'),
            'engine-child': root('electron/engine-child.ts'),
          },
          external: provided,
          // Shared parts lie beside the programs, so that every file is as deep below the package.
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ssr: true,
        outDir: root('dist/preload'),
        target: 'chrome120',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { preload: root('electron/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
});
