/** The caches of the service worker, as vite.config.ts names them. */
const PAGES = 'pages';
const FILES = 'files';
const PAGE = '/person';

/**
 * Starts the service worker, and keeps the page and the files that came before it: so that an installed site opens and says what is
 * the matter also when there is no network at its second start.
 */
export async function keepForOffline(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
  const pages = await caches.open(PAGES);
  // With its headers: the policy and the nonce in it belong together.
  if (!(await pages.match(PAGE))) await pages.add(PAGE);
  const files = await caches.open(FILES);
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  for (const { href } of loaded) {
    if (!(await files.match(href))) await files.add(href);
  }
}
