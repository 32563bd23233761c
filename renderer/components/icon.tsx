import './icon.css';

/** Drawn on a 16 px grid with a 1.5 px line, in the colour of the text around them. */
const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5M6.75 13V9.5h2.5V13',
  data: 'M3 4c0-1 2.2-1.75 5-1.75S13 3 13 4s-2.2 1.75-5 1.75S3 5 3 4ZM3 4v8c0 1 2.2 1.75 5 1.75s5-.75 5-1.75V4M3 8c0 1 2.2 1.75 5 1.75S13 9 13 8',
  explore: 'M2.5 2.5v11h11M5 10.5l2.5-3.5 2.25 2L13 4.5',
  compare: 'M3 3.5h7M3 8h10M3 12.5h5',
  disparity: 'M2.5 12.5c4 0 4-9 11-9M2.5 12.5c5 0 6-4.5 11-4.5',
  pipeline: 'M2.5 3h11L9.5 8v5l-3-1.5V8z',
  funding:
    'M10.5 4.75C10 3.6 9.2 3 8.2 3 6.7 3 6 4.1 6 5.4c0 1.6.7 2.3.7 4 0 1.5-.7 2.6-1.7 3.6h6M4.5 8.25h4.75',
  report: 'M4 2.5h5.5L12 5v8.5H4zM9.5 2.5V5H12M6 8h4M6 10.5h4',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.25 10.25 13.5 13.5',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.5 3.25 3.25L13 5',
  minus: 'M3.5 8h9',
  plus: 'M8 3.5v9M3.5 8h9',
  chevron_down: 'm4 6 4 4 4-4',
  chevron_right: 'm6 4 4 4-4 4',
  arrow_up: 'M8 13V3.5M4 7.25l4-4 4 4',
  arrow_down: 'M8 3v9.5M4 8.75l4 4 4-4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  download: 'M8 2.5v8M4.75 7.5 8 10.75l3.25-3.25M2.5 13.5h11',
  upload: 'M8 10.5v-8M4.75 5.5 8 2.25l3.25 3.25M2.5 13.5h11',
  file: 'M4 2.5h5.5L12 5v8.5H4zM9.5 2.5V5H12',
  warning: 'M8 2.75 14 13H2zM8 6.5v3M8 11.25v.01',
  error: 'M8 13.75a5.75 5.75 0 1 0 0-11.5 5.75 5.75 0 0 0 0 11.5ZM8 5v3.75M8 10.9v.01',
  info: 'M8 13.75a5.75 5.75 0 1 0 0-11.5 5.75 5.75 0 0 0 0 11.5ZM8 7.5V11M8 5.1v.01',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5M8 10v1.5',
  eye: 'M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  eye_closed:
    'M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM3 13 13 3',
  settings: 'M2.5 5h5M10.5 5h3M2.5 11h3M8.5 11h5M9 3.5v3M7 9.5v3',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  bookmark: 'M4.5 2.5h7v11L8 10.75 4.5 13.5z',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  chart: 'M2.5 13.5h11M4.5 13.5V8M8 13.5V3.5M11.5 13.5V6',
  panel: 'M2.5 3.5h11v9h-11zM10 3.5v9',
  undo: 'M3 6.5h6.25a3.25 3.25 0 0 1 0 6.5H6M5.75 3.75 3 6.5l2.75 2.75',
  bin: 'M3 4.5h10M6 4.5v-2h4v2M4.25 4.5l.5 9h6.5l.5-9',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; hidden from assistive technology, which reads the words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
