import { describe, expect, it } from 'vitest';
import { droppedFiles, filesOfFolder } from '../../../../renderer/data/dropped-files.ts';

const file = (name: string) => new File(['a'], name);

const fileEntry = (name: string) => ({
  isFile: true,
  name,
  file: (done: (file: File) => void) => {
    done(file(name));
  },
});

/** A folder that hands out its entries two at a time, as browsers do a hundred at a time. */
const folderEntry = (name: string, children: { name: string }[]) => ({
  isFile: false,
  name,
  createReader: () => {
    const left = [...children];
    return {
      readEntries: (done: (entries: unknown[]) => void) => {
        done(left.splice(0, 2));
      },
    };
  },
});

const drop = (entries: unknown[], files: File[] = []) =>
  ({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files,
  }) as unknown as DataTransfer;

const namesOf = async (transfer: DataTransfer) =>
  (await droppedFiles(transfer)).map(({ name }) => name);

describe('what was dropped', () => {
  it('is every file, those in folders and folders within under names with their folders', async () => {
    const folder = folderEntry('return', [
      fileEntry('header.csv'),
      fileEntry('episodes.csv'),
      fileEntry('reviews.csv'),
      folderEntry('2023', [fileEntry('ad1.csv')]),
    ]);
    expect(await namesOf(drop([fileEntry('figures.csv'), folder]))).toEqual([
      'figures.csv',
      'return/header.csv',
      'return/episodes.csv',
      'return/reviews.csv',
      'return/2023/ad1.csv',
    ]);
  });

  it('leaves out what a system keeps in folders for itself', async () => {
    const folder = folderEntry('return', [
      fileEntry('.DS_Store'),
      fileEntry('Thumbs.db'),
      folderEntry('.git', [fileEntry('config')]),
      fileEntry('header.csv'),
    ]);
    expect(await namesOf(drop([folder]))).toEqual(['return/header.csv']);
  });

  it('is taken as plain files where no entries are to be had', async () => {
    expect(await namesOf(drop([null], [file('figures.csv')]))).toEqual(['figures.csv']);
  });
});

describe('a folder that was chosen', () => {
  const chosen = (path: string) =>
    Object.assign(file(path.slice(path.lastIndexOf('/') + 1)), { webkitRelativePath: path });

  it('gives its files under names with their folders, without hidden ones', () => {
    const files = ['return/2023/header.csv', 'return/.git/config', 'return/2022/header.csv'];
    expect(filesOfFolder(files.map(chosen)).map(({ name }) => name)).toEqual([
      'return/2022/header.csv',
      'return/2023/header.csv',
    ]);
  });
});
