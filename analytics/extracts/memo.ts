const MOST = 10_000;

/** The same function, remembering its answers: files repeat their areas, periods and measures. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    // A file of nothing but different wrong words must not fill the memory.
    if (answers.size >= MOST) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
