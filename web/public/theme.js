// Sets the colours before the first paint, so that the page does not flash; the app takes over from there.
(() => {
  let choice = 'dark';
  try {
    choice = JSON.parse(localStorage.getItem('theme') ?? '"dark"');
  } catch {
    // Storage is forbidden, or holds something else.
  }
  const isLight = choice === 'light' || (choice === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = isLight ? 'light' : 'dark';
})();
