import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTestHouse } from '@medreg/acceptance/testing';
import { environment } from '@medreg/env';
import { Cast, type Demo, Graph, Mailbox, ROLES, type Role, readDemo } from '@medreg/journey';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

declare global {
  /** Whether pages are kept as pictures for the documents: `npm run docs:screenshots`. */
  var screenshots: boolean | undefined;
  /** In the page that `barriers` looks at. */
  var axe: typeof import('axe-core');
}

const PICTURES = fileURLToPath(new URL('../../../docs/screenshots', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Chromium asks for nothing of its own, and runs as whoever runs the tests. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  tablet: { viewport: { width: 768, height: 1024 } },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;
export type Device = keyof typeof DEVICES;

/** A running house and a browser that looks at it. */
export interface Browsing {
  url: string;
  demo: Demo;
  graph: Graph;
  mailbox: Mailbox;
  /** People and places of the demo, and new ones, for what stands before a scene. */
  cast: Cast;
  /** A browser of somebody else: own cookies, own storage. */
  visitor(options?: { device?: Device; language?: 'zh-CN' | 'en'; dark?: boolean; script?: boolean }): Promise<Visitor>;
  /** Somebody of the demo at his desk: signed in once for all chapters, and never closed by them. */
  desk(end: 'institution' | 'authority', role: Role): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the page complained of in its console, and requests to anybody else's addresses. */
  complaints: string[];
  /** Opens a page of the site and waits until it has been filled. */
  open(path: string): Promise<void>;
  signIn(
    end: 'person' | 'institution' | 'authority',
    account: Role | { loginName: string; password: string },
  ): Promise<void>;
  /** Keeps a picture for the documents, where pictures are wanted. */
  picture(name: string): Promise<void>;
  /** @returns what axe finds serious or critical on the page as it is (WCAG 2.2 AA) */
  barriers(): Promise<string[]>;
  close(): Promise<void>;
}

/** A house of its own; or the one that runs, with E2E_URL its address and E2E_ACCOUNTS its demo accounts, while one writes a test. */
async function openHouse(): Promise<{ url: string; demo: Demo; close: () => Promise<void> }> {
  const { E2E_URL, E2E_ACCOUNTS } = environment();
  if (E2E_URL && E2E_ACCOUNTS) return { url: E2E_URL, demo: readDemo(E2E_ACCOUNTS), close: async () => {} };
  const home = await openTestHouse();
  return { url: home.house.gatewayUrl, demo: home.demo, close: () => home.close() };
}

export async function openBrowsing(): Promise<Browsing> {
  const home = await openHouse();
  const { url, demo } = home;
  const graph = new Graph(url);
  const mailbox = new Mailbox(url);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });
  const desks = new Map<Role, Promise<Visitor>>();
  return {
    url,
    demo,
    graph,
    mailbox,
    cast: new Cast(graph, mailbox, demo),
    visitor: (options) => openVisitor(browser, { url, demo }, options),
    desk(end, role) {
      const known = desks.get(role);
      if (known) return known;
      const opened = openVisitor(browser, { url, demo }).then(async (visitor) => {
        await visitor.signIn(end, role);
        return visitor;
      });
      desks.set(role, opened);
      return opened;
    },
    async close() {
      await browser.close();
      await home.close();
    },
  };
}

async function openVisitor(
  browser: Browser,
  { url, demo }: Pick<Browsing, 'url' | 'demo'>,
  { device = 'desktop', language = 'zh-CN', dark = false, script = true }: Parameters<Browsing['visitor']>[0] = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    ...DEVICES[device],
    locale: language,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    javaScriptEnabled: script,
  });
  await context.addInitScript((wanted) => localStorage.setItem('medreg-language', wanted), language);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && /^(http|ws)/.test(request.url())) complaints.push(`asks ${request.url()}`);
  });
  const settled = async () => {
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  return {
    page,
    context,
    complaints,
    async open(path) {
      await page.goto(`${url}${path}`);
      await settled();
    },
    async signIn(end, account) {
      const { loginName, password } = typeof account === 'string' ? demoAccount(demo, account) : account;
      await page.goto(`${url}/${end}/sign-in`);
      await page.getByLabel(/登录名|Login name/).fill(loginName);
      await page
        .getByLabel(/登录密码|Password/)
        .first()
        .fill(password);
      await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
      await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
      await settled();
    },
    async picture(name) {
      if (!globalThis.screenshots) return;
      await settled();
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
    },
    async barriers() {
      await settled();
      // The whole page at once: what lies half under a bar at the fold is whole as soon as somebody scrolls.
      const size = page.viewportSize() ?? DEVICES.desktop.viewport;
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      });
      await page.setViewportSize(size);
      return found;
    },
    close: () => context.close(),
  };
}

function demoAccount(demo: Demo, role: Role) {
  const account = demo.accounts.find((one) => one.role === ROLES[role]);
  if (!account) throw new Error(`No demo account for ${role}`);
  return account;
}
