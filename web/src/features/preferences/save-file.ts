/** Saves a text as a file, by the browser's own download. */

/** Hands a JSON text over as a download. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download begins after this turn; then the text need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
