import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { RowData } from '@tanstack/react-table';
import { Button } from '../components/button.tsx';
import { DataTable, type DataTableProps } from '../components/data-table.tsx';
import { useDataset } from '../state/dataset.ts';

const PAGE = 500;

/** A row of a list that comes in pages, numbered in the order of the list. */
export type Numbered<Row> = Row & { readonly id: string };

type Page = { readonly rows: readonly object[] };

type Asked<Answer> = {
  /** The method and its input, as the answers are kept under. */
  about: readonly unknown[];
  ask: (page: { offset: number; limit: number }, signal: AbortSignal) => Promise<Answer>;
  /** How many rows there are to fetch in all. */
  countIn: (answer: Answer) => number;
};

/** A list too long to be fetched at once: a page at a time, as it is scrolled to. */
export function usePages<Answer extends Page>({ about, ask, countIn }: Asked<Answer>) {
  const version = useDataset((dataset) => dataset.version);
  return useInfiniteQuery({
    queryKey: ['engine', version, 'pages', ...about],
    queryFn: ({ signal, pageParam }) => ask({ offset: pageParam, limit: PAGE }, signal),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last, pages) => {
      const here = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return here < countIn(last) && last.rows.length > 0 ? here : undefined;
    },
    select: ({ pages }) => {
      const last = pages.at(-1);
      return {
        rows: pages
          .flatMap(({ rows }): readonly Answer['rows'][number][] => rows)
          .map((row, index): Numbered<Answer['rows'][number]> => ({ ...row, id: String(index) })),
        count: last ? countIn(last) : 0,
        last,
      };
    },
  });
}

type PagedTableProps<Row extends RowData> = Omit<
  DataTableProps<Row>,
  'rows' | 'total' | 'rowId' | 'open' | 'onEndReached' | 'actions'
> & {
  pages: {
    data: { rows: readonly Row[]; count: number };
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  /** The id of the row that is open. */
  open: string | null;
};

/** A table of what {@link usePages} has fetched, which asks for more when its end is reached. */
export function PagedTable<Row extends Numbered<RowData>>({
  pages,
  open,
  ...table
}: PagedTableProps<Row>) {
  const { data, hasNextPage, isFetchingNextPage } = pages;
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) pages.fetchNextPage();
  };
  return (
    <DataTable
      {...table}
      rows={data.rows}
      total={data.count}
      rowId={({ id }) => id}
      open={open === null ? null : { row: open }}
      onEndReached={more}
      actions={
        hasNextPage && (
          <Button size="small" variant="quiet" isDisabled={isFetchingNextPage} onPress={more}>
            Show more
          </Button>
        )
      }
    />
  );
}
