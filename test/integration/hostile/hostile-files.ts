/** Files in which everything a person may write is made to harm whoever reads it without care. */

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** Published figures whose every free text is this one. */
export function figuresOf(text: string, name = 'figures.csv') {
  const header =
    'measure,area,period,value,status,source,section,table,place,locator,printed_as,note';
  const row = (area: string, value: number) =>
    ['matches', area, '2022/23', value, 'final', text, text, text, text, text, text, text]
      .map((cell) => (typeof cell === 'number' ? String(cell) : quoted(cell)))
      .join(',');
  return file(name, [header, row('Croydon', 12), row('Lambeth', 23), row(text, 7)]);
}

/** A return with this text in a cell that should be a day, in a header, and as a child's number. */
export function returnOf(text: string, name = 'header.csv') {
  return file(name, [
    `LA,YEAR,CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,${quoted(text)}`,
    `Croydon,2023,1,1,01/05/2019,WBRI,,,,${quoted(text)}`,
    `Croydon,2023,${quoted(text)},1,${quoted(text)},WBRI,,,,x`,
    `${quoted(text)},2023,3,1,01/05/2019,${quoted(text)},,,,x`,
  ]);
}

/** A table nobody knows, with this text in its headers and cells. */
export function unknownOf(text: string, name = 'tracker.csv') {
  return file(name, [
    ['Borough', 'Child', text, 'Placed'].map(quoted).join(','),
    ['Croydon', 'c1', text, '01/05/2022'].map(quoted).join(','),
    [text, text, text, text].map(quoted).join(','),
  ]);
}

function file(name: string, lines: readonly string[]) {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}
