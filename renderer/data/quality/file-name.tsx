/** A file's name in a cell that may be too narrow for it; a path says most at its end. */
export function FileName({ file }: { file: string }) {
  return (
    <span className="file-end">
      <bdi>{file}</bdi>
    </span>
  );
}
