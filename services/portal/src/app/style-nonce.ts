import { nonce } from './nonce.ts';

/**
 * Tables measure the scroll bar with a style element that they do not give the nonce (`getScrollBarSize` of `@rc-component/util`), so
 * every style element that a script makes is given it. Markup is not: a style element that comes as text stays without.
 */
const create = document.createElement.bind(document);
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
