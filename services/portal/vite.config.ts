import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const PAGES = fileURLToPath(new URL('dist/pages', import.meta.url));
const GATEWAY = 'http://localhost:4000';
const TO_GATEWAY = ['/graphql', '/files', '/session', '/verify', '/dev', '/demo', '/reset-password', '/.well-known'];

const PACKED = /\.(js|css|svg|json|webmanifest)$/;
const WORTH_PACKING = 1024;

/** What a browser can unpack is packed once, when everything else has been written. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    handler() {
      const names = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => PACKED.test(name));
      for (const path of names.map((name) => join(PAGES, name))) {
        const bytes = readFileSync(path);
        if (bytes.length < WORTH_PACKING) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  },
};

/** Folders of the component library, each with its widgets underneath. */
const ui = (...names: string[]) => new RegExp(`/node_modules/(antd/es|@rc-component)/(${names.join('|')})/`);

/**
 * What pages share comes in parts worth a request. Left to itself the build makes a file of every icon, and the headers of an answer
 * weigh more than most of them. What is in none of these goes with the pages that use it. `npm run bench:portal` weighs the result.
 */
const PARTS = [
  { name: 'base', tags: ['$initial' as const] },
  { name: 'icons', test: /\/node_modules\/@ant-design\/icons/, minShareCount: 5 },
  { name: 'more-icons', test: /\/node_modules\/@ant-design\/icons/ },
  {
    name: 'forms',
    test: ui(
      ...['_util', 'alert', 'button', 'flex', 'form', 'grid', 'input', 'layout'],
      ...['skeleton', 'space', 'style', 'tooltip', 'typography'],
    ),
  },
  { name: 'signs', test: ui('app', 'badge', 'empty', 'message', 'modal', 'notification', 'spin', 'tag') },
  { name: 'menus', test: ui('card', 'dropdown', 'menu', 'overflow', 'tabs') },
  { name: 'choices', test: ui('checkbox', 'radio', 'select', 'virtual-list') },
  { name: 'tables', test: ui('pagination', 'popover', 'table', 'tree') },
  { name: 'dates', test: ui('date-picker', 'picker') },
  {
    name: 'common',
    test: /\/src\/(design|generated|graph|layouts|session)\/(?!DayPicker|Listing|Rows|StatusTag|regions)/,
    minShareCount: 8,
  },
];

/** What the server tells the page in development; see server/page.ts. */
const development: Plugin = {
  name: 'development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace('</head>', '<meta name="medreg-development" content="yes" /></head>'),
};

export default defineConfig({
  plugins: [
    react(),
    development,
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      manifest: {
        name: '医师护士电子化注册',
        short_name: '电子化注册',
        description: '办理执业注册、查看办理进度、出示电子证照',
        lang: 'zh-CN',
        start_url: '/person',
        scope: '/',
        display: 'standalone',
        theme_color: '#0b5cab',
        background_color: '#f4f6f9',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Pages are asked for each time: their nonce is new. Files are kept as they are used. What was kept is for whoever is offline;
        // src/app/keep-for-offline.ts puts the first of both there.
        navigateFallback: null,
        globPatterns: [],
        runtimeCaching: [
          {
            urlPattern: /\/assets\//,
            handler: 'CacheFirst',
            options: { cacheName: 'files', expiration: { maxEntries: 200 } },
          },
          {
            // One page has all addresses but these, which must never be old: a verification, a download, a message.
            urlPattern: ({ request, url }) =>
              request.mode === 'navigate' &&
              !/^\/(verify|files|graphql|session|dev|demo|reset-password|\.well-known)(\/|$)/.test(url.pathname),
            handler: 'NetworkFirst',
            options: {
              cacheName: 'pages',
              networkTimeoutSeconds: 5,
              plugins: [{ cacheKeyWillBeUsed: async () => '/person' }],
            },
          },
        ],
      },
    }),
    packed,
  ],
  build: {
    outDir: PAGES,
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: PARTS } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(TO_GATEWAY.map((path) => [path, { target: GATEWAY, headers: { origin: GATEWAY } }])),
  },
});
