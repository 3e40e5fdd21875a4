import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const GATEWAY = 'http://localhost:4000';
const TO_GATEWAY = ['/graphql', '/files', '/session', '/verify', '/dev', '/demo', '/reset-password', '/.well-known'];

/** What a browser can unpack is packed once, at the build. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!/\.(js|css|svg|json|webmanifest)$/.test(name)) continue;
      const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      if (bytes.length < 1024) continue;
      this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(bytes) });
      this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(bytes, { level: 9 }) });
    }
  },
};

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
        // Pages are asked for each time: their nonce is. Files are kept as they are used.
        navigateFallback: null,
        globPatterns: [],
        runtimeCaching: [
          {
            urlPattern: /\/assets\//,
            handler: 'CacheFirst',
            options: { cacheName: 'files', expiration: { maxEntries: 200 } },
          },
          {
            urlPattern: ({ request }) => request.mode === 'navigate',
            handler: 'NetworkFirst',
            options: { cacheName: 'pages', networkTimeoutSeconds: 5, expiration: { maxEntries: 20 } },
          },
        ],
      },
    }),
    packed,
  ],
  build: { outDir: 'dist/pages', emptyOutDir: true, sourcemap: false, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(TO_GATEWAY.map((path) => [path, { target: GATEWAY, headers: { origin: GATEWAY } }])),
  },
});
