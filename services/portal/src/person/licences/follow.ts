/** Downloads a short-lived address of this site without leaving the page. */
export function follow(url: string): void {
  const { pathname, search } = new URL(url, location.origin);
  const link = document.createElement('a');
  link.href = pathname + search;
  link.download = '';
  link.click();
}
