import { basename } from 'node:path';
import { Command } from 'commander';
import { PermanenceError } from '../../contract/failure.ts';
import { recipeOf } from '../../extracts/mapping/recipe-file.ts';
import { filesAmong } from '../files-among.ts';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { recipeFile, savedRecipe } from '../recipe-option.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type Saved = CommonOptions & { readonly workspace: string };

/** Recipes live in a workspace file; in the samples nothing is kept. */
function inFile(options: CommonOptions): asserts options is Saved {
  if (options.workspace !== undefined) return;
  throw new PermanenceError({
    code: 'invalid_request',
    message: 'Recipes are kept in a workspace file, and none is named.',
    action: 'Name it with --workspace.',
  });
}

/**
 * `permanence recipes`: the mappings saved in a workspace. Common options stand with the parent
 * command, where commander finds them before and after the name of the action.
 */
export function recipesCommand(streams: Streams): Command {
  const command = withCommonOptions(
    new Command('recipes').description(
      'List the recipes by which files of any columns are read, or export, import, remove or propose one.',
    ),
  );
  const action = (usage: string, description: string, { isDefault = false } = {}) =>
    command
      .command(usage, { isDefault })
      .description(description)
      .exitOverride()
      .configureOutput({ writeOut: streams.out, writeErr: streams.err });
  const printed = (value: unknown) => streams.out(`${JSON.stringify(value, null, 2)}\n`);

  action('list', 'List the recipes.', { isDefault: true }).action(
    async (_: unknown, { parent }: Command) => {
      const options = optionsOf(parent);
      await withWorkbench(options, 'read', async (workbench) => {
        const rows = workbench.recipes().map(({ name, target, header, columns, savedAt }) => ({
          name,
          target,
          columns: Object.keys(columns).length,
          of: header.length,
          saved_at: savedAt,
        }));
        printRows(streams, options.format, rows);
      });
    },
  );
  action('export <name>', 'Print a recipe as JSON, for another workspace.').action(
    async (name: string, _: unknown, { parent }: Command) => {
      await withWorkbench(optionsOf(parent), 'read', async (workbench) =>
        printed(savedRecipe(workbench, name)),
      );
    },
  );
  action('import <file>', 'Save a recipe that stands in a file.').action(
    async (path: string, _: unknown, { parent }: Command) => {
      const options = optionsOf(parent);
      inFile(options);
      const recipe = recipeFile(path);
      await withWorkbench(options, 'create', async (workbench) => {
        const { name, target, savedAt } = workbench.saveRecipe(recipe);
        await workbench.save();
        printRows(streams, options.format, [{ name, target, saved_at: savedAt }]);
      });
    },
  );
  action('remove <name>', 'Remove a recipe; what was loaded through it stays.').action(
    async (name: string, _: unknown, { parent }: Command) => {
      const options = optionsOf(parent);
      inFile(options);
      await withWorkbench(options, 'read', async (workbench) => {
        savedRecipe(workbench, name);
        workbench.removeRecipe(name);
        await workbench.save();
        printRows(streams, options.format, [{ name, removed: true }]);
      });
    },
  );
  action('propose <file>', "Print what a file's columns may stand for as a recipe to check.")
    .option('--target <target>', 'what it is to be mapped to, where the likeliest is wrong')
    .option('--sheet <name>', 'the sheet of a workbook that is meant')
    .action(async (path: string, asked: ProposeOptions, { parent }: Command) => {
      await withWorkbench(optionsOf(parent), 'read', async (workbench) => {
        const [file, ...others] = filesAmong([path]);
        if (!file || others.length > 0) throw oneFile(path);
        const { ticket } = workbench.accept(file);
        const tables = await workbench.preview([ticket]);
        const table = tables.find(({ part }) => asked.sheet === undefined || part === asked.sheet);
        if (!table) throw nothingLike(path, `has no sheet “${asked.sheet ?? ''}”`);
        const { header, proposals } = await workbench.proposeMapping({
          ticket,
          file: table.file,
          part: table.part,
        });
        const likely = proposals.find(
          ({ target }) => asked.target === undefined || target === asked.target,
        );
        if (!likely) throw nothingLike(path, 'has no columns the assistant can place');
        streams.err(`${likely.reason}\n`);
        for (const { reason } of likely.columns) streams.err(`${reason}\n`);
        printed(recipeOf(basename(path), likely, header));
      });
    });
  return command;
}

type ProposeOptions = { readonly target?: string; readonly sheet?: string };

const optionsOf = (parent: Command | null): CommonOptions =>
  parent?.opts<CommonOptions>() ?? { format: 'json' };

function oneFile(path: string): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: `${path} is not one file.`,
    action: 'Name the one file that a recipe is wanted for.',
  });
}

function nothingLike(path: string, what: string): PermanenceError {
  return new PermanenceError({
    code: 'file_not_recognised',
    message: `${path} ${what}.`,
    action: 'Check that its first row is the header, or write the recipe by hand.',
    place: { file: path },
  });
}
