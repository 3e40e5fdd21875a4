import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { keepForOffline } from './app/keep-for-offline.ts';
import './design/global.css';
import { startI18n } from './i18n/index.ts';

await startI18n();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // Best done, not needed: a browser that keeps nothing works all the same.
  window.addEventListener('load', () => void keepForOffline().catch(() => {}));
}
